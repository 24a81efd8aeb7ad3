"""The store as a question sees it: a snapshot that needs no right to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from graph.ask.navigator import Navigator


@contextmanager
def reading() -> Iterator[tuple[Navigator, date]]:
    """A navigator over a snapshot of the store, and the day on which status is judged."""
    from api.settings import load_settings
    from api.wiring import read_store
    from graph.ask.navigator import Navigator

    settings = load_settings()
    with read_store(settings) as store:
        yield Navigator(store), settings.today()
