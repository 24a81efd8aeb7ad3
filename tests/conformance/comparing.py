"""Whether an answer is the expected one: numbers and truths by value, blank nodes up to their names, in any order."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox

_XSD = "http://www.w3.org/2001/XMLSchema#"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float")}
_GRAPHS = {"ttl": ox.RdfFormat.TURTLE, "rdf": ox.RdfFormat.RDF_XML, "nt": ox.RdfFormat.N_TRIPLES}
_TABLES = {
    "srx": ox.QueryResultsFormat.XML,
    "srj": ox.QueryResultsFormat.JSON,
    "tsv": ox.QueryResultsFormat.TSV,
}
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def load_triples(data: bytes, ending: str, base: str) -> list[ox.Triple]:
    """The triples of a file of data or of an answer."""
    return [quad.triple for quad in ox.parse(data, format=_GRAPHS[ending], base_iri=base)]


def same_graph(found: Iterable[ox.Triple], wanted: Iterable[ox.Triple]) -> bool:
    """Whether two graphs say the same."""
    return _canonical(found) == _canonical(wanted)


def same_table(found: bytes, ending: str, path: Path, base: str) -> bool:
    """Whether an answer (`srx`, `srj` or `tsv`) holds the rows, or the truth, of an expected file."""
    return _table(ox.parse_query_results(found, format=_TABLES[ending])) == _expected(path, base)


def same_csv(found: bytes, wanted: bytes) -> bool:
    """Whether two CSV answers have the same columns and rows, in any order."""
    return _cells(found) == _cells(wanted)


def _cells(data: bytes) -> tuple[list[str], list[list[str]]]:
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8")))
    return head, sorted([_cell(cell) for cell in row] for row in rows)


def _cell(cell: str) -> str:
    if cell.startswith("_:"):
        return "_:"
    try:
        return str(Decimal(cell).normalize())
    except InvalidOperation:
        return cell


def _expected(path: Path, base: str) -> object:
    ending = path.suffix.removeprefix(".")
    if ending in _TABLES:
        return _table(ox.parse_query_results(path.read_bytes(), format=_TABLES[ending]))
    return _result_set(load_triples(path.read_bytes(), ending, base))


def _table(found: ox.QuerySolutions | ox.QueryBoolean) -> object:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return _rows([{name: row[name] for name in names if row[name] is not None} for row in found])


def _result_set(triples: list[ox.Triple]) -> object:
    """A table (or truth) written as a graph, as the oldest tests have it."""
    by: dict[object, list[tuple[str, Term]]] = {}
    for triple in triples:
        by.setdefault(triple.subject, []).append((triple.predicate.value, triple.object))
    top = next(pairs for pairs in by.values() if any(_is_set(pair) for pair in pairs))
    for predicate, value in top:
        if predicate == _RS + "boolean" and isinstance(value, ox.Literal):
            return value.value == "true"
    rows: list[dict[str, Term]] = []
    for solution in (value for predicate, value in top if predicate == _RS + "solution"):
        bindings = [dict(by[value]) for predicate, value in by[solution] if predicate == _RS + "binding"]
        rows.append({str(_value(each[_RS + "variable"])): each[_RS + "value"] for each in bindings})
    return _rows(rows)


def _is_set(pair: tuple[str, Term]) -> bool:
    return pair[0].endswith("#type") and isinstance(pair[1], ox.NamedNode) and pair[1].value == _RS + "ResultSet"


def _value(term: Term) -> str:
    return term.value if isinstance(term, ox.Literal) else str(term)


def _rows(rows: list[dict[str, Term]]) -> list[str]:
    """Each row as a node of a graph, so that blank nodes which recur are told apart from those which do not."""
    triples = []
    for number, row in enumerate(rows):
        node = ox.BlankNode(f"row{number}")
        triples.append(ox.Triple(node, ox.NamedNode(_RS + "solution"), ox.Literal("")))
        triples += [ox.Triple(node, ox.NamedNode(f"{_RS}{name}"), _plain(term)) for name, term in row.items()]
    return _canonical(triples)


def _canonical(triples: Iterable[ox.Triple]) -> list[str]:
    quads = [ox.Quad(triple.subject, triple.predicate, _plain(triple.object)) for triple in triples]
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)


def _plain(term: Term) -> Term:
    if isinstance(term, ox.Literal) and term.datatype.value == _XSD + "boolean":
        return ox.Literal(term.value in ("true", "1"))
    if not isinstance(term, ox.Literal) or term.datatype.value not in _NUMBERS:
        return term
    try:
        number = Decimal(term.value).normalize()
    except InvalidOperation:
        return term
    return ox.Literal(f"{float(number):.12g}", datatype=term.datatype)
