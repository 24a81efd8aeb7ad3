"""Figures, dates and rhythms as answers: targets, deadlines, cadences, norms, consequences."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import cast

from graph.ask.answers import (
    BracketFact,
    CadenceFact,
    ConsequenceFact,
    DeadlineFact,
    NormFact,
    ObservationFact,
    TargetFact,
)
from graph.ask.parts.people import People
from graph.ask.parts.rows import cite_of, number_of, text_of, text_or_none, unit_in
from graph.ask.parts.status import meets_bound, status_of
from graph.store.values import Row

_BOUNDS = {"at-least": ">=", "at-most": "<=", "exactly": "=", "above": ">", "below": "<", "range": "range"}
_SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}


def targets_in(rows: Iterable[Row], people: People, as_of: date) -> tuple[TargetFact, ...]:
    """Rows of targets, each with its own date and status; one that a person rejected is left out."""
    return tuple(_target(row, people, as_of) for row in rows if not people.rejected(text_of(row, "target")))


def deadlines_in(rows: Iterable[Row], people: People, as_of: date) -> tuple[DeadlineFact, ...]:
    """Rows of deadlines; a date that belongs to a figure has the figure's status where that is the better known."""
    found = (_deadline(row, people, as_of) for row in rows if not people.rejected(text_of(row, "deadline")))
    return tuple(found)


def added_deadlines(clause: Row, people: People, as_of: date) -> tuple[DeadlineFact, ...]:
    """Deadlines that people added to a clause."""
    return tuple(
        DeadlineFact(note.id, note.value, "day", None, status_of(note.value, as_of), cite_of(clause), note)
        for note in people.added.get(text_of(clause, "clause"), ())
        if note.kind == "add-deadline" and not people.rejected(note.id)
    )


def with_targets(deadlines: Iterable[DeadlineFact], targets: Iterable[TargetFact]) -> tuple[DeadlineFact, ...]:
    """Deadlines with the status of the figure each belongs to: a reported value makes the date met, too."""
    known = {target.id: target.status for target in targets}
    return tuple(replace(each, status=known.get(each.target or "", each.status)) for each in deadlines)


def cadences_in(rows: Iterable[Row], people: People) -> tuple[CadenceFact, ...]:
    """Rows of cadences."""
    return tuple(
        CadenceFact(
            id=text_of(row, "fact"),
            cadence=text_of(row, "cadence"),
            rrule=text_or_none(row, "rrule"),
            vague=bool(row["vague"]),
            at_least=cast("int | None", row["atLeast"]),
            cite=cite_of(row),
        )
        for row in rows
        if not people.rejected(text_of(row, "fact"))
    )


def norms_in(rows: Iterable[Row], people: People) -> tuple[NormFact, ...]:
    """Rows of norms, one row a bracket, brackets of one norm next to each other."""
    norms = (list(lines) for _, lines in groupby(rows, key=lambda row: row["norm"]))
    return tuple(_norm(lines) for lines in norms if not people.rejected(text_of(lines[0], "norm")))


def consequences_in(rows: Iterable[Row], people: People) -> tuple[ConsequenceFact, ...]:
    """Rows of consequences."""
    return tuple(
        ConsequenceFact(
            id=text_of(row, "consequence"),
            trigger=text_of(row, "trigger"),
            actor_named=text_or_none(row, "actorNamed"),
            actor=unit_in(row, "actor", "actorName"),
            subject=text_of(row, "subject"),
            measure=text_of(row, "measure"),
            order=cast("int | None", row["step"]),
            cite=cite_of(row),
        )
        for row in rows
        if not people.rejected(text_of(row, "consequence"))
    )


def bound_in_words(target: TargetFact) -> str:
    """≥ 100%, 3–5名, and where the source is damaged what is known: 下限 2名、上限不明."""
    if target.bound == "range":
        if target.min is not None and target.max is not None:
            return f"{target.min}–{target.max}{target.unit}"
        low = "下限不明" if target.min is None else f"下限 {target.min}{target.unit}"
        high = "上限不明" if target.max is None else f"上限 {target.max}{target.unit}"
        return f"{low}、{high}"
    if target.value is None:
        return f"{_SIGNS[target.bound]} 数值不明"
    return f"{_SIGNS[target.bound]} {target.value}{target.unit}"


def _target(row: Row, people: People, as_of: date) -> TargetFact:
    bound = _BOUNDS[text_of(row, "bound")]
    value, low, high = number_of(row, "value"), number_of(row, "min"), number_of(row, "max")
    identifier = text_of(row, "target")
    note = people.standing(identifier, "date") or people.standing(text_of(row, "deadline"), "date")
    undated = people.rejected(text_of(row, "deadline"))
    due = None if undated else note.value if note else text_or_none(row, "date")
    reported = tuple(
        _observation(each, meets_bound(bound, float(number_of(each, "value") or 0), value, low, high))
        for each in people.observations.get(identifier, ())
    )
    target = TargetFact(
        id=identifier,
        subject=text_of(row, "subject"),
        bound=bound,
        value=value,
        min=low,
        max=high,
        unit=text_of(row, "measure"),
        scope=text_of(row, "scope"),
        kind=text_of(row, "kind"),
        damaged=bool(row["damaged"]),
        date=due,
        precision=None if undated else "day" if note else text_or_none(row, "precision"),
        status=status_of(due, as_of, reported),
        text="",
        cite=cite_of(row),
        observations=reported,
        correction=note or people.standing(identifier, "confirm"),
    )
    return replace(target, text=bound_in_words(target))


def _deadline(row: Row, people: People, as_of: date) -> DeadlineFact:
    identifier, target = text_of(row, "deadline"), text_or_none(row, "target")
    note = people.standing(identifier, "date") or people.standing(target or "", "date")
    due = note.value if note else text_or_none(row, "date")
    return DeadlineFact(
        id=identifier,
        date=due,
        precision="day" if note else text_of(row, "precision"),
        target=target,
        status=status_of(due, as_of),
        cite=cite_of(row),
        correction=note or people.standing(identifier, "confirm"),
    )


def _norm(lines: list[Row]) -> NormFact:
    first = lines[0]
    brackets = tuple(_bracket(line) for line in lines if line["bracket"])
    return NormFact(text_of(first, "norm"), text_of(first, "subject"), text_of(first, "per"), brackets, cite_of(first))


def _bracket(line: Row) -> BracketFact:
    return BracketFact(
        from_=number_of(line, "from"),
        to=number_of(line, "to"),
        min=number_of(line, "min"),
        max=number_of(line, "max"),
        ratio=number_of(line, "ratio"),
        step=number_of(line, "step"),
        extra=number_of(line, "extra"),
        damaged=bool(line["damaged"]),
    )


def _observation(row: Row, meets: bool | None) -> ObservationFact:
    return ObservationFact(
        id=text_of(row, "observation"),
        target=text_of(row, "target"),
        value=number_of(row, "value") or 0,
        area=text_or_none(row, "area"),
        period=text_or_none(row, "period"),
        source=text_or_none(row, "source"),
        person=text_of(row, "person"),
        time=text_of(row, "time"),
        meets=meets,
    )
