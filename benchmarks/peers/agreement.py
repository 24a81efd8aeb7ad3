"""Whether a peer gives the store's own answer: a comparison of what is not the same says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.peers.questions import DUTIES, MATCHES, PAGE, WORDS, Asked
from graph.store.questions import load_question
from graph.store.values import Row, Value, literal_of, name_of, value_of

_PAGE_COLUMNS = len(load_question("holdings").columns)


def agrees(what: str, asked: Asked, ours: Sequence[Row], theirs: Sequence[tuple[object, ...]]) -> bool:
    """Whether the rows are the same, value by value and in the same order.

    Facts in the clauses of a page may come in any order, and where more clauses have the words than are asked for,
    which of them come is left to the engine.
    """
    mine = [tuple(row.values()) for row in ours]
    others = [tuple(map(plain, row)) for row in theirs]
    if what == DUTIES:
        page = [row[:_PAGE_COLUMNS] for row in others[: len(mine)][:PAGE]]
        held = sum(row[0] == asked.unit for row in mine[:PAGE])
        return mine[:held] == page[:held] and _sorted(mine[held:]) == _sorted(others[held:])
    if what == WORDS:
        found = all(asked.words in str(row[-1]) for row in others)
        return found and len(mine) == len(others) and (len(mine) == MATCHES or _sorted(mine) == _sorted(others))
    return mine == others


def plain(term: object) -> Value:
    """A value of any engine as the store gives it."""
    if isinstance(term, dict):  # of a result in JSON
        kind, text = str(term["type"]), str(term["value"])
        return name_of(text) if kind == "uri" else literal_of(text, str(term.get("datatype", "")))
    return term if isinstance(term, str | int | float) else value_of(term)


def _sorted(rows: Sequence[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    return sorted(rows, key=lambda row: [str(value) for value in row])
