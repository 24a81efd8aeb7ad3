"""What a format's reader hands back: canonical text, and where tables and pages lie in it."""

from dataclasses import dataclass

from graph.read.texts import Table


@dataclass(frozen=True, slots=True)
class Extracted:
    """`encoding` is what the bytes were decoded with; `unicode` where the format itself says which letters they are."""

    text: str
    encoding: str = "unicode"
    replaced: int = 0
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
