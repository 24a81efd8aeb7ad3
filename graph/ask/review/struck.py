"""What a person rejected, kept in sight: an answer without it must not look as if it had never been read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from graph.ask.answers import StruckFact
from graph.ask.owners import owner_in_words, owner_of
from graph.ask.parts.entered import ADDITIONS
from graph.ask.parts.rows import cite_of, text_of
from graph.ask.parts.targets import target_in_words, target_of
from graph.ask.parts.view import View
from graph.store.values import Row

Words = Callable[[View, Row], str]
_FAMILIES: Mapping[str, tuple[str, str, Words]] = {
    "owners": ("owner", "assignment", lambda view, row: owner_in_words(owner_of(view, row))),
    "targets": ("target", "target", lambda _, row: target_in_words(target_of(row))),
    "deadlines": ("deadline", "deadline", lambda _, row: text_of(row, "date") or "未写明日期"),
    "duties": ("duty", "duty", lambda _, row: text_of(row, "exact")),
    "cadences": ("fact", "cadence", lambda _, row: text_of(row, "exact")),
    "norms": ("norm", "norm", lambda _, row: text_of(row, "subject")),
    "consequences": ("consequence", "consequence", lambda _, row: text_of(row, "measure")),
}
"""Each family of rows: the column of its fact, the kind of fact, and what was read in words."""


def struck_in(view: View, clause: str, rows: Mapping[str, list[Row]]) -> tuple[StruckFact, ...]:
    """Of the rows of one clause those that people rejected, and what people added and then rejected, in its order."""
    found = [*_struck(view, rows), *_struck_additions(view, clause)]
    return tuple(sorted({each.id: each for each in found}.values(), key=lambda each: each.cite.passage.start))


def _struck(view: View, rows: Mapping[str, list[Row]]) -> Iterator[StruckFact]:
    for family, (column, kind, words) in _FAMILIES.items():
        for row in rows[family]:
            fact = text_of(row, column)
            if view.people.rejected(fact) and (note := view.people.note(fact, "reject")):
                was = words(view, row)
                yield StruckFact(fact, kind, was, cite_of(row), replace(note, was=was))


def _struck_additions(view: View, clause: str) -> Iterator[StruckFact]:
    for entry in view.people.added.get(clause, ()):
        note = view.people.note(entry.note.id, "reject")
        if note and entry.cite and view.people.rejected(entry.note.id):
            yield StruckFact(entry.note.id, ADDITIONS[entry.kind], entry.note.value or "", entry.cite, note)
