"""Ready-made answers of one moment, the least used forgotten first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date

Moment = tuple[str, date]
"""The store's state and the day: with equal moments, the same question has the same answer."""
Question = tuple[str, str, bytes, str, bytes, bytes]
"""Method, path, query, scheme, host and `Accept`: all of a request that an answer may depend on."""
Header = tuple[bytes, bytes]

_AROUND = 1_000
"""What an answer takes beside its own bytes, about: objects, and its place in the table."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is sent, and what it is recognised by."""

    headers: tuple[Header, ...]
    body: bytes
    tag: bytes
    modified: int | None


class KeptAnswers:
    """Answers of the present moment by their question: at most `room` bytes, none larger than `largest`.

    Safe for several threads. Another moment empties it.
    """

    def __init__(self, room: int, largest: int) -> None:
        self._room, self._largest = room, largest
        self._answers: OrderedDict[Question, Kept] = OrderedDict()
        self._moment: Moment | None = None
        self._lock = threading.Lock()
        self.size = 0

    def get(self, moment: Moment, question: Question) -> Kept | None:
        """The answer that is good at this moment."""
        with self._lock:
            if moment != self._moment:
                self._answers.clear()
                self._moment, self.size = moment, 0
                return None
            kept = self._answers.get(question)
            if kept is not None:
                self._answers.move_to_end(question)
            return kept

    def keep(self, moment: Moment, question: Question, kept: Kept) -> None:
        """Keeps it, unless it is too large or its moment has passed."""
        size = _size_of(question, kept)
        if size > self._largest:
            return
        with self._lock:
            if moment != self._moment:
                return
            if (before := self._answers.pop(question, None)) is not None:
                self.size -= _size_of(question, before)
            self._answers[question] = kept
            self.size += size
            while self.size > self._room:
                self.size -= _size_of(*self._answers.popitem(last=False))


def _size_of(question: Question, kept: Kept) -> int:
    asked = sum(len(part) for part in question)
    return _AROUND + asked + len(kept.body) + sum(len(name) + len(value) for name, value in kept.headers)
