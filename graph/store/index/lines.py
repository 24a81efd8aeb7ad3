"""N-Quads as plain values, quickly: plain lines are split, every other one goes through the engine's parser.

What stores keep is sorted and written in one way (RDF 1.1 N-Quads, one space between terms), and nearly all of it needs
no unescaping. Splitting takes less than half the time of making an engine's objects and asking them for their texts.
"""

import re
from collections.abc import Callable, Iterator

import pyoxigraph as ox

from graph.store.values import Value, literal_of, name_of, value_of
from ontology.iris import ID

Statement = tuple[str, str, str, Value]
"""A quad about a named thing in a named graph: the graph's IRI, the thing's id, the property's IRI, a plain value."""

_IRI = re.compile(r'<([^<>"{}|^`\\\x00-\x20]*)>')
_LANGUAGE = re.compile(r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*")


class _NotPlainError(Exception):
    """A line that only a parser reads."""


def statements(nquads: bytes) -> Iterator[Statement]:
    """What these quads say of things that have names; raises `SyntaxError` at a line that is no N-Quad."""
    terms, values, places, tails = _Terms(), _Values(), _Places(), _Tails()
    named, thing = "", ""
    for line in nquads.decode("utf-8").split("\n"):
        if "\\" in line:
            yield from _parsed(line)
            continue
        try:
            subject, term, rest = line.split(" ", 2)
            said, _, place = rest.rpartition(" <")
            if subject != named:
                named, thing = subject, _iri(subject).removeprefix(ID)
            if said[:1] == '"':
                end = said.find('"', 1)
                text, tail = said[1:end], said[end + 1 :]
                yield places[place], thing, terms[term], tails[tail](text) if tail else text
            else:
                yield places[place], thing, terms[term], values[said]
        except (ValueError, _NotPlainError):
            yield from _parsed(line)


def _parsed(line: str) -> Iterator[Statement]:
    for quad in ox.parse(line, ox.RdfFormat.N_QUADS):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode):
            thing, value = quad.subject.value.removeprefix(ID), value_of(quad.object)
            yield quad.graph_name.value, thing, quad.predicate.value, value


def _iri(term: str) -> str:
    found = _IRI.fullmatch(term)
    if found is None:
        raise _NotPlainError
    return found[1]


class _Terms(dict[str, str]):
    """Properties as they are written, and their IRIs: each is looked at once."""

    def __missing__(self, term: str) -> str:
        iri = self[term] = _iri(term)
        return iri


class _Values(dict[str, str]):
    """IRIs that are values, by their plain names."""

    def __missing__(self, term: str) -> str:
        name = self[term] = name_of(_iri(term))
        return name


class _Places(dict[str, str]):
    """What ends a line, from within the graph's brackets on: `…/id/v-1> .`."""

    def __missing__(self, end: str) -> str:
        graph = self[end] = _iri(f"<{end.removesuffix(' .')}")
        if not end.endswith(" ."):
            raise _NotPlainError
        return graph


class _Tails(dict[str, Callable[[str], Value]]):
    """What follows a literal's closing quote: a language, or a datatype, and what to make of the text."""

    def __missing__(self, tail: str) -> Callable[[str], Value]:
        if _LANGUAGE.fullmatch(tail):
            read: Callable[[str], Value] = str
        elif tail.startswith("^^"):
            datatype = _iri(tail[2:])

            def read(text: str) -> Value:
                return literal_of(text, datatype)
        else:
            raise _NotPlainError
        self[tail] = read
        return read
