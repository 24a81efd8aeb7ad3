"""What is due between two days: figures with their own dates, and dates that belong to no figure.

Days and places come first, for all that is due; tasks and owners are read only of what is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from graph.ask.answers import DeadlineFact, Due, TargetFact
from graph.ask.duties import duties_of
from graph.ask.owners import owned_task, owners_by_clause
from graph.ask.parts.measures import added_deadlines, deadlines_in
from graph.ask.parts.rows import passage_of, text_of
from graph.ask.parts.sentences import sentence_around
from graph.ask.parts.targets import added_targets, targets_in
from graph.ask.parts.view import View
from graph.store.values import Row

_EARLIEST, _LATEST = date(1000, 1, 1), date(9999, 12, 31)


class Wanted(NamedTuple):
    """What is asked for: from one day to another, both included (None: open), of one unit or policy or of all."""

    start: date | None = None
    to: date | None = None
    unit: str | None = None
    policy: str | None = None


ALL = Wanted()


class _Dated(NamedTuple):
    """A dated fact: as a row while nobody corrected it, which is read in full when it is shown."""

    date: str
    policy: str
    start: int
    fact: Row | TargetFact | DeadlineFact


def due_between(view: View, wanted: Wanted, as_of: date) -> tuple[Due, ...]:
    """Everything that is due, by date and place in the text; raises `NotFound` for no unit."""
    return _shown(view, _dated(view, wanted, as_of), as_of)


def due_page(view: View, wanted: Wanted, as_of: date, offset: int, most: int) -> tuple[tuple[Due, ...], int]:
    """So many of these from one on, and how many there are in all."""
    found = _dated(view, wanted, as_of)
    return _shown(view, found[offset : offset + most], as_of), len(found)


def _dated(view: View, wanted: Wanted, as_of: date) -> list[_Dated]:
    first, last = (wanted.start or _EARLIEST).isoformat(), (wanted.to or _LATEST).isoformat()
    span = {"from": first, "to": last}
    targets, deadlines = (view.rows(f"{name}-due", **span) for name in ("targets", "deadlines"))
    for clause in _touched(view):
        _add(targets, view.rows("targets", clause=clause), "target")
        _add(deadlines, _bare(view.rows("deadlines", clause=clause)), "deadline")
    found = [*_of_rows(view, targets, "target", as_of), *_of_rows(view, deadlines, "deadline", as_of)]
    for clause in view.people.added:
        found.extend(map(_of_fact, added_targets(clause, view.people, as_of)))
        found.extend(map(_of_fact, added_deadlines(clause, view.people, as_of)))
    mine = _facts_of(view, wanted.unit, as_of) if wanted.unit else None
    kept = (each for each in found if first <= each.date <= last and wanted.policy in (None, each.policy))
    return sorted((each for each in kept if mine is None or _id_of(each.fact) in mine), key=lambda each: each[:3])


def _of_rows(view: View, rows: Iterable[Row], kind: str, as_of: date) -> Iterator[_Dated]:
    """Rows as they are; those that people said something about are read now, for their day may be another."""
    corrected = view.people.corrections
    for row in rows:
        if row[kind] in corrected or row["deadline"] in corrected:
            yield from map(_of_fact, _facts_in(view, [row], as_of))
        else:
            yield _Dated(text_of(row, "date"), text_of(row, "policy"), int(row["start"] or 0), row)


def _of_fact(fact: TargetFact | DeadlineFact) -> _Dated:
    return _Dated(fact.date or "", fact.cite.policy, fact.cite.passage.start, fact)


def _facts_in(view: View, rows: Sequence[Row], as_of: date) -> tuple[TargetFact | DeadlineFact, ...]:
    """Rows of figures, or of deadlines, as they are corrected; a rejected one is left out."""
    if rows and "bound" in rows[0]:
        return targets_in(rows, view.people, as_of)
    return deadlines_in(rows, view.people, as_of)


def _shown(view: View, found: Sequence[_Dated], as_of: date) -> tuple[Due, ...]:
    """With their tasks and owners."""
    facts = [
        fact
        for each in found
        for fact in (_facts_in(view, [each.fact], as_of) if isinstance(each.fact, dict) else (each.fact,))
    ]
    clauses = tuple(dict.fromkeys(fact.cite.clause for fact in facts))
    rows = view.rows("clauses", clause=clauses) if clauses else []
    owners = owners_by_clause(view, view.rows("owners", clause=clauses) if clauses else [], rows)
    tasks = {text_of(row, "clause"): owned_task(view, row, owners) for row in rows}
    texts = {text_of(row, "clause"): passage_of(row) for row in rows}
    return tuple(
        Due(
            date=fact.date or "",
            precision=fact.precision or "unknown",
            task=tasks[fact.cite.clause],
            target=fact if isinstance(fact, TargetFact) else None,
            owners=owners.get(fact.cite.clause, ()),
            status=fact.status,
            cite=fact.cite,
            sentence=sentence_around(texts[fact.cite.clause], fact.cite.passage),
        )
        for fact in facts
    )


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


def _id_of(fact: Row | TargetFact | DeadlineFact) -> str:
    if isinstance(fact, dict):
        return text_of(fact, "target") or text_of(fact, "deadline")
    return fact.id
