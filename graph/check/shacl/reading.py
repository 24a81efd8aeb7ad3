"""From the shapes graph to shapes that can be asked: every word of it is understood, or loading it raises.

A shape of a word this program does not know would otherwise let everything pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graph.check.shacl import constraints
from graph.check.shacl.constraints import Test
from graph.check.shacl.literals import DATATYPES, number_of
from graph.check.shacl.paths import Walk, read_path
from graph.check.shacl.statements import NONE, Node, Statements, Values
from graph.errors import BadRegister
from ontology.terms import RDF

SH = "http://www.w3.org/ns/shacl#"
VIOLATION = SH + "Violation"
_QUALIFIED = "qualifiedMinCount", "qualifiedMaxCount"
_OF_NONE = frozenset({"minCount", "hasValue", "qualifiedValueShape"})
_SAID_ELSEWHERE = frozenset({"path", "message", "severity", "property", "targetClass", *_QUALIFIED})


class Result(NamedTuple):
    """What is wrong: with which node, on which path (empty for the node itself), with which value."""

    focus: Node
    path: str
    value: Node | None
    message: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape (without `walk`) or a property shape, its tests made ready.

    `of_none` are those of the tests that can fail where there is no value at all: most properties of most things.
    `plain` is a property shape of one property and with nothing inside.
    """

    targets: tuple[str, ...]
    severity: str
    message: str
    path: str
    walk: Walk | None
    tests: tuple[Test, ...]
    of_none: tuple[Test, ...]
    inner: tuple[Shape, ...]
    plain: bool

    def results(self, data: Statements, focus: Node, severity: str) -> list[Result]:
        """Everything of this severity that is wrong with one node."""
        values: Values = self.walk(data, focus) if self.walk else {focus: None}
        found = self._failing(data, focus, values) if self.severity == severity else []
        for value in values if self.inner else ():
            said = data.about.get(value, {})
            for shape in self.inner:
                if not shape.plain:
                    found += shape.results(data, value, severity)
                elif shape.severity == severity and (shape.path in said or shape.of_none):  # most are done with here
                    found += shape._failing(data, value, said.get(shape.path, NONE))
        return found

    def _failing(self, data: Statements, focus: Node, values: Values) -> list[Result]:
        found: list[Result] = []
        for test in self.tests if values else self.of_none:
            if failing := test(data, focus, values):
                found += [Result(focus, self.path, value, self.message) for value in failing]
        return found

    def fits(self, data: Statements, focus: Node) -> bool:
        """Whether nothing at all is wrong with one node."""
        values: Values = self.walk(data, focus) if self.walk else {focus: None}
        if any(test(data, focus, values) for test in self.tests):
            return False
        return all(shape.fits(data, value) for shape in self.inner for value in values)


def read_shapes(shapes: Statements) -> tuple[Shape, ...]:
    """The shapes with targets, in the order of their names; raises `BadRegister` for what cannot be checked."""
    aimed = sorted(subject for subject, said in shapes.about.items() if SH + "targetClass" in said)
    return tuple(_read_shape(shapes, subject) for subject in aimed)


def check_nodes(shapes: tuple[Shape, ...], data: Statements, severity: str = VIOLATION) -> Iterator[Result]:
    """All results of this severity, shape by shape."""
    for shape in shapes:
        focuses = {node: None for target in shape.targets for node in data.instances.get(target, ())}
        for focus in focuses:
            yield from shape.results(data, focus, severity)


def _read_shape(shapes: Statements, subject: Node) -> Shape:
    path = shapes.only(subject, SH + "path")
    name, walk = read_path(shapes, path) if path else ("", None)
    said = shapes.about.get(subject, {}) if isinstance(subject, str) else {}
    inner = tuple(_read_shape(shapes, one) for one in said.get(SH + "property", ()))
    tests = [(term, test) for term, values in said.items() for test in _read_tests(shapes, subject, term, values)]
    return Shape(
        targets=tuple(str(target) for target in said.get(SH + "targetClass", ())),
        severity=str(shapes.only(subject, SH + "severity") or VIOLATION),
        message=_words(shapes.only(subject, SH + "message")),
        path=name,
        walk=walk,
        tests=tuple(test for _, test in tests),
        of_none=tuple(test for term, test in tests if term.removeprefix(SH) in _OF_NONE),
        inner=inner,
        plain=name == path and not inner,
    )


def _read_tests(shapes: Statements, subject: Node, term: str, values: Values) -> Iterator[Test]:
    word = term.removeprefix(SH)
    if term == RDF.type or word in _SAID_ELSEWHERE:
        return
    for value in values:
        if word in _MAKERS:
            yield _MAKERS[word](value)
        elif word in ("in", "languageIn", "or", "and"):
            yield _read_list(shapes, word, shapes.items(value))
        elif word == "qualifiedValueShape":
            yield from _read_qualified(shapes, subject, value)
        else:
            raise BadRegister(f"形状用了不认识的词 {term}", f"a shape uses a word that is not known here: {term}")


def _read_list(shapes: Statements, word: str, items: list[Node]) -> Test:
    if word == "in":
        return constraints.one_of(items)
    if word == "languageIn":
        return constraints.in_language(*(_words(item) for item in items))
    fits = [_read_shape(shapes, item).fits for item in items]
    return constraints.any_of(fits) if word == "or" else constraints.all_of(fits)


def _read_qualified(shapes: Statements, subject: Node, value: Node) -> list[Test]:
    least, most = (shapes.only(subject, SH + bound) for bound in _QUALIFIED)
    fits = _read_shape(shapes, value).fits
    return constraints.qualified(fits, _count(least) if least else 0, _count(most) if most else None)


def _words(node: Node | None) -> str:
    return node if isinstance(node, str) else node.value if node else ""


def _count(node: Node) -> int:
    number = number_of(node)
    if number is None:
        raise BadRegister(f"形状中应为整数：{node}", f"a shape should have an integer here: {node}")
    return int(number)


def _bound(node: Node) -> Test:
    _count(node)
    return constraints.at_least(node)


def _datatype(node: Node) -> Test:
    if node not in DATATYPES:
        raise BadRegister(f"不认识数据类型 {node}", f"this datatype cannot be checked: {node}")
    return constraints.has_datatype(_words(node))


def _node_kind(node: Node) -> Test:
    if node != SH + "IRI":
        raise BadRegister(
            f"形状用了不认识的节点种类 {node}", f"a shape uses a node kind that is not known here: {node}"
        )
    return constraints.each(constraints.is_iri)


_MAKERS: dict[str, Callable[[Node], Test]] = {
    "minCount": lambda node: constraints.min_count(_count(node)),
    "maxCount": lambda node: constraints.max_count(_count(node)),
    "hasValue": constraints.has_value,
    "nodeKind": _node_kind,
    "datatype": _datatype,
    "class": lambda node: constraints.has_class(_words(node)),
    "pattern": lambda node: constraints.matches(_words(node)),
    "minLength": lambda node: constraints.min_length(_count(node)),
    "minInclusive": _bound,
    "lessThanOrEquals": lambda node: constraints.no_more_than(_words(node)),
}
