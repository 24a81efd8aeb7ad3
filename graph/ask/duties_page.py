"""One page of what a unit must do: only the clauses that the page shows are read in full."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from graph.ask.answers import UnitDuty, UnitRef, Via
from graph.ask.duties import FACTS, VIAS, duties_of, in_order, rows_in
from graph.ask.parts.rows import text_of
from graph.ask.parts.view import View
from graph.store.values import Row


class Line(NamedTuple):
    """Where a row of the answer stands: its fields in the order of `duties_of`."""

    policy: str
    start: int
    via: int
    clause: str
    role: str
    group: str


def duties_page(view: View, unit: str, as_of: date, offset: int, most: int) -> tuple[tuple[UnitDuty, ...], int]:
    """So many rows of `duties_of` from one on, and how many there are in all; raises `NotFound` for no unit."""
    who = view.unit(unit)
    groups = view.groups.get(unit, ())
    lines = sorted({line for group in (None, *groups) for line in _lines(view, who, group)})
    if _is_corrected(view, {who.id, *(group.id for group in groups)}, {line.clause for line in lines}):
        rows = duties_of(view, unit, as_of)
        return rows[offset : offset + most], len(rows)
    shown = lines[offset : offset + most]
    clauses = tuple(dict.fromkeys(line.clause for line in shown))
    found = {name: view.rows(_QUESTIONS.get(name, name), clause=clauses) if clauses else [] for name in FACTS}
    rows = tuple(row for row in rows_in(view, found, who, as_of) if Line(*in_order(row)) in {*shown})
    return rows, len(lines)


_QUESTIONS = {"findings": "findings-of-clause"}


def _lines(view: View, who: UnitRef, group: UnitRef | None) -> Iterator[Line]:
    """What the answer has a row for: each role in each clause, and each clause whose text alone names the holder."""
    holder = (group or who).id
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in view.rows("holdings", holder=holder):
        claims[text_of(row, "clause")].append(row)
    for clause, held in claims.items():
        by_clause = {row["role"] for row in held if row["origin"] != "text"}
        seen: set[tuple[object, bool]] = set()
        for row in held:
            text_only = row["origin"] == "text"
            if (row["role"], text_only) not in seen and not (text_only and row["role"] in by_clause):
                seen.add((row["role"], text_only))
                yield _line(row, clause, "text" if text_only else "clause", text_of(row, "role"), group)
    for row in view.rows("mentions", holder=holder):
        clause = text_of(row, "clause")
        if clause not in claims:
            claims[clause] = []
            yield _line(row, clause, "text", "responsible", group)


def _line(row: Row, clause: str, via: Via, role: str, group: UnitRef | None) -> Line:
    shown: Via = "group" if group else via
    start = row["start"]
    return Line(
        text_of(row, "policy"),
        start if isinstance(start, int) else 0,
        VIAS.index(shown),
        clause,
        role,
        group.id if group else "",
    )


def _is_corrected(view: View, holders: set[str], clauses: set[str]) -> bool:
    """Whether people said anything that may change a row: then every row is made, as it is for one who asks for all."""
    for entry in view.people.entries:
        if entry.state != "standing" or entry.anchor is None:
            continue
        touched = entry.anchor.name.clauses if entry.anchor.name else {entry.anchor.clause}
        if touched & clauses or (entry.unit and entry.unit.id in holders):
            return True
    return False
