"""Cells of a table column that is headed 完成时限: whatever date stands in them is a deadline."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from graph.find.owners.tables.bars import find_barred
from graph.find.owners.tables.columns import is_head
from graph.read.texts import Span, Table
from graph.read.tidy import CleanText

_HEAD = re.compile(
    r"(?:[一-鿿]{0,6}(?:时限|期限|时间节点|完成时间|办结时间|时间要求|时间安排|完成日期|进度安排|时间进度|进度要求|办理时间|整改时间|竣工时间|完成节点))(?:要求)?(?:\([^()]{0,12}\))?"
)
_DATE_ONLY = re.compile(
    r"(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:上半年|[一二三四]季度|年)?[底末]?(?:之?前|以前)?(?:完成)?"
)
_LONGEST_DATE = 20
_LEAST_HEADS = 3
_LONGEST_ROW = 30  # lines without a date that a row may have
_SECTION = 40
_HEAD_ROWS = 3  # a head may follow a caption row and a row of groups


def deadline_cells(clean: CleanText, tables: Sequence[Table]) -> tuple[Span, ...]:
    """Tidy spans of those cells, in order: of tables in the file, of lines with tabs or bars, of one cell a line."""
    cells = {cell for rows in rows_of_tables(clean, tables) for cell in _under(clean, rows)}
    return tuple(sorted(cells.union(_lines_under(clean.text))))


def rows_of_tables(clean: CleanText, tables: Sequence[Table]) -> Iterator[list[list[Span]]]:
    """Cells (tidy) of every table the file has, and of lines parted by tabs or bars."""
    yield from _rows_of_files(clean, tables)
    yield from _rows_of_tabs(clean.text)
    yield from find_barred(clean.text)


def in_cells(at: int, cells: Sequence[Span]) -> bool:
    """Whether a tidy offset lies in one of the cells."""
    index = bisect_right(cells, at, key=lambda cell: cell.start) - 1
    return index >= 0 and at < cells[index].end


def _rows_of_files(clean: CleanText, tables: Sequence[Table]) -> Iterator[list[list[Span]]]:
    def tidied(cell: Span) -> Span:
        return Span(bisect_left(clean.origins, cell.start), bisect_left(clean.origins, cell.end))

    for table in tables:
        yield [[tidied(cell) for cell in row] for row in table.rows]


def _rows_of_tabs(text: str) -> Iterator[list[list[Span]]]:
    """Neighbouring lines with tabs make one table; one short line between them only heads those below it."""
    if "\t" not in text:
        return
    rows: list[list[Span]] = []
    start, headed = 0, False
    for line in text.split("\n"):
        if "\t" in line:
            rows.append(list(_cells_of(line, start)))
        elif rows and (headed or not 0 < len(line) <= _SECTION):
            yield rows
            rows = []
        headed = "\t" not in line
        start += len(line) + 1
    if rows:
        yield rows


def _lines_under(text: str) -> Iterator[Span]:
    """Lines that hold nothing but a date, under heads of which each has its own line (…⏎责任单位⏎完成时限⏎1⏎…)."""
    start, since, heads, due = 0, 0, 0, False
    for line in text.split("\n"):
        end = start + len(line)
        line = line.removesuffix("|")
        if is_head(line):
            heads, due, since = heads + 1, due or _HEAD.fullmatch(line) is not None, 0
        elif line:
            due = due and heads >= _LEAST_HEADS
            heads, since = _LEAST_HEADS if due else 0, since + 1
            if due and len(line) <= _LONGEST_DATE and _DATE_ONLY.fullmatch(line):
                since = 0
                yield Span(start, end)
            due = due and since <= _LONGEST_ROW
        start = end + 1


def _cells_of(line: str, start: int) -> Iterator[Span]:
    for words in line.split("\t"):
        yield Span(start, start + len(words))
        start += len(words) + 1


def _under(clean: CleanText, rows: list[list[Span]]) -> Iterator[Span]:
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        columns = [
            k for k, cell in enumerate(row) if _HEAD.fullmatch(clean.text[cell.start : cell.end].replace("\n", ""))
        ]
        if columns:
            for below in rows[at + 1 :]:
                yield from (below[k] for k in columns if k < len(below) and below[k].start < below[k].end)
            return
