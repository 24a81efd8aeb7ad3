"""What changed between two demands that answer to each other: owners, dates, figures; nothing else is claimed."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from graph.ask.answers import CadenceFact, Cite, DeadlineFact, TargetFact
from graph.ask.compare.demands import Demand, Holder
from graph.ask.parts.entered import ROLES

Kind = Literal[
    "owner-added",
    "owner-removed",
    "role-changed",
    "date-moved",
    "date-tightened",
    "date-dropped",
    "date-added",
    "cadence-changed",
    "cadence-dropped",
    "cadence-added",
    "figure-changed",
    "figure-dropped",
    "figure-added",
]
Fact = TypeVar("Fact", DeadlineFact, CadenceFact)
_KINDS = ("总局", "部门", "局", "委", "厅", "部", "署", "办", "院")
"""Endings that say of what kind a body is; the same function has other ones at other levels."""
_EVERY = re.compile(r"各[级省州市县区旗盟乡镇（）〔〕()、]+")


@dataclass(frozen=True, slots=True)
class Change:
    """变化: what was and what is, in words, with the words of the texts it rests on."""

    kind: Kind
    was: str | None
    now: str | None
    cites: tuple[Cite, ...]


def changes_between(one: Demand, other: Demand, across: str | None) -> tuple[Change, ...]:
    """Changes of dates and figures, and of owners where a sentence names its own.

    `across` is the level of the second text where that is another one: 省教育厅 and 县教育局 are then counterparts.
    """
    owners = () if one.shared and other.shared else _of_sentences(one, other, across)
    return (
        *owners,
        *_of_dates(one.dates, other.dates),
        *_of_cadences(one.cadences, other.cadences),
        *_of_figures(one.figures, other.figures),
    )


def owner_changes(one: Sequence[Holder], other: Sequence[Holder], across: str | None) -> tuple[Change, ...]:
    """Who is there no more, in another role, or new. A government of the second text's own level is its issuer."""
    found = _of_owners(_by_who(one, across), _by_who(other, across))
    return tuple(each for each, holder in found if not _is_issuer(each.kind, holder, across))


def counterpart(name: str, level: str | None) -> str:
    """A body's name without its level and its kind: 省教育厅, 州教育局 and 教育部 are all 教育."""
    every = _EVERY.match(name)
    at = name.find(level) if level else -1
    start = every.end() if every else at + len(level or "") if at >= 0 else 0
    rest = name[start:] or name
    return next((rest.removesuffix(kind) for kind in _KINDS if rest.endswith(kind) and rest != kind), rest)


def _of_sentences(one: Demand, other: Demand, across: str | None) -> tuple[Change, ...]:
    """Where only one sentence names its own, it is no change that the clause of the other names more, or only kinds of
    parties (学校) are named."""
    found = owner_changes(one.holders, other.holders, across)
    if one.shared == other.shared:
        return found
    kind: Kind = "owner-added" if one.shared else "owner-removed"
    own = {holder.name for holder in (other if one.shared else one).holders if holder.unit}
    return tuple(
        each for each in found if each.kind == kind and any(name in (each.was or each.now or "") for name in own)
    )


def _of_owners(before: Mapping[str, Holder], after: Mapping[str, Holder]) -> Iterator[tuple[Change, Holder]]:
    for key, holder in before.items():
        if key not in after:
            yield Change("owner-removed", _in_words(holder), None, (holder.cite,)), holder
        elif holder.role != after[key].role:
            now = after[key]
            yield Change("role-changed", _in_words(holder), _in_words(now), (holder.cite, now.cite)), holder
    for key, holder in after.items():
        if key not in before:
            yield Change("owner-added", None, _in_words(holder), (holder.cite,)), holder


def _by_who(holders: Sequence[Holder], across: str | None) -> Mapping[str, Holder]:
    by_name = {counterpart(each.name, each.level): each for each in reversed(holders)}
    if across is not None:
        return dict(reversed(by_name.items()))
    return {each.unit.id if each.unit else each.name: each for each in holders}


def _is_issuer(kind: Kind, holder: Holder, across: str | None) -> bool:
    """县人民政府, or 各县人民政府, for a county's text."""
    if across is None or kind != "owner-removed" or not holder.name.endswith("政府"):
        return False
    return holder.level == across or (holder.level is None and across in holder.name)


