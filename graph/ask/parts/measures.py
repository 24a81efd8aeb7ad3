"""Dates, rhythms, norms and consequences as answers, with what people corrected about them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import cast

from graph.ask.answers import BracketFact, CadenceFact, ConsequenceFact, DeadlineFact, NormFact, TargetFact
from graph.ask.parts.people import People
from graph.ask.parts.rows import cite_of, number_of, text_of, text_or_none, unit_in
from graph.ask.parts.status import status_of
from graph.store.values import Row


def deadlines_in(rows: Iterable[Row], people: People, as_of: date) -> tuple[DeadlineFact, ...]:
    """Rows of deadlines; a date that belongs to a figure has the figure's status where that is the better known."""
    found = (_deadline(row, people, as_of) for row in rows if not people.rejected(text_of(row, "deadline")))
    return tuple(found)


def added_deadlines(clause: str, people: People, as_of: date) -> tuple[DeadlineFact, ...]:
    """Deadlines that people added to a clause."""
    found = []
    for entry in people.additions(clause, "add-deadline"):
        moved = people.last(entry.note.id, "date") or entry
        day = moved.value
        if entry.cite:
            status = status_of(day, as_of)
            found.append(DeadlineFact(entry.note.id, day, "day", None, status, entry.cite, moved.note))
    return tuple(found)


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
            correction=people.note(text_of(row, "fact"), "confirm"),
        )
        for row in rows
        if not people.rejected(text_of(row, "fact"))
    )


def norms_in(rows: Iterable[Row], people: People) -> tuple[NormFact, ...]:
    """Rows of norms, one row a bracket, brackets of one norm next to each other."""
    norms = (list(lines) for _, lines in groupby(rows, key=lambda row: row["norm"]))
    return tuple(_norm(lines, people) for lines in norms if not people.rejected(text_of(lines[0], "norm")))


def consequences_in(rows: Iterable[Row], people: People) -> tuple[ConsequenceFact, ...]:
    """Rows of consequences."""
    return tuple(_consequence(row, people) for row in rows if not people.rejected(text_of(row, "consequence")))


def bracket_of(line: Row) -> BracketFact:
    """One line of a norm as it was extracted."""
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


def _deadline(row: Row, people: People, as_of: date) -> DeadlineFact:
    identifier, target = text_of(row, "deadline"), text_or_none(row, "target")
    moved = people.dated(identifier, target or "")
    day = text_or_none(row, "date")
    note = people.note(identifier, "confirm")
    if moved:
        note, day = replace(moved.note, was=day or "未写明日期"), moved.value
    return DeadlineFact(
        id=identifier,
        date=day,
        precision="day" if moved else text_of(row, "precision"),
        target=target,
        status=status_of(day, as_of),
        cite=cite_of(row),
        correction=note,
    )


def _norm(lines: list[Row], people: People) -> NormFact:
    first = lines[0]
    return NormFact(
        id=text_of(first, "norm"),
        subject=text_of(first, "subject"),
        per=text_of(first, "per"),
        brackets=tuple(_bracket(line, people) for line in lines if line["bracket"]),
        cite=cite_of(first),
        correction=people.note(text_of(first, "norm"), "confirm"),
    )


def _bracket(line: Row, people: People) -> BracketFact:
    """A bound that a person supplied is theirs, and says so; that the source is damaged stays said."""
    bracket, entry = bracket_of(line), people.last(text_of(line, "bracket"), "figure")
    if entry is None:
        return bracket
    new = entry.figure
    return replace(
        bracket,
        min=bracket.min if new.min is None else new.min,
        max=bracket.max if new.max is None else new.max,
        correction=replace(entry.note, was=amounts_in_words(bracket)),
    )


def amounts_in_words(bracket: BracketFact) -> str:
    """下限 2、上限不明: the bounds of a bracket as they were extracted."""
    unknown = "不明" if bracket.damaged else "不限"
    low, high = (unknown if end is None else f"{end:g}" for end in (bracket.min, bracket.max))
    return f"下限 {low}、上限 {high}"


def _consequence(row: Row, people: People) -> ConsequenceFact:
    named, actor = text_or_none(row, "actorNamed"), unit_in(row, "actor", "actorName")
    note = people.note(text_of(row, "consequence"), "confirm")
    if named and (meant := people.meant(text_of(row, "policy"), named)):
        note, actor = replace(meant.note, was=actor.name if actor else None), meant.unit
    return ConsequenceFact(
        id=text_of(row, "consequence"),
        trigger=text_of(row, "trigger"),
        actor_named=named,
        actor=actor,
        subject=text_of(row, "subject"),
        measure=text_of(row, "measure"),
        order=cast("int | None", row["step"]),
        cite=cite_of(row),
        correction=note,
    )
