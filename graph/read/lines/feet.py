"""Signatures, attached plans and annexes inside a line: places where a paragraph must begin.

「…请认真执行。某县财政局2023年4月19日某某整治方案一、…」 has one before 某县, 2023, 某某整治方案 and 一、.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.read.head.signatures import DAY, UNIT_END
from graph.read.head.titles import TITLE_END
from graph.read.lines.heads import Head, begins_document, is_glued_title
from graph.read.tidy import CleanText

_NOTE = re.compile(r"\((?:此件|公开|有删减|本文|依申请|主动|不公开)[^()]{0,20}\)")
_PRINTED = re.compile(r"印发")
_ANNEX = re.compile(r"(?:附件|附录|附表)(?:\d{1,2}|[一二三四五六七八九十]{1,2})?[:.、]?")
_COPIES = re.compile(r"抄送:|主题词:")
_BEHIND = re.compile(r"\n|$|附[件表录]|抄送|主题词|联系人|\(联系人|一、|第一[章条]|1[.、]?总则")
_STOPS = "。)〕!?;:,《》”\n"
_BEFORE = frozenset("。)〕!?”;\n")
_ISSUER = 40
_TITLE = 100
_NAMED = re.compile(r"《([^《》\n]{4,80})》")


@dataclass(slots=True)
class Feet:
    """Places of line feeds, how many of them no paragraph has, and behind which of them numbering starts again."""

    places: list[int] = field(default_factory=list)
    restarts: list[int] = field(default_factory=list)
    signs: int = 0


def foot_places(clean: CleanText, head: Head, end: int) -> Feet:
    """Everything behind the head that is no numbered part."""
    text, feet = clean.text, Feet()
    named = tuple({found[1] for found in _NAMED.finditer(text, max(0, head.end - _TITLE), min(end, head.end + 600))})
    for day in DAY.finditer(text, head.end, end):
        _find_signature(text, head, day, named, feet)
    begun = frozenset(feet.places)
    for annex in _ANNEX.finditer(text, head.end, end):
        if _may_begin(text, annex.start(), head, begun):
            _add_annex(text, annex, head, feet)
    for copies in _COPIES.finditer(text, head.end, end):
        if _may_begin(text, copies.start(), head, begun):
            feet.places.append(copies.start())
    return feet


def _may_begin(text: str, at: int, head: Head, begun: frozenset[int]) -> bool:
    return text[at - 1 : at] in _BEFORE or at in head.gaps or at in begun


def _find_signature(text: str, head: Head, day: re.Match[str], named: tuple[str, ...], feet: Feet) -> None:
    begin = _issuer_start(text, head, day.start())
    if begin is None:
        return
    note = _NOTE.match(text, day.end()) or _PRINTED.match(text, day.end())
    stop = note.end() if note else day.end()
    title_end = _title_end(text, stop, head, named)
    behind = note or title_end or _BEHIND.match(text, stop) or (begin < day.start() and stop in head.gaps)
    if not behind:
        return
    printed = note is not None and note[0] == "印发"
    feet.places += [begin, stop] if printed else [begin, day.start(), stop]
    feet.signs += 1
    if title_end:
        feet.places.append(title_end)
        feet.restarts.append(stop)


def _issuer_start(text: str, head: Head, day: int) -> int | None:
    """Where the names before a date begin; None where the date belongs to a sentence."""
    begin = day
    while known := next((name for name in head.issuers if text.endswith(name, begin - len(name), begin)), None):
        begin -= len(known)
    if begin < day:
        return begin
    floor = max(head.end, day - _ISSUER)
    mark = max(text.rfind(stop, floor, day) for stop in _STOPS)
    begin = max([mark + 1, floor, *(at for at in range(floor, day + 1) if at in head.gaps)])
    alone = text[begin - 1 : begin] in _BEFORE or begin in head.gaps
    return begin if alone and (begin == day or UNIT_END.search(text[begin:day])) else None


def _title_end(text: str, at: int, head: Head, named: tuple[str, ...]) -> int | None:
    """The end of the attached plan's title that begins here; one that the notice names needs no other proof."""
    for name in named:
        if text.startswith(name, at):
            return at + len(name)
    for kind in _title_kinds(text, at):
        if is_glued_title(text, at, kind, head.gaps):
            return kind
    return None


def _title_kinds(text: str, at: int) -> Iterator[int]:
    for kind in TITLE_END.finditer(text, at, at + _TITLE):
        yield kind.end()


def _add_annex(text: str, annex: re.Match[str], head: Head, feet: Feet) -> None:
    """An annex with a title; 「附件:1.分工表2.联系表」 only names annexes and begins a line of its own."""
    feet.places.append(annex.start())
    titled = next((end for end in _title_kinds(text, annex.end()) if _is_annex_title(text, annex.end(), end)), None)
    if titled:
        feet.places.append(titled)
        feet.signs += 1
    feet.restarts.append(annex.start())


def _is_annex_title(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    return not re.search("[。;:!?,\n]", words) and len(words) >= 4 and begins_document(text, end)
