"""Tables of who does what (重点任务分工表): one clause for each row, roles from the heads of the columns.

Tables come with their cells from the file, or as lines with tabs, bars or wide gaps between the columns, or with one
cell a line. A head such as 牵头单位 or 责任部门 makes a column; rows end where the lines no longer fit.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from graph.find.owners.clauses import Responsibility
from graph.find.owners.entries import Entry, read_entries
from graph.find.owners.tables.bars import cells_between_bars, is_drawn, rows_under
from graph.find.owners.tables.columns import Column, read_head
from graph.find.owners.tables.stacked import find_stacked
from graph.find.owners.tables.torn import without_torn
from graph.read.texts import Span, Table
from graph.read.tidy import CleanText

_HEAD = re.compile(
    r"(?:牵头|责任|配合|参与|主办|协办|落实|承办|实施|主责)(?:责任)?(?:单位|部门|主体)"
    r"|(?:成员|涉及)?(?:单位|部门)(?:名称)?(?=[\t|](?:主要|工作|具体)?职责)"
)
_DRAWN = "——"
_HEAD_ROWS = 3
_SECTION = 40
_SIDE_BY_SIDE = 4000  # a line of cells is not longer


def find_tables(clean: CleanText, text: str, tables: Sequence[Table]) -> tuple[Responsibility, ...]:
    """Clauses from the tables of the file and from tables in the text; `text` is the tidy text, simplified."""
    found: list[Responsibility] = []
    for table in tables:
        rows = [[_tidy_span(clean, cell) for cell in row] for row in table.rows]
        found += _of_rows(text, rows)
    done = [Span(*_tidy_span(clean, Span(table.start, table.end))) for table in tables]
    at = 0
    for head in _HEAD.finditer(text):
        if head.start() < at or any(span.start <= head.start() < span.end for span in done):
            continue
        start, end = _line(text, head.start())
        clauses, stop = _side_by_side(clean, text, start, end)
        if not clauses:
            clauses, stop = find_stacked(text, head.start(), at)
        found += clauses
        at = max(at, stop)
    return tuple(sorted(found, key=lambda one: one.start))


def _tidy_span(clean: CleanText, span: Span) -> Span:
    return Span(bisect_left(clean.origins, span.start), bisect_left(clean.origins, span.end))


def _of_rows(text: str, rows: Sequence[Sequence[Span]]) -> list[Responsibility]:
    """Clauses of the rows under the first row that has a head we know."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        columns = read_head(text, row)
        if columns:
            return _of_body(text, rows[at + 1 :], columns)
    return []


def _of_body(text: str, rows: Sequence[Sequence[Span]], columns: tuple[Column, ...]) -> list[Responsibility]:
    found: list[Responsibility] = []
    seen: set[Span] = set()
    done: set[tuple[Span, ...]] = set()
    for row in rows:
        mine = [cell for cell in row if cell.start < cell.end and cell not in seen]
        seen.update(mine)
        clause = _of_row(text, row, columns)
        if clause and tuple(row) not in done:
            done.add(tuple(row))
            own = mine or [cell for cell in row if cell.start < cell.end]
            found.append(replace(clause, start=min(c.start for c in own), end=max(c.end for c in own)))
    return found


def _of_row(text: str, row: Sequence[Span], columns: tuple[Column, ...]) -> Responsibility | None:
    entries: list[Entry] = []
    ends: list[Span] = []
    for column in columns:
        if column.role is not None and column.index < len(row):
            found, open_ends = read_entries(text, row[column.index], column.role)
            entries += found
            ends += open_ends
    if not entries:
        return None
    numbered = tuple(replace(entry, order=at) for at, entry in enumerate(entries, 1))
    return Responsibility(row[0].start, max(cell.end for cell in row), numbered, tuple(ends), "table")


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text))


def _side_by_side(clean: CleanText, text: str, start: int, end: int) -> tuple[list[Responsibility], int]:
    """A table whose rows are lines; `stop` is where it ends."""
    if end - start > _SIDE_BY_SIDE:
        return [], start
    head = _cells(clean, text, start, end)
    columns = read_head(text, head)
    if len(head) < 2 or not columns:
        return [], start
    if "|" in text[start:end] and "\t" not in text[start:end] and not is_drawn(text, Span(start, end)):
        barred, stop = rows_under(text, Span(start, end), len(head))
        return _of_body(text, barred, columns), stop
    rows: list[list[Span]] = []
    starts: list[int] = []  # rows behind a drawn line: what stands below one of them only goes on
    stop = end
    while stop < len(text) and len(rows) < 100_000:
        line = _line(text, stop + 1)
        cells = _cells(clean, text, *line) if line.end - line.start <= _SIDE_BY_SIDE else []
        ruled = not text[line.start : line.end].strip("|-—: \t")
        if len(cells) < 2 and not ruled and not _parts_rows(text, line, len(head)):
            break
        stop = line.end
        if ruled and _DRAWN in text[line.start : line.end]:
            starts.append(len(rows))
        if len(cells) >= 2 and not ruled:
            rows.append(cells)
    return _of_body(text, without_torn(text, rows, columns, starts) if len(starts) > 1 else rows, columns), stop


def _parts_rows(text: str, line: Span, columns: int) -> bool:
    """Whether a line without cells only heads the rows below it: 「一、优化环境」 over a line with as many tabs."""
    below = _line(text, line.end + 1) if line.end + 1 < len(text) else line
    tabs = text.count("\t", *below) if below.end - below.start <= _SIDE_BY_SIDE else 0
    return line.end - line.start <= _SECTION and tabs == columns - 1 > 0 and "。" not in text[line.start : line.end]


def _cells(clean: CleanText, text: str, start: int, end: int) -> list[Span]:
    """Cells of a line, parted by tabs, by bars, or by two blanks and more."""
    if "\t" in text[start:end]:
        cuts = [at for at in range(start, end) if text[at] == "\t"]
    elif "|" in text[start:end]:
        return cells_between_bars(text, start, end)
    else:
        gaps = [at for at in range(start + 1, end) if clean.origins[at] - clean.origins[at - 1] > 2]
        bounds = [start, *gaps, end]
        return [Span(a, b) for a, b in itertools.pairwise(bounds)]
    bounds = [start - 1, *cuts, end]
    return [Span(a + 1, b) for a, b in itertools.pairwise(bounds)]
