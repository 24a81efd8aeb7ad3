"""The vocabulary, its alignments and its code lists, read once."""

from functools import cache

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import OWL

from ontology.files import ALIGNMENTS, CODES, ZEREN, load_files
from ontology.iris import DEF


@cache
def vocabulary() -> Graph:
    """The own terms alone."""
    return Graph().parse(ZEREN)


@cache
def alignments() -> Graph:
    """How they stand to those of others."""
    return Graph().parse(ALIGNMENTS)


@cache
def codes() -> Graph:
    """All code lists in one graph."""
    graph = Graph()
    for path in load_files(CODES, ".ttl"):
        graph.parse(path)
    return graph


def own(kind: URIRef) -> set[URIRef]:
    """The own terms of one kind (owl:Class, owl:DatatypeProperty, …)."""
    return {term for term in vocabulary().subjects(RDF.type, kind) if isinstance(term, URIRef) and term.startswith(DEF)}


def own_terms() -> set[URIRef]:
    """All own classes and properties."""
    return own(OWL.Class) | own(OWL.ObjectProperty) | own(OWL.DatatypeProperty)
