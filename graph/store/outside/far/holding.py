"""What the endpoint holds, and how a query can be put to it so that it sees our graphs and nothing else.

Engines differ in what a query without FROM is asked over: Oxigraph takes the unnamed graph, or with a parameter all
graphs; Virtuoso takes all. Where the graphs are few they are named in the query, which every engine understands alike.
A query over thousands of named graphs is too slow everywhere (measured: seconds from a thousand on); then all that the
endpoint holds is asked, and only where this can be shown to be the same.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from graph.store.engines.projection import STATE_GRAPH, STATE_QUERY
from graph.store.outside.asked import AskedQuery
from graph.store.outside.far.line import Line
from graph.store.outside.far.parsed import ParsedQuery
from graph.store.outside.far.reach import TooOpen, patterns_of
from graph.store.outside.far.wording import described, over_graphs, over_union
from graph.store.outside.refusals import NotExact, QueryRefused
from ontology.iris import ID

MOST_NAMED = 100
"""Graphs named in a query; more are asked as the union of all."""
_MOST_FOREIGN = 50
_STUMBLES = "Virtuoso"
"""Over several graphs it gives rows for repeated steps that are not so (7.2: 67 where there are 54), and no graph for
`GRAPH ?g {}`."""
_STATE_PATTERN = f"<{STATE_GRAPH}> <http://www.w3.org/2002/07/owl#versionInfo> ?state"
_UNION = {"union-default-graph": ""}
"""How an Oxigraph server is asked for it; other engines ignore it."""
_UNNAMED = "http://www.openrdf.org/schema/sesame#nil"
"""What RDF4J and its kin call the graph without a name, which their union takes in."""


def state_of_endpoint(line: Line) -> str:
    """The state its graph is at; nothing where it has none."""
    rows = line.select(STATE_QUERY)
    return rows[0]["state"]["value"] if len(rows) == 1 else ""


def worded(line: Line, query: ParsedQuery, asked: AskedQuery) -> tuple[Line, str]:
    """The line and the words by which exactly our graphs are asked; raises `NotExact` or `QueryRefused`."""
    if query.form == "describe" and described(query) is None:
        raise NotExact("describe-by-pattern")
    if (query.has_repeats() or query.has_empty_group()) and line.engine().startswith(_STUMBLES):
        raise NotExact("engine-stumbles")
    chosen = _chosen(query, asked)
    if chosen is not None:
        default, named = chosen
        _need_known(line, (*default, *named))
        return line, over_graphs(query, default, named)
    graphs = _Graphs(line)
    ours = graphs.ours()
    if len(ours) <= MOST_NAMED:
        return line, over_graphs(query, ours, ours)
    try:
        patterns = patterns_of(query)
    except TooOpen as error:
        raise NotExact("any-statement") from error
    united = _united(line)
    if patterns and line.ask(_whether_found(query, graphs.foreign(), patterns)):
        raise NotExact("other-data")
    return united, over_union(query)


class _Graphs:
    """The named graphs of an endpoint."""

    def __init__(self, line: Line) -> None:
        self._line = line
        listed = line.ask(f"ASK {{ GRAPH ?graph {{}} FILTER(?graph = <{STATE_GRAPH}>) }}")
        self._any = "{}" if listed else "{ ?s ?p ?o }"  # the first asks no statement, but Virtuoso finds nothing by it

    def ours(self) -> tuple[str, ...]:
        """So many that one can see whether they are too many."""
        found = self._named(f'STRSTARTS(STR(?graph), "{ID}") && ?graph != <{STATE_GRAPH}>', MOST_NAMED + 1)
        return tuple(sorted(found))

    def foreign(self) -> tuple[str, ...]:
        """All that are not ours, that of the state among them."""
        found = self._named(f'!STRSTARTS(STR(?graph), "{ID}")', _MOST_FOREIGN + 1)
        if len(found) > _MOST_FOREIGN:
            raise NotExact("other-data")
        return (STATE_GRAPH, _UNNAMED, *found)

    def _named(self, condition: str, most: int) -> list[str]:
        pattern = f"GRAPH ?graph {self._any} FILTER({condition})"
        rows = self._line.select(f"SELECT DISTINCT ?graph {{ {pattern} }} LIMIT {most}")
        found = [row["graph"]["value"] for row in rows]
        if not all(map(_is_iri, found)):  # an engine may hold what no query can name
            raise NotExact("other-data")
        return found


def _chosen(query: ParsedQuery, asked: AskedQuery) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The graphs to ask, default and named: given beside the query, which win, or in it; None where there are none."""
    if asked.default is not None or asked.named is not None:
        return asked.default or (), asked.named or ()
    return query.graphs() if asked.own else None


def _need_known(line: Line, graphs: Iterable[str]) -> None:
    for graph in dict.fromkeys(graphs):
        if not _is_ours(graph) or not line.ask(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"):
            raise QueryRefused(
                f"数据集中没有图 <{graph}>", f"there is no graph <{graph}> in this dataset", code="unknown-graph"
            )


def _is_ours(graph: str) -> bool:
    return graph.startswith(ID) and graph != STATE_GRAPH and _is_iri(graph)


def _is_iri(name: str) -> bool:
    try:
        return bool(ox.NamedNode(name)) and "\\" not in name
    except ValueError:
        return False


def _united(line: Line) -> Line:
    """How the union of all graphs is asked; raises `NotExact` where there is no way, or statements are in no graph."""
    if not line.ask("ASK { ?s ?p ?o }"):
        united = Line(line.endpoint, line.seconds, _UNION)
        if united.ask(f"ASK {{ {_STATE_PATTERN} }}"):
            return united
        raise NotExact("no-union")
    if line.ask(f"ASK {{ {_STATE_PATTERN} }}"):
        return line
    raise NotExact("no-union")


def _whether_found(query: ParsedQuery, graphs: Iterable[str], patterns: Iterable[str]) -> str:
    sources = " ".join(f"FROM <{graph}>" for graph in graphs)
    sought = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
    return f"{query.declared}ASK {sources} {{ {sought} }}"
