"""Line feeds that printing put into the middle of sentences.

Printed pages and mail break lines at one width. Where a document shows such a width, a line that fills it, stops in
mid-sentence and is not followed by an indent, a label or an empty line goes on: its line feed is no more than a stray
space, and is dropped as one, with the way back kept.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter

from graph.read.tidy import CleanText

_LEAST_WIDTH = 40  # display columns: 20 Chinese letters
_LEAST_LINES = 5
_SLACK = 4  # columns: a mark or a figure that did not fit
_STOPPED = frozenset("。!?！？:：;；…")
_BEGINS = re.compile(
    r"[ \t]*\n|[ \t]{2,}|　|[一-鿿]{2,8}[:：]"
    r"|[#*>]*(?:[(（〔]?[一二三四五六七八九十百]{1,4}[)）〕、.．]|[(（]?\d{1,3}[)）.．、](?!\d)"
    r"|第[一二三四五六七八九十百\d]{1,5}[章节条编]|[①-⑳]|附件)"
)


def unwrap(clean: CleanText) -> CleanText:
    """The text without the line feeds of wrapped lines; the same text where its lines show no common width.

    「…切实加强值班值⏎守工作,…」 becomes 「…切实加强值班值守工作,…」.
    """
    lines = clean.raw.split("\n")
    widths = [_width(line) for line in lines]
    fill = _fill(lines, widths)
    if fill is None:
        return clean
    wrapped: list[bool] = []
    at = 0
    for line, width in zip(lines[:-1], widths, strict=False):
        at += len(line) + 1
        full = abs(width - fill) <= _SLACK and line.rstrip()[-1:] not in _STOPPED
        wrapped.append(full and not _BEGINS.match(clean.raw, at))
    return _without(clean, wrapped)


def _fill(lines: list[str], widths: list[int]) -> int | None:
    """The width to which lines are filled: several different lines have it that stop in mid-sentence, most do."""
    open_lines = {line: width for line, width in zip(lines, widths, strict=True) if line.rstrip()[-1:] not in _STOPPED}
    long = Counter(width for width in open_lines.values() if width >= _LEAST_WIDTH)
    if not long:
        return None
    fill = max(long, key=lambda width: (sum(n for w, n in long.items() if abs(w - width) <= _SLACK), width))
    filled = sum(n for width, n in long.items() if abs(width - fill) <= _SLACK)
    return fill if filled >= _LEAST_LINES and 2 * filled > long.total() else None


def _width(line: str) -> int:
    """Columns of a line without blanks at its end; Chinese letters and marks take two."""
    return sum(1 if char < "ʀ" else 2 for char in line.rstrip())


def _without(clean: CleanText, wrapped: list[bool]) -> CleanText:
    if not any(wrapped):
        return clean
    kept: list[str] = []
    origins = array("I")
    start = 0
    for line, joins in zip(clean.text.split("\n"), [*wrapped, True], strict=True):
        end = start + len(line)
        stop = end if joins else end + 1
        kept.append(clean.text[start:stop])
        origins.extend(clean.origins[start:stop])
        start = end + 1
    return CleanText(clean.raw, "".join(kept), origins)
