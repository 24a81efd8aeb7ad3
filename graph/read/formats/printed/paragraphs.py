"""Printed pages to paragraphs: running heads and page numbers go, wrapped lines join, tables go on over pages."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from graph.read.formats.blocks import Block, Cell, Flow, Grid, PageStart
from graph.read.formats.printed.paper import Line, Paper, Ruled

_MARGIN = 0.12
_PAGE_NUMBER = re.compile(
    r"[-—–－_·•.\s]*第?\s*\d{1,4}\s*页?(?:\s*[/／,，、]?\s*共?\s*\d{1,4}\s*页)?[-—–－_·•.\s]*(?:/\s*\d{1,4})?"
)
_LABEL = re.compile(
    r"(?:第[一二三四五六七八九十百]{1,4}[章节条编]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|\d{1,2}[.．、)）](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|附件|附：)"
)
_ENDS = "。；：！？…"
_NEVER_FIRST = frozenset("%％‰℃，。；：、！？）〕】》”’,;)")
"""No paragraph begins with these, however short the line before: a figure after them was too long to stand there."""
_NARROW = 12
"""Letters: where even the longest line is shorter, lines end because they are headings or lists, not for the width."""


def blocks_of(papers: Sequence[Paper]) -> Iterator[Block]:
    """Everything printed, in reading order; a paragraph or a table may run over the end of a page."""
    running = _running(papers)
    bodies = [_body(paper, running) for paper in papers]
    usual = _edges([line for body in bodies for line in body])
    flow, table = _OpenFlow(), _OpenTable()
    for paper, body in zip(papers, bodies, strict=True):
        items: list[Line | Ruled] = sorted([*body, *paper.tables], key=lambda each: each.top)
        edges = _page_edges(body, usual)
        for number, item in enumerate(items):
            if isinstance(item, Ruled):
                yield from flow.close()
                yield from table.add(item, starts_page=number == 0)
            else:
                yield from table.close()
                yield from flow.add(item, edges, starts_page=number == 0)
        if not items:
            yield from (*flow.close(), *table.close(), PageStart())
    yield from (*flow.close(), *table.close())


def _running(papers: Sequence[Paper]) -> set[str]:
    """Lines that stand in the margins of many pages, whatever their figures."""
    seen = Counter(key for paper in papers for key in {_key(line) for line in paper.lines if _in_margin(line, paper)})
    return {key for key, count in seen.items() if count >= 3 and count >= 0.3 * len(papers)}


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.split()))


def _in_margin(line: Line, paper: Paper) -> bool:
    return line.bottom < _MARGIN * paper.height or line.top > (1 - _MARGIN) * paper.height


def _body(paper: Paper, running: set[str]) -> list[Line]:
    return [
        line
        for line in paper.lines
        if not (_in_margin(line, paper) and (_key(line) in running or _PAGE_NUMBER.fullmatch(line.text)))
    ]


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    return (min(line.x0 for line in lines), max(line.x1 for line in lines)) if lines else (0.0, 0.0)


def _page_edges(body: Sequence[Line], usual: tuple[float, float]) -> tuple[float, float]:
    """Where lines begin and end on this page; a page of a few short lines takes the edges of the others."""
    left, right = _edges(body)
    size = median(line.size for line in body) if body else 0.0
    return (left if left - usual[0] < 6 * size else usual[0], right if usual[1] - right < 6 * size else usual[1])


@dataclass(slots=True)
class _OpenFlow:
    """The paragraph being joined."""

    pieces: list[str | PageStart] = field(default_factory=list)
    last: Line | None = None
    right: float = 0.0

    def add(self, line: Line, edges: tuple[float, float], starts_page: bool) -> Iterator[Block]:
        """Join the line to the paragraph, or close that and begin another; gives out what was closed."""
        joins = self._goes_on(line, edges, starts_page)
        if not joins:
            yield from self.close()
        elif self.last and _latin(self.last.text[-1:]) and _latin(line.text[:1]):
            self.pieces.append(" ")
        if starts_page:
            self.pieces.append(PageStart())
        self.pieces.append(line.text)
        self.last, self.right = line, edges[1]

    def _goes_on(self, line: Line, edges: tuple[float, float], over_page: bool) -> bool:
        """Whether `line` continues the paragraph: the last line filled the width, this one is not indented."""
        last = self.last
        if last is None or abs(last.size - line.size) > 0.15 * last.size:
            return False
        if not over_page and line.text[:1] in _NEVER_FIRST and line.top - last.bottom < 2.2 * line.size:
            return True
        if edges[1] - edges[0] < _NARROW * line.size:
            return False
        ended = last.text[-1:] in _ENDS
        slack = (1.6 if ended else 2.6) * last.size
        if last.x1 < (self.right if over_page else edges[1]) - slack or line.x0 > edges[0] + 0.9 * line.size:
            return False
        if not over_page and line.top - last.bottom > 2.2 * line.size:
            return False
        return not (ended and _LABEL.match(line.text))

    def close(self) -> Iterator[Block]:
        if self.pieces:
            yield Flow(tuple(self.pieces))
        self.pieces, self.last = [], None


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


@dataclass(slots=True)
class _OpenTable:
    """The table being read, as long as the next page may go on with it."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    columns: tuple[float, ...] = ()
    starts: set[int] = field(default_factory=set)

    def add(self, table: Ruled, starts_page: bool) -> Iterator[Block]:
        """Go on with the open table, or close it and open this one; gives out what was closed."""
        if starts_page and self._takes(table):
            return
        yield from self.close()
        self.rows, self.columns = list(table.rows), table.columns
        self.starts = {0} if starts_page else set()

    def _takes(self, table: Ruled) -> bool:
        """Go on with a table of the same columns at the top of the next page, without its repeated head."""
        if not self.rows or len(table.columns) != len(self.columns):
            return False
        if any(abs(one - other) > 8 for one, other in zip(self.columns, table.columns, strict=True)):
            return False
        rows = list(table.rows)
        if _texts(rows[0]) == _texts(self.rows[0]):
            rows.pop(0)
        self.starts.add(len(self.rows))
        if rows and _is_rest(rows[0]):
            self._append_rest(rows.pop(0))
        self.rows.extend(rows)
        return True

    def _append_rest(self, rest: tuple[Cell, ...]) -> None:
        """The rest of a row broken by the page end: its words go to the cells they continue."""
        for cell, more in zip(self.rows[-1], rest, strict=True):
            cell.text += more.text
            more.text = ""

    def close(self) -> Iterator[Block]:
        if self.rows:
            past = len(self.rows)
            yield Grid(tuple(self.rows), frozenset(self.starts - {past}))
            if past in self.starts:
                yield PageStart()
        self.rows, self.starts = [], set()


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return ["".join(cell.text.split()) for cell in row]


def _is_rest(row: tuple[Cell, ...]) -> bool:
    """A row without its number but with words elsewhere is the rest of the one before the page end."""
    texts = _texts(row)
    return not texts[0] and any(texts)
