"""Duties as a clerk would count them: tests/cases/duties.toml, and what must hold for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.duties import DutyMention, find_duties
from graph.find.pieces import split_pieces

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "duties.toml").read_text("utf-8"))["case"]
LETTERS = "学校公安机关教育部门要须应不得严禁加强建立完善落实对将由按照确保实现,;、。()“”《》的2020年底前%一律每月,"


def _row(text: str, duty: DutyMention) -> tuple[str, str, str]:
    return ",".join(text[a.start : a.end] for a in duty.actors), duty.modality, text[duty.span.start : duty.span.end]


def _wanted(row: str) -> tuple[str, str, str]:
    fields = [field.strip() for field in row.split("|")]
    return (fields[0], "obligation", fields[1]) if len(fields) == 2 else (fields[0], fields[1], fields[2])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_duties_of_a_sentence(case: dict[str, object]) -> None:
    text = str(case["text"])
    rows = case["duties"]
    assert isinstance(rows, list)
    assert [_row(text, duty) for duty in find_duties(text, 0, len(text))] == [_wanted(row) for row in rows]


def test_under_a_heading_of_principles_all_are_principles() -> None:
    text = "完善政策,创新监管。"
    assert [duty.modality for duty in find_duties(text, 0, len(text), principle=True)] == ["principle", "principle"]


def test_pieces_keep_the_offsets_of_the_text() -> None:
    text = "前言。甲,乙;丙"
    assert [text[a:b] for a, b in split_pieces(text, 3, len(text))] == ["甲", "乙", "丙"]


@given(st.text(LETTERS, max_size=120))
@settings(deadline=None)
def test_duties_of_anything_are_in_order_and_inside(text: str) -> None:
    duties = find_duties(text, 0, len(text))
    last = 0
    for duty in duties:
        assert last <= duty.span.start < duty.span.end <= len(text)
        assert all(0 <= actor.start < actor.end <= len(text) for actor in duty.actors)
        last = duty.span.end
