"""Who owns a task: the assignments the text makes, with what people corrected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from graph.ask.answers import Cite, CorrectionNote, Owner, UnitRef
from graph.ask.parts.rows import cite_of, text_of, text_or_none, unit_in
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

    A rejected assignment is no owner any more; a corrected one is shown as corrected, and says so.
    """
    found: dict[str, list[Owner]] = defaultdict(list)
    for row in owners:
        if not view.people.rejected(text_of(row, "owner")):
            owner = _corrected(view, _owner(view, row))
            found[owner.cite.clause].append(owner)
    for row in clauses:
        clause = text_of(row, "clause")
        for note in view.people.added.get(clause, ()):
            if note.kind == "add-owner" and not view.people.rejected(note.id):
                found[clause].append(_added(view, note, cite_of(row), len(found[clause]) + 1))
    return {clause: tuple(dict.fromkeys(held)) for clause, held in found.items()}


def units_of(owners: Iterable[Owner]) -> tuple[UnitRef, ...]:
    """The units that own something, each once."""
    return tuple(dict.fromkeys(owner.unit for owner in owners if owner.unit))


def _owner(view: View, row: Row) -> Owner:
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


def _corrected(view: View, owner: Owner) -> Owner:
    if unit_note := view.people.standing(owner.id, "unit"):
        unit = view.unit(str(unit_note.value))
        members = view.members.get(unit.id, ())
        owner = replace(owner, unit=unit, members=members, reason=None, correction=_by_name(unit_note, unit))
    if role_note := view.people.standing(owner.id, "role"):
        owner = replace(owner, role=cast(Role, role_note.value), correction=owner.correction or role_note)
    if owner.correction is None and (note := view.people.standing(owner.id, "confirm")):
        owner = replace(owner, correction=note)
    return owner


def _added(view: View, note: CorrectionNote, cite: Cite, order: int) -> Owner:
    """An owner the extraction missed: a person vouches for it, and the clause is where it was missed."""
    unit = view.unit(str(note.value))
    return Owner(
        id=note.id,
        unit=unit,
        named=unit.name,
        role="responsible",
        basis="stated",
        origin="clause",
        order=order,
        reason=None,
        external=False,
        members=view.members.get(unit.id, ()),
        cite=cite,
        correction=_by_name(note, unit),
    )


def _by_name(note: CorrectionNote, unit: UnitRef) -> CorrectionNote:
    return replace(note, value=unit.name)
