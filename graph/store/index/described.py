"""One named graph as nodes that tell their values: what the projection reads instead of triples."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.store.values import Value, name_of, value_of
from ontology.iris import ID
from ontology.terms import OA, RDF, ZR

Words = tuple[Value, Value, Value]
"""Start, end and the exact words of a passage."""

_NO_WORDS: Words = (None, None, None)


class Node:
    """A thing and what its graph says of it."""

    def __init__(self, identifier: str, graph: "Described") -> None:
        self.id = identifier
        self._graph = graph
        self._values: dict[str, list[Value]] = defaultdict(list)

    def take(self, term: str, value: Value) -> None:
        """One more statement about it."""
        self._values[term].append(value)

    def all(self, term: str) -> list[Value]:
        """Every value of a property."""
        return self._values.get(term, [])

    def one(self, term: str) -> Value:
        """The value of a property that the shapes allow once; None where it is missing."""
        found = self._values.get(term)
        return found[0] if found else None

    def node(self, term: str) -> "Node | None":
        """The thing that a property leads to, where the graph says anything of it."""
        return self._graph.node(self.one(term))

    def words(self, term: str = ZR.citation) -> Words:
        """The passage it cites."""
        citation = self.node(term)
        selector = citation.node(OA.hasSelector) if citation else None
        return (selector.one(OA.start), selector.one(OA.end), selector.one(OA.exact)) if selector else _NO_WORDS


class Described:
    """Every thing of one named graph, by its id."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._nodes: dict[str, Node] = {}
        self._of: dict[str, list[Node]] = defaultdict(list)

    def take(self, subject: str, term: str, value: Value) -> None:
        """One statement of the graph."""
        node = self._nodes.get(subject)
        if node is None:
            node = self._nodes[subject] = Node(subject, self)
        node.take(term, value)
        if term == RDF.type and isinstance(value, str):
            self._of[value].append(node)

    def node(self, identifier: Value) -> Node | None:
        """The thing of this id."""
        return self._nodes.get(identifier) if isinstance(identifier, str) else None

    def of(self, kind: str) -> list[Node]:
        """Every thing of a class, in the order of the graph's lines, which are sorted by id."""
        return self._of.get(name_of(kind), [])

    def __iter__(self) -> Iterator[Node]:
        """Everything it speaks of."""
        return iter(self._nodes.values())


def describe(nquads: bytes) -> Iterable[Described]:
    """The named graphs of some quads; values are plain, as `graph.store.values` makes them."""
    graphs: dict[str, Described] = {}
    values: dict[object, Value] = {}
    for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS):
        term, thing, name = quad.object, quad.subject, quad.graph_name
        if not (isinstance(thing, ox.NamedNode) and isinstance(name, ox.NamedNode)):
            continue
        graph = graphs.get(name.value)
        if graph is None:
            graph = graphs[name.value] = Described(name.value)
        if isinstance(term, ox.NamedNode):
            iri = term.value
            value = values.get(iri)
            if value is None:
                value = values[iri] = value_of(term)
        else:
            value = value_of(term)
        graph.take(thing.value.removeprefix(ID), quad.predicate.value, value)
    return graphs.values()
