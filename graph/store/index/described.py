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

    __slots__ = ("_first", "_more", "graph", "id")

    def __init__(self, identifier: str, graph: "Described") -> None:
        self.id = identifier
        self.graph = graph
        self._first: dict[str, Value] = {}
        self._more: dict[str, list[Value]] = {}  # few properties have several values: most need no list

    def take(self, term: str, value: Value) -> None:
        """One more statement about it."""
        if term in self._first:
            self._more.setdefault(term, []).append(value)
        else:
            self._first[term] = value

    def all(self, term: str) -> list[Value]:
        """Every value of a property."""
        return [self._first[term], *self._more.get(term, ())] if term in self._first else []

    def one(self, term: str) -> Value:
        """The value of a property that the shapes allow once; None where it is missing."""
        return self._first.get(term)

    def node(self, term: str) -> "Node | None":
        """The thing that a property leads to, where the graph says anything of it."""
        return self.graph.node(self.one(term))

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
        self._of: dict[Value, list[Node]] = defaultdict(list)

    def thing(self, identifier: str) -> Node:
        """The thing of this id, which is made where nothing was said of it yet."""
        node = self._nodes.get(identifier)
        if node is None:
            node = self._nodes[identifier] = Node(identifier, self)
        return node

    def classed(self, node: Node, kind: Value) -> None:
        """A thing is of a class."""
        self._of[kind].append(node)

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
    """The named graphs of some quads; values are plain, as `graph.store.values` makes them.

    Quads sorted by subject, as stores keep them, are read quickest: a thing is looked up once.
    """
    graphs: dict[object, Described] = {}
    names: dict[str, str] = {}
    subject: object = None
    place: object = None
    node: Node | None = None
    for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS):
        if quad.subject != subject or quad.graph_name != place:
            subject, place = quad.subject, quad.graph_name
            node = _thing(graphs, subject, place)
        if node is None:
            continue
        term, value = quad.predicate.value, quad.object
        if isinstance(value, ox.NamedNode):
            iri = value.value
            name = names.get(iri)
            if name is None:
                name = names[iri] = name_of(iri)
            if term == RDF.type:
                node.graph.classed(node, name)
            node.take(term, name)
        else:
            node.take(term, value_of(value))
    return graphs.values()


def _thing(graphs: dict[object, Described], subject: object, place: object) -> Node | None:
    """The thing a quad speaks of; None where it has no name, or stands in no named graph."""
    if not (isinstance(subject, ox.NamedNode) and isinstance(place, ox.NamedNode)):
        return None
    graph = graphs.get(place)
    if graph is None:
        graph = graphs[place] = Described(place.value)
    return graph.thing(subject.value.removeprefix(ID))
