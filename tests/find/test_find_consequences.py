"""Measures and the cases they answer: tests/cases/consequences.toml."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.consequences import find_consequences
from graph.read.texts import Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "consequences.toml").read_text("utf-8"))["case"]
LETTERS = "对未因的单位部门县市通报约谈挂牌督办一票否决扣分问责立案审查责令整改隐患提交报告由提请要一律,;、。()"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_what_follows(case: dict[str, object]) -> None:
    text = str(case["text"])
    rows = case["found"]
    assert isinstance(rows, list)

    def words(span: Span | None) -> str:
        return text[span.start : span.end] if span else ""

    found = [
        tuple(words(span) for span in (one.trigger, one.actor, one.subject, one.measure))
        for one in find_consequences(text, 0, len(text))
    ]
    assert found == [tuple(field.strip() for field in str(row).split("|")) for row in rows]


@given(st.text(LETTERS, max_size=100))
@settings(deadline=None)
def test_consequences_of_anything_lie_inside(text: str) -> None:
    for one in find_consequences(text, 0, len(text)):
        assert 0 <= one.span.start <= one.measure.start < one.measure.end <= one.span.end <= len(text)


@pytest.mark.parametrize(
    ("case", "measure"),
    [("对违规的单位", ",通报"), ("对违规的单位", "通报批评、"), ("对" + "甲乙隐患" * 500, ",通报")],
)
def test_nothing_follows_from_a_case_far_before_it(case: str, measure: str) -> None:
    text = case + measure * 2000
    found = find_consequences(text, 0, len(text))
    assert 0 < len(found) < 200
    assert all(one.measure.start - one.trigger.end <= 310 for one in found)
