"""The vocabulary and the code lists, read from their Turtle: for the pages about them, and in every form of RDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from graph.write.formats import PREFIXES
from ontology.files import ALIGNMENTS, CODES, ZEREN, load_files
from ontology.iris import CODE, DEF
from ontology.terms import DCT, RDF, SKOS

RDFS, OWL, M8G = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#", "http://data.europa.eu/m8g/"
VOCABULARY = DEF.removesuffix("#")
SPACES = {
    **PREFIXES, "owl": OWL, "rdf": RDF.BASE, "rdfs": RDFS, "vann": "http://purl.org/vocab/vann/", "m8g": M8G,
}  # fmt: skip

Sort = Literal["class", "property", "list", "code"]
_SORTS: Mapping[str, Sort] = {
    OWL + "Class": "class", OWL + "ObjectProperty": "property", OWL + "DatatypeProperty": "property",
    SKOS.ConceptScheme: "list", SKOS.Concept: "code",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property, a code list or a code, as the vocabulary says it."""

    iri: str
    sort: Sort
    zh: str
    en: str
    zh_definition: str
    en_definition: str
    notation: str
    broader: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    scheme: str

    @property
    def name(self) -> str:
        """Its name within its vocabulary, which is its place on the page."""
        return self.iri.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Edition:
    """The vocabulary as a whole."""

    version: str
    created: str
    licence: str


Values = Mapping[str, Mapping[str, tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, ...]]]
"""By subject, by term."""


def sources(name: str) -> tuple[Path, ...]:
    """The Turtle files of the vocabulary (`def`) or of the code lists (`code`)."""
    return (ZEREN, ALIGNMENTS) if name == "def" else load_files(CODES, ".ttl")


@cache
def triples_of(name: str) -> tuple[ox.Triple, ...]:
    """Its triples in a fixed order, with blank nodes named by what they are."""
    quads = [quad for path in sources(name) for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE)]
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted((quad.triple for quad in dataset), key=str))


@cache
def load_terms() -> Mapping[str, Term]:
    """Every own term by its IRI, in the order of the files."""
    return {term.iri: term for name in ("def", "code") for term in _terms(_read(sources(name)))}


@cache
def load_edition() -> Edition:
    """Version, date and licence of the vocabulary."""
    said = _read((ZEREN,))[VOCABULARY]
    version, created, licence = (said[term][0] for term in (OWL + "versionInfo", DCT.BASE + "created", _LICENCE))
    return Edition(_text(version), _text(created), _text(licence))


_LICENCE = DCT.BASE + "license"


def shorten(iri: str) -> str:
    """`http://www.w3.org/ns/org#FormalOrganization` → `org:FormalOrganization`."""
    for prefix, space in SPACES.items():
        if iri.startswith(space) and iri != space:
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _read(paths: Iterable[Path]) -> Values:
    found: dict[str, dict[str, tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, ...]]] = {}
    for path in paths:
        for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE):
            said = found.setdefault(_text(quad.subject), {})
            said[quad.predicate.value] = (*said.get(quad.predicate.value, ()), quad.object)
    return found


def _terms(values: Values) -> Iterable[Term]:
    for iri, said in values.items():
        sort = next((_SORTS[_text(kind)] for kind in said.get(RDF.type, ()) if _text(kind) in _SORTS), None)
        if sort and iri.startswith((DEF, CODE)):
            yield _term(iri, sort, values)


def _term(iri: str, sort: Sort, values: Values) -> Term:
    said = values[iri]
    names = said.get(RDFS + "label", ()) + said.get(SKOS.prefLabel, ())
    definitions = said.get(SKOS.definition, ())
    broader = said.get(RDFS + "subClassOf", ()) + said.get(RDFS + "subPropertyOf", ())
    return Term(
        iri=iri,
        sort=sort,
        zh=_in("zh", names),
        en=_in("en", names),
        zh_definition=_in("zh", definitions),
        en_definition=_in("en", definitions),
        notation="".join(_text(each) for each in said.get(SKOS.notation, ())),
        broader=tuple(_text(each) for each in broader),
        domain=_members(values, said.get(RDFS + "domain", ())),
        range=_members(values, said.get(RDFS + "range", ())),
        scheme="".join(_text(each) for each in said.get(SKOS.inScheme, ())),
    )


def _members(values: Values, found: Iterable[object]) -> tuple[str, ...]:
    """The classes named, those of a union one by one."""
    members: list[str] = []
    for each in found:
        union = values.get(_text(each), {}).get(OWL + "unionOf", ())
        members += [_text(each)] if not union else []
        for head in union:
            node = _text(head)
            while node in values:
                members += [_text(first) for first in values[node][RDF.BASE + "first"]]
                node = _text(values[node][RDF.BASE + "rest"][0])
    return tuple(members)


def _in(language: str, found: Iterable[object]) -> str:
    return next((each.value for each in found if isinstance(each, ox.Literal) and each.language == language), "")


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)
