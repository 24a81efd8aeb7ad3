"""Rows of a table that has kept its tabs and lost its line feeds: 「序号⇥任务⇥责任单位1⇥清理河道⇥县水利局2⇥…」.

The numbers of the rows tell them apart: they count up, each at the end of a cell, with as many tabs from one to the
next as from the first to the second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.read.texts import Span

_LEAST_ROWS = 3
_COLUMNS = range(2, 13)
_FIRST_HEAD = re.compile(r"(?:序号|编号)$")
_NOTE = re.compile(r"(?:备注|注|说明):|[一二三四五六七八九十]{1,2}、")  # what follows the last row


def row_places(text: str, start: int, end: int) -> list[int]:
    """Where the rows of a line begin, the head 序号 included; empty where there is none or rows do not count up."""
    tabs = [found.start() for found in re.finditer("\t", text[start:end])]
    if len(tabs) < _LEAST_ROWS:
        return []
    bounds = [start, *(start + tab + 1 for tab in tabs), end + 1]
    cells = [Span(a, b - 1) for a, b in pairwise(bounds)]
    places: list[int] = []
    for at, cell in enumerate(cells):
        head = _FIRST_HEAD.search(text, *cell)
        columns = head and next((n for n in _COLUMNS if _rows(text, cells, at + n, n) >= _LEAST_ROWS), 0)
        if head and columns:
            last = at + columns * _rows(text, cells, at + columns, columns)
            serials = enumerate(range(at + columns, last + 1, columns), 1)
            note = _NOTE.search(text, cells[last].end, end)
            places += head.start(), *(cells[row].end - len(str(number)) for number, row in serials)
            places += [note.start()] if note else []
    return places


def _rows(text: str, cells: Sequence[Span], first: int, columns: int) -> int:
    """How many numbers count up from this cell on, `columns` tabs apart; the first is glued to the last cell above."""
    count = 0
    while (at := first + count * columns) < len(cells) - 1 and text.endswith(str(count + 1), *cells[at]):
        if count == 0 and cells[at].end - cells[at].start == 1:
            return 0  # a cell of its own: what begins the row stands before it
        count += 1
    return count
