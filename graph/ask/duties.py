"""What a unit must do: by the responsibility clause, by the text alone, and as a member of groups."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar, cast

from graph.ask.answers import (
    CadenceFact,
    DeadlineFact,
    DutyFact,
    Owner,
    TargetFact,
    TaskRef,
    UnitDuty,
    UnitRef,
    Via,
)
from graph.ask.owners import Owners, owned_task, owners_by_clause
from graph.ask.parts.measures import added_deadlines, cadences_in, deadlines_in, with_targets
from graph.ask.parts.people import People
from graph.ask.parts.rows import cite_of, text_of, unit_in
from graph.ask.parts.targets import added_targets, targets_in
from graph.ask.parts.view import View
from graph.records import Modality
from graph.store.values import Row, Value

VIAS: tuple[Via, ...] = ("clause", "text", "group")
Fact = TypeVar("Fact", DutyFact, TargetFact, DeadlineFact, CadenceFact)


def duties_of(view: View, unit: str, as_of: date) -> tuple[UnitDuty, ...]:
    """One row for each task and role a unit holds, in the order of the text; raises `NotFound` for no unit.

    Where the responsibility clause names the unit, what the text says without naming anybody is its duty too; where
    only the text names it, its own sentences are, and the figures and dates inside them.
    """
    who = view.unit(unit)
    rows = _rows(_held(view, who, as_of), who, None)
    for group in view.groups.get(unit, ()):
        rows += _rows(_held(view, group, as_of), who, group)
    return tuple(sorted(rows, key=in_order))


def rows_in(view: View, found: Mapping[str, list[Row]], who: UnitRef, as_of: date) -> tuple[UnitDuty, ...]:
    """The same rows out of some clauses only, of which everything has been found."""
    held = _held_in(view, found, as_of)
    rows = [row for group in (None, *view.groups.get(who.id, ())) for row in _rows(held, who, group)]
    return tuple(sorted(rows, key=in_order))


def duties_in(rows: Iterable[Row], actors: Iterable[Row], people: People) -> tuple[DutyFact, ...]:
    """Rows of duties with the rows of their actors, the names in the order the sentence gives them."""
    named: dict[str, list[str]] = defaultdict(list)
    units: dict[str, list[UnitRef]] = defaultdict(list)
    for actor in actors:
        if actor["named"] is not None:
            named[text_of(actor, "duty")].append(text_of(actor, "named"))
        if unit := unit_in(actor):
            units[text_of(actor, "duty")].append(unit)
    return tuple(
        _duty(row, named[text_of(row, "duty")], units[text_of(row, "duty")], people)
        for row in rows
        if not people.rejected(text_of(row, "duty"))
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """Everything in the clauses that a unit or a group holds, by clause."""

    clauses: Sequence[Row]
    tasks: dict[str, TaskRef]
    owners: Owners
    duties: dict[str, list[DutyFact]]
    targets: dict[str, list[TargetFact]]
    deadlines: dict[str, list[DeadlineFact]]
    cadences: dict[str, list[CadenceFact]]
    findings: dict[str, int]


def _held(view: View, holder: UnitRef, as_of: date) -> _Held:
    return _held_in(view, _rows_of(view, holder), as_of)


def _held_in(view: View, found: Mapping[str, list[Row]], as_of: date) -> _Held:
    people = view.people
    targets = targets_in(found["targets"], people, as_of)
    deadlines = deadlines_in(found["deadlines"], people, as_of)
    for clause in found["clauses"]:
        targets += added_targets(text_of(clause, "clause"), people, as_of)
        deadlines += added_deadlines(text_of(clause, "clause"), people, as_of)
    findings: dict[str, int] = defaultdict(int)
    for row in found["findings"]:
        findings[text_of(row, "clause")] += 1
    owners = owners_by_clause(view, found["owners"], found["clauses"])
    return _Held(
        found["clauses"],
        {text_of(clause, "clause"): owned_task(view, clause, owners) for clause in found["clauses"]},
        owners,
        _by_clause(duties_in(found["duties"], found["actors"], people)),
        _by_clause(targets),
        _by_clause(with_targets(deadlines, targets)),
        _by_clause(cadences_in(found["cadences"], people)),
        findings,
    )


FACTS = ("clauses", "owners", "duties", "actors", "targets", "deadlines", "cadences", "findings")


def _rows_of(view: View, holder: UnitRef) -> dict[str, list[Row]]:
    """Each family of rows: all in the clauses that the holder owns; of those that only name it, the sentences that do;
    and all in the clauses that a correction gives to it."""
    found = {name: view.rows(f"{name}-held", holder=holder.id) for name in FACTS}
    held = {row["clause"] for row in found["clauses"]}
    for name, rows in found.items():
        named = view.rows(f"{name}-named", holder=holder.id)
        rows += [row for row in named if name == "actors" or row["clause"] not in held]
    for clause in _corrected_into(view, holder, held):
        for name, rows in found.items():
            rows += view.rows("findings-of-clause" if name == "findings" else name, clause=clause)
    return found


def _corrected_into(view: View, holder: UnitRef, held: Container[Value]) -> list[str]:
    """Clauses that only a correction gives to the holder."""
    clauses: list[str] = []
    for entry in view.people.entries:
        if entry.state == "standing" and entry.anchor and entry.unit and entry.unit.id == holder.id:
            clauses += sorted(entry.anchor.name.clauses) if entry.anchor.name else [entry.anchor.clause or ""]
    return [clause for clause in dict.fromkeys(clauses) if clause and clause not in held]


def _rows(held: _Held, who: UnitRef, group: UnitRef | None) -> list[UnitDuty]:
    """The rows of one holder: the unit itself, or a group whose work it inherits."""
    holder = group or who
    rows = []
    for clause in held.clauses:
        identifier = text_of(clause, "clause")
        owners = held.owners.get(identifier, ())
        duties = held.duties.get(identifier, [])
        task = held.tasks[identifier]
        claims = [owner for owner in owners if owner.unit and owner.unit.id == holder.id]
        own = [duty for duty in duties if any(unit.id == holder.id for unit in duty.units)]
        for owner in _one_a_role(claims):
            rows.append(_row(held, task, group, _by_owner(owner, own, duties)))
        if own and not claims:
            rows.append(_row(held, task, group, _by_text(who, own)))
    return rows


@dataclass(frozen=True, slots=True)
class _Claim:
    """How a holder comes to a task: the owner line, or the sentences that name it."""

    owner: Owner | None
    named: str
    text_only: bool
    duties: tuple[DutyFact, ...]


def _by_owner(owner: Owner, own: Sequence[DutyFact], duties: Sequence[DutyFact]) -> _Claim:
    if owner.origin == "text":
        return _Claim(owner, owner.named, True, tuple(own))
    mine = tuple(duty for duty in duties if duty.inherited or not duty.named or duty in own)
    return _Claim(owner, owner.named, False, mine)


def _by_text(who: UnitRef, own: Sequence[DutyFact]) -> _Claim:
    named = own[0].named[0] if len(own[0].named) == 1 else who.name
    return _Claim(None, named, True, tuple(own))


def _row(held: _Held, task: TaskRef, group: UnitRef | None, claim: _Claim) -> UnitDuty:
    owner, spans = claim.owner, claim.duties if claim.text_only else None
    via: Via = "group" if group else "text" if claim.text_only else "clause"
    return UnitDuty(
        task=task,
        role=owner.role if owner else "responsible",
        basis=owner.basis if owner else "named-in-text",
        via=via,
        group=group,
        named=claim.named,
        duties=claim.duties,
        targets=_within(held.targets.get(task.id, []), spans),
        deadlines=_within(held.deadlines.get(task.id, []), spans),
        cadences=_within(held.cadences.get(task.id, []), spans),
        findings=held.findings.get(task.id, 0),
        cite=owner.cite if owner else claim.duties[0].cite,
        correction=owner.correction if owner else None,
    )


def _within(facts: Iterable[Fact], duties: Sequence[DutyFact] | None) -> tuple[Fact, ...]:
    """All of them, or those whose words stand inside one of the duties."""
    if duties is None:
        return tuple(facts)
    places = [duty.cite.passage for duty in duties]
    return tuple(fact for fact in facts if any(place.start <= fact.cite.passage.start < place.end for place in places))


def _one_a_role(claims: Iterable[Owner]) -> list[Owner]:
    """Of several lines in one role the first: a unit named twice by one clause has one row."""
    first: dict[tuple[str, bool], Owner] = {}
    for owner in claims:
        first.setdefault((owner.role, owner.origin == "text"), owner)
    by_clause = {role for role, text_only in first if not text_only}
    return [owner for (role, text_only), owner in first.items() if not (text_only and role in by_clause)]


def _by_clause(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.cite.clause].append(fact)
    return found


def in_order(row: UnitDuty) -> tuple[str, int, int, str, str, str]:
    """Where a row stands: in the order of the text, and no two rows are level."""
    place = row.task.policy, row.cite.passage.start, VIAS.index(row.via)
    return *place, row.task.id, row.role, row.group.id if row.group else ""


def _duty(row: Row, named: Iterable[str], units: Iterable[UnitRef], people: People) -> DutyFact:
    cite = cite_of(row)
    words, names, who = cite.passage.exact, frozenset(named), set(units)
    note = people.note(text_of(row, "duty"), "confirm")
    for entry in people.meanings(text_of(row, "policy"), names):
        was = {unit for unit in who if entry.anchor and entry.anchor.name and entry.anchor.name.strikes(unit.id, names)}
        who = (who - was) | ({entry.unit} if entry.unit else set())
        note = replace(entry.note, was="、".join(sorted(unit.name for unit in was)) or None)
    return DutyFact(
        id=text_of(row, "duty"),
        modality=cast(Modality, row["modality"]),
        inherited=bool(row["inherited"]),
        named=tuple(sorted(names, key=lambda name: (words.find(name) % (len(words) + 1), name))),
        units=tuple(sorted(who, key=lambda unit: unit.id)),
        cite=cite,
        correction=note,
    )
