"""Numbered parts: tests/cases/outlines.toml, the seed's outline, and what holds for any text."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.head.letterhead import read_letterhead
from graph.read.outline import CLOSING, NOTICE, PREFACE, Part, outline
from graph.read.tidy import tidy

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "outlines.toml").read_text("utf-8"))["case"]


def _parts(text: str) -> tuple[Part, ...]:
    clean = tidy(text)
    return outline(clean, read_letterhead(clean))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_numbered_parts(case: dict[str, object]) -> None:
    rows = case["parts"]
    assert isinstance(rows, list)
    found = [f"{'.' * len(part.path)} {part.label}" for part in _parts(str(case["text"])) if part.label]
    assert found == [str(row).split(" | ")[0].removesuffix(" |") for row in rows]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_headings(case: dict[str, object]) -> None:
    rows = case["parts"]
    assert isinstance(rows, list)
    headings = [part.heading for part in _parts(str(case["text"])) if part.label]
    for row, heading in zip(rows, headings, strict=True):
        wanted = str(row).split("|")[1].strip()
        assert not wanted or heading == wanted


def test_several_plans_in_one_document_are_parts_of_their_own() -> None:
    text = """某省办公厅关于印发两个方案的通知
各市人民政府:
《某省甲行动方案》《某省乙行动方案》已经省政府同意,现印发给你们。
某省人民政府办公厅
2019年6月6日
某省甲行动方案
为推进甲工作,制定本方案。
一、主要措施
1.建立清单。公布清单。
某省乙行动方案
为推进乙工作,制定本方案。
一、主要措施
1.降低收费。取消收费。"""
    found = [(part.position, part.heading) for part in _parts(text)]
    assert found[1:] == [
        ((1,), "某省甲行动方案"),
        ((1, 1), "主要措施"),
        ((1, 1, 1), "建立清单"),
        ((2,), "某省乙行动方案"),
        ((2, 1), "主要措施"),
        ((2, 1, 1), "降低收费"),
    ]
    assert found[0][0] == PREFACE


def test_a_paragraph_after_the_last_clause_closes_the_document() -> None:
    parts = _parts("一、保障\n(一)加强督查。开展督查。(责任单位:县督查室,各乡镇人民政府)\n\n高等学校参照本方案执行。")
    assert [part.position for part in parts] == [PREFACE, (1,), (1, 1), CLOSING]


def test_the_seed() -> None:
    text = files("graph.policies").joinpath("qiannan-2020-24.txt").read_text("utf-8-sig")
    parts = _parts(text)
    labelled = [part for part in parts if part.label]
    assert [part.position for part in parts[:2]] == [NOTICE, PREFACE]
    assert parts[-1].position == CLOSING
    assert len(labelled) == 3 + 4 + 22 + 3
    items = [part for part in labelled if len(part.path) == 3]
    assert [part.position[-1] for part in items] == list(range(1, 23))
    assert {part.position[:-1] for part in items} == {(2, 1), (2, 2), (2, 3), (2, 4)}
    assert (items[1].path, items[1].heading) == (("二", "(一)", "2"), "完善人防体系建设")
    assert [part.heading for part in labelled[-3:]] == [
        "全面落实主体责任",
        "全面落实基础保障工作",
        "全面落实督查问责工作",
    ]
    assert [len(part.path) for part in labelled[-3:]] == [2, 2, 2]


@given(st.text("一二三十、(一)(二)1.2.第章条。,:;)责任单位局附件总则甲乙\n 　…"))
@settings(deadline=None)
def test_parts_of_anything_are_in_order_and_apart(text: str) -> None:
    parts = _parts(text)
    assert any(part.position == PREFACE for part in parts)
    last = 0
    for at, part in enumerate(parts):
        assert last <= part.start <= part.heading_end <= part.end
        assert part.parent is None or part.parent < at
        last = part.end
