"""What endpoints answer is read as it is meant; what came in part is never taken for the whole."""

import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.store.outside.far.replies import read_table, read_truth, terms_of, triples_of
from graph.store.outside.refusals import EndpointLost

BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
ROWS = [
    {"a": {"type": "uri", "value": "http://e/责任"}, "b": {"type": "literal", "value": 'x]}"\n', "xml:lang": "zh"}},
    {"b": {"type": "typed-literal", "value": "1", "datatype": BOOLEAN}},
    {"a": {"type": "bnode", "value": "nodeID://b1"}, "b": {"type": "literal", "value": ""}},
]
TERMS = [
    (ox.NamedNode("http://e/责任"), ox.Literal('x]}"\n', language="zh")),
    (None, ox.Literal(True)),
    (ox.BlankNode("nodeID-b1"), ox.Literal("")),
]
BODY = json.dumps({"head": {"vars": ["a", "b"]}, "results": {"bindings": ROWS}}, ensure_ascii=False).encode()


def test_a_table_is_read_as_terms() -> None:
    names, rows = read_table(BODY)
    assert (names, list(terms_of(rows, names))) == (["a", "b"], TERMS)


@settings(deadline=None)
@given(st.integers(0, len(BODY) - 1))
def test_a_table_that_breaks_off_is_an_error_or_all_of_its_rows(end: int) -> None:
    if end > BODY.rindex(b"]"):
        assert len(list(read_table(BODY[:end])[1])) == len(ROWS)
    else:
        with pytest.raises(EndpointLost):
            list(read_table(BODY[:end])[1])


@settings(deadline=None)
@given(st.integers(BODY.index(b"bindings") + 14, len(BODY)))
def test_a_table_that_was_cut_here_gives_the_rows_before(end: int) -> None:
    names, rows = read_table(BODY[:end], cut=True)
    found = list(terms_of(rows, names))
    assert found == TERMS[: len(found)]


@pytest.mark.parametrize(
    ("body", "truth"),
    [
        (b'{"head": {}, "boolean": true}', True),
        (b'{"head": {}, "boolean": false}', False),
        (b'{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": [{"__ASK_RETVAL": {"value": "1"}}]}}', True),
        (b'{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": []}}', False),
    ],
)
def test_a_truth_is_read_as_each_engine_writes_it(body: bytes, truth: bool) -> None:
    assert read_truth(body) is truth


@pytest.mark.parametrize("body", [b"", b"true", b"[]", b"null", BODY, b'{"head": {}}'])
def test_what_is_no_truth_is_an_error(body: bytes) -> None:
    with pytest.raises(EndpointLost):
        read_truth(body)


def test_triples_are_read_line_by_line() -> None:
    lines = [b'<http://e/s>\t<http://e/p>\t"1"^^<' + BOOLEAN.encode() + b"> .\n", b"_:b1 <http://e/p> _:b2 .\n"]
    first, second = triples_of(lines)
    assert first == ox.Triple(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal(True))
    assert second == ox.Triple(ox.BlankNode("b1"), ox.NamedNode("http://e/p"), ox.BlankNode("b2"))
    with pytest.raises(EndpointLost):
        list(triples_of([b"The operation has been cancelled\n"]))
