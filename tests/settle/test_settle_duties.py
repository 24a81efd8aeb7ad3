"""Duties of a document: whom the names mean, and what the responsibility clause answers for."""

import pytest

from graph.find.owners.duty_lists import find_duty_lists
from graph.find.work import work_sentences
from graph.read.head.letterhead import read_letterhead
from graph.read.outline import outline
from graph.read.texts import Span
from graph.read.tidy import tidy
from graph.records import Unit
from graph.settle.duties import Duties, full_name, settle_duties

UNITS = {"公安部门": Unit("u-1", "县公安局", "body"), "气象部门": Unit("u-2", "县气象局", "body")}


def _settled(text: str) -> Duties:
    clean = tidy(text)
    parts = outline(clean, read_letterhead(clean))
    ids = [f"c{at}" for at in range(len(parts))]
    work = work_sentences(clean, parts, ())
    return settle_duties(clean, parts, ids, work, lambda _, full: UNITS.get(full), find_duty_lists(clean.text))


def test_names_stay_as_written_and_units_come_with_their_full_names() -> None:
    said = _settled("一、协同\n公 安、气象等部门要共享信息,开展会商。加强演练。")
    assert [(duty.named, duty.units, duty.inherited) for duty in said.duties] == [
        (("公安", "气象"), ("u-1", "u-2"), False),
        (("公安", "气象"), ("u-1", "u-2"), False),
        ((), (), True),
    ]
    assert said.duties[0].passage.exact == "公 安、气象等部门要共享信息"
    assert [(clause, full) for clause, _, full in said.actors] == [("c1", "公安部门"), ("c1", "气象部门")]


def test_a_kind_of_body_is_named_and_no_unit() -> None:
    said = _settled("一、自查\n学校要开展自查。各级要加强督导。")
    assert [(duty.named, duty.units) for duty in said.duties] == [(("学校",), ()), (("各级",), ())]
    assert said.actors == ()


def test_posts_and_kinds_of_unit_are_no_units() -> None:
    said = _settled("一、巡查\n县级路长要开展巡查。下属单位要登记。县财政要安排资金。")
    names = {name for duty in said.duties for name in duty.named}
    assert names == {"县级路长", "下属单位", "县财政"}
    assert all(duty.units == () for duty in said.duties)


def test_a_heading_that_is_a_name_says_who_acts() -> None:
    said = _settled("一、职责\n1.公安部门:开展巡查,学校要配合。2.巡查制度:建立台账。")
    assert [(duty.named, duty.units) for duty in said.duties] == [
        (("公安部门",), ("u-1",)),
        (("学校",), ()),
        ((), ()),
    ]


def test_items_under_a_heading_of_duties_are_its_bodys() -> None:
    said = _settled("一、分工\n1.公安部门职责\n(1)开展巡查;\n(2)组织演练。\n2.保障措施\n(1)落实经费。")
    assert [(duty.named, duty.units) for duty in said.duties] == [
        (("公安部门",), ("u-1",)),
        (("公安部门",), ("u-1",)),
        ((), ()),
    ]
    assert [full for _, _, full in said.actors] == ["公安部门"]


def test_an_item_that_says_itself_who_answers_takes_nothing_from_above() -> None:
    said = _settled("一、分工\n1.公安部门\n(1)巡查。组织开展巡查。责任科室:治安科\n")
    assert next(duty.named for duty in said.duties) == ()
    said = _settled("一、现场指挥部\n(一)抢险组\n由应急局牵头,水利局参加。负责抢险。\n")
    assert said.duties[-1].named == ()


def test_a_line_of_a_duty_list_is_the_work_of_its_body_alone() -> None:
    said = _settled("一、分工\n公安部门:负责巡查,开展演练。加强值守。\n气象部门:负责预报。\n定期通报。")
    assert [(duty.named, duty.passage.exact) for duty in said.duties] == [
        (("公安部门",), "公安部门:负责巡查"),
        (("公安部门",), "开展演练"),
        (("公安部门",), "加强值守"),
        (("气象部门",), "气象部门:负责预报"),
        ((), "定期通报"),
    ]


def test_equal_words_get_identifiers_of_their_own() -> None:
    said = _settled("一、自查\n建立台账。建立台账。")
    first, second = said.duties
    assert second.id == f"{first.id}-x2"


def test_headings_of_principles_pass_down() -> None:
    said = _settled("一、基本原则\n(一)预防为主。完善制度。\n二、任务\n(一)自查。完善制度。")
    assert [duty.modality for duty in said.duties] == ["principle", "obligation"]


def test_full_names() -> None:
    text = "公安、交通、教育等部门要落实"
    spans = [Span(0, 2), Span(3, 5), Span(6, 8)]
    assert [full_name(text, spans, at) for at in range(3)] == ["公安部门", "交通部门", "教育部门"]
    assert full_name("县公安局、学校要", [Span(0, 4), Span(5, 7)], 0) == "县公安局"
    assert full_name("市商务局、各区政府要", [Span(0, 4), Span(5, 9)], 0) == "市商务局"
    assert full_name("各县区、各部门要", [Span(0, 3), Span(4, 7)], 0) == "各县区"
    assert full_name("各村、各有关单位要", [Span(0, 2), Span(3, 8)], 0) == "各村"
    assert full_name("县教育局、卫生等部门要", [Span(0, 4), Span(5, 7)], 0) == "县教育局"
    assert full_name("各镇(街道)、区直有关部门要", [Span(0, 6), Span(7, 13)], 0) == "各镇(街道)"
    assert full_name("公安、司法机关要", [Span(0, 2), Span(3, 7)], 0) == "公安机关"


@pytest.mark.parametrize(
    ("text", "full"),
    [("公安、教育等部门", "公安部门"), ("县委宣传部、县人社局等部门", "县委宣传部"), ("市政数局等单位", "市政数局")],
)
def test_an_end_said_once_is_only_given_to_names_that_lack_one(text: str, full: str) -> None:
    end = text.index("、") if "、" in text else text.index("等")
    assert full_name(text, [Span(0, end), *([Span(end + 1, text.index("等"))] if "、" in text else [])], 0) == full
