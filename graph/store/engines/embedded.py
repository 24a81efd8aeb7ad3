"""The embedded graph: Oxigraph, on disk for the writer, in memory for a reader beside it."""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from graph.store.engines.projection import (
    STATE_GRAPH,
    STATE_QUERY,
    Change,
    EngineFailed,
    event_of,
    state_quad,
    update_of,
)
from graph.store.questions import Question
from graph.store.values import Given, Row, value_of

_AT_ONCE = 1_000_000
"""Quads that the engine's loader puts in place in one step, all or none: then the state may be among them. An update
after each load would make it write out its memory each time, a tenth of the whole."""
_DAMAGE = ("Corruption", "IO error", "Invalid", "Not found", "Incomplete")


class EmbeddedGraph:
    """A `Projection` inside this process."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        try:
            with _told():
                self._store = _open(folder)
        except EngineFailed:
            self._store = ox.Store()  # it has no state: whoever opened it rebuilds it

    @classmethod
    def in_memory(cls) -> Self:
        return cls(None)

    def state(self) -> str | None:
        with suppress(EngineFailed), _told():
            found = [str(solution["state"].value) for solution in _solutions(self._store.query(STATE_QUERY))]
            return max(found, key=event_of, default=None)  # a load adds its state to those before
        return None

    def apply(self, change: Change) -> None:
        with _told():
            self._store.update(update_of(change))

    def load(self, change: Change) -> None:
        with _told():
            self._store.update(" ;\n".join(f"DROP SILENT GRAPH <{graph}>" for graph in change.drop))
            if change.add.count(b"\n") < _AT_ONCE:
                self._store.bulk_load(change.add + state_quad(change.state), ox.RdfFormat.N_QUADS)
            else:
                self._store.bulk_load(change.add, ox.RdfFormat.N_QUADS)
                self._store.update(update_of(Change((), b"", change.state)))

    def rebuild(self, parts: Iterable[bytes], state: str) -> None:
        self.close()
        with _told():
            if self._folder is not None and self._folder.exists():
                shutil.rmtree(self._folder)  # damaged files cannot be cleared, only removed
            self._store = _open(self._folder)
            for part in chain(parts, (state_quad(state),)):
                self._store.bulk_load(part, ox.RdfFormat.N_QUADS)
            self._store.flush()

    def select(self, question: Question, parameters: Mapping[str, Given]) -> list[Row]:
        text, terms = question.planned(parameters)
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
        bound = {ox.Variable(name): term for name, term in terms.items()}
        with _told():
            found = _solutions(self._store.query(text, substitutions=bound))
            names = [variable.value for variable in found.variables]
            return [{name: value_of(term) for name, term in zip(names, solution, strict=True)} for solution in found]

    def about(self, things: Sequence[str], terms: Sequence[str] = ()) -> bytes:
        with _told():
            return _lines(
                quad
                for thing in dict.fromkeys(things)
                for term in (dict.fromkeys(terms) or (None,))
                for quad in self._store.quads_for_pattern(
                    ox.NamedNode(thing), None if term is None else ox.NamedNode(term), None
                )
            )

    def dump(self) -> bytes:
        return _lines(self._store)

    def close(self) -> None:
        """RocksDB lets go of its folder when the last reference is gone; flushed, it opens again at once."""
        if self._folder is not None:
            with suppress(EngineFailed), _told():
                self._store.flush()
        self._store = ox.Store()


def _open(folder: Path | None) -> ox.Store:
    if folder is None:
        return ox.Store()
    folder.mkdir(parents=True, exist_ok=True)
    return ox.Store(str(folder))


def _lines(quads: Iterable[ox.Quad]) -> bytes:
    kept = (quad for quad in quads if quad.graph_name != ox.NamedNode(STATE_GRAPH))
    return b"".join(sorted((ox.serialize(kept, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)))


@contextmanager
def _told() -> Iterator[None]:
    """Oxigraph says OSError for trouble with its files, and RuntimeError both for that and for a query of ours."""
    try:
        yield
    except OSError as error:
        raise EngineFailed(str(error)) from error
    except RuntimeError as error:
        if not str(error).startswith(_DAMAGE):
            raise
        raise EngineFailed(str(error)) from error


def _solutions(found: object) -> ox.QuerySolutions:
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a named question is a SELECT")
    return found
