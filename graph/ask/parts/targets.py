"""Figures as answers: each with its own date, its status, and what people corrected about it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from graph.ask.answers import ObservationFact, TargetFact
from graph.ask.parts.entered import Entry
from graph.ask.parts.people import People
from graph.ask.parts.rows import cite_of, number_of, text_of, text_or_none
from graph.ask.parts.status import meets_bound, status_of
from graph.store.values import Row

_BOUNDS = {"at-least": ">=", "at-most": "<=", "exactly": "=", "above": ">", "below": "<", "range": "range"}
T = TypeVar("T")
_SIGNS = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}


def targets_in(rows: Iterable[Row], people: People, as_of: date) -> tuple[TargetFact, ...]:
    """Rows of targets, each with its own date and status; one that a person rejected is left out."""
    return tuple(
        _finished(_corrected(target_of(row), people, text_of(row, "deadline")), people, as_of)
        for row in rows
        if not people.rejected(text_of(row, "target"))
    )


def added_targets(clause: str, people: People, as_of: date) -> tuple[TargetFact, ...]:
    """Figures that people added to a clause."""
    found = (_added(entry) for entry in people.additions(clause, "add-target"))
    return tuple(_finished(_corrected(target, people, ""), people, as_of) for target in found if target)


def target_of(row: Row) -> TargetFact:
    """A row of targets as it was extracted, whatever people said of it since."""
    target = TargetFact(
        id=text_of(row, "target"),
        subject=text_of(row, "subject"),
        bound=_BOUNDS[text_of(row, "bound")],
        value=number_of(row, "value"),
        min=number_of(row, "min"),
        max=number_of(row, "max"),
        unit=text_of(row, "measure"),
        scope=text_of(row, "scope"),
        kind=text_of(row, "kind"),
        damaged=bool(row["damaged"]),
        date=text_or_none(row, "date"),
        precision=text_or_none(row, "precision"),
        status="no-deadline",
        text="",
        cite=cite_of(row),
    )
    return replace(target, text=bound_in_words(target))


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


def target_in_words(target: TargetFact) -> str:
    """Population, subject, bound and date in one line: 城区学校 检测率 ≥ 100% 2021-06-30."""
    return " ".join(part for part in (target.scope, target.subject, target.text, target.date) if part)


def _corrected(target: TargetFact, people: People, deadline: str) -> TargetFact:
    """With its figure and its date as people say they are; the later of the two corrections is shown."""
    was = target_in_words(target)
    figure = people.last(target.id, "figure")
    moved = people.dated(target.id, deadline)
    if figure:
        target = _with_figure(target, figure)
    if people.rejected(deadline):
        target = replace(target, date=None, precision=None)
    elif moved:
        target = replace(target, date=moved.value, precision="day")
    entries = [entry for entry in (figure, moved) if entry]
    shown = max(entries, key=lambda entry: entry.number, default=None) or people.last(target.id, "confirm")
    if shown is None:
        return target
    return replace(target, correction=replace(shown.note, was=was if entries else shown.note.was))


def _with_figure(target: TargetFact, entry: Entry) -> TargetFact:
    """Only what the correction names changes; two ends make a range, one value makes it a bound again."""
    new = entry.figure
    bound = new.bound or target.bound
    if new.bound is None and (new.min is not None or new.max is not None):
        bound = "range"
    elif new.bound is None and new.value is not None and target.bound == "range":
        bound = "="
    low, high, value = target.min, target.max, target.value
    if bound == "range":
        low, high, value = _or(new.min, low), _or(new.max, high), None
    else:
        low, high, value = None, None, _or(new.value, value)
    return replace(
        target,
        bound=bound,
        value=value,
        min=low,
        max=high,
        unit=_or(new.measure, target.unit) or "",
        subject=_or(new.subject, target.subject) or "",
        scope=_or(new.scope, target.scope) or "",
    )


def _or(new: T | None, old: T | None) -> T | None:
    return old if new is None else new


def _added(entry: Entry) -> TargetFact | None:
    if entry.cite is None:
        return None
    new = entry.figure
    return TargetFact(
        id=entry.note.id,
        subject=new.subject or "",
        bound=new.bound or "=",
        value=new.value,
        min=new.min,
        max=new.max,
        unit=new.measure or "",
        scope=new.scope or "",
        kind="goal",
        damaged=False,
        date=entry.value,
        precision="day" if entry.value else None,
        status="no-deadline",
        text="",
        cite=entry.cite,
        correction=entry.note,
    )


def _finished(target: TargetFact, people: People, as_of: date) -> TargetFact:
    """With its bound in words, what was reported, and the status that follows."""
    reported = tuple(_observation(row, _meets(target, row)) for row in people.observations.get(target.id, ()))
    text, status = bound_in_words(target), status_of(target.date, as_of, reported)
    return replace(target, text=text, status=status, observations=reported)


def _meets(target: TargetFact, row: Row) -> bool | None:
    value = float(number_of(row, "value") or 0)
    return meets_bound(target.bound, value, target.value, target.min, target.max)


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
