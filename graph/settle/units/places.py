"""Places: where a body belongs, read from the beginning of its name or from who issued the document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.settle.units.registers import Division, Registers

_NATIONAL = re.compile(r"国务院|国家|中央|中共中央|全国|中国|最高人民|党中央")
_MINISTRY = re.compile(r"[一-鿿]{2,9}(?:部|总局|总署|署)(?:办公厅)?$")
_UNLISTED = re.compile(
    r"(?P<name>[一-鿿]{2,14}?(?P<mark>省|自治区|自治州|州|市|盟|地区|自治县|县|区|旗))(?=人民政府|政府|管委会"
    r"|管理委员会|委办|委|党工委|办公|人民代表|教育|公安|财政)"
)
_LEADING = re.compile(r"^(?:中共|中国共产党|共青团|国家税务总局)")
_LONGEST = 15
_MARKS = frozenset("省市州县区旗盟")
_NO_MARK = re.compile(r"市场|市政(?!府)|区域|市容")


@dataclass(frozen=True, slots=True)
class Place:
    """A place: rank 0 the nation, 1 province, 2 prefecture, 3 county, 4 township, 9 unknown; `code` may be empty."""

    name: str
    mark: str
    rank: int
    code: str = ""


NATION = Place("中国", "国家", 0)


def place_of(division: Division) -> Place:
    """A division of the table as a place."""
    return Place(division.name, division.mark, division.rank, division.code)


def own_place(issuer: str | None, title: str, registers: Registers) -> Place | None:
    """The place a document speaks for: 黔南州人民政府办公室 → 黔南布依族苗族自治州; None where nothing tells."""
    for words in (issuer or "", title):
        words = _LEADING.sub("", words)
        if _NATIONAL.match(words):
            return NATION
        found = leading_place(words, registers, None)
        if found:
            return found[0]
        unlisted = _UNLISTED.match(words)
        if unlisted:
            return Place(
                unlisted["name"], unlisted["mark"].removeprefix("自治") or "区", _rank_of_mark(unlisted["mark"])
            )
        if words is issuer and _MINISTRY.match(words):
            return NATION
    return None


def leading_place(words: str, registers: Registers, own: Place | None) -> tuple[Place, int] | None:
    """The place a name begins with, and how many characters name it: 杭州市上城区财政局 → 上城区, 6.

    A county's short name counts only within `own`; a name borne by several counties only where one lies within it.
    """
    best: tuple[Place, int] | None = None
    at = 0
    inside = own
    while at < len(words):
        step = _longest(words, at, registers, inside, first=best is None)
        if step is None:
            return best
        best = step
        inside, at = step
    return best


def _longest(
    words: str, at: int, registers: Registers, inside: Place | None, *, first: bool
) -> tuple[Place, int] | None:
    for length in range(min(_LONGEST, len(words) - at), 1, -1):
        form = words[at : at + length]
        divisions = registers.places.get(form)
        if divisions is None:
            continue
        if words[at + length : at + length + 1] in _MARKS and not _NO_MARK.match(words, at + length):
            divisions = tuple(one for one in divisions if form != one.short or form == one.name)
        chosen = _choose(divisions, form, inside)
        if chosen and (first or (inside is not None and within(chosen.code, inside) and chosen.code != inside.code)):
            return place_of(chosen), at + length
    return None


def _choose(divisions: tuple[Division, ...], form: str, inside: Place | None) -> Division | None:
    """One division of those that bear the form; nothing where it would be a guess."""
    near = [one for one in divisions if inside and (within(one.code, inside) or within(inside.code, place_of(one)))]
    candidates = near or [one for one in divisions if form != one.short or form == one.name or one.rank < 3]
    standing = [one for one in candidates if not one.former] or candidates
    if len({one.code for one in standing}) == 1:
        return standing[0]
    highest = [one for one in standing if one.rank == min(other.rank for other in standing)]
    return highest[0] if len({one.code for one in highest}) == 1 and highest[0].rank < 3 else None


def within(code: str, place: Place) -> bool:
    """Whether a division code lies in the place (or is it)."""
    if place.rank == 0:
        return True
    return bool(place.code and code) and code.startswith(place.code[: 2 * place.rank])


def upward(place: Place, mark: str, registers: Registers) -> Place | None:
    """The place itself or the one above it that the mark means: 省 in a 州 document, 市 in a 区 document."""
    if mark == place.mark:
        return place
    division = registers.divisions.get(place.code)
    while division and division.parent:
        division = registers.divisions.get(division.parent)
        if division and (
            division.mark == mark or (mark in ("省", "自治区") and division.rank == 1 and mark in division.mark)
        ):
            return place_of(division)
    return None


def _rank_of_mark(mark: str) -> int:
    return {"省": 1, "自治区": 1, "州": 2, "自治州": 2, "市": 2, "盟": 2, "地区": 2}.get(mark, 3)
