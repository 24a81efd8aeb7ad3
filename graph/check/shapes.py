"""Whether the graph of one text is well formed, before it is stored.

The shapes say what SHACL can say; what it cannot is checked here: that every quotation stands in the text where it
says it does, and that every unit that holds, does or imposes something is one whose source is known. Warnings of the
shapes (a figure whose bounds are crossed) are about the document, not about us, and refuse nothing.

The shapes are asked in `graph.check.shacl`: 20 ms for a policy of 10,000 statements where pySHACL takes 900. That
both judge alike is tested on every example, and on graphs damaged at random.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from graph.check.shacl.reading import Result, Shape, check_nodes, read_shapes
from graph.check.shacl.statements import Node, Statements
from ontology.files import SHAPES, load_files
from ontology.terms import DCT, OA, ZR


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What is wrong with which node: `path` and `value` where the fault lies in one of its properties."""

    focus: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.focus, self.path, self.value) if part)
        return f"{self.message}（{place}）"


def check_shapes(nquads: bytes) -> tuple[Violation, ...]:
    """All that is wrong with the graph of one text, in a fixed order; nothing where it is well formed."""
    said = Statements.read(nquads, ox.RdfFormat.N_QUADS)
    wrong = {violation_of(result) for result in check_nodes(load_shapes(), said)}
    return tuple(sorted({*wrong, *_unknown_agents(said), *_false_quotations(said)}))


def violation_of(result: Result) -> Violation:
    """A result in words."""
    return Violation(words_of(result.focus), result.path, words_of(result.value)[:200], result.message)


def words_of(node: Node | None) -> str:
    """An IRI or a literal as a person reads it; nothing for no node."""
    return node.value if isinstance(node, ox.Literal) else node or ""


@cache
def load_shapes() -> tuple[Shape, ...]:
    """The shapes of the ontology; raises `BadRegister` where one says what cannot be checked."""
    files = load_files(SHAPES, ".ttl")
    return read_shapes(Statements.of(triple for path in files for triple in ox.parse(path.read_bytes(), _TURTLE)))


_TURTLE = ox.RdfFormat.TURTLE


def _unknown_agents(said: Statements) -> Iterator[Violation]:
    agents = {agent: None for about in said.about.values() for agent in about.get(ZR.agent, ())}
    for agent in agents:
        if not said.values(agent, DCT.source):
            yield Violation(words_of(agent), ZR.agent, "", "单位没有来源")


def _false_quotations(said: Statements) -> Iterator[Violation]:
    texts = [words_of(text) for about in said.about.values() for text in about.get(ZR.text, ())]
    text = texts[-1] if texts else ""
    for selector, about in said.about.items():
        for exact in about.get(OA.exact, ()):
            start, end = (words_of(said.only(selector, term)) for term in (OA.start, OA.end))
            if not _stands(text, start, end, words_of(exact)):
                yield Violation(words_of(selector), OA.exact, words_of(exact)[:200], "引文与全文此处不符")


def _stands(text: str, start: str, end: str, exact: str) -> bool:
    return start.isdecimal() and end.isdecimal() and text[int(start) : int(end)] == exact
