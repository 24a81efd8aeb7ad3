"""All that a text says of who is responsible, found in one go: clauses, duty lists, tables, and rules said once."""

from __future__ import annotations

from dataclasses import dataclass

from graph.find.owners.clauses import Responsibility, find_clauses
from graph.find.owners.duty_lists import find_duty_lists
from graph.find.owners.rules import Rule, find_rules
from graph.find.owners.tables.grids import find_tables
from graph.find.owners.words.script import simplified
from graph.read.texts import Span, Table
from graph.read.tidy import CleanText


@dataclass(frozen=True, slots=True)
class Responsibilities:
    """Clauses in document order, none within another, and the rules that change their roles."""

    clauses: tuple[Responsibility, ...]
    rules: tuple[Rule, ...]


def find_responsibilities(clean: CleanText, tables: tuple[Table, ...], body: Span) -> Responsibilities:
    """Tables first, then clauses outside them, then duty lists outside both; only within `body` (tidy offsets)."""
    words = simplified(clean.text)
    found = list(find_tables(clean, words, tables))
    for more in (find_clauses(words), find_duty_lists(words)):
        found += _outside(more, found)
    clauses = sorted((one for one in found if body.start <= one.start < body.end), key=lambda one: one.start)
    return Responsibilities(tuple(clauses), find_rules(words))


def _outside(more: tuple[Responsibility, ...], found: list[Responsibility]) -> list[Responsibility]:
    """Those of `more` that do not overlap what was found before."""
    kept: list[Responsibility] = []
    held = sorted((one.start, one.end) for one in found)
    at, reach = 0, -1
    for one in more:
        while at < len(held) and held[at][0] < one.end:
            reach = max(reach, held[at][1])
            at += 1
        if one.start >= reach:
            kept.append(one)
    return kept
