"""A writer that stands still in the midst of its work, and what others are answered meanwhile."""

import threading
from collections.abc import Callable
from typing import TypeVar

import pytest

T = TypeVar("T")
PATIENCE = 30
"""Seconds after which a reader counts as waiting; it is never waited for when all is well."""


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, place: tuple[type, str], write: Callable[[], object], read: Callable[[], T]
) -> T:
    """What is read while the writer stands at that method, with all the locks it has by then."""
    held, go_on, found = threading.Event(), threading.Event(), list[T]()
    method = getattr(*place)

    def stopping(*given: object, **named: object) -> object:
        held.set()
        assert go_on.wait(2 * PATIENCE)
        return method(*given, **named)

    monkeypatch.setattr(*place, stopping)
    writer = threading.Thread(target=write)
    reader = threading.Thread(target=lambda: found.append(read()), daemon=True)
    writer.start()
    try:
        assert held.wait(PATIENCE)
        reader.start()
        reader.join(PATIENCE)
        assert not reader.is_alive(), "the reader waits for the writer"
    finally:
        go_on.set()
        writer.join()
        monkeypatch.setattr(*place, method)
    return found[0]
