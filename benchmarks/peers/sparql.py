"""The same graph asked directly in SPARQL: pyoxigraph, and rdflib while small."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from benchmarks.corpus import Compiled, register_quads
from benchmarks.peers.queries import UNION, facts, queries
from benchmarks.peers.questions import DUTIES, Asked, Rows

if TYPE_CHECKING:
    from rdflib import Graph

_CLAUSE = 3


class InSparql(ABC):
    """Rows of queries; the page of duties is followed by everything in the clauses it shows."""

    names = UNION

    def answers(self, asked: Asked) -> dict[str, Callable[[], Rows]]:
        texts = queries(asked, self.names)
        calls: dict[str, Callable[[], Rows]] = {name: partial(self.rows, text) for name, text in texts.items()}
        return calls | {DUTIES: lambda: self._duties(texts[DUTIES])}

    @abstractmethod
    def rows(self, text: str) -> Rows:
        """The solutions of a query."""

    def _duties(self, text: str) -> Rows:
        page = self.rows(text)
        clauses = {f"<{_iri(row[_CLAUSE])}>" for row in page}
        return page + [row for each in facts(clauses, self.names) for row in self.rows(each)]


def _iri(term: object) -> str:
    return str(term["value"]) if isinstance(term, dict) else str(term).strip("<>")


class Pyoxigraph(InSparql):
    """The store's own engine, without anything of ours around it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store = ox.Store(str(folder)) if folder else ox.Store()

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        self._store.bulk_load(b"".join(one.nquads for one in fed), ox.RdfFormat.N_QUADS)
        self._store.bulk_load(register_quads(tree), ox.RdfFormat.N_QUADS)

    def rows(self, text: str) -> Rows:
        found: Any = self._store.query(text)
        return [tuple(solution) for solution in found]

    def close(self) -> None:
        self._store = ox.Store()


class Rdflib(InSparql):
    """rdflib's own memory; only for a few policies."""

    def __init__(self) -> None:
        from rdflib import Dataset

        self._graph: Graph = Dataset()

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        for one in fed:
            self._graph.parse(data=one.nquads, format="nquads")
        self._graph.parse(data=register_quads(tree), format="nquads")

    def rows(self, text: str) -> Rows:
        found: Any = self._graph.query(text)
        return [tuple(solution) for solution in found]

    def close(self) -> None:
        self._graph.close()
