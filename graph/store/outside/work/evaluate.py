"""One query answered over a store: parsed by the engine, run, and written until enough."""

import re
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from graph.store.outside.asked import AskedQuery, QueryAnswer
from graph.store.outside.limits import RunLimits
from graph.store.outside.refusals import NotServed, QueryRefused
from graph.store.outside.scan.scanning import BASE
from graph.store.outside.work.grammar import check_grammar
from graph.store.outside.work.solutions import NO_XML, Row, write_table, write_truth
from ontology.terms import BORROWED, ZR, Terms

_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_OURS: tuple[type[Terms], ...] = (ZR, *BORROWED)
_PREFIXES = {terms.__name__.lower(): terms.BASE for terms in _OURS}
_PLACE = re.compile(r"^error at \d+:\d+: *")
_ELEMENT = re.compile(r"[^\W\d][\w.-]*$")
"""What XML can call an element: the end of a predicate in RDF/XML."""
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


def evaluate(store: ox.Store, asked: AskedQuery, limits: RunLimits, *, union: bool) -> QueryAnswer:
    """The answer; raises `QueryRefused` where the query is malformed or names a graph or function that is not there."""
    check_grammar(asked.text)
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
        return graph_of(found, asked.syntax, limits)
    names = [variable.value for variable in found.variables]
    order = order_of(names, asked.columns)
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
    except SyntaxError as error:  # well-formed by the grammar, but not otherwise; the place the engine names is wrong
        said = _PLACE.sub("", str(error))
        raise QueryRefused(f"查询不成立：{said}", f"not a valid query: {said}", code="malformed-query") from error


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


def order_of(names: Sequence[str], columns: Sequence[str]) -> list[int]:
    """Where each column is found: for `SELECT *` the engine sorts by name, people expect the order of the query."""
    place = {name: at for at, name in enumerate(columns)}
    return sorted(range(len(names)), key=lambda at: place.get(names[at], at) if columns else at)


def _rows(found: ox.QuerySolutions, order: Sequence[int]) -> Iterator[Row]:
    for solution in found:
        terms = tuple(solution)
        yield tuple(terms[at] for at in order)


def graph_of(found: Iterable[ox.Triple], syntax: str, limits: RunLimits) -> QueryAnswer:
    """The triples, each once, until enough."""
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
    if syntax == "rdfxml":
        _check_xml(triples)
    return ox.serialize(triples, format=_GRAPHS[syntax], prefixes=_PREFIXES if syntax == "turtle" else None) or b""


def _check_xml(triples: list[ox.Triple]) -> None:
    """RDF/XML has no way to write a predicate that ends in no name, nor some characters; the engine does not say so."""
    for predicate in {triple.predicate.value for triple in triples}:
        if not _ELEMENT.search(predicate):
            raise NotServed(
                f"RDF/XML 写不出属性 <{predicate}>，请改用 Turtle 或 N-Triples",
                f"RDF/XML cannot write the property <{predicate}>; ask for Turtle or N-Triples",
            )
    if any(isinstance(triple.object, ox.Literal) and NO_XML.search(triple.object.value) for triple in triples):
        raise NotServed(
            "RDF/XML 写不出其中的控制字符，请改用 Turtle 或 N-Triples",
            "RDF/XML cannot write some characters of this graph; ask for Turtle or N-Triples",
        )
