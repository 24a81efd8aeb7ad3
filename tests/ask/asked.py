"""A store with the policy compiled by hand, and the navigator over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from graph.ask.navigator import Navigator
from graph.store.store import Store
from tests.store.by_hand import compiled_by_hand
from tests.store.keeping import NOTICE, REGISTER, opened

POLICY = compiled_by_hand()
WATER_TEST, STAFF = POLICY.assignments[0].clause, POLICY.assignments[3].clause
DAY = date(2021, 6, 10)
WHEN = "2021-06-01T09:00:00+08:00"


@contextmanager
def asked(folder: Path) -> Iterator[tuple[Store, Navigator]]:
    """The notice stored, with the register that knows 某州教育局."""
    with opened(folder, NOTICE, registers=REGISTER) as store:
        yield store, Navigator(store)
