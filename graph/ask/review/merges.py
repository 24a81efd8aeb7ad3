"""Every merge of names: by which words a policy speaks of a unit, whom they were taken to mean, and why.

The most doubtful come first: names nobody could be settled for, then those that rest on convention, then on the
grammar of body names, on registers, and at last on nothing but the name itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from graph.ask.answers import Cite, CorrectionNote, UnitRef
from graph.ask.parts.rows import cite_of, passage_of, text_of, unit_in
from graph.ask.parts.view import View
from graph.store.values import Row

ReasonKind = Literal[
    "unsettled", "usual-name", "level", "function", "spelling", "place", "other", "corrected", "register", "as-written"
]
_REASONS: Mapping[ReasonKind, re.Pattern[str]] = {
    "as-written": re.compile(r"原文写法$"),
    "register": re.compile(r"名录："),
    "usual-name": re.compile(r"按.{1,4}级机构通用名"),
    "level": re.compile(r"未写层级"),
    "function": re.compile(r"“.*”指.*承担“.*”职能的单位"),
    "spelling": re.compile(r"“.*”与“.*”是同一名称的不同写法"),
    "place": re.compile(r"地区同为"),
}
"""How the compiler words each kind of reason."""
_ORDER = {kind: rank for rank, kind in enumerate(get_args(ReasonKind))}


@dataclass(frozen=True, slots=True)
class Merge:
    """称谓归并: one name of one policy; `unit` None: nobody, `reason` says why; `source` how the unit is known.

    `places` are the words of the owners, duties and consequences that bear the name, each once, `count` how many.
    """

    policy: str
    policy_title: str
    named: str
    unit: UnitRef | None
    reason: str
    kind: ReasonKind
    source: str
    cite: Cite
    correction: CorrectionNote | None = None
    count: int = 0
    places: tuple[Cite, ...] = ()


def merges(view: View, policy: str | None = None) -> tuple[Merge, ...]:
    """All of them, of one policy or of all, without their places: those are worth looking up for what is shown."""
    found = (_merge(view, row) for row in view.rows("namings", policy=policy))
    return tuple(sorted(found, key=lambda merge: (_ORDER[merge.kind], merge.policy, merge.cite.passage.start)))


def chosen(found: Iterable[Merge], words: str, unit: str | None, kind: str | None) -> tuple[Merge, ...]:
    """Those of one unit, one kind of reason, or with these words in the name or in the unit's."""
    plain = "".join(words.split())
    return tuple(
        merge
        for merge in found
        if (not kind or merge.kind == kind)
        and (not unit or (merge.unit is not None and merge.unit.id == unit))
        and (not plain or plain in merge.named or (merge.unit is not None and plain in merge.unit.name))
    )


def with_places(view: View, found: Iterable[Merge]) -> tuple[Merge, ...]:
    """The same with where each name is used."""
    shown = list(found)
    used = {policy: _used(view, policy) for policy in dict.fromkeys(merge.policy for merge in shown)}
    return tuple(_placed(merge, used[merge.policy]) for merge in shown)


def kind_of_reason(reason: str) -> ReasonKind:
    """“教育部门”指…承担“教育”职能的单位 → function."""
    return next((kind for kind, pattern in _REASONS.items() if pattern.match(reason)), "other")


def _merge(view: View, row: Row) -> Merge:
    policy, named, reason, unit = (text_of(row, "policy"), text_of(row, "named"), text_of(row, "reason"), unit_in(row))
    title = text_of(row, "policyTitle")
    merge = Merge(
        policy=policy,
        policy_title=title,
        named=named,
        unit=unit,
        reason=reason,
        kind=kind_of_reason(reason) if unit else "unsettled",
        source=text_of(row, "source"),
        cite=Cite(policy, title, "", "", "", passage_of(row)),
    )
    entry = view.people.meant(policy, named)
    if entry is None:
        return merge
    note = replace(entry.note, was=unit.name if unit else None)
    return replace(merge, unit=entry.unit and view.known(entry.unit), kind="corrected", correction=note)


def _placed(merge: Merge, used: Mapping[str, Sequence[Cite]]) -> Merge:
    places = tuple(dict.fromkeys(used.get(merge.named, ()))) or (merge.cite,)
    return replace(merge, count=len(places), places=places)


def _used(view: View, policy: str) -> dict[str, list[Cite]]:
    """By name, the words of every owner, duty and consequence of a policy that bears it."""
    used: dict[str, list[Cite]] = defaultdict(list)
    for row in view.rows("owners", policy=policy):
        used[text_of(row, "named")].append(cite_of(row))
    duties = {text_of(row, "duty"): cite_of(row) for row in view.rows("duties", policy=policy)}
    for row in view.rows("actors", policy=policy):
        if row["named"] is not None and text_of(row, "duty") in duties:
            used[text_of(row, "named")].append(duties[text_of(row, "duty")])
    for row in view.rows("consequences", policy=policy):
        if row["actorNamed"] is not None:
            used[text_of(row, "actorNamed")].append(cite_of(row))
    return used
