"""The graph in any SPARQL 1.1 endpoint that takes updates; the journal stays on this machine.

Only graphs named by ids of ours are ever dropped: whatever else the endpoint holds is not touched.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

import pyoxigraph as ox

from graph.store.engines.projection import STATE_GRAPH, STATE_QUERY, Change, insert_of, state_quad, update_of
from graph.store.engines.protocol import Binding, Endpoint, select, update
from graph.store.questions import Question
from graph.store.values import Row, Value, literal_of, name_of
from ontology.iris import ID

_BATCH = 20_000
"""Quads in one request of a rebuild; a change of one event is always one request."""

_GRAPHS = f'SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?graph), "{ID}")) }}'
_QUADS = (
    f"SELECT ?s ?p ?o ?graph WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} "
    f'FILTER(STRSTARTS(STR(?graph), "{ID}") && ?graph != <{STATE_GRAPH}>) }}'
)


class RemoteGraph:
    """A `Projection` behind an endpoint; `StoreError` where it cannot be reached or does not do as it is asked."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def state(self) -> str | None:
        _, rows = select(self._endpoint, STATE_QUERY)
        return rows[0]["state"]["value"] if len(rows) == 1 else None

    def apply(self, change: Change) -> None:
        update(self._endpoint, update_of(change))

    def load(self, change: Change) -> None:
        """One request after the other: an endpoint may refuse one of unlimited size."""
        dropped = " ;\n".join(f"DROP SILENT GRAPH <{graph}>" for graph in change.drop)
        if dropped:
            update(self._endpoint, dropped)
        for batch in _batches([change.add]):
            update(self._endpoint, insert_of(batch))
        self.apply(Change((), b"", change.state))

    def rebuild(self, parts: Iterable[bytes], state: str) -> None:
        _, rows = select(self._endpoint, _GRAPHS)
        graphs = dict.fromkeys([STATE_GRAPH, *(row["graph"]["value"] for row in rows)])  # the state goes first
        for graph in graphs:
            update(self._endpoint, f"DROP SILENT GRAPH <{graph}>")
        for batch in _batches(parts):
            update(self._endpoint, insert_of(batch))
        update(self._endpoint, insert_of(state_quad(state)))

    def select(self, question: Question, parameters: Mapping[str, Value]) -> list[Row]:
        names, rows = select(self._endpoint, question.closed(parameters))
        return [{name: _value(row, name) for name in names} for row in rows]

    def dump(self) -> bytes:
        _, rows = select(self._endpoint, _QUADS)
        quads = (ox.Quad(_node(row, "s"), _node(row, "p"), _term(row, "o"), _node(row, "graph")) for row in rows)
        lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
        return b"".join(sorted(lines.splitlines(keepends=True)))

    def close(self) -> None:
        """Every request has a connection of its own."""


def _batches(parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        lines = iter(part.splitlines(keepends=True))
        while batch := b"".join(islice(lines, _BATCH)):
            yield batch


def _value(row: Binding, name: str) -> Value:
    term = row.get(name)
    if term is None:
        return None
    if term["type"] == "uri":
        return name_of(term["value"])
    return literal_of(term["value"], term.get("datatype", ""))


def _node(row: Binding, name: str) -> ox.NamedNode:
    return ox.NamedNode(row[name]["value"])


def _term(row: Binding, name: str) -> ox.NamedNode | ox.Literal:
    term = row[name]
    if term["type"] == "uri":
        return ox.NamedNode(term["value"])
    if language := term.get("xml:lang"):
        return ox.Literal(term["value"], language=language)
    kind = term.get("datatype")
    return ox.Literal(term["value"], datatype=ox.NamedNode(kind) if kind else None)
