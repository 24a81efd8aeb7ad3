"""Terms and plain values, both ways."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadRequest
from graph.store.values import Value, literal_of, name_of, term_of, value_of
from ontology.terms import XSD


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("https://w3id.org/zeren/id/u-qiannan-edu", "u-qiannan-edu"),
        ("https://w3id.org/zeren/code#role-lead", "lead"),
        ("https://w3id.org/zeren/code#precision-year-end", "year-end"),
        ("https://w3id.org/zeren/def#Task", "Task"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_what_is_ours_is_named_shortly(iri: str, name: str) -> None:
    assert name_of(iri) == value_of(ox.NamedNode(iri)) == name


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("100", XSD.integer, 100),
        ("0.003", XSD.decimal, 0.003),
        ("100.0", XSD.decimal, 100),
        ("1e2", XSD.BASE + "double", 100),
        ("true", XSD.boolean, True),
        ("false", XSD.boolean, False),
        ("2020-12-31", XSD.date, "2020-12-31"),
        ("州教育局", XSD.string, "州教育局"),
    ],
)
def test_a_literal_is_read_by_its_type(text: str, kind: str, value: Value) -> None:
    assert literal_of(text, kind) == value_of(ox.Literal(text, datatype=ox.NamedNode(kind))) == value
    assert type(literal_of(text, kind)) is type(value)


def test_nothing_is_none() -> None:
    assert value_of(None) is None
    assert value_of(ox.Literal("州教育局", language="zh")) == "州教育局"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_a_person_typed_comes_back_as_typed(text: str) -> None:
    for kind in ("text", "label"):
        assert value_of(term_of(kind, "words", text)) == text


@settings(deadline=None)
@given(st.text())
def test_an_id_holds_letters_figures_and_hyphens_or_is_refused(text: str) -> None:
    try:
        term = term_of("id", "unit", text)
    except BadRequest:
        return
    assert text.isascii()
    assert text.replace("-", "").isalnum()
    assert str(term) == f"<https://w3id.org/zeren/id/{text}>"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("id", ""),
        ("id", "a.b"),
        ("id", "x" * 300),
        ("date", "2021-02-30"),
        ("integer", "7"),
        ("text", 7),
        ("other", "x"),
    ],
)
def test_what_is_of_another_kind_is_refused(kind: str, value: Value) -> None:
    with pytest.raises(BadRequest, match="参数 words 的值不合规"):
        term_of(kind, "words", value)
