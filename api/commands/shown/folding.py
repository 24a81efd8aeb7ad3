"""Chinese text folded at the width there is: anywhere between its characters, but never before a closing mark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

_NEVER_FIRST = frozenset(" ，。、；：！？）〕》」』”’…,.;:!?)]}%％‰")
_NEVER_LAST = frozenset("（〔《「『“‘([{")
_NARROWEST = 12


class Folded:
    """A text that fills its lines. Rich itself breaks at spaces only, so a Chinese sentence would start a new line."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One line after the other."""
        for line in self.text.split("\n"):
            yield from line.divide(fold_points(line.plain, options.max_width))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as its longest line, as narrow as a few characters."""
        widest = max((cell_len(line) for line in self.text.plain.split("\n")), default=0)
        return Measurement(min(widest, _NARROWEST), widest).with_maximum(options.max_width)


def fold_points(line: str, width: int) -> list[int]:
    """Where to break: 「责任单位:州公安局、州教育局」 at 24 cells breaks before 州教育局, not before 、."""
    return list(_fold(line, max(width, 4)))


def _fold(line: str, width: int) -> Iterator[int]:
    start = used = 0
    for at, char in enumerate(line):
        used += cell_len(char)
        if used <= width:
            continue
        point = _allowed(line, start, at, width)
        yield point
        start, used = point, cell_len(line[point : at + 1])


def _allowed(line: str, start: int, at: int, width: int) -> int:
    """The last place to break between the start of the line and the character that no longer fits.

    What stands behind it must fit into the next line, else a mark may stand first after all.
    """
    for point in range(at, start, -1):
        if cell_len(line[point : at + 1]) > width:
            break
        before, after = line[point - 1], line[point]
        if after in _NEVER_FIRST or before in _NEVER_LAST or (_is_latin(before) and _is_latin(after)):
            continue
        return point
    return at


def _is_latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "-_/.–")
