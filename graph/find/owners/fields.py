"""Where the value of a label ends: at its bracket, at a stop, at the end of its line, or where a heading begins."""

from __future__ import annotations

import re

from graph.find.owners.words.suffixes import surely_unit, unit_like

_OPENERS, _CLOSERS = "(〔【", ")〕】"
_STOPS = frozenset("。!?")
_HEADING = re.compile(
    r"[(〔](?:[一二三四五六七八九十]{1,4}|\d{1,3})[)〕]|[一二三四五六七八九十]{1,4}、|\d{1,3}[.、](?!\d)"
    r"|第[一二三四五六七八九十百]{1,4}[章条节部]|附件|[①-⑳]|[*#]{2,}"
)
_NUMERALS = frozenset("一二三四五六七八九十第附0123456789(〔①②③④⑤⑥⑦⑧⑨⑩#")
_MARKS = "、,;"
_BLANK = re.compile(r"\n+(?:[-—·~]{0,3}\d{1,4}[-—·~]{0,3}\n+)?")


def field_end(text: str, start: int, limit: int) -> int:
    """End of the value that begins at `start`; the closing bracket, stop or line feed is not part of it.

    「责任单位:区公安局、执法应急局(十一)推进…」 ends before (十一); a list that goes on in the next line goes on.
    """
    at, depth, begin = start, 0, start
    inside = start > 0 and _bracketed(text, start)
    while at < limit:
        char = text[at]
        if char in _NUMERALS and not depth and not inside and _heading(text, begin, at):
            return at
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            if not depth:
                return at
            depth -= 1
        elif char in _STOPS and not depth:
            return at
        elif char == "\n":
            blank = _BLANK.match(text, at)
            after = blank.end() if blank else at + 1
            if not _goes_on(text, start, begin, at, after, inside):
                return at
            at = after
            continue
        elif char in _MARKS and not depth:
            begin = at + 1
        at += 1
    return at


def _bracketed(text: str, start: int) -> bool:
    """Whether the label before `start` stands behind an opening bracket that is still open there."""
    floor = max(0, start - 30)
    depth = 0
    for at in range(start - 1, floor - 1, -1):
        if text[at] in _CLOSERS:
            depth += 1
        elif text[at] in _OPENERS:
            if not depth:
                return True
            depth -= 1
        elif text[at] in "\n。":
            return False
    return False


def _heading(text: str, begin: int, at: int) -> bool:
    """Whether a heading starts at `at`, right behind a complete name: 「…区公安局(十一)」, 「…管理局二、」."""
    return at > begin and _HEADING.match(text, at) is not None and unit_like(text[begin:at].strip("\n"))


def _goes_on(text: str, start: int, begin: int, at: int, after: int, inside: bool) -> bool:
    """Whether a list is only wrapped at the line feed: nothing read yet, a mark before it, or half a name."""
    last = text[begin:at].strip("\n")
    if not text[start:at].strip("\n"):
        return after - at <= 2
    stop = min(
        (p for mark in "、,;。:)〕\n" if (p := text.find(mark, after, after + 30)) >= 0),
        default=min(len(text), after + 30),
    )
    nxt = text[after:stop]
    if stop < len(text) and text[stop : stop + 1] == ":":
        return False
    if not last:
        return unit_like(nxt) or inside
    if unit_like(last) and text[start : start + 1] == "\n" and after - at == 1 and surely_unit(nxt):
        return True
    if unit_like(last):
        return inside and (text[after : after + 1] in "、,)〕】和及")
    return 0 < len(nxt) <= 20 and (unit_like(nxt) and _HEADING.match(text, after) is None)
