"""What an endpoint answered, read into terms; a reply that was cut off gives what came whole."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from graph.store.engines.protocol import Binding
from graph.store.outside.refusals import EndpointLost
from graph.store.outside.work.solutions import Row
from ontology.terms import XSD

_BINDINGS = re.compile(r'"bindings"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_TRUTH = "__ASK_RETVAL"
"""The column in which Virtuoso puts the answer of an ASK."""


def read_table(body: bytes, *, cut: bool = False) -> tuple[list[str], Iterator[Binding]]:
    """Variables and rows; raises `EndpointLost` where it is no table, or ends too soon and was not `cut` here."""
    text = body.decode("utf-8", "ignore")  # the last character may be cut
    start = _BINDINGS.search(text)
    if start is None:
        raise _nonsense(text)
    try:
        names = json.loads(text[: start.end()] + "]}}")["head"]["vars"]
    except (ValueError, KeyError, TypeError) as error:
        raise _nonsense(text) from error
    return [str(name) for name in names], _rows(text, start.end(), cut)


def read_truth(body: bytes) -> bool:
    """The answer of an ASK; raises `EndpointLost` where it is none."""
    try:
        told: Any = json.loads(body)
        if "boolean" in told:
            return bool(told["boolean"])
        if told["head"]["vars"] == [_TRUTH]:
            return bool(told["results"]["bindings"])
    except (ValueError, KeyError, TypeError) as error:
        raise _nonsense(body.decode("utf-8", "replace")) from error
    raise _nonsense(body.decode("utf-8", "replace"))


def terms_of(rows: Iterable[Binding], names: Sequence[str]) -> Iterator[Row]:
    """The rows as terms, in this order of columns."""
    for row in rows:
        yield tuple(_term(row[name]) if name in row else None for name in names)


def triples_of(lines: Iterable[bytes]) -> Iterator[ox.Triple]:
    """N-Triples, line by line; raises `EndpointLost` where a line is none."""
    for line in lines:
        try:
            for quad in ox.parse(line, ox.RdfFormat.N_TRIPLES):
                yield ox.Triple(quad.subject, quad.predicate, _as_ours(quad.object))
        except SyntaxError as error:
            raise _nonsense(line.decode("utf-8", "replace")) from error


def _rows(text: str, at: int, cut: bool) -> Iterator[Binding]:
    decoder = json.JSONDecoder()
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr] # it matches nothing, too
        if text[at : at + 1] == "]":
            return
        try:
            row, at = decoder.raw_decode(text, at)
        except ValueError as error:
            if not cut:
                raise EndpointLost("its answer breaks off") from error
            return
        yield row


def _term(told: Mapping[str, str]) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    kind, value = told.get("type"), told.get("value", "")
    try:
        if kind == "uri":
            return ox.NamedNode(value)
        if kind == "bnode":
            return ox.BlankNode(value.removeprefix("_:").replace("://", "-"))
        if language := told.get("xml:lang"):
            return ox.Literal(value, language=language)
        datatype = told.get("datatype")
        return _known(ox.Literal(value, datatype=ox.NamedNode(datatype) if datatype else None))
    except ValueError as error:
        raise _nonsense(json.dumps(told, ensure_ascii=False)) from error


def _as_ours(term: Any) -> Any:
    return _known(term) if isinstance(term, ox.Literal) else term


def _known(literal: ox.Literal) -> ox.Literal:
    """Virtuoso writes what is true as 1."""
    if literal.datatype.value == XSD.boolean and literal.value in ("0", "1"):
        return ox.Literal(literal.value == "1")
    return literal


def _nonsense(text: str) -> EndpointLost:
    return EndpointLost(f"its answer is no SPARQL result: {text[:200]}")
