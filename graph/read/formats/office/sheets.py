"""Spreadsheets (.xlsx): each sheet a table, merged cells filled, numbers as they show.

Read from the XML itself: libraries lay a sheet out as one full rectangle, so that two cells at its far corners ask
for all the memory there is; and they tell that a cell holds 0.95, not that it shows 95%.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from lxml import etree

from graph.read.formats.blocks import Block, Cell, Extracted, Grid, compose
from graph.read.formats.office.cellforms import read_forms, shown
from graph.read.formats.office.word import main_part
from graph.read.gate.archive import Package
from graph.read.gate.limits import CELLS, LETTERS
from graph.read.gate.markup import child, children, local, parse_xml, value, whole
from graph.read.gate.refusals import refusal

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")

Place = tuple[int, int]


def read_sheets(data: bytes, name: str) -> Extracted:
    """All shown sheets in order, each after a line with its name; lone cells above and below a table are lines.

    A 牵头单位 cell merged over three rows stands in each of the three.
    """
    package = Package(data, name)
    main = main_part(package, "xl/workbook.xml")
    book = parse_xml(package.read(main), name, main)
    workbook = _Workbook(
        name, _strings(_part(package, main, "sharedStrings.xml")), read_forms(_part(package, main, "styles.xml")),
        value(child(book, "workbookPr"), "date1904") in ("1", "true"),
    )  # fmt: skip
    targets = _targets(package, main)
    blocks: list[Block] = []
    for sheet in children(child(book, "sheets"), "sheet"):
        member = targets.get(value(sheet, "id") or "")
        if member is None or value(sheet, "state") in ("hidden", "veryHidden"):
            continue
        below = workbook.blocks(parse_xml(package.read(member), name, member))
        if below:
            blocks.extend([value(sheet, "name") or "", *below])
    return compose(blocks)


def _part(package: Package, main: str, file: str) -> etree._Element | None:
    member = join(dirname(main), file)
    return parse_xml(package.read(member), package.name, member) if member in package else None


def _targets(package: Package, main: str) -> dict[str, str]:
    """Members by relation id, for worksheets only."""
    relations = _part(package, main, f"_rels/{main.rpartition('/')[2]}.rels")
    found = {}
    for relation in relations if relations is not None else ():
        if (value(relation, "Type") or "").endswith("/worksheet"):
            target = value(relation, "Target") or ""
            found[value(relation, "Id") or ""] = (
                target.lstrip("/") if target.startswith("/") else normpath(join(dirname(main), target))
            )
    return found


def _strings(root: etree._Element | None) -> list[str]:
    return [_text(item) for item in children(root, "si")]


def _text(item: etree._Element) -> str:
    """Text of a string in several runs, without the reading aids beside it."""
    pieces = [
        piece.text or ""
        for below in item
        for piece in ([below] if local(below) == "t" else children(below, "t") if local(below) == "r" else [])
    ]
    return "".join(pieces).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()


@dataclass(frozen=True, slots=True)
class _Workbook:
    """What all sheets share."""

    name: str
    strings: list[str]
    forms: list[str]
    since_1904: bool

    def blocks(self, sheet: etree._Element) -> list[Block]:
        filled = self._filled(sheet)
        rows = sorted({row for row, _ in filled})
        columns = sorted({column for _, column in filled})
        if len(rows) * len(columns) > CELLS:
            raise refusal("too-many", self.name, "表格单元格 / table cells")
        places = dict(filled)
        self._merge(sheet, places, rows, columns)
        blank = Cell("")
        grid = [tuple(places.get((row, column), blank) for column in columns) for row in rows]
        return _lines_and_grid(grid)

    def _filled(self, sheet: etree._Element) -> dict[Place, Cell]:
        filled: dict[Place, Cell] = {}
        at_row = letters = 0
        for row in children(child(sheet, "sheetData"), "row"):
            at_row = whole(value(row, "r"), at_row + 1)
            column = 0
            for cell in children(row, "c"):
                place = _place(value(cell, "r") or "")
                column = place[1] if place else column + 1
                text = self._shown(cell)
                letters += len(text)
                if letters > LETTERS:
                    raise refusal("too-many", self.name, "文字 / letters")
                if text.strip():
                    filled[at_row, column] = Cell(text)
        return filled

    def _shown(self, cell: etree._Element) -> str:
        kind, stored = value(cell, "t") or "n", child(cell, "v")
        text = (stored.text or "").strip() if stored is not None else ""
        if kind == "inlineStr":
            inline = child(cell, "is")
            return _text(inline) if inline is not None else ""
        if kind == "s":
            at = whole(text, -1)
            return self.strings[at] if 0 <= at < len(self.strings) else ""
        if kind == "n":
            style = whole(value(cell, "s"))
            return shown(text, self.forms[style] if 0 <= style < len(self.forms) else "", self.since_1904)
        if kind == "b":
            return {"1": "是", "0": "否"}.get(text, "")
        return "" if kind == "e" else text

    def _merge(self, sheet: etree._Element, places: dict[Place, Cell], rows: list[int], columns: list[int]) -> None:
        """Fill merged areas, as far as other cells make rows and columns of the table."""
        left = CELLS
        for merge in children(child(sheet, "mergeCells"), "mergeCell"):
            first, _, last = (value(merge, "ref") or "").partition(":")
            start, end = _place(first), _place(last)
            if start is None or end is None or start not in places:
                continue
            across = _between(columns, start[1], end[1])
            left -= 1
            for row in _between(rows, start[0], end[0]):
                left -= len(across) + 1
                if left < 0:
                    raise refusal("too-many", self.name, "合并单元格 / merged cells")
                for column in across:
                    places[row, column] = places[start]


def _between(ordered: list[int], first: int, last: int) -> list[int]:
    return ordered[bisect_left(ordered, first) : bisect_right(ordered, last)]


def _place(text: str) -> Place | None:
    """Row and column of B3: (3, 2)."""
    match = _PLACE.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _lines_and_grid(grid: list[tuple[Cell, ...]]) -> list[Block]:
    """Rows with one text at the top (title, remarks) and at the bottom (notes) are lines around the table."""
    top = 0
    while top < len(grid) and _lone(grid[top]):
        top += 1
    bottom = len(grid)
    while bottom > top and _lone(grid[bottom - 1]):
        bottom -= 1
    body: list[Block] = [Grid(tuple(grid[top:bottom]))] if bottom > top else []
    return [*_lines(grid[:top]), *body, *_lines(grid[bottom:])]


def _lines(rows: list[tuple[Cell, ...]]) -> list[str]:
    """The text of each row, once where a cell is merged over several rows."""
    return [cell.text for cell in dict.fromkeys(map(_lone, rows)) if cell]


def _lone(row: tuple[Cell, ...]) -> Cell | None:
    """The only cell of the row that holds text."""
    filled = {cell for cell in row if cell.text}
    return next(iter(filled)) if len(filled) == 1 and len(row) > 1 else None
