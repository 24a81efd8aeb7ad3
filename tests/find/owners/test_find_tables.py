"""Tables: as text, and with the cells of a file; merged cells, head synonyms, rows that name nobody."""

from typing import Any

import pytest

from graph.read.texts import Span, Table
from tests.find.owners.written import cases, found_in, owners


@pytest.mark.parametrize("case", cases("responsibility_tables"), ids=lambda case: case["text"][:30])
def test_rows_of_a_table_in_text(case: dict[str, Any]) -> None:
    clean, found = found_in(case["text"])
    assert [owners(clean, clause) for clause in found.clauses] == case["rows"]


def _table(rows: list[list[str]]) -> tuple[str, Table]:
    """A text with one cell a line and the table over it; an empty string repeats the cell above (merged)."""
    text, spans, above = "前文。\n", [], [Span(0, 0)] * len(rows[0])
    for row in rows:
        cells = []
        for at, words in enumerate(row):
            if words:
                above[at] = Span(len(text), len(text) + len(words))
                text += words + "\n"
            cells.append(above[at])
        spans.append(tuple(cells))
    return text, Table(4, len(text), tuple(spans))


def test_merged_cells_hold_for_each_row_they_cover() -> None:
    text, table = _table(
        [
            ["序号", "重点任务", "牵头处室", "配合部门（单位）"],
            ["1", "完善制度", "市教育局", "市公安局、市财政局"],
            ["2", "加强巡查", "", "各县区政府"],
        ]
    )
    clean, found = found_in(text, (table,))
    assert [owners(clean, clause) for clause in found.clauses] == [
        ["lead 市教育局", "support 市公安局", "support 市财政局"],
        ["lead 市教育局", "support 各县区政府"],
    ]
    assert found.clauses[0].end <= found.clauses[1].start


def test_lines_within_a_cell_are_names_of_their_own() -> None:
    text, table = _table([["任务", "责任单位"], ["完善制度", "市教育局\n市公安局"]])
    clean, found = found_in(text, (table,))
    assert owners(clean, found.clauses[0]) == ["responsible 市教育局", "responsible 市公安局"]


def test_a_table_without_a_column_of_units_gives_nothing() -> None:
    text, table = _table([["指标", "数值"], ["覆盖率", "市教育局"]])
    assert found_in(text, (table,))[1].clauses == ()


def test_a_word_in_the_first_row_is_no_head() -> None:
    text, table = _table([["牵头单位要加强统筹，按月调度", "其他说明文字"], ["完善制度", "市教育局"]])
    assert found_in(text, (table,))[1].clauses == ()
