"""The statements of one graph, found by what they are about."""

from collections.abc import Iterable
from typing import NamedTuple, Self

import pyoxigraph as ox

from ontology.terms import RDF

Node = str | ox.Literal
"""An IRI is its text, a blank node its label after `_:`, a literal is itself."""

Values = dict[Node, None]
"""Nodes, each once, in the order they were met."""

NONE: Values = {}
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"


class Statements(NamedTuple):
    """Subject to property to values, and class to its instances (those of its subclasses among them)."""

    about: dict[Node, dict[str, Values]]
    instances: dict[str, Values]

    @classmethod
    def read(cls, data: bytes, form: ox.RdfFormat) -> Self:
        """From RDF of any form; which named graph a statement stands in is forgotten. Raises `SyntaxError`."""
        return cls.of(ox.parse(data, form))

    @classmethod
    def of(cls, quads: Iterable[ox.Quad | ox.Triple]) -> Self:
        about: dict[Node, dict[str, Values]] = {}
        for quad in quads:
            about.setdefault(_node(quad.subject), {}).setdefault(quad.predicate.value, {})[_node(quad.object)] = None
        return cls(about, _instances(about))

    def values(self, subject: Node, term: str) -> Values:
        """What the graph says of a property of a thing."""
        return self.about.get(subject, {}).get(term, NONE)

    def only(self, subject: Node, term: str) -> Node | None:
        """The one value of a property, None where it has none."""
        return next(iter(self.values(subject, term)), None)

    def items(self, head: Node) -> list[Node]:
        """The members of an RDF list."""
        found: list[Node] = []
        while head != RDF.BASE + "nil":
            found += self.values(head, RDF.BASE + "first")
            head = next(iter(self.values(head, RDF.BASE + "rest")), RDF.BASE + "nil")
        return found


def _node(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.Literal):
        return term
    return str(term)


def _instances(about: dict[Node, dict[str, Values]]) -> dict[str, Values]:
    instances: dict[str, Values] = {}
    for subject, said in about.items():
        for kind in _with_broader(about, said.get(RDF.type, NONE)):
            instances.setdefault(kind, {})[subject] = None
    return instances


def _with_broader(about: dict[Node, dict[str, Values]], kinds: Values) -> list[str]:
    found = [kind for kind in kinds if isinstance(kind, str)]
    for kind in found:  # grows while it is walked
        broader = about.get(kind, {}).get(_SUBCLASS, NONE)
        found += [one for one in broader if isinstance(one, str) and one not in found]
    return found
