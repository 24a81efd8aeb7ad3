"""Whom a name means, and everything about a unit."""

import pytest

from graph.ask.navigator import Navigator
from graph.errors import NotFound
from tests.ask.asked import DAY, POLICY, STAFF, WATER_TEST
from tests.store.by_hand import COUNTIES, EAST, EDU, WATER


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("州教育局", "单位名称与此相同"),
        (" 州 教育局 ", "单位名称与此相同"),
        ("某州教育局", "登记的别名“某州教育局”即州教育局"),
        ("教育部门", "《关于加强学校饮水安全的通知》中“教育部门”指州教育局：本级主管教育的部门是州教育局"),
        ("教育局", "名称“州教育局”含有“教育局”"),
        ("黔南某州教育局", "含于“黔南某州教育局”"),
        ("育部", "文件中的说法“教育部门”含有“育部”"),
    ],
)
def test_a_name_reaches_its_unit_and_says_why(notice: Navigator, name: str, reason: str) -> None:
    hit = notice.find_units(name)[0]
    assert hit.unit.id == EDU.id
    assert hit.unit.name == "州教育局"
    assert reason in hit.reason
    assert hit.tasks == 1


@pytest.mark.parametrize("name", ["各县〔市〕人民政府", "各县(市)人民政府", "各县（市）人民政府", "各县[市]人民政府"])
def test_kinds_of_brackets_do_not_matter(notice: Navigator, name: str) -> None:
    hit = notice.find_units(name)[0]
    assert (hit.unit.id, hit.unit.kind) == (COUNTIES.id, "group")


def test_an_ambiguous_name_gives_several_the_busiest_first(notice: Navigator) -> None:
    assert [hit.unit.name for hit in notice.find_units("人民政府")] == [
        "各县〔市〕人民政府",
        "东县人民政府",
        "西市人民政府",
    ]
    assert [hit.unit.name for hit in notice.find_units("部门")] == ["州水务局", "州教育局"]


@pytest.mark.parametrize("name", ["", "  ", "省林业局", '" } DROP ALL #', "?unit", "\x00"])
def test_a_name_that_reaches_nobody_is_no_error(notice: Navigator, name: str) -> None:
    assert notice.find_units(name) == ()


def test_a_units_page_says_where_it_is_known_from(notice: Navigator) -> None:
    page = notice.unit(EDU.id, DAY)
    assert (page.level, page.area, page.source) == ("州", "某州", "登记 1")
    assert [(each.named, each.cite and each.cite.label) for each in page.names] == [
        ("某州教育局", None),
        ("教育部门", "一（一）"),
    ]
    assert [(each.unit.name, each.shared) for each in page.partners] == [("各县〔市〕人民政府", 1), ("州水务局", 1)]
    assert page.groups == ()


def test_a_unit_holds_what_the_clause_gives_it(notice: Navigator) -> None:
    first, second = notice.duties_of(WATER.id, DAY)
    assert (first.task.id, first.role, first.via, first.named) == (WATER_TEST, "responsible", "clause", "州水务局")
    assert [duty.cite.passage.exact for duty in first.duties] == ["水务部门提供检测设备。"]
    assert (second.task.id, second.role, second.via) == (STAFF, "lead", "clause")
    assert [duty.cite.passage.exact for duty in second.duties] == [
        "每校配备水质员2至 名。",
        "年底前完成培训。",
        "2021年10月底前完成备案。",
    ]
    assert second.findings == 2
    assert [deadline.date for deadline in second.deadlines] == [None, "2021-10-31"]


def test_a_member_inherits_what_its_group_holds(notice: Navigator) -> None:
    (row,) = notice.duties_of(EAST.id, DAY)
    assert (row.via, row.named, row.group and row.group.id) == ("group", "各县〔市〕人民政府", COUNTIES.id)
    assert [target.scope for target in row.targets] == ["城区学校", "乡村学校"]
    assert [group.name for group in notice.unit(EAST.id, DAY).groups] == ["各县〔市〕人民政府"]
    assert [member.id for member in notice.unit(COUNTIES.id, DAY).members] == ["u-mou-east", "u-mou-west"]


def test_every_row_rests_on_words_of_the_text(notice: Navigator) -> None:
    for unit in (EDU, WATER, COUNTIES, EAST):
        for row in notice.duties_of(unit.id, DAY):
            cites = [row.cite, *(duty.cite for duty in row.duties), *(target.cite for target in row.targets)]
            cites += [*(each.cite for each in row.deadlines), *(each.cite for each in row.cadences)]
            for passage in (cite.passage for cite in cites):
                assert POLICY.text[passage.start : passage.end] == passage.exact


def test_an_unknown_unit_is_not_found(notice: Navigator) -> None:
    for ask in (notice.unit, notice.duties_of):
        with pytest.raises(NotFound, match="没有单位 u-nobody"):
            ask("u-nobody", DAY)
