"""One named graph as nodes that tell their values: what the projection reads instead of triples."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.store.index.lines import statements
from graph.store.values import Value, name_of
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
    """The named graphs of some quads, read quickest where they are sorted by subject."""
    graphs: dict[str, Described] = {}
    place, subject, node = "", "", None
    for name, thing, term, value in statements(nquads):
        if node is None or thing != subject or name != place:
            graph = graphs.get(name) or graphs.setdefault(name, Described(name))
            place, subject, node = name, thing, graph.thing(thing)
        node.take(term, value)
        if term == RDF.type:
            node.graph.classed(node, value)
    return graphs.values()
