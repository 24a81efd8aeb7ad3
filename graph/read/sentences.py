"""Paragraphs and sentences of the tidy text.

Saved pages lose their line breaks and printed pages gain some, so neither is trusted alone: an indent of two
ideographic spaces starts a paragraph inside a long line, and a line that stops in mid-sentence goes on in the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.read.texts import Span
from graph.read.tidy import CleanText

_STOP = re.compile(r"[。!?]+[”’」』)〕】》]*|\n+")
_INDENT = re.compile("　{2,}")
_LONG_LINE = 200  # in shorter lines a wide gap is only spacing (名　　称)
_WRAPPED = 20  # a shorter line that ends without a stop is a heading or a label line
_CLOSED = frozenset("。!?;:…)”’」』〕】》")
_LABEL_START = re.compile(
    r"[#*>]*(?:[一二三四五六七八九十]{1,4}[、.]|\([一二三四五六七八九十\d]{1,4}\)|\d{1,3}[.、)]|第|[①-⑳]|附|[^\n:]{2,8}:)"
)


def split_paragraphs(clean: CleanText) -> tuple[Span, ...]:
    """Lines of the tidy text without their line feeds; a long line also parts where the raw text indents."""
    indents = [bisect_left(clean.origins, gap.end()) for gap in _INDENT.finditer(clean.raw)]
    spans: list[Span] = []
    start, next_indent = 0, 0
    for line in clean.text.split("\n"):
        end = start + len(line)
        cuts = [start]
        while next_indent < len(indents) and indents[next_indent] < end:
            if len(line) > _LONG_LINE and indents[next_indent] > cuts[-1]:
                cuts.append(indents[next_indent])
            next_indent += 1
        spans.extend(Span(a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True) if a < b)
        start = end + 1
    return tuple(spans)


def split_sentences(clean: CleanText, start: int, end: int) -> tuple[Span, ...]:
    """Sentences between two tidy offsets, stops and closing marks included.

    「…达到100%。(责任单位:州教育局)」 gives two spans; a line that was only wrapped is not split;
    blank spans are left out.
    """
    spans: list[Span] = []
    begin = start
    for stop in _STOP.finditer(clean.text, start, end):
        if stop.group().startswith("\n"):
            if _only_wrapped(clean.text, begin, stop):
                continue
            _append(spans, clean.text, begin, stop.start())
        else:
            _append(spans, clean.text, begin, stop.end())
        begin = stop.end()
    _append(spans, clean.text, begin, end)
    return tuple(spans)


def _only_wrapped(text: str, begin: int, stop: re.Match[str]) -> bool:
    at = stop.start()
    if len(stop.group()) > 1 or at == 0 or text[at - 1] in _CLOSED:
        return False
    line = text.rfind("\n", begin, at) + 1 or begin
    return at - line >= _WRAPPED and not _LABEL_START.match(text, stop.end())


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))
