"""The named questions, what each is asked about in a run, and what a peer must be able to answer.

A peer answers the same rows as the store, with the same columns: as plain tuples, or in what its engine gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from benchmarks.corpus import Compiled

PAGE, MATCHES = 50, 20
Rows = list[tuple[object, ...]]

DUTIES = "duties of a unit, page of 50"
OWNERS = "owners of a task"
DUE = "due between two dates"
VAGUE = "vague owners, page of 50"
PARTNERS = "partners of a unit"
UNDER = "everything under a unit, page of 50"
WORDS = "full text, first 20"
QUESTIONS = (DUTIES, OWNERS, DUE, VAGUE, PARTNERS, UNDER, WORDS)


class Asked(NamedTuple):
    """What the questions of a run are about."""

    unit: str
    task: str
    above: str
    start: str
    end: str
    words: str


class Peer(Protocol):
    """Is fed once with every document, then asked."""

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        """Takes documents in; may be called several times, the tree comes with the last call."""

    def answers(self, asked: Asked) -> dict[str, Callable[[], Rows]]:
        """A call for each question it can answer."""

    def close(self) -> None:
        """Lets go of what it holds."""
