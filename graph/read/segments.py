"""Cuts an item with several responsibility clauses into the stretches that each of them governs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.read.outline import Part
from graph.read.texts import Span

_SAID = 6  # less than this between two clauses is no work that the second could govern


def part_at(parts: Sequence[Part], offset: int) -> int:
    """Index of the part in whose own text the tidy offset lies; of the one before it where it lies in none."""
    return max(0, bisect_right(parts, offset, key=lambda part: part.start) - 1)


def segment(text: str, parts: Sequence[Part], clauses: Sequence[Span], rows: Collection[Span] = ()) -> tuple[Part, ...]:
    """Parts with unlabeled children where one part holds two clauses or more, each child ending with its clause.

    「(三)加强算力供给。统筹…(责任单位:A)支持…(责任单位:B)」 gives two children of (三); clauses that stand side by side
    stay together, and what follows the last clause is a child without one. `rows` are those clauses that hold their
    own work, as the row of a table does: no two of them stay together.
    """
    inside: dict[int, list[Span]] = {}
    for clause in sorted(clauses):
        at = part_at(parts, clause.start)
        if parts[at].start <= clause.start and clause.end <= parts[at].end:
            inside.setdefault(at, []).append(clause)
    result: list[Part] = []
    moved: dict[int, int] = {}
    for at, part in enumerate(parts):
        moved[at] = len(result)
        stretches = _stretches(text, part, inside.get(at, []), rows)
        owned = replace(part, parent=None if part.parent is None else moved[part.parent])
        result.append(replace(owned, end=part.heading_end) if stretches else owned)
        result.extend(_child(text, part, moved[at], number, span) for number, span in enumerate(stretches, 1))
    return tuple(result)


def _stretches(text: str, part: Part, clauses: list[Span], rows: Collection[Span]) -> list[Span]:
    """Where each stretch of the part begins and ends; empty where one clause, or none, speaks for all of it."""
    ends: list[int] = []
    for clause in clauses:
        since = ends[-1] if ends else part.heading_end
        if ends and clause not in rows and len(text[since : clause.start].strip(" \n\t。;,|")) < _SAID:
            ends[-1] = clause.end
        else:
            ends.append(clause.end)
    if len(ends) < 2:
        return []
    rest = text[ends[-1] : part.end].strip(" \n\t。;,)|")
    bounds = [part.heading_end, *ends, *([part.end] if rest else [])]
    if not rest:
        bounds[-1] = part.end
    return [Span(start, end) for start, end in pairwise(bounds) if start < end]


def _child(text: str, part: Part, parent: int, number: int, span: Span) -> Part:
    start, end = span
    while start < end and text[start] in " \n\t。;,|":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    words = text[start : min(end, start + 60)]
    heading = min((words.split(mark)[0] for mark in ",。;(\n"), key=len)[:30]
    return Part("", heading, part.path, (*part.position, number), parent, start, end, start)
