"""Word files (.docx): paragraphs with the numbers Word shows before them, and tables with merged cells.

Read from the XML itself: tracked insertions, content controls and text boxes are shown to a reader, yet paragraph
objects of libraries leave them out; deleted text, field codes and hidden text are not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import normpath

from lxml import etree

from graph.read.formats.blocks import Block, Cell, Extracted, compose, table_blocks
from graph.read.formats.office.numbering import Numbering, read_numbering
from graph.read.gate.archive import Package
from graph.read.gate.markup import child, children, local, parse_xml, value, whole
from graph.read.gate.refusals import refusal

_UNSEEN = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "rt", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr")
)
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def read_word(data: bytes, name: str) -> Extracted:
    """「（一）」 that Word counts by itself stands in the text as if typed; a merged cell stands in each place."""
    package = Package(data, name)
    main = main_part(package, "word/document.xml")
    root = parse_xml(package.read(main), name, main)
    folder = main.rpartition("/")[0]
    numbering = read_numbering(_part(package, f"{folder}/numbering.xml"))
    styles = _read_styles(_part(package, f"{folder}/styles.xml"))
    return compose(_Reader(name, numbering, styles).blocks(child(root, "body")))


def main_part(package: Package, usual: str) -> str:
    """Where the package says its document lies (its _rels/.rels), else the usual place."""
    if "_rels/.rels" in package:
        for relation in parse_xml(package.read("_rels/.rels"), package.name, "_rels/.rels"):
            if (value(relation, "Type") or "").endswith("/officeDocument"):
                target = normpath((value(relation, "Target") or "").lstrip("/"))
                return target if target in package else usual
    return usual


def _part(package: Package, member: str) -> etree._Element | None:
    return parse_xml(package.read(member), package.name, member) if member in package else None


@dataclass(slots=True)
class _Style:
    """What matters of a paragraph style: the list it numbers in, and the style it builds on."""

    number: str | None
    level: int | None
    base: str | None


def _read_styles(root: etree._Element | None) -> dict[str, _Style]:
    styles = {}
    for style in children(root, "style"):
        marks = child(style, "pPr", "numPr")
        level = value(child(marks, "ilvl"))
        styles[value(style, "styleId") or ""] = _Style(
            value(child(marks, "numId")), None if level is None else whole(level), value(child(style, "basedOn"))
        )
    return styles


@dataclass(slots=True)
class _Reader:
    """Walks the body in order, since numbers count on."""

    name: str
    numbering: Numbering
    styles: dict[str, _Style]
    boxes: list[etree._Element] = field(default_factory=list)

    def blocks(self, owner: etree._Element | None) -> list[Block]:
        if owner is None:
            raise refusal("damaged", self.name, "body")
        found: list[Block] = []
        for element in _unwrapped(owner):
            if local(element) == "p":
                found.extend(self._paragraph(element))
            else:
                found.extend(self._table(element))
        return found

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        label = self._label(paragraph)
        self.boxes = []
        text = "".join(self._text(paragraph))
        boxes, self.boxes = self.boxes, []
        yield from (label + text if text.strip() else text).split("\n")
        for box in boxes:
            yield from self.blocks(box)

    def _label(self, paragraph: etree._Element) -> str:
        style = value(child(paragraph, "pPr", "pStyle"))
        own = child(paragraph, "pPr", "numPr")
        number, level = value(child(own, "numId")), value(child(own, "ilvl"))
        if number is None:
            number, at = self._of_style(style)
        else:
            at = whole(level)
        if number is None or number == "0" or not _has_text(paragraph):
            return ""
        return self.numbering.label(number, at)

    def _of_style(self, style: str | None) -> tuple[str | None, int]:
        """List and level that a style, or one it builds on, gives its paragraphs."""
        level: int | None = None
        at = style
        for _ in range(20):
            here = self.styles.get(at or "")
            if here is None:
                break
            level = here.level if level is None else level
            if here.number is not None:
                return here.number, self.numbering.level_of_style(here.number, at or "") if level is None else level
            at = here.base
        return None, 0

    def _text(self, element: etree._Element) -> Iterator[str]:
        for below in element:
            tag = local(below)
            if tag in _UNSEEN or (tag == "r" and _hidden(below)):
                continue
            if tag == "t":
                yield (below.text or "").replace("\n", " ")
            elif tag in _MARKS:
                yield "" if tag == "br" and value(below, "type") in ("page", "column") else _MARKS[tag]
            elif tag == "txbxContent":
                self.boxes.append(below)
            else:
                yield from self._text(below)

    def _table(self, table: etree._Element) -> list[Block]:
        rows: list[list[tuple[Cell, list[Block]]]] = []
        above: dict[int, Cell] = {}
        for row in _rows(table):
            line: list[tuple[Cell, list[Block]]] = []
            here: dict[int, Cell] = {}
            column = whole(value(child(row, "trPr", "gridBefore")))
            if column:
                line.append((Cell("", min(column, 1000)), []))
            for cell in _cells(row):
                across = max(1, min(1000, whole(value(child(cell, "tcPr", "gridSpan")), 1)))
                merge = child(cell, "tcPr", "vMerge")
                if merge is not None and value(merge) in (None, "continue") and column in above:
                    here[column] = above[column]
                    above[column].down += 1
                else:
                    here[column] = Cell("", across)
                    line.append((here[column], self.blocks(cell)))
                column += across
            above = here
            rows.append(line)
        return table_blocks(rows, self.name)


def _unwrapped(owner: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, out of content controls and tracked insertions around them."""
    for element in owner:
        tag = local(element)
        if tag in ("p", "tbl"):
            yield element
        elif tag not in _UNSEEN:
            yield from _unwrapped(element)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if local(element) == "tr":
            if child(element, "trPr", "del") is None:
                yield element
        elif local(element) not in _UNSEEN:
            yield from _rows(element)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) not in _UNSEEN:
            yield from _cells(element)


def _hidden(run: etree._Element) -> bool:
    mark = child(run, "rPr", "vanish")
    return mark is not None and value(mark) not in ("0", "false")


def _has_text(paragraph: etree._Element) -> bool:
    """Word numbers an empty paragraph too; but nothing shows there that a reader would cite."""
    return any(local(found) in ("t", "drawing", "pict", "sym") for found in paragraph.iter())
