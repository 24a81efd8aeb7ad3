"""What every format comes down to: lines, tables and page starts; and the canonical text made of them.

A table stands in the text with its cells parted by tabs and its rows by line feeds. A cell that spans places stands
in the text once, where it starts; in the `Table` its span stands in each place it covers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.read.gate.limits import CELLS
from graph.read.gate.refusals import refusal
from graph.read.texts import Span, Table


@dataclass(frozen=True, slots=True)
class Extracted:
    """`encoding` is what the bytes were decoded with; `unicode` where the format itself says which letters they are."""

    text: str
    encoding: str = "unicode"
    replaced: int = 0
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(eq=False, slots=True)
class Cell:
    """One cell; the same object in each place of the grid it covers, so equality is identity."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before its place in the text is known; `starts` are the rows at which a new page begins."""

    rows: tuple[tuple[Cell, ...], ...]
    starts: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PageStart:
    """What follows stands on a new page."""


@dataclass(frozen=True, slots=True)
class Flow:
    """One paragraph that may run over pages."""

    pieces: tuple[str | PageStart, ...]


Block = str | Grid | PageStart | Flow


def table_blocks(rows: Sequence[Sequence[tuple[Cell, list[Block]]]], name: str) -> list[Block]:
    """A table as written; one around other tables, or of one cell, only lays the page out: its cells are ordinary text.

    A cell of several paragraphs keeps them as lines: 「州教育局⏎州公安局」 are two bodies.
    """
    filled = [row for row in rows if row]
    inside = [blocks for row in filled for _, blocks in row]
    if len(inside) <= 1 or any(isinstance(block, Grid) for blocks in inside for block in blocks):
        return [block for blocks in inside for block in blocks]
    for row in filled:
        for cell, blocks in row:
            cell.text = "\n".join(block for block in blocks if isinstance(block, str))
    return [spread([[cell for cell, _ in row] for row in filled], name)]


def spread(rows: Sequence[Sequence[Cell]], name: str) -> Grid:
    """Give cells that say how far they reach (HTML) their places: 〔牵头单位 ↓2〕 stands in both rows it covers."""
    hanging: dict[int, tuple[Cell, int]] = {}
    places: list[tuple[Cell, ...]] = []
    left = CELLS
    for row in rows:
        line = tuple(islice(_row_places(row, hanging), left + 1))
        left -= len(line)
        if left < 0:
            raise refusal("too-many", name, "表格单元格 / table cells")
        places.append(line)
    return Grid(tuple(places))


def _row_places(row: Sequence[Cell], hanging: dict[int, tuple[Cell, int]]) -> Iterator[Cell]:
    """One row's places; `hanging` holds, by column, cells from above and in how many more rows they hang."""
    waiting = iter(row)
    column = 0
    above = dict(hanging)
    while True:
        if column in above:
            cell, left = above.pop(column)
            yield cell
            _hang(hanging, column, cell, left - 1)
            column += 1
            continue
        cell = next(waiting, _END)
        if cell is _END:
            if not above:
                return
            cell = Cell("")
        for _ in range(max(1, min(cell.across, 1000))):
            if column in above:
                break
            yield cell
            _hang(hanging, column, cell, cell.down - 1)
            column += 1


_END = Cell("")


def _hang(hanging: dict[int, tuple[Cell, int]], column: int, cell: Cell, left: int) -> None:
    if left > 0:
        hanging[column] = (cell, left)
    else:
        hanging.pop(column, None)


def compose(blocks: Iterable[Block], encoding: str = "unicode", replaced: int = 0) -> Extracted:
    """Lay blocks out as text; lines without a letter are left out."""
    layout = _Layout()
    for block in blocks:
        if isinstance(block, str):
            layout.line(block)
        elif isinstance(block, Grid):
            layout.grid(block)
        elif isinstance(block, Flow):
            layout.flow(block)
        else:
            layout.pages.append(layout.at)
    return Extracted("".join(layout.parts), encoding, replaced, tuple(layout.tables), tuple(layout.pages))


class _Layout:
    """The text so far, and where it has got to."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.tables: list[Table] = []
        self.pages: list[int] = []

    def put(self, text: str) -> Span:
        self.parts.append(text)
        start, self.at = self.at, self.at + len(text)
        return Span(start, self.at)

    def line(self, text: str) -> None:
        if text.strip():
            self.put(text)
            self.put("\n")

    def flow(self, flow: Flow) -> None:
        for piece in flow.pieces:
            if isinstance(piece, PageStart):
                self.pages.append(self.at)
            else:
                self.put(piece)
        self.put("\n")

    def grid(self, grid: Grid) -> None:
        start = self.at
        placed: dict[Cell, Span] = {}
        rows: list[tuple[Span, ...]] = []
        for number, row in enumerate(grid.rows):
            if number in grid.starts:
                self.pages.append(self.at)
            rows.append(tuple(self._row(row, placed)))
            self.put("\n")
        if rows:
            self.tables.append(Table(start, self.at - 1, tuple(rows)))

    def _row(self, row: tuple[Cell, ...], placed: dict[Cell, Span]) -> Iterator[Span]:
        for column, cell in enumerate(row):
            if column:
                self.put("\t")
            if cell not in placed:
                placed[cell] = self.put(cell.text)
            yield placed[cell]
