"""Quotation marks and brackets that do not match, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.read.sentences import split_paragraphs
from graph.read.texts import Span
from graph.read.tidy import CleanText

_PHRASE = 20  # two lost marks no further apart belong to one phrase


@dataclass(frozen=True, slots=True)
class _Marks:
    """Opening marks with their closing ones; `mixed` where any of them may close any other."""

    pairs: dict[str, str]
    mixed: bool
    any_mark: re.Pattern[str]


_QUOTES = _Marks({"“": "”", "‘": "’", "「": "」", "《": "》"}, False, re.compile("[“”‘’「」《》]"))
_BRACKETS = _Marks({"(": ")", "〔": "〕", "【": "】"}, True, re.compile("[()〔〕【】]"))


def unmatched_marks(clean: CleanText, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """Places of unmatched quotation marks and of unmatched brackets between two tidy offsets.

    「(责任单位:各县〔市〕人民政府)」 matches; the kinds of bracket may be mixed, as they often are: 〔…) matches too.
    Two quotation marks around one phrase (”三同步”) are one place, the whole phrase.
    """
    quotes: list[Span] = []
    brackets: list[Span] = []
    for paragraph in split_paragraphs(clean):
        first, last = max(paragraph.start, start), min(paragraph.end, end)
        if first < last:
            quotes += _phrases(clean.text, _unmatched(clean.text, first, last, _QUOTES))
            brackets += (Span(at, at + 1) for at in _unmatched(clean.text, first, last, _BRACKETS))
    return quotes, brackets


def _unmatched(text: str, start: int, end: int, marks: _Marks) -> list[int]:
    opened: list[int] = []
    lost: list[int] = []
    for mark in marks.any_mark.finditer(text, start, end):
        at, char = mark.start(), mark[0]
        if char in marks.pairs:
            opened.append(at)
        elif opened and (marks.mixed or marks.pairs[text[opened[-1]]] == char):
            opened.pop()
        elif not _numbers(text, at, start):
            lost.append(at)
    return sorted(opened + lost)


def _numbers(text: str, at: int, start: int) -> bool:
    """「1)」 at the head of an item closes nothing."""
    head = text[max(start, at - 3) : at]
    return text[at] == ")" and head.isdecimal() and len(head) < 3


def _phrases(text: str, places: list[int]) -> list[Span]:
    """Lost marks two by two where they stand around one phrase, else each by itself."""
    spans: list[Span] = []
    for at in places:
        if spans and spans[-1].end - spans[-1].start == 1 and _one_phrase(text[spans[-1].start : at]):
            spans[-1] = Span(spans[-1].start, at + 1)
        else:
            spans.append(Span(at, at + 1))
    return spans


def _one_phrase(words: str) -> bool:
    return 1 < len(words) <= _PHRASE and not re.search("[。;!?]", words)