def _in_words(holder: Holder) -> str:
    name = holder.name if holder.unit else f"“{holder.named}”未指明"
    return f"{name}（{ROLES[holder.role]}）"


def _of_dates(one: Sequence[DeadlineFact], other: Sequence[DeadlineFact]) -> Iterator[Change]:
    left, rest = _without_equal(one, other, lambda each: each.date or "")
    for each, there in zip(left, rest, strict=False):
        kind: Kind = "date-tightened" if (there.date or "") < (each.date or "") else "date-moved"
        yield Change(kind, each.date, there.date, (each.cite, there.cite))
    for each in left[len(rest) :]:
        yield Change("date-dropped", each.date, None, (each.cite,))
    for each in rest[len(left) :]:
        yield Change("date-added", None, each.date, (each.cite,))


def _of_cadences(one: Sequence[CadenceFact], other: Sequence[CadenceFact]) -> Iterator[Change]:
    left, rest = _without_equal(one, other, lambda each: each.cadence)
    for each, there in zip(left, rest, strict=False):
        yield Change("cadence-changed", each.cite.passage.exact, there.cite.passage.exact, (each.cite, there.cite))
    for each in left[len(rest) :]:
        yield Change("cadence-dropped", each.cite.passage.exact, None, (each.cite,))
    for each in rest[len(left) :]:
        yield Change("cadence-added", None, each.cite.passage.exact, (each.cite,))


def _without_equal(
    one: Sequence[Fact], other: Sequence[Fact], said: Callable[[Fact], str]
) -> tuple[list[Fact], list[Fact]]:
    """What is left of both when each has met its equal."""
    left, rest = [], list(other)
    for each in one:
        same = next((there for there in rest if said(there) == said(each)), None)
        if same is None:
            left.append(each)
        else:
            rest.remove(same)
    return left, rest


def _of_figures(one: Sequence[TargetFact], other: Sequence[TargetFact]) -> Iterator[Change]:
    pairs = _matched(one, other)
    for each in one:
        if each.id not in pairs:
            yield Change("figure-dropped", figure_in_words(each), None, (each.cite,))
    for each in one:
        if (there := pairs.get(each.id)) and (kind := _figure_change(each, there)):
            yield Change(kind, figure_in_words(each), figure_in_words(there), (each.cite, there.cite))
    taken = {there.id for there in pairs.values()}
    for each in other:
        if each.id not in taken:
            yield Change("figure-added", None, figure_in_words(each), (each.cite,))


def _figure_change(one: TargetFact, other: TargetFact) -> Kind | None:
    """None where bound, population and date are the same, however the thing itself is called."""
    if (one.text, one.scope) != (other.text, other.scope):
        return "figure-changed"
    if one.date == other.date:
        return None
    if one.date and other.date:
        return "date-tightened" if other.date < one.date else "date-moved"
    return "date-dropped" if one.date else "date-added"


def _matched(one: Sequence[TargetFact], other: Sequence[TargetFact]) -> dict[str, TargetFact]:
    """Figures of one measure: first of the same thing for the same population, then of one of both, then whatever is
    left alone on both sides."""
    pairs: dict[str, TargetFact] = {}
    for alike in _ALIKE:
        left = [each for each in one if each.id not in pairs]
        rest = [each for each in other if each not in pairs.values()]
        for each in left:
            same = [there for there in rest if there.unit == each.unit and alike(each, there)]
            if same and (alike is not _alone or (len(same) == 1 and sum(a.unit == each.unit for a in left) == 1)):
                pairs[each.id] = same[0]
                rest.remove(same[0])
    return pairs


def _alone(_one: TargetFact, _other: TargetFact) -> bool:
    return True


_ALIKE: Sequence[Callable[[TargetFact, TargetFact], bool]] = (
    lambda one, other: (one.subject, one.scope) == (other.subject, other.scope),
    lambda one, other: bool(one.scope) and one.scope == other.scope,
    lambda one, other: one.subject == other.subject,
    _alone,
)


def figure_in_words(figure: TargetFact) -> str:
    """乡村学校 抽查率 ≥ 30%（2022-12-31）."""
    words = " ".join(part for part in (figure.scope, figure.subject, figure.text) if part)
    return f"{words}（{figure.date}）" if figure.date else words
