"""One query answered over a store: parsed by the engine, run, and written until enough."""

import re
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from graph.store.outside.asked import AskedQuery, QueryAnswer
from graph.store.outside.limits import RunLimits
from graph.store.outside.refusals import NotServed, QueryRefused
from graph.store.outside.scan.scanning import BASE
from graph.store.outside.work.solutions import Row, write_table, write_truth
from ontology.terms import BORROWED, ZR, Terms

_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_OURS: tuple[type[Terms], ...] = (ZR, *BORROWED)
_PREFIXES = {terms.__name__.lower(): terms.BASE for terms in _OURS}
_PLACE = re.compile(r"error at (\d+):(\d+): *(.*)", re.DOTALL)
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def evaluate(store: ox.Store, asked: AskedQuery, limits: RunLimits, *, union: bool) -> QueryAnswer:
    """The answer; raises `QueryRefused` where the query is malformed or names a graph or function that is not there."""
    try:
        return _answered(store, asked, limits, union)
    except (RuntimeError, ValueError, OSError) as error:  # what the engine says of an unknown function, for instance
        raise QueryRefused(
            f"查询引擎不接受：{error}", f"the engine refuses it: {error}", code="engine-refused"
        ) from error


def _answered(store: ox.Store, asked: AskedQuery, limits: RunLimits, union: bool) -> QueryAnswer:
    found = _found(store, asked, union)
    if isinstance(found, ox.QueryBoolean):
        return QueryAnswer(write_truth(asked.syntax, bool(found)), 1)
    if isinstance(found, ox.QueryTriples):
        return _graph(found, asked.syntax, limits)
    names = [variable.value for variable in found.variables]
    order = _order(names, asked.columns)
    rows_of = _rows(found, order)
    body, rows, cut = write_table(asked.syntax, [names[at] for at in order], rows_of, limits.rows, limits.size)
    return QueryAnswer(body, rows, cut)


def _found(store: ox.Store, asked: AskedQuery, union: bool) -> Found:
    given = asked.default is not None or asked.named is not None
    default, named = asked.default or (), asked.named or ()
    _check_known(store, (*default, *named) if given else asked.own)
    try:
        if given:
            return store.query(
                asked.text,
                base_iri=BASE,
                default_graph=[ox.NamedNode(graph) for graph in default],
                named_graphs=[ox.NamedNode(graph) for graph in named],
            )
        return store.query(asked.text, base_iri=BASE, use_default_graph_as_union=union and not asked.own)
    except SyntaxError as error:
        raise _malformed(str(error)) from error


def _check_known(store: ox.Store, graphs: tuple[str, ...]) -> None:
    for graph in graphs:
        try:
            node = ox.NamedNode(graph)
        except ValueError:
            node = None
        if node is None or not store.contains_named_graph(node):
            raise QueryRefused(
                f"数据集中没有图 <{graph}>", f"there is no graph <{graph}> in this dataset", code="unknown-graph"
            )


def _malformed(said: str) -> QueryRefused:
    """`error at 3:17: expected one of …` with its place, which the engine counts from 1."""
    found = _PLACE.match(said)
    if found is None:
        return QueryRefused(f"查询不合语法：{said}", f"malformed query: {said}", code="malformed-query")
    expected = re.sub(r"\b(LATERAL|SERVICE|ADJUST), |, \[_\]", "", found[3])  # nothing that would be refused here
    return QueryRefused(
        f"不合语法（{expected}）",
        f"malformed, {expected}",
        line=int(found[1]),
        column=int(found[2]),
        code="malformed-query",
    )


def _order(names: Sequence[str], columns: Sequence[str]) -> list[int]:
    """Where each column is found: for `SELECT *` the engine sorts by name, people expect the order of the query."""
    place = {name: at for at, name in enumerate(columns)}
    return sorted(range(len(names)), key=lambda at: place.get(names[at], at) if columns else at)


def _rows(found: ox.QuerySolutions, order: Sequence[int]) -> Iterator[Row]:
    for solution in found:
        terms = tuple(solution)
        yield tuple(terms[at] for at in order)


def _graph(found: ox.QueryTriples, syntax: str, limits: RunLimits) -> QueryAnswer:
    triples: dict[ox.Triple, None] = {}
    cut = False
    for triple in found:
        if len(triples) >= limits.rows and triple not in triples:
            cut = True
            break
        triples[triple] = None
    kept = list(triples)
    body = _written(kept, syntax)
    while len(body) > limits.size:
        cut = True
        kept = kept[: len(kept) // 2]
        body = _written(kept, syntax)
    return QueryAnswer(body, len(kept), cut)


def _written(triples: list[ox.Triple], syntax: str) -> bytes:
    try:
        return ox.serialize(triples, format=_GRAPHS[syntax], prefixes=_PREFIXES if syntax == "turtle" else None) or b""
    except (ValueError, OSError) as error:
        raise NotServed(
            f"这张图无法写成 {syntax}：{error}",
            f"this graph cannot be written as {syntax}: {error}",
            hint_zh="请改用 Turtle 或 N-Triples。",
            hint_en="Ask for Turtle or N-Triples.",
        ) from error
