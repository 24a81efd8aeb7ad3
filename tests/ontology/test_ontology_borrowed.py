"""Borrowed terms are spelled as their owners spell them."""

import csv
import json
import re
from functools import cache

from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, SOSA, VANN, XSD

from ontology.files import BORROWED, CONTEXT, EXAMPLES, QUESTIONS, SHAPES, load_files
from ontology.iris import BASE
from ontology.terms import BORROWED as BORROWED_TERMS
from tests.ontology.loaded import alignments, codes, vocabulary

CLOSED = (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, SOSA, VANN, XSD)
PREFIX = re.compile(r"@?PREFIX\s+(\w+):\s*<([^>]+)>", re.IGNORECASE)


@cache
def pinned() -> frozenset[str]:
    """Every name of the pinned copy."""
    with BORROWED.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["iri"] for row in csv.DictReader(lines))


def known(iri: str) -> bool:
    """Whether the pinned copy, or one of the closed namespaces that rdflib carries, has the term."""
    return iri in pinned() or any(iri.startswith(str(space)) and URIRef(iri) in space for space in CLOSED)


def test_every_row_says_where_it_is_from() -> None:
    with BORROWED.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["iri"] for row in rows}) == len(rows) > 400
    assert [
        row for row in rows if not (row["vocabulary"] and row["version"] and row["source"].startswith("http"))
    ] == []


def test_the_terms_in_code_exist() -> None:
    assert [
        f"{space.BASE}{name}" for space in BORROWED_TERMS for name in space.names() if not known(space.BASE + name)
    ] == []


def test_the_terms_in_turtle_exist() -> None:
    said = vocabulary() + alignments() + codes()
    for path in (*load_files(SHAPES, ".ttl"), *load_files(EXAMPLES, ".ttl")):
        said.parse(path)
    places = ("https://www.apache.org/",)
    spoken = {str(term) for triple in said for term in triple if isinstance(term, URIRef)}
    assert sorted(iri for iri in spoken if not iri.startswith((BASE, *places)) and not known(iri)) == []


def test_the_terms_in_questions_exist() -> None:
    unknown = set()
    for path in load_files(QUESTIONS, ".rq"):
        text = re.sub(r'"[^"\n]*"|^#.*$', "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for prefix, space in PREFIX.findall(text):
            for name in re.findall(rf"(?<![\w:?]){prefix}:([A-Za-z_]\w*)", text):
                if not space.startswith(BASE) and not known(space + name):
                    unknown.add((path.name, space + name))
    assert unknown == set()


def test_the_terms_in_the_context_exist() -> None:
    context = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    prefixes = {name: space for name, space in context.items() if isinstance(space, str) and space.startswith("http")}
    for name, entry in context.items():
        curie = entry["@id"] if isinstance(entry, dict) else entry
        if name in prefixes or name == "@version":
            continue
        prefix, _, local = curie.partition(":")
        assert local == name, "one name, everywhere"
        assert prefix in ("zr", "c") or known(prefixes[prefix] + local)


def test_a_misspelt_borrowed_term_is_found() -> None:
    assert not known("http://data.europa.eu/eli/ontology#partOf")
    assert not known("http://www.w3.org/ns/org#subOrganisationOf")
    assert known("http://data.europa.eu/eli/ontology#is_part_of")
