"""The query as the endpoint is asked it: the graphs it may see are written into it."""

from collections.abc import Iterator, Sequence

from graph.store.engines.projection import STATE_GRAPH
from graph.store.outside.far.parsed import Branch, Edit, ParsedQuery, branches, first, leaves, place, span
from ontology.iris import ID

NO_GRAPH = ID + "no-such-graph"
"""Stands where a data set has no default or no named graph: with none given, some engines take all."""


def over_graphs(query: ParsedQuery, default: Sequence[str], named: Sequence[str]) -> str:
    """The query over these graphs alone, whatever graphs it names itself."""
    clauses = "".join(f"FROM <{graph}> " for graph in default or (NO_GRAPH,))
    clauses += "".join(f"FROM NAMED <{graph}> " for graph in named or (NO_GRAPH,))
    return _worded(query, clauses, ())


def over_union(query: ParsedQuery) -> str:
    """The query over all that the endpoint holds, where `GRAPH ?g` means graphs of ours alone."""
    return _worded(query, "", tuple(_fenced(query)))


def _worded(query: ParsedQuery, clauses: str, edits: Sequence[Edit]) -> str:
    if query.form == "describe":
        things = " ".join(f"<{thing}>" for thing in described(query) or ())
        pattern = f"{{ VALUES ?thing {{ {things} }} ?thing ?term ?value }}"
        return f"CONSTRUCT {{ ?thing ?term ?value }} {clauses}WHERE {pattern}"
    dropped = [Edit(*span(each), " ") for each in branches(query.body, "dataset")]
    start = _pattern_start(query.body)
    return query.edited((*dropped, Edit(start, start, f" {clauses}"), *edits))


def described(query: ParsedQuery) -> tuple[str, ...] | None:
    """The things a DESCRIBE names; None where it seeks them by a pattern, which engines describe each in their way."""
    if any(branches(query.body, "where")) or any(leaves(next(branches(query.body, "modifiers")))):
        return None
    asked = [next(branches(each), None) for each in branches(query.body, "var_or_iri")]
    known = [query.iri(each) for each in asked if each is not None]
    return tuple(known) if known and len(known) == len(asked) else None


def _pattern_start(body: Branch) -> int:
    """Where FROM may stand: before the pattern."""
    where = next(branches(body, "where"), None)
    if where is not None:
        return place(first(where))
    return next(place(leaf) for leaf in leaves(body) if leaf.type == "WHERE")


def _fenced(query: ParsedQuery) -> Iterator[Edit]:
    """`GRAPH ?g {…}` may find what else the endpoint holds, and the graph that keeps the state: both are left out."""
    for part in query.body.iter_subtrees():
        graph = graph_of(part)
        if graph is not None and not any(branches(graph)):
            start, end = span(part)
            name = first(graph)
            yield Edit(start, start, "{ ")
            yield Edit(end, end, f' FILTER(STRSTARTS(STR({name}), "{ID}") && {name} != <{STATE_GRAPH}>) }}')


def graph_of(part: Branch) -> Branch | None:
    """What stands after GRAPH, where the part is a GRAPH clause."""
    if part.data != "part" or getattr(part.children[0], "type", "") != "GRAPH":
        return None
    return next(branches(part, "var_or_iri"))
