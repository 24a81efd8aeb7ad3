"""Reads the inside of a clause: names in their order, each with the role its label or the words behind it give.

「A牵头,B、C配合」: 牵头 governs the names before it, 配合 those since. 「*A」 and 「A(牵头)」 mark the lead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.find.owners.names import (
    Item,
    cut_before_levels,
    cut_open_end,
    join_collectives,
    plain_words,
    split_joined,
    split_list,
)
from graph.find.owners.rules import says_rule
from graph.find.owners.suffixes import surely_unit, unit_like
from graph.find.owners.tails import VERBS, peel_tail, role_of_note
from graph.read.texts import Span
from graph.records import Role

_NOTE = re.compile(r"[(〔]([^()〔〕]{2,14})[)〕]$")
_LEADING = re.compile(
    r"(?:分别由|主要由|具体由|原则上由|并由|再由|由|请|会同|以及|和|及|与|并|其中|其余)(?=[一-鿿]{2})"
)
_NOISE = re.compile(r"(?:下同|同上|无|略|等|相关|[\W\d_]+|见附件|详见附件|以上|本级)$")
_SENTENCE = re.compile(
    r"[。!?“”\"《》:%=]|^(?:要|应|须|将|对|按|负责|加强|落实|推进|做好|组织|建立|完善|制定|开展|坚持|以下简称"
    r"|简称|包括|如|含|不含|详见|例如)"
    r"|应当|必须|不得|可以|要求|进一步|(?<!^)由"
)
_TOO_LONG = 45
_DOUBTFUL = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a clause: its place (tidy), its words as they stand there, its role and its position."""

    span: Span
    words: str
    role: Role
    order: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """An item of the list before names are made of it; `tail` is the role stated behind it for all since the last."""

    item: Item
    tail: Role | None = None
    own: Role | None = None
    mark: str = ","


def read_entries(text: str, place: Span, label: Role | None, *, sure: str = "") -> tuple[list[Entry], list[Span]]:
    """Names and open ends (等有关部门) between two tidy offsets; nothing where the words there are no list of names.

    `label` is the role of the label before them, None where only role words behind the names can tell. `sure` tells how
    far the names must speak for themselves: "" a label vouches for them, "most" role words do, "all" nothing does.
    """
    raw, ruled = _pieces(text, place)
    pieces = _collected(text, raw)
    if label is None and not ruled and not any(piece.tail or piece.own for piece in pieces):
        return [], []
    entries: list[Entry] = []
    ends: list[Span] = []
    pending: list[tuple[Item, Role | None, str]] = []
    for piece in pieces:
        names, open_end = _names(text, piece.item)
        ends += [open_end] if open_end else []
        pending += [(name, piece.own, piece.mark if at == 0 else "、") for at, name in enumerate(names)]
        if piece.tail or piece.mark == ";":
            entries += _flush(pending, piece.tail, label, first=not entries)
            pending = []
    entries += _flush(pending, None, label, first=False)
    return (_checked(entries, sure), ends) if _trusted(entries, sure) else ([], [])


def _pieces(text: str, place: Span) -> tuple[list[_Piece], bool]:
    """The pieces of a list, and whether a rule about its order ends it (列第一位的为牵头单位)."""
    pieces: list[_Piece] = []
    items = split_list(text, *place)
    for at, item in enumerate(items):
        if says_rule(item.words):
            return pieces, True
        mark = text[items[at - 1].span.end : item.span.start].strip("\n")[:1] if at else ","
        for one in cut_before_levels(text, item):
            pieces += _roles_within(text, one, mark or ",")
    return pieces, False


def _roles_within(text: str, item: Item, mark: str) -> list[_Piece]:
    """The item without role words: 「A牵头B配合」 gives two pieces, 「A负责中小学」 gives A."""
    start, end = item.span
    if end - start > 200:
        return [_Piece(item, mark=mark)]
    for verb in VERBS:
        at = text.find(verb, start + 2, end)
        if at < 0 or not unit_like(_led(text[start:at])):
            continue
        rest = _tail_end(text, at, end)
        if text.startswith(("单位", "部门", "处室", "责任"), rest):
            continue
        length, role = (at - start, None) if verb == "会同" else peel_tail(text[start:rest])
        head = _Piece(
            Item(Span(start, start + length), plain_words(text[start : start + length])), tail=role, mark=mark
        )
        if rest >= end:
            return [head]
        after = Item(Span(rest, end), plain_words(text[rest:end]))
        follows = unit_like(_led(text[rest : rest + peel_tail(text[rest:end])[0]]))
        return (
            [head, *_roles_within(text, after, ",")]
            if follows
            else ([head] if verb == "负责" else [_Piece(item, mark=mark)])
        )
    return _peeled(text, item, mark)


