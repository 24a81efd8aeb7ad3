"""The graph in any SPARQL 1.1 endpoint that takes updates; the journal stays on this machine.

Only graphs named by ids of ours are ever dropped: whatever else the endpoint holds is not touched. What an endpoint
says it did is looked at: the state it is at after a change, the number of rows it gave.
"""

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from graph.errors import StoreError
from graph.store.engines.paging import select_all
from graph.store.engines.projection import STATE_GRAPH, STATE_QUERY, Change, insert_of, state_quad, update_of
from graph.store.engines.protocol import Binding, Endpoint, Refused, select, update
from graph.store.questions import Question
from graph.store.values import Given, Row, Value, literal_of, name_of
from ontology.iris import ID
from ontology.terms import XSD

_MOST, _LEAST = 20_000, 100
"""Quads in one request; an endpoint that refuses so many is sent fewer, down to the least."""

_GRAPHS = f'SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?graph), "{ID}")) }}'
_QUADS = f'SELECT ?s ?p ?o ?graph WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?graph), "{ID}")) }}'
_THINGS = 200
"""Things asked about in one request."""


class RemoteGraph:
    """A `Projection` behind an endpoint; `StoreError` where it cannot be reached or does not do as it is asked."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._most = _MOST

    def state(self) -> str | None:
        _, rows = select(self._endpoint, STATE_QUERY)
        return rows[0]["state"]["value"] if len(rows) == 1 else None

    def apply(self, change: Change) -> None:
        """One update where the endpoint takes it, which is whole or not at all; else as `load`."""
        quads = change.add.count(b"\n")
        if quads > self._most:
            self.load(change)
            return
        try:
            update(self._endpoint, update_of(change))
        except Refused:
            if quads <= _LEAST:
                raise
            self._most = quads // 2
            self.load(change)
        else:
            self._need_state(change.state)

    def load(self, change: Change) -> None:
        self._drop(change.drop)
        self._insert(change.add)
        update(self._endpoint, update_of(Change((), b"", change.state)))
        self._need_state(change.state)

    def rebuild(self, parts: Iterable[bytes], state: str) -> None:
        _, rows = select_all(self._endpoint, _GRAPHS)
        self._drop(dict.fromkeys([STATE_GRAPH, *(row["graph"]["value"] for row in rows)]))  # the state goes first
        for part in parts:
            self._insert(part)
        update(self._endpoint, insert_of(state_quad(state)))
        self._need_state(state)

    def select(self, question: Question, parameters: Mapping[str, Given]) -> list[Row]:
        names, found = select_all(self._endpoint, question.closed(parameters))
        rows = [{name: _value(row, name) for name in names} for row in found]
        if "SELECT DISTINCT" not in question.text:
            return rows
        return list({tuple(row.values()): row for row in rows}.values())  # Virtuoso misses it for long literals

    def about(self, things: Sequence[str], terms: Sequence[str] = ()) -> bytes:
        narrowed = f"VALUES ?p {{ {_nodes(terms)} }} " if terms else ""
        found: set[bytes] = set()
        for start in range(0, len(things), _THINGS):
            asked = f"VALUES ?s {{ {_nodes(things[start : start + _THINGS])} }} {narrowed}GRAPH ?graph {{ ?s ?p ?o }}"
            found.update(self._lines(f"SELECT ?s ?p ?o ?graph WHERE {{ {asked} }}"))
        return b"".join(sorted(found))

    def dump(self) -> bytes:
        return b"".join(sorted(self._lines(_QUADS)))

    def close(self) -> None:
        """Every request has a connection of its own."""

    def _lines(self, query: str) -> list[bytes]:
        """Quads as lines, without the state's own."""
        _, rows = select_all(self._endpoint, query)
        quads = (
            ox.Quad(_node(row, "s"), _node(row, "p"), _term(row, "o"), _node(row, "graph"))
            for row in rows
            if row["graph"]["value"] != STATE_GRAPH
        )
        return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)

    def _drop(self, graphs: Iterable[str]) -> None:
        for graph in graphs:
            update(self._endpoint, f"DROP SILENT GRAPH <{graph}>")

    def _insert(self, nquads: bytes) -> None:
        lines = nquads.splitlines(keepends=True)
        while lines:
            batch = lines[: self._most]
            try:
                update(self._endpoint, insert_of(b"".join(batch)))
            except Refused:
                if len(batch) <= _LEAST:
                    raise
                self._most = max(_LEAST, len(batch) // 2)
            else:
                lines = lines[len(batch) :]

    def _need_state(self, state: str) -> None:
        if (found := self.state()) != state:
            raise StoreError(
                f"远程图存储 {self._endpoint.update} 答复已更新，实际没有：应处于 {state}，实为 {found}",
                f"the remote graph store {self._endpoint.update} says it was updated, and was not: "
                f"it should be at {state} and is at {found}",
                hint_zh="已记入日志的内容不会丢失；请检查该端点的更新权限。",
                hint_en="Nothing in the journal is lost; check that updates are allowed there.",
            )


def _nodes(iris: Iterable[str]) -> str:
    return " ".join(str(ox.NamedNode(each)) for each in iris)


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
    if kind == XSD.boolean:
        return ox.Literal(term["value"] in ("1", "true"))  # Virtuoso writes 1
    return ox.Literal(term["value"], datatype=ox.NamedNode(kind) if kind else None)
