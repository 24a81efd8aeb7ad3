"""A copy of the graph in memory that follows the journal: what queries from outside are answered from."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from graph.store.follow import Standing, change_of, parts_of
from graph.store.journal import Journal


class Copy(Protocol):
    """A store that is brought up to date between queries, never during one."""

    store: ox.Store

    def catch_up(self) -> None:
        """Brings it to where the truth is now."""


class JournalCopy:
    """Follows a journal that another process writes; reads only what has been committed.

    An event is applied by itself; where the journal is not the one followed so far (restored from a backup), all of
    it is loaded anew.
    """

    def __init__(self, path: Path, registers: bytes) -> None:
        self._journal = Journal(path, writable=False)
        self._registers = registers
        self._at = (0, "")
        self._load()

    def catch_up(self) -> None:
        """Applies what was committed since."""
        if self._journal.last() == self._at:
            return
        with self._journal.one_view():
            if self._journal.digest_at(self._at[0]) == self._at[1]:
                self._follow()
                return
        self._load()

    def _follow(self) -> None:
        for event in self._journal.events(self._at[0]):
            change = change_of(self._journal, self._standing, event, "")
            for graph in change.drop:
                self.store.remove_graph(ox.NamedNode(graph))
            self.store.load(change.add, ox.RdfFormat.N_QUADS)
            self._at = (event.number, event.digest)

    def _load(self) -> None:
        with self._journal.one_view():
            self._standing = Standing(self._journal)
            for event in self._journal.events():
                self._standing.take(event)
            self.store = _loaded((self._registers, *parts_of(self._journal, self._standing)))
            self._at = self._journal.last()


class FileCopy:
    """A file of N-Quads, which does not change."""

    def __init__(self, path: Path) -> None:
        self.store = _loaded((path.read_bytes(),))

    def catch_up(self) -> None:
        """Nothing to follow."""


def _loaded(parts: Iterable[bytes]) -> ox.Store:
    store = ox.Store()
    for part in parts:
        store.bulk_load(part, ox.RdfFormat.N_QUADS)
    return store
