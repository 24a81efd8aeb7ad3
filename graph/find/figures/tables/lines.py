"""Tables of indicators that lost their lines: each cell on a line of its own, each row ending with 预期性 or 约束性."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.read.texts import Span

_LAST_HEAD = re.compile(r"(?:指标)?(?:属性|性质)")
_LAST_CELL = re.compile(r"(?:预期|约束|指导|引导|基础|特色)性(?:指标)?")
_NAME_HEAD = re.compile(r"[一-鿿]{0,4}指标(?:名称|内容)?(?:\([^()]{0,12}\))?")
_HEAD = re.compile(r"[^。;:]{1,16}")
_MOST_HEADS = 9
_LONGEST_CELL = 40


def rows_of_lines(text: str) -> Iterator[list[list[Span]]]:
    """The heads and rows of every such table, aligned from the right: 「指标⏎2025年⏎属性⏎覆盖率(%)⏎62⏎约束性」."""
    if "约束性" not in text and "预期性" not in text:
        return
    lines = list(_lines(text))
    for at, line in enumerate(lines):
        if _LAST_HEAD.fullmatch(text, *line) and (heads := _heads(text, lines, at)):
            rows = list(_rows(text, lines, at + 1, len(heads)))
            if rows:
                yield [heads, *rows]


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _heads(text: str, lines: list[Span], last: int) -> list[Span]:
    """The heads up to the one at `last`; they begin not further before the name of the indicator than two columns."""
    for first in range(last - 1, max(-1, last - _MOST_HEADS), -1):
        if not _HEAD.fullmatch(text, *lines[first]):
            return []
        if _NAME_HEAD.fullmatch(text, *lines[first]):
            return lines[first : last + 1]
    return []


def _rows(text: str, lines: list[Span], at: int, heads: int) -> Iterator[list[Span]]:
    row: list[Span] = []
    for line in lines[at:]:
        row.append(line)
        ends = line.end - line.start > _LONGEST_CELL or len(row) > heads + 3
        if ends or _LAST_HEAD.fullmatch(text, *line):  # other words, or the next table
            return
        if _LAST_CELL.fullmatch(text, *line):
            if len(row) >= heads:
                yield row[-heads:]
            row = []
