"""Two policies compared: what only one demands, what changed, what is the same; each pair with method and score."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.ask.answers import Cite, PolicyRef
from graph.ask.compare.aligning import ALIGNED, Alignment, Compared, Method, align, candidates
from graph.ask.compare.changes import Change, changes_between, owner_changes
from graph.ask.compare.demands import Demand, demands_of, level_of
from graph.ask.parts.view import View
from graph.ask.policies import policy as policy_ref
from graph.errors import BadRequest

_NEAR = 0.15
"""What is less alike than this is not worth a reader's look."""
Relation = Literal["versions", "levels", "peers"]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The demand of the other policy that comes nearest to one without a counterpart: its words and the score."""

    cite: Cite
    score: float


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """只见于一方: a demand that the other policy has not, with its holders and what comes nearest there."""

    cite: Cite
    holders: tuple[str, ...]
    dates: tuple[str, ...]
    nearest: Nearest | None


@dataclass(frozen=True, slots=True)
class Pair:
    """对应: two demands taken for the same, how alike (0 to 1), by what, and what changed."""

    one: Cite
    other: Cite
    score: float
    method: Method
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """责任变化: two clauses that answer to each other, and who holds them now; `demands` counts what that concerns."""

    one: Cite
    other: Cite
    demands: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """比较: `missing` is demanded by the first and not by the second, the most useful lines of all.

    `held` are changes in who owns whole clauses, `changed` those of single demands; `possible` are pairs too little
    alike to be claimed: whether they are the same is for a person to say. `same` counts pairs without a change of their
    own.
    """

    one: PolicyRef
    other: PolicyRef
    relation: Relation
    missing: tuple[OnlyOne, ...]
    held: tuple[Held, ...]
    changed: tuple[Pair, ...]
    possible: tuple[Pair, ...]
    new: tuple[OnlyOne, ...]
    same: int


def compare(one: tuple[View, str], other: tuple[View, str]) -> Comparison:
    """Two policies, each with the view that knows it; raises `NotFound`, and `BadRequest` for a text and itself."""
    refs = policy_ref(*one), policy_ref(*other)
    if one == other:
        raise BadRequest("两份文件是同一份", "a policy cannot be compared with itself")
    demands = demands_of(*one), demands_of(*other)
    sides = [[_compared(demand) for demand in side] for side in demands]
    relation = _relation(refs, demands)
    across = level_of(demands[1]) if relation == "levels" else None
    pairs, near = align(*sides), _nearest(sides)
    sure = [pair for pair in pairs if pair.score >= ALIGNED]
    made = [_pair(pair, demands, across) for pair in sure]
    return Comparison(
        one=refs[0],
        other=refs[1],
        relation=relation,
        missing=_alone(demands, {pair.one for pair in pairs}, near[0], 0),
        held=_held(sure, demands, across),
        changed=tuple(pair for pair in made if pair.changes),
        possible=tuple(_pair(pair, demands, across) for pair in pairs if pair.score < ALIGNED),
        new=_alone(demands, {pair.other for pair in pairs}, near[1], 1),
        same=sum(not pair.changes for pair in made),
    )


def _compared(demand: Demand) -> Compared:
    measures = frozenset(f"{each.subject}|{each.unit}" for each in demand.figures if each.subject)
    return Compared(demand.cite.passage.exact, demand.cite.heading, measures)


def _pair(pair: Alignment, demands: Sequence[Sequence[Demand]], across: str | None) -> Pair:
    one, other = demands[0][pair.one], demands[1][pair.other]
    return Pair(one.cite, other.cite, pair.score, pair.method, changes_between(one, other, across))


def _held(sure: Sequence[Alignment], demands: Sequence[Sequence[Demand]], across: str | None) -> tuple[Held, ...]:
    """Of each pair of clauses with owners of their own, what changed among these; once, and not for each sentence."""
    clauses: dict[tuple[str, str], list[tuple[Demand, Demand]]] = {}
    for pair in sure:
        one, other = demands[0][pair.one], demands[1][pair.other]
        if one.shared and other.shared:
            clauses.setdefault((one.cite.clause, other.cite.clause), []).append((one, other))
    found = []
    for pairs in clauses.values():
        one, other = pairs[0]
        if changes := owner_changes(one.holders, other.holders, across):
            found.append(Held(one.cite, other.cite, len(pairs), changes))
    return tuple(found)


def _nearest(sides: Sequence[Sequence[Compared]]) -> tuple[dict[int, Alignment], dict[int, Alignment]]:
    best: tuple[dict[int, Alignment], dict[int, Alignment]] = {}, {}
    for pair in (each for each in candidates(*sides) if each.score >= _NEAR):
        for held, at in zip(best, (pair.one, pair.other), strict=True):
            if at not in held or pair.score > held[at].score:
                held[at] = pair
    return best


def _alone(
    demands: Sequence[Sequence[Demand]], paired: set[int], near: dict[int, Alignment], side: int
) -> tuple[OnlyOne, ...]:
    own, there = demands[side], demands[1 - side]
    found = []
    for at, demand in enumerate(own):
        if at not in paired:
            best = near.get(at)
            nearest = Nearest(there[best.other if side == 0 else best.one].cite, best.score) if best else None
            holders = tuple(dict.fromkeys(holder.name for holder in demand.holders))
            found.append(OnlyOne(demand.cite, holders, demand.days, nearest))
    return tuple(found)


def _relation(refs: tuple[PolicyRef, PolicyRef], demands: tuple[Sequence[Demand], Sequence[Demand]]) -> Relation:
    """Versions have one number or one title; levels are told by who holds what is demanded."""
    one, other = refs
    if one.id == other.id or (one.number and one.number == other.number) or one.title == other.title:
        return "versions"
    levels = [level_of(side) for side in demands]
    return "levels" if None not in levels and levels[0] != levels[1] else "peers"
