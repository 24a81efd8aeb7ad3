"""Each constraint of SHACL that our shapes use: a maker of tests. A test answers with the values that fail it."""

import re
from collections.abc import Callable, Iterable, Sequence

import pyoxigraph as ox

from graph.check.shacl.literals import at_most, fits
from graph.check.shacl.statements import Node, Statements, Values

Failing = Sequence[Node | None]
"""The values at fault, empty where there is none; None stands for their number or their absence."""
Test = Callable[[Statements, Node, Values], Failing]
Fits = Callable[[Statements, Node], bool]
"""Whether a node conforms to a shape."""

_FINE: tuple[Node, ...] = ()
_MISSING = (None,)


def each(right: Callable[[Node], bool]) -> Test:
    """A test of each value by itself."""
    return lambda data, focus, values: [value for value in values if not right(value)]


def min_count(least: int) -> Test:
    return lambda data, focus, values: _FINE if len(values) >= least else _MISSING


def max_count(most: int) -> Test:
    return lambda data, focus, values: _FINE if len(values) <= most else _MISSING


def has_value(wanted: Node) -> Test:
    return lambda data, focus, values: _FINE if wanted in values else _MISSING


def one_of(allowed: Iterable[Node]) -> Test:
    return each(frozenset(allowed).__contains__)


def is_iri(value: Node) -> bool:
    return isinstance(value, str) and not value.startswith("_:")


def has_datatype(datatype: str) -> Test:
    return each(lambda value: isinstance(value, ox.Literal) and fits(value, datatype))


def has_class(kind: str) -> Test:
    def failing(data: Statements, focus: Node, values: Values) -> Failing:
        known = data.instances.get(kind, {})
        return [value for value in values if value not in known]

    return failing


def in_language(*tags: str) -> Test:
    """`zh` takes `zh` and `zh-Hans`; words without a language are in none."""
    tags = tuple(tag.lower() for tag in tags)

    def right(value: Node) -> bool:
        said = ((value.language if isinstance(value, ox.Literal) else None) or "").lower()
        return any(said == tag or said.startswith(f"{tag}-") for tag in tags)

    return each(right)


def matches(pattern: str) -> Test:
    found = re.compile(pattern).search
    return each(lambda value: not _is_blank(value) and found(_words(value)) is not None)


def min_length(least: int) -> Test:
    return each(lambda value: not _is_blank(value) and len(_words(value)) >= least)


def at_least(bound: Node) -> Test:
    return each(lambda value: at_most(bound, value))


def no_more_than(term: str) -> Test:
    """Each value is compared with each value of another property of the same thing."""

    def failing(data: Statements, focus: Node, values: Values) -> Failing:
        others = data.values(focus, term)
        return [value for value in values if not all(at_most(value, other) for other in others)]

    return failing


def any_of(shapes: Iterable[Fits]) -> Test:
    choices = tuple(shapes)
    return lambda data, focus, values: [v for v in values if not any(fit(data, v) for fit in choices)]


def all_of(shapes: Iterable[Fits]) -> Test:
    demands = tuple(shapes)
    return lambda data, focus, values: [v for v in values if not all(fit(data, v) for fit in demands)]


def qualified(fit: Fits, least: int, most: int | None) -> list[Test]:
    """How many values conform to a shape; each of the two bounds is a test of its own."""

    def count(data: Statements, values: Values) -> int:
        return sum(fit(data, value) for value in values)

    tests: list[Test] = [lambda data, focus, values: _FINE if count(data, values) >= least else _MISSING]
    if most is not None:
        tests.append(lambda data, focus, values: _FINE if count(data, values) <= most else _MISSING)
    return tests


def _is_blank(value: Node) -> bool:
    return isinstance(value, str) and value.startswith("_:")


def _words(value: Node) -> str:
    return value.value if isinstance(value, ox.Literal) else value
