"""Norms by brackets: tests/cases/norms.toml."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.figures.norms import NormsFound, find_norms
from graph.find.figures.targets import find_figures
from graph.read.tidy import tidy
from graph.records import Bracket

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "norms.toml").read_text("utf-8"))["case"]
LETTERS = "0123456789人名个所班学生规模每增加配备至以上下超过的,。、按照1:例不低于‰%"


def norms(text: str) -> NormsFound:
    return find_norms(text, find_figures(text, 0, len(text)), 0, len(text))


def shown(bracket: Bracket) -> str:
    """As the table writes it."""
    between = f"{_or(bracket.from_)}..{_or(bracket.to)}"
    if bracket.ratio is not None:
        return f"{between}: ratio {bracket.ratio}"
    if bracket.step is not None:
        return f"{between}: {bracket.extra} for every {bracket.step}"
    return f"{between}: {_or(bracket.min)}..{'?' if bracket.damaged else _or(bracket.max)}"


def _or(number: float | None) -> str:
    return "" if number is None else str(number)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_norm_has_subject_measure_and_brackets(case: dict[str, list[str]]) -> None:
    found = norms(tidy(str(case["text"])).text).norms
    assert [f"{one.subject} / {one.per}" for one in found] == case["norms"]
    assert [shown(bracket) for one in found for bracket in one.brackets] == case["brackets"]


def test_the_figures_of_a_norm_know_what_they_are() -> None:
    text = "保安按照学生规模500人以下2名配备"
    roles = norms(text).roles
    assert {text[start : start + 3]: role for start, role in roles.items()} == {
        "500": ("threshold", "学生规模"),
        "2名配": ("standard", "保安"),
    }


@settings(deadline=None)
@given(st.text(alphabet=LETTERS, max_size=80))
def test_any_text_survives(text: str) -> None:
    for norm in norms(text).norms:
        assert 0 <= norm.start < norm.end <= len(text)
        assert norm.subject
        assert norm.per
        assert norm.brackets
