"""What stands where on a printed page: letters gathered into lines, lines and tables on a sheet of paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from graph.read.formats.blocks import Cell


class Letter(NamedTuple):
    """A letter (or a few) and the box it fills; `top` counts downward from the top of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: its cells by row and column, and where its columns stand."""

    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(slots=True)
class Paper:
    """One page."""

    height: float
    lines: list[Line]
    tables: list[Ruled] = field(default_factory=list)


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """Letters into lines from top to bottom; letters printed twice to look bold count once."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda each: (each.top + each.bottom, each.x0)):
        if rows and _same_row(rows[-1][-1], letter):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    return [line for row in rows if (line := _line(sorted(row, key=attrgetter("x0")))).text.strip()]


def _same_row(one: Letter, other: Letter) -> bool:
    return abs((one.top + one.bottom) - (other.top + other.bottom)) < max(one.size, other.size)


def _line(letters: Sequence[Letter]) -> Line:
    pieces: list[str] = []
    before: Letter | None = None
    for letter in letters:
        if before is not None:
            if letter.text == before.text and abs(letter.x0 - before.x0) < letter.size * 0.25:
                continue
            if letter.x0 - before.x1 > letter.size * _gap(before.text, letter.text):
                pieces.append(" ")
        pieces.append(letter.text)
        before = letter
    solid = [letter for letter in letters if letter.text.strip()] or list(letters)
    return Line(
        "".join(pieces).strip(" "), solid[0].x0, max(letter.x1 for letter in solid),
        min(letter.top for letter in solid), max(letter.bottom for letter in solid),
        sorted(letter.size for letter in solid)[len(solid) // 2],
    )  # fmt: skip


def _gap(before: str, after: str) -> float:
    """How wide a gap, in letters, is a space: Latin words stand close, Chinese letters are spread to fill a line."""
    return 0.2 if before[-1:].isascii() and after[:1].isascii() else 0.9


def ruled_table(boxes: Sequence[tuple[float, float, float, float]], letters: Sequence[Letter]) -> Ruled | None:
    """A table from the boxes of its cells (left, top, right, bottom); a merged cell stands in each place it covers."""
    columns = _edges([x for box in boxes for x in (box[0], box[2])])
    rows = _edges([y for box in boxes for y in (box[1], box[3])])
    if len(columns) < 3 or len(rows) < 2 or len(columns) * len(rows) > 20_000:
        return None
    blank = Cell("")
    places = [[blank] * (len(columns) - 1) for _ in rows[1:]]
    for box in boxes:
        cell = Cell(_cell_text(box, letters))
        for row in range(_edge(rows, box[1]), _edge(rows, box[3])):
            for column in range(_edge(columns, box[0]), _edge(columns, box[2])):
                places[row][column] = cell
    return Ruled(rows[0], rows[-1], tuple(columns), tuple(map(tuple, places)))


def _edges(values: Sequence[float]) -> list[float]:
    """Rulings closer than three points are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 3:
            edges.append(value)
    return edges


def _edge(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))


def inside(letter: Letter, box: tuple[float, float, float, float]) -> bool:
    """Whether the middle of the letter lies in the box."""
    x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _cell_text(box: tuple[float, float, float, float], letters: Sequence[Letter]) -> str:
    """A line that fills the width of its cell goes on in the next; one that does not ends a paragraph."""
    lines = lines_of(letter for letter in letters if inside(letter, box))
    text = ""
    for number, line in enumerate(lines):
        full = box[2] - box[0] - (line.x1 - line.x0) < 1.9 * line.size
        text += line.text + ("" if full or number == len(lines) - 1 else "\n")
    return text
