"""Who owns a task: the assignments the text makes, with what people corrected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from graph.ask.answers import Cite, Owner, TaskRef, UnitRef
from graph.ask.parts.entered import ROLES, Entry
from graph.ask.parts.rows import cite_of, task_of, text_of, text_or_none, unit_in
from graph.ask.parts.view import View, clause_row
from graph.records import Basis, Origin, Role
from graph.store.values import Row

Owners = Mapping[str, tuple[Owner, ...]]
"""Owners by the clause they own."""


def owners_of(view: View, task: str) -> tuple[Owner, ...]:
    """The owners of a task in the order of the text; raises `NotFound` where there is no such clause."""
    clause = clause_row(view, task)
    return owners_by_clause(view, view.rows("owners", clause=task), [clause]).get(task, ())


def owners_by_clause(view: View, owners: Iterable[Row], clauses: Iterable[Row]) -> Owners:
    """Rows of owners as answers, grouped; `clauses` are the rows of those to which people may have added an owner.

    A rejected assignment is no owner any more; a corrected one is shown as corrected, and says so; an added one stands
    behind those of the text.
    """
    found: dict[str, list[Owner]] = defaultdict(list)
    for row in owners:
        if not view.people.rejected(text_of(row, "owner")):
            owner = _corrected(view, owner_of(view, row))
            found[owner.cite.clause].append(owner)
    for row in clauses:
        clause = text_of(row, "clause")
        for entry in view.people.additions(clause, "add-owner"):
            if entry.unit and entry.cite:
                found[clause].append(_added(view, entry, entry.unit, entry.cite, len(found[clause]) + 1))
    return {clause: tuple(dict.fromkeys(held)) for clause, held in found.items()}


def owned_task(view: View, clause: Row, owners: Owners) -> TaskRef:
    """A row of clauses as a task with the units that own it, each once."""
    identifier = text_of(clause, "clause")
    return task_of(clause, units_of(owners.get(identifier, ())), view.people.corrected_owners(identifier))


def units_of(owners: Iterable[Owner]) -> tuple[UnitRef, ...]:
    """The units that own something, each once."""
    return tuple(dict.fromkeys(owner.unit for owner in owners if owner.unit))


def owner_of(view: View, row: Row) -> Owner:
    """A row of owners as it was extracted, whatever people said of it since."""
    unit = unit_in(row)
    return Owner(
        id=text_of(row, "owner"),
        unit=unit,
        named=text_of(row, "named"),
        role=cast(Role, row["role"]),
        basis=cast(Basis, row["basis"]),
        origin=cast(Origin, row["origin"]),
        order=cast(int, row["order"]),
        reason=text_or_none(row, "reason"),
        external=bool(row["external"]),
        members=view.members.get(unit.id, ()) if unit else (),
        cite=cite_of(row),
    )


def owner_in_words(owner: Owner) -> str:
    """州教育局（责任）, or the words of the text where nobody in particular is named: “州有关部门”未指明（配合）."""
    name = owner.unit.name if owner.unit else f"“{owner.named}”未指明"
    return f"{name}（{ROLES[owner.role]}）"


def _corrected(view: View, owner: Owner) -> Owner:
    """With the unit and the role that people gave it; what they said of this line wins over what they said of names."""
    people, was = view.people, owner_in_words(owner)
    unit = people.unit_of(owner.id, owner.cite.policy, owner.named)
    role = _role(view, owner.id)
    if unit:
        owner = _with_unit(view, owner, unit)
    if role:
        owner = replace(owner, role=cast(Role, role.note.role), basis="person")
    entries = [entry for entry in (unit, role) if entry]
    if entries:
        shown = max(entries, key=lambda entry: entry.number)
        return replace(owner, correction=replace(shown.note, was=was))
    return replace(owner, correction=people.note(owner.id, "confirm"))


def _role(view: View, fact: str) -> Entry | None:
    """The last correction that says the role, by itself or together with a unit."""
    entries = [view.people.last(fact, kind) for kind in ("unit", "role")]
    return max((each for each in entries if each and each.note.role), key=lambda each: each.number, default=None)


def _with_unit(view: View, owner: Owner, entry: Entry) -> Owner:
    if entry.unit is None:
        return replace(owner, unit=None, members=(), reason=f"人工更正：不指某一单位（{entry.note.reason}）")
    members = view.members.get(entry.unit.id, ())
    return replace(owner, unit=view.known(entry.unit), members=members, reason=None)


def _added(view: View, entry: Entry, unit: UnitRef, cite: Cite, order: int) -> Owner:
    """An owner the extraction missed: a person vouches for it, and the clause is where it was missed."""
    known, role = view.known(unit), _role(view, entry.note.id)
    moved = view.people.last(entry.note.id, "unit")
    if moved and moved.unit:
        known = view.known(moved.unit)
    note = max((each for each in (role, moved, entry) if each), key=lambda each: each.number).note
    return Owner(
        id=entry.note.id,
        unit=known,
        named=known.name,
        role=(role.note.role if role else entry.note.role) or "responsible",
        basis="person",
        origin="person",
        order=order,
        reason=None,
        external=False,
        members=view.members.get(known.id, ()),
        cite=cite,
        correction=note,
    )
