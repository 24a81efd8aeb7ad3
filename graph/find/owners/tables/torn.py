"""Names torn in a table drawn with lines, whose cells are wrapped where their width ended: 「│市财│」 over 「│政局│」.

The halves stand apart, with the words of other columns between them, so that no passage could quote the name: it is
left out rather than read as two wrong ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.find.owners.tables.columns import Column
from graph.find.owners.words.suffixes import STARTS, surely_unit
from graph.read.texts import Span

_MARKS = "、,;"


def without_torn(
    text: str, rows: Sequence[list[Span]], columns: Sequence[Column], starts: Sequence[int]
) -> list[list[Span]]:
    """The rows without halves of names in columns of units. Rows from one of `starts` to the next are lines of one."""
    kept = [list(row) for row in rows]
    fresh = set(starts)
    for column in columns:
        at = column.index
        for below in range(1, len(rows)) if column.role else ():
            if below in fresh or at >= min(len(rows[below - 1]), len(rows[below])):
                continue
            left, right = _halves(text, rows[below - 1][at], rows[below][at])
            kept[below - 1][at] = Span(kept[below - 1][at].start, max(kept[below - 1][at].start, left))
            kept[below][at] = Span(right, max(right, kept[below][at].end))
    return kept


def _halves(text: str, first: Span, second: Span) -> tuple[int, int]:
    """Where the last name of a cell starts and ends in the cell under it; their own bounds where none goes on."""
    above, below = text[first.start : first.end], text[second.start : second.end]
    if not above or not below or above[-1] in _MARKS or below[0] in _MARKS:
        return first.end, second.start
    left = max(above.rfind(mark) for mark in _MARKS) + 1
    right = min((place for mark in _MARKS if (place := below.find(mark)) >= 0), default=len(below))
    if surely_unit(above[left:]) and surely_unit(below[:right]) and below.startswith(STARTS):
        return first.end, second.start
    return first.start + left, second.start + right