def _tail_end(text: str, at: int, end: int) -> int:
    """End of the role words that begin at `at`."""
    stop = at
    while stop < end:
        word = next(
            (
                w
                for w in ("负责落实", "负责指导", "牵头负责", "组织实施", "抓落实", *VERBS, "落实", "实施")
                if text.startswith(w, stop)
            ),
            "",
        )
        if not word:
            return stop
        stop += len(word)
    return min(stop, end)


def _peeled(text: str, item: Item, mark: str) -> list[_Piece]:
    start, end = item.span
    length, tail = peel_tail(text[start:end])
    own: Role | None = None
    note = _NOTE.search(text, start, start + length)
    if note and (own := role_of_note(note[1])):
        length = note.start() - start
        if own == "responsible":
            own, tail = None, tail or own
    while length and text[start] in "*":
        start, length, own = start + 1, length - 1, "lead"
    while length and text[start + length - 1] in "*":
        length, own = length - 1, "lead"
    return [_Piece(Item(Span(start, start + length), plain_words(text[start : start + length])), tail, own, mark)]


def _collected(text: str, pieces: list[_Piece]) -> list[_Piece]:
    """Collectives written over several pieces (各市、县、区政府) become one piece."""
    joined: list[_Piece] = []
    at = 0
    for item, count in join_collectives(text, [piece.item for piece in pieces]):
        last = pieces[at + count - 1]
        joined.append(_Piece(item, last.tail, last.own, pieces[at].mark))
        at += count
    return joined


def _names(text: str, item: Item) -> tuple[list[Item], Span | None]:
    start = item.span.start
    led = _LEADING.match(text, start, item.span.end)
    if led and unit_like(plain_words(text[led.end() : item.span.end])):
        item = Item(Span(led.end(), item.span.end), plain_words(text[led.end() : item.span.end]))
    kept, open_end = cut_open_end(text, item)
    return [name for one in kept for name in split_joined(text, one) if name.words], open_end


def _led(words: str) -> str:
    """Words without a leading 由 or 会同."""
    led = _LEADING.match(words)
    return words[led.end() :] if led else words


def _flush(
    pending: list[tuple[Item, Role | None, str]], tail: Role | None, label: Role | None, *, first: bool
) -> list[Entry]:
    """Gives the names collected so far their role; a first 配合 reaches back to the last comma only."""
    role: Role = tail if tail and (label is None or tail != "responsible") else (label or "responsible")
    reach = 0
    if label != role and (label or first) and role in ("lead", "support", "oversee") and (label or role != "lead"):
        reach = max((at for at, (_, _, mark) in enumerate(pending) if mark == ","), default=0)
    return [
        Entry(item.span, item.words, own or (role if at >= reach else label or "responsible"), 0)
        for at, (item, own, _) in enumerate(pending)
    ]


def _plausible(words: str) -> bool:
    return 2 <= len(words) <= _TOO_LONG and not _NOISE.match(words) and _SENTENCE.search(words) is None


def _trusted(entries: list[Entry], sure: str) -> bool:
    """Whether these are names at all, as far as they must speak for themselves."""
    names = [entry.words for entry in entries if not _NOISE.match(entry.words)]
    good = [words for words in names if _plausible(words)]
    if not names or not good or good[0] != names[0]:
        return False
    if not sure:
        return 2 * len(good) > len(names)
    certain = sum(surely_unit(words) and "的" not in words for words in good)
    if sure == "all" or len(good) != len(names):
        return certain == len(names)
    return 2 * certain >= len(names) and all(len(w) <= _DOUBTFUL or surely_unit(w) or unit_like(w) for w in good)


def _checked(entries: list[Entry], sure: str) -> list[Entry]:
    good = [entry for entry in entries if _plausible(entry.words)]
    return [replace(entry, order=at) for at, entry in enumerate(good, 1)]
