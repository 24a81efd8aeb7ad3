"""What is due between two days: figures with their own dates, and dates that belong to no figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.ask.answers import DeadlineFact, Due, Owner, TargetFact, TaskRef
from graph.ask.duties import duties_of
from graph.ask.owners import owned_task, owners_by_clause
from graph.ask.parts.measures import added_deadlines, deadlines_in
from graph.ask.parts.rows import text_of
from graph.ask.parts.targets import added_targets, targets_in
from graph.ask.parts.view import View, clause_row
from graph.store.values import Row

_EARLIEST, _LATEST = date(1000, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows of everything dated in the span, with the clauses it stands in and their owners."""

    targets: list[Row]
    deadlines: list[Row]
    clauses: list[Row]
    owners: list[Row]


def due_between(view: View, start: date | None, to: date | None, unit: str | None, as_of: date) -> tuple[Due, ...]:
    """Everything dated from `start` to `to`, both included (None: open), by date and place in the text.

    With `unit` only what concerns it: by clause, by text or through its groups; raises `NotFound` for no unit.
    """
    first, last = start or _EARLIEST, to or _LATEST
    rows = _rows(view, first, last)
    owners = owners_by_clause(view, rows.owners, rows.clauses)
    tasks = {text_of(row, "clause"): owned_task(view, row, owners) for row in rows.clauses}
    targets = targets_in(rows.targets, view.people, as_of)
    deadlines = deadlines_in(rows.deadlines, view.people, as_of)
    for clause in tasks:
        targets += added_targets(clause, view.people, as_of)
        deadlines += added_deadlines(clause, view.people, as_of)
    mine = _facts_of(view, unit, as_of) if unit else None
    facts: list[TargetFact | DeadlineFact] = [*targets, *deadlines]
    found = [_due(fact, tasks, owners) for fact in facts if mine is None or fact.id in mine]
    within = (each for each in found if each.date and first.isoformat() <= each.date <= last.isoformat())
    return tuple(sorted(within, key=_in_order))


def _due(fact: TargetFact | DeadlineFact, tasks: Mapping[str, TaskRef], owners: Mapping[str, tuple[Owner, ...]]) -> Due:
    return Due(
        date=fact.date or "",
        precision=fact.precision or "unknown",
        task=tasks[fact.cite.clause],
        target=fact if isinstance(fact, TargetFact) else None,
        owners=owners.get(fact.cite.clause, ()),
        status=fact.status,
        cite=fact.cite,
    )


def _rows(view: View, first: date, last: date) -> _Found:
    span = {"from": first.isoformat(), "to": last.isoformat()}
    found = _Found(*(view.rows(f"{name}-due", **span) for name in ("targets", "deadlines", "clauses", "owners")))
    known = {row["clause"] for row in found.clauses}
    for clause in _touched(view):
        if clause not in known:
            found.clauses.append(clause_row(view, clause))
            found.owners.extend(view.rows("owners", clause=clause))
        _add(found.targets, view.rows("targets", clause=clause), "target")
        _add(found.deadlines, _bare(view.rows("deadlines", clause=clause)), "deadline")
    return found


def _touched(view: View) -> list[str]:
    """Clauses in which a person moved or added a date: what the text dates elsewhere may be due here."""
    dated = [
        entry.anchor.clause
        for entry in view.people.entries
        if entry.state == "standing" and entry.anchor and entry.kind in ("date", "add-deadline", "add-target")
    ]
    return [clause for clause in dict.fromkeys(dated) if clause]


def _add(rows: list[Row], more: Iterable[Row], fact: str) -> None:
    known = {row[fact] for row in rows}
    rows.extend(row for row in more if row[fact] not in known)


def _bare(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["target"] is None]


def _facts_of(view: View, unit: str, as_of: date) -> set[str]:
    rows = duties_of(view, unit, as_of)
    targets = {target.id for row in rows for target in row.targets}
    return targets | {deadline.id for row in rows for deadline in row.deadlines}


def _in_order(due: Due) -> tuple[str, str, int]:
    return due.date, due.cite.policy, due.cite.passage.start
