"""Lines of N-Quads as plain values: however they are written, they say what the engine's parser says they say."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.store.index.lines import Statement, statements
from graph.store.values import value_of
from ontology.iris import CODE, DEF, ID
from ontology.terms import XSD

_letters = st.text("ab中（）“” \t\r\n\\\"'<>.^@_:\x85\u2028\U0001f600", max_size=12)
_ours = st.sampled_from([ID + "u-1", DEF + "Task", CODE + "role-lead", "http://例.cn/a?b=c", "urn:x:y"]).map(
    ox.NamedNode
)
_blank = st.sampled_from(["b1", "b2"]).map(ox.BlankNode)
_literal = st.one_of(
    _letters.map(ox.Literal),
    st.builds(lambda text, language: ox.Literal(text, language=language), _letters, st.sampled_from(["zh", "zh-hant"])),
    st.integers(-999, 999).map(ox.Literal),
    st.booleans().map(ox.Literal),
    st.just(ox.Literal("12.50", datatype=ox.NamedNode(XSD.decimal))),
    st.just(ox.Literal("2024-12-31", datatype=ox.NamedNode(XSD.date))),
)
_quad = st.builds(
    ox.Quad,
    _ours | _blank,
    _ours,
    _ours | _blank | _literal,
    _ours | _blank | st.just(ox.DefaultGraph()),
)


def _by_the_parser(nquads: bytes) -> list[Statement]:
    return [
        (quad.graph_name.value, quad.subject.value.removeprefix(ID), quad.predicate.value, value_of(quad.object))
        for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)
    ]


@settings(deadline=None, max_examples=400)
@given(st.lists(_quad, max_size=8))
def test_what_an_engine_wrote_is_read_as_the_engine_reads_it(quads: list[ox.Quad]) -> None:
    nquads = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    assert list(statements(nquads)) == _by_the_parser(nquads)


@pytest.mark.parametrize(
    "line",
    [
        "<urn:s>\t<urn:p> <urn:o> <urn:g> .",
        "<urn:s> <urn:p>  <urn:o> <urn:g> .",
        "<urn:s> <urn:p> <urn:o> <urn:g>.",
        "<urn:s> <urn:p> <urn:o> <urn:g> . # remark",
        "# a line of remarks <urn:s> <urn:p> <urn:o> <urn:g> .",
        '<urn:s> <urn:p> "a <b> c" <urn:g> .',
        '<urn:s> <urn:p> "a <urn:g> ." <urn:h> .',
        '<urn:s> <urn:p> "a <urn:g> ." .',
        '<urn:s> <urn:p> "\\u4E2D\\"" <urn:g> .',
        '<urn:s> <urn:p> "中"@ZH <urn:g> .',
        '<urn:s> <urn:p> "0.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:g> .',
        "<urn:\\u4E2D> <urn:p> <urn:o> <urn:g> .",
        "_:s <urn:p> <urn:o> <urn:g> .",
        "<urn:s> <urn:p> <urn:o> _:g .",
    ],
)
def test_a_line_written_otherwise_says_the_same(line: str) -> None:
    lines = f"<urn:s> <urn:p> <urn:first> <urn:g> .\n{line}\n".encode()
    assert list(statements(lines)) == _by_the_parser(lines)


@pytest.mark.parametrize(
    "line",
    [
        "<urn:s> <urn:p> <urn:o> <urn:g>",
        '<urn:s> <urn:p> "a" "b" <urn:g> .',
        '<urn:s> <urn:p> "a <urn:g> .',
        "<urn:s> <urn:p> urn:o <urn:g> .",
        "<urn:s> <urn:a b> <urn:o> <urn:g> .",
        '<urn:s> <urn:p> "a"@ <urn:g> .',
        '<urn:s> <urn:p> "5"^^integer <urn:g> .',
        '<urn:s> "p" <urn:o> <urn:g> .',
    ],
)
def test_what_is_no_quad_is_refused(line: str) -> None:
    with pytest.raises(SyntaxError):
        list(statements(line.encode()))


def test_things_classes_and_codes_go_by_their_short_names() -> None:
    line = (
        f'<{ID}a-1> <{DEF}role> <{CODE}role-lead> <{ID}v-1> .\n<{ID}a-1> <{DEF}min> "5"^^<{XSD.integer}> <{ID}v-1> .\n'
    )
    assert list(statements(line.encode())) == [
        (f"{ID}v-1", "a-1", f"{DEF}role", "lead"),
        (f"{ID}v-1", "a-1", f"{DEF}min", 5),
    ]
