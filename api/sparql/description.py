"""The service described in RDF (SPARQL 1.1 Service Description), in whichever form is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from api.sparql.formats import GRAPHS

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_TITLE = "http://purl.org/dc/terms/title"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)
_RDFLIB = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


def describe_service(address: str, syntax: str) -> bytes:
    """The description of the endpoint at `address`, written as Turtle, N-Triples, JSON-LD or RDF/XML."""
    from rdflib import BNode, Graph, Literal, URIRef

    graph, service, dataset, default = Graph(), URIRef(address), BNode("dataset"), BNode("default")
    graph.bind("sd", _SD)
    links: Iterable[tuple[URIRef | BNode, str, URIRef | BNode]] = (
        (service, _TYPE, URIRef(_SD + "Service")),
        (service, _SD + "endpoint", service),
        (service, _SD + "supportedLanguage", URIRef(_SD + "SPARQL11Query")),
        (service, _SD + "feature", URIRef(_SD + "UnionDefaultGraph")),
        (service, _SD + "defaultDataset", dataset),
        (dataset, _TYPE, URIRef(_SD + "Dataset")),
        (dataset, _SD + "defaultGraph", default),
        (default, _TYPE, URIRef(_SD + "Graph")),
        *((service, _SD + "resultFormat", URIRef(_FORMATS + name)) for name in _RESULTS),
    )
    for subject, predicate, value in links:
        graph.add((subject, URIRef(predicate), value))
    for words, language in (("责任 Zeren：政策责任图谱", "zh"), ("Zeren: who owns what, by when", "en")):
        graph.add((dataset, URIRef(_TITLE), Literal(words, lang=language)))
    return graph.serialize(format=_RDFLIB[syntax], encoding="utf-8")


OFFERS = GRAPHS[:4]
"""A description is never sent as plain text or bare XML."""
