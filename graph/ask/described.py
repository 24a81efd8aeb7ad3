"""A thing as the graph describes it: its own statements, the words it rests on, and what it points at by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.errors import NotFound
from ontology.files import CODES, load_files
from ontology.iris import CODE, ID
from ontology.terms import DCT, ELI, OA, RDF, SKOS, ZR

if TYPE_CHECKING:
    from graph.store.store import Store

_PARTS = frozenset({ZR.citation, ZR.evidence, OA.hasSelector, ZR.hasBracket})
"""What these point at is told in full: it means nothing alone."""
_NAMES = (RDF.type, SKOS.prefLabel, DCT.title, ELI.number, ELI.realizes, ZR.namedAs)
"""What is told of a thing that is only pointed at."""


@dataclass(frozen=True, slots=True)
class Description:
    """Everything about one thing, as triples in a fixed order."""

    id: str
    triples: tuple[ox.Triple, ...]

    @property
    def types(self) -> tuple[str, ...]:
        """The classes it is in."""
        return self.iris(self.id, RDF.type)

    def iris(self, thing: str, term: str) -> tuple[str, ...]:
        """What a thing of ours (by its id) points at with a term."""
        return tuple(value.value for value in self._values(thing, term) if isinstance(value, ox.NamedNode))

    def ids(self, thing: str, term: str) -> tuple[str, ...]:
        """The same, of things of ours: their ids."""
        return tuple(found.removeprefix(ID) for found in self.iris(thing, term) if found.startswith(ID))

    def words(self, thing: str, term: str) -> tuple[str, ...]:
        """The words, figures and dates that a term gives for a thing, as text."""
        return tuple(value.value for value in self._values(thing, term) if isinstance(value, ox.Literal))

    def _values(self, thing: str, term: str) -> Iterator[object]:
        subject, predicate = ox.NamedNode(ID + thing), ox.NamedNode(term)
        return (each.object for each in self.triples if each.subject == subject and each.predicate == predicate)


def describe(store: Store, thing: str) -> Description:
    """The thing of this id; raises `NotFound` where nothing is known of it."""
    own = _triples(store.about([thing]))
    if not own:
        raise NotFound(f"图中没有 {thing}", f"there is no {thing} in the graph")
    found, todo, told = set(own), own, {thing}
    while parts := _pointed(todo, _PARTS) - told:  # a citation, and then its selector
        told |= parts
        todo = _triples(store.about(sorted(parts)))
        found |= todo
    found |= _triples(store.about(sorted(_pointed(found, None) - told), _NAMES))
    found |= _codes_among(found)
    return Description(thing, tuple(sorted(found, key=str)))


def _triples(nquads: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS)}


def _pointed(triples: Iterable[ox.Triple], terms: frozenset[str] | None) -> set[str]:
    """Ids of things of ours that these triples point at, by any term or by those named."""
    return {
        each.object.value.removeprefix(ID)
        for each in triples
        if isinstance(each.object, ox.NamedNode)
        and each.object.value.startswith(ID)
        and (terms is None or each.predicate.value in terms)
    }


def _codes_among(triples: Iterable[ox.Triple]) -> set[ox.Triple]:
    names = _names_of_codes()
    codes = {
        each.object.value
        for each in triples
        if isinstance(each.object, ox.NamedNode) and each.object.value.startswith(CODE)
    }
    return {name for code in codes for name in names.get(code, ())}


@cache
def _names_of_codes() -> dict[str, tuple[ox.Triple, ...]]:
    """What our codes are called in either language, by their IRIs."""
    names: dict[str, tuple[ox.Triple, ...]] = {}
    for path in load_files(CODES, ".ttl"):
        for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE):
            if quad.predicate.value == SKOS.prefLabel and isinstance(quad.subject, ox.NamedNode):
                names[quad.subject.value] = (*names.get(quad.subject.value, ()), quad.triple)
    return names
