"""What pySHACL says of a graph, and what the program says, as the same kind of set."""

from functools import cache

import pyoxigraph as ox
from pyshacl import validate
from rdflib import SH, BNode, Graph

from graph.check.shacl.reading import SH as NS
from graph.check.shacl.reading import check_nodes
from graph.check.shacl.statements import Statements
from graph.check.shapes import load_shapes, words_of
from ontology.files import SHAPES, load_files

Told = set[tuple[str, str, str, str]]
"""Focus, path (… for a blank node or a path of several steps), value, message."""


def told_by_reference(ntriples: bytes, severity: str) -> Told:
    """Every result of that severity (`Violation`, `Warning`) that pySHACL reports."""
    _, report, _ = validate(Graph().parse(data=ntriples, format="nt"), shacl_graph=_shapes())
    assert isinstance(report, Graph)
    told: Told = set()
    for result in report.objects(None, SH.result):
        if str(report.value(result, SH.resultSeverity)) == NS + severity:
            path = report.value(result, SH.resultPath)
            focus, value, message = (report.value(result, SH[n]) for n in ("focusNode", "value", "resultMessage"))
            told.add((_named(focus), _named(path), _named(value), str(message)))
    return told


def told_by_us(ntriples: bytes, severity: str) -> Told:
    """The same from the program."""
    said = Statements.read(ntriples, ox.RdfFormat.N_TRIPLES)
    return {
        (_named(words_of(focus)), "…" if "/http" in path or ")" in path else path, _named(words_of(value)), message)
        for focus, path, value, message in check_nodes(load_shapes(), said, NS + severity)
    }


def _named(node: object) -> str:
    """A blank node has no name that two programs share."""
    if isinstance(node, BNode) or str(node).startswith("_:"):
        return "…"
    return "" if node is None else str(node)


@cache
def _shapes() -> Graph:
    shapes = Graph()
    for path in load_files(SHAPES, ".ttl"):
        shapes.parse(path)
    return shapes
