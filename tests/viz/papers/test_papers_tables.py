"""CSV that opens rightly in a spreadsheet and runs nothing there."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viz.papers.tables import safe_cell, write_csv


@pytest.mark.parametrize(
    "typed", ["=1+1", "+86", "-5", "@SUM(A1)", "＝HYPERLINK()", " =1", "\t=1", "\tA", "\rA", "＠x"]
)
def test_what_would_be_computed_is_written_as_words(typed: str) -> None:
    assert safe_cell(typed) == f"'{typed}"


@pytest.mark.parametrize(
    ("cell", "written"), [("州教育局", "州教育局"), ("a=1", "a=1"), (-5, "-5"), (None, ""), ("", "")]
)
def test_anything_else_stays_as_it_is(cell: str | int | None, written: str) -> None:
    assert safe_cell(cell) == written


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers()), max_size=8))
def test_every_cell_comes_back(rows: list[tuple[str, int]]) -> None:
    written = write_csv(("甲", "乙"), rows).decode("utf-8-sig")
    header, *read = csv.reader(StringIO(written, newline=""))
    assert header == ["甲", "乙"]
    assert read == [[safe_cell(text), str(number)] for text, number in rows]
    assert not any(cell[:1] in tuple("=+@\t\r") for row in read for cell in row[:1])
