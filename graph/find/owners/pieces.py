"""Takes the role words off the items of a list: 「A牵头,B、C等配合」 → A (lead), B, C等 (support).

What no list of names holds is left out: dates (年内持续推进), and everything from a rule about the order on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.owners.rules import says_rule
from graph.find.owners.words.names import Item, cut_before_levels, join_collectives, plain_words, split_list
from graph.find.owners.words.suffixes import surely_unit, unit_like
from graph.find.owners.words.tails import VERBS, peel_tail, role_of_note, tail_end
from graph.read.texts import Span
from graph.records import Role

_NOTE = re.compile(r"[(〔]([^()〔〕]{2,60})[)〕]$")
_ASIDE = re.compile(r"含|不含|包括|(?:以下)?(?:统称|简称)|[^()〔〕]{0,58}下同$")
_WHEN = re.compile(
    r"\d{1,4}年|\d{1,2}月|(?:年内|年底|长期|持续|常年|每年|每季|每月|近期|尽快|适时|按期|今年|全年|上半年|下半年|立即|同步|常态)"
)
_LEADING = re.compile(
    r"(?:(?:此|该|本|上述|以上|各)(?:项|条)?(?:工作|任务|措施|事项)?(?:分别|均|主要)?由|分别由|主要由|具体由|原则上由|并由|再由|由|请|会同|以及|和|及|与|并|其中|其余)(?=[一-鿿]{2})"
)
_NO_VERB = ("单位", "部门", "处室", "责任")  # 牵头单位 within a name is no verb
_LEAD_MARKS = "*★▲"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """An item before names are made of it.

    `tail` is the role stated behind it for all since the last such role, `own` its own role (*A, A(牵头)), `mark` what
    stands before it in the list.
    """

    item: Item
    tail: Role | None = None
    own: Role | None = None
    mark: str = ","


def read_pieces(text: str, place: Span) -> tuple[list[Piece], bool]:
    """The pieces between two tidy offsets, collectives joined; and whether a rule about the order is among them."""
    pieces: list[Piece] = []
    items = split_list(text, *place)
    ruled = False
    for at, item in enumerate(items):
        if says_rule(_before_bracket(item.words)):
            ruled = True
            break
        mark = text[items[at - 1].span.end : item.span.start].strip("\n")[:1] if at else ""
        item, noted = _without_rule(text, item)
        ruled = ruled or noted
        if not _WHEN.match(item.words) or unit_like(item.words):
            for one in cut_before_levels(text, item):
                pieces += _take_roles(text, one, mark or ",")
    return _collected(text, pieces), ruled


def without_leading(words: str) -> str:
    """Words without a leading 由 or 会同."""
    return words[leading_length(words) :]


def leading_length(words: str) -> int:
    """Length of a leading 由, 会同 or 和."""
    led = _LEADING.match(words)
    return led.end() if led else 0


def _before_bracket(words: str) -> str:
    return words.split("(")[0].split("〔")[0] or words


def _without_rule(text: str, item: Item) -> tuple[Item, bool]:
    """「市税务局(列第一位者为牵头单位,下同)」 without its note, which states a rule; 「各区政府(含新区)」 likewise."""
    note = _NOTE.search(text, *item.span)
    ruled = note is not None and says_rule(note[1])
    if note is None or not (ruled or _ASIDE.match(note[1])):
        return item, False
    return _item(text, item.span.start, note.start()), ruled


def _take_roles(text: str, item: Item, mark: str) -> list[Piece]:
    """The item without role words: 「A牵头B配合」 gives two pieces, 「A负责中小学」 gives A."""
    start, end = item.span
    if end - start > _LONGEST:
        return [Piece(item, mark=mark)]
    for verb in VERBS:
        at = text.find(verb, start + 2, end)
        if at < 0 or not unit_like(without_leading(text[start:at])):
            continue
        rest = tail_end(text, at, end)
        if not text.startswith(_NO_VERB, rest):
            return _around_verb(text, Span(start, at), Span(rest, end), verb, mark)
    return [_peeled(text, item, mark)]


def _around_verb(text: str, before: Span, after: Span, verb: str, mark: str) -> list[Piece]:
    """Pieces on both sides of a role word; what follows it may be its object, which names nobody."""
    length, role = peel_tail(text[before.start : after.start])
    head_end = before.end if verb == "会同" else before.start + length
    note = _NOTE.search(text, before.start, head_end)
    head_end = note.start() if note and _ASIDE.match(note[1]) else head_end
    head = Piece(_item(text, before.start, head_end), None if verb == "会同" else role, None, mark)
    if after.start >= after.end:
        return [head]
    rest = text[after.start : after.end]
    length, tail = peel_tail(rest)
    name = without_leading(rest[:length])
    if unit_like(name) and (verb != "负责" or tail or surely_unit(name)):
        return [head, *_take_roles(text, _item(text, *after), ",")]
    return [head] if verb == "负责" else [Piece(_item(text, before.start, after.end), mark=mark)]


def _peeled(text: str, item: Item, mark: str) -> Piece:
    start, end = item.span
    length, tail = peel_tail(text[start:end])
    end = start + length
    own: Role | None = None
    note = _NOTE.search(text, start, end)
    if note and _ASIDE.match(note[1]):
        end = note.start()
    elif note and (own := role_of_note(note[1])):
        end = note.start()
        if own == "responsible":
            own, tail = None, tail or own
    inner = text[start:end].strip(_LEAD_MARKS)
    marks = end - start - len(inner)
    start += text[start:end].find(inner)
    end = start + len(inner)
    if marks and not item.words.startswith("**") and not item.words.endswith("**"):  # ** only sets type in bold
        own = "lead"
    return Piece(_item(text, start, end), tail, own, mark)


def _collected(text: str, pieces: list[Piece]) -> list[Piece]:
    """Collectives written over several pieces (各市、县、区政府) become one piece."""
    joined: list[Piece] = []
    at = 0
    for item, count in join_collectives(text, [piece.item for piece in pieces]):
        last = pieces[at + count - 1]
        joined.append(Piece(item, last.tail, last.own, pieces[at].mark))
        at += count
    return joined


def _item(text: str, start: int, end: int) -> Item:
    return Item(Span(start, end), plain_words(text[start:end]))
