"""Tables in text whose cells are parted by bars, as saved pages leave them: 「任务|责任单位|⏎完善制度|市教育局|」.

Where lines end with a bar, a row may go on over line feeds within its cells: it ends with the line that brings as many
cells as the head has.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from graph.read.texts import Span

_LONGEST_ROW = 4000
_MOST_LINES = 60  # of one row
_RULE = "|-—: \t"
_DRAWN = "——"


def find_barred(text: str) -> Iterator[list[list[Span]]]:
    """Cells of every such table that is not drawn with lines, head first."""
    at = 0
    while (bar := text.find("|", at)) >= 0:
        head = line_at(text, bar)
        at = max(head.end, bar) + 1
        cells = cells_between_bars(text, *head)
        if len(cells) >= 2 and not is_drawn(text, head):
            rows, stop = rows_under(text, head, len(cells))
            at = max(at, stop)
            yield [cells, *rows]


def is_drawn(text: str, head: Span) -> bool:
    """Whether lines are drawn between its rows: then cells are wrapped, and half a name or date is a wrong one."""
    below = text[head.end + 1 : line_at(text, head.end + 1).end] if head.end + 1 < len(text) else ""
    return _DRAWN in below and not below.strip(_RULE)


def rows_under(text: str, head: Span, columns: int) -> tuple[list[list[Span]], int]:
    """Rows of the table whose head has so many columns, and where the table ends."""
    goes_on = text[head.start : head.end].endswith("|")
    rows: list[list[Span]] = []
    stop, at = head.end, head.end + 1
    while at < len(text):
        ends = _row_ends(text, at, columns) if goes_on else []
        line = line_at(text, at)
        if not ends and "|" not in text[line.start : min(line.end, line.start + _LONGEST_ROW)]:
            break
        stop = ends[-1] if ends else line.end
        if text[at:stop].strip(_RULE):
            rows.append(cells_between_bars(text, at, stop))
        at = stop + 1
    return rows, stop


def cells_between_bars(text: str, start: int, end: int) -> list[Span]:
    """「|1|完善制度|」 and 「1|完善制度」 both have two cells; a line without a bar has one."""
    cuts = [at for at in range(start, min(end, start + _LONGEST_ROW)) if text[at] == "|"]
    cells = [Span(a + 1, b) for a, b in itertools.pairwise([start - 1, *cuts, end])]
    first, last = text[start : start + 1] == "|", len(cells) > 1 and text[end - 1 : end] == "|"
    return cells[first : len(cells) - last]


def line_at(text: str, at: int) -> Span:
    """The line around a place; of a line that is too long for a row, the part that a row may have."""
    start = text.rfind("\n", max(0, at - _LONGEST_ROW), at) + 1 or max(0, at - _LONGEST_ROW)
    end = text.find("\n", at, at + _LONGEST_ROW)
    return Span(start, end if end >= 0 else min(len(text), at + _LONGEST_ROW))


def _row_ends(text: str, start: int, columns: int) -> list[int]:
    """Ends of the lines that the row from `start` takes; () where these lines do not make up a row of the table."""
    ends: list[int] = []
    bars = -1 if text.startswith("|", start) else 0  # each but an opening one closes a cell
    at = start
    while at < len(text) and len(ends) < _MOST_LINES:
        end = text.find("\n", at, start + _LONGEST_ROW)
        end = end if end >= 0 else len(text)
        bars += text.count("|", at, min(end, start + _LONGEST_ROW))
        ends.append(end)
        if end - start > _LONGEST_ROW or bars > columns:
            break
        if bars == columns and text[end - 1] == "|":
            return ends
        at = end + 1
    return []
