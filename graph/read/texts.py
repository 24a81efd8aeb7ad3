"""What reading a file yields: its canonical text, and where tables and pages lie in it."""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Start and end (exclusive) in whichever text the holder names."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as raw spans; a cell that spans rows or columns stands in each place it covers."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The canonical text: decoded strictly, BOM dropped, CR LF → LF, nothing else.

    `replaced` counts characters the decoder could not read; `pages` holds the raw offset at which each page starts.
    """

    name: str
    media_type: str
    encoding: str
    sha256: str
    text: str
    replaced: int
    tables: tuple[Table, ...]
    pages: tuple[int, ...]
