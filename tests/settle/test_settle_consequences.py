"""Consequences of a document, and the ladders they form."""

from graph.find.work import work_sentences
from graph.read.head.letterhead import read_letterhead
from graph.read.outline import outline
from graph.read.tidy import tidy
from graph.records import Actor, Consequence, Unit
from graph.settle.consequences import settle_consequences

HALL = Unit("u-1", "某县人民政府", "body")


def _settled(text: str) -> tuple[Consequence, ...]:
    clean = tidy(text)
    parts = outline(clean, read_letterhead(clean))
    ids = [f"c{at}" for at in range(len(parts))]
    work = work_sentences(clean, parts, ())
    return settle_consequences(clean, ids, work, lambda _, full: HALL if full == "县政府" else None)


def test_a_ladder_in_one_item() -> None:
    found = _settled(
        "一、问责\n对工作不力的部 门,由县政府进行通报、约谈,必要时实行挂牌督办。"
        "对造成恶劣影响的单位,提请监察机关立案审查。"
    )
    assert [(one.order, one.measure, one.subject) for one in found] == [
        (1, "通报", "部门"),
        (2, "约谈", "部门"),
        (3, "挂牌督办", "部门"),
        (4, "立案审查", "单位"),
    ]
    assert found[0].actor == Actor("县政府", HALL)
    assert found[3].actor == Actor("监察机关", None)
    assert found[0].trigger == "对工作不力的部门"
    assert found[0].passage.exact.startswith("对工作不力的部 门")


def test_one_measure_is_no_ladder() -> None:
    (found,) = _settled("一、问责\n对工作不力的部门,予以通报批评。")
    assert found.order is None
    assert found.clause == "c1"


def test_ladders_of_two_items_are_apart() -> None:
    found = _settled("一、甲\n对违规单位进行通报、约谈。\n二、乙\n对违规企业进行通报、约谈。")
    assert [(one.clause, one.order) for one in found] == [("c1", 1), ("c1", 2), ("c2", 1), ("c2", 2)]
