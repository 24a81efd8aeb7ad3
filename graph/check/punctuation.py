"""Quotation marks and brackets that do not match, paragraph by paragraph."""

from __future__ import annotations

from graph.read.sentences import split_paragraphs
from graph.read.texts import Span
from graph.read.tidy import CleanText

_QUOTES = {"“": "”", "‘": "’", "「": "」", "《": "》"}
_BRACKETS = {"(": ")", "〔": "〕", "【": "】"}


def unmatched_marks(clean: CleanText, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """Places of unmatched quotation marks and of unmatched brackets between two tidy offsets.

    「(责任单位:各县〔市〕人民政府)」 matches; the kinds of bracket may be mixed, as they often are: 〔…) matches too.
    """
    quotes: list[Span] = []
    brackets: list[Span] = []
    for paragraph in split_paragraphs(clean):
        first, last = max(paragraph.start, start), min(paragraph.end, end)
        if first < last:
            quotes += _unmatched(clean.text, first, last, _QUOTES, mixed=False)
            brackets += _unmatched(clean.text, first, last, _BRACKETS, mixed=True)
    return quotes, brackets


def _unmatched(text: str, start: int, end: int, pairs: dict[str, str], *, mixed: bool) -> list[Span]:
    closers = set(pairs.values())
    opened: list[int] = []
    lost: list[int] = []
    for at in range(start, end):
        char = text[at]
        if char in pairs:
            opened.append(at)
        elif char in closers and not _numbers(text, at, start):
            if opened and (mixed or pairs[text[opened[-1]]] == char):
                opened.pop()
            else:
                lost.append(at)
    return [Span(at, at + 1) for at in sorted(opened + lost)]


def _numbers(text: str, at: int, start: int) -> bool:
    """「1)」 at the head of an item closes nothing."""
    head = text[max(start, at - 3) : at]
    return text[at] == ")" and head.isdecimal() and len(head) < 3
