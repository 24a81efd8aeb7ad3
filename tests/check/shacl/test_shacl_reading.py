"""What the program cannot check it refuses to load, and what it can it reads as SHACL says."""

import pyoxigraph as ox
import pytest

from graph.check.shacl.reading import check_nodes, read_shapes
from graph.check.shacl.statements import Statements
from graph.errors import BadRegister

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <https://example.org/> .
"""


def _read(text: str) -> Statements:
    return Statements.read((PREFIXES + text).encode(), ox.RdfFormat.TURTLE)


def _wrong(constraint: str, data: str) -> list[str]:
    """The things at fault, by their last letter."""
    shapes = read_shapes(_read(f':S a sh:NodeShape ; sh:targetClass :C ; {constraint} ; sh:message "错"@zh .'))
    return [str(result.focus)[-1] for result in check_nodes(shapes, _read(data))]


@pytest.mark.parametrize(
    "constraint",
    [
        "sh:closed true",
        "sh:sparql [ sh:select '' ]",
        "sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ]",
        "sh:property [ sh:path :p ; sh:datatype xsd:gYear ]",
        "sh:property [ sh:path :p ; sh:nodeKind sh:Literal ]",
        "sh:property [ sh:path :p ; sh:minCount 'many' ]",
        'sh:property [ sh:path :p ; sh:pattern "a" ; sh:flags "i" ]',
        'sh:property [ sh:path :p ; sh:minInclusive "2020-01-01"^^xsd:date ]',
    ],
)
def test_a_word_that_cannot_be_checked_is_refused(constraint: str) -> None:
    with pytest.raises(BadRegister):
        _wrong(constraint, ":x a :C .")


def test_instances_of_a_narrower_class_are_meant_too() -> None:
    data = ":D rdfs:subClassOf :C . :E rdfs:subClassOf :D . :x a :E . :y a :F ."
    assert _wrong("sh:property [ sh:path :p ; sh:minCount 1 ]", data) == ["x"]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ('"2021-02-28"^^xsd:date', True),
        ('"2021-02-29"^^xsd:date', False),
        ('"2400-02-29"^^xsd:date', True),
        ('"2021-13-01"^^xsd:date', False),
        ('"2021-1-1"^^xsd:date', False),
        ('"2021-01-01+08:00"^^xsd:date', True),
        ('"2021-01-01"', False),
    ],
)
def test_a_date_is_a_day_that_exists(words: str, right: bool) -> None:
    constraint = "sh:property [ sh:path :p ; sh:datatype xsd:date ]"
    assert _wrong(constraint, f":x a :C ; :p {words} .") == ([] if right else ["x"])


def test_lower_and_upper_bound_are_compared_as_numbers() -> None:
    constraint = "sh:property [ sh:path :p ; sh:lessThanOrEquals :q ]"
    data = ":a a :C ; :p 9 ; :q 10 . :b a :C ; :p 10 ; :q 9 . :c a :C ; :p 9.5 ; :q 9.50 . :d a :C ; :p 1 . "
    assert _wrong(constraint, data + ':e a :C ; :p 1 ; :q "2" .') == ["b", "e"]


def test_a_path_of_one_property_again_and_again_ends_in_a_ring() -> None:
    constraint = "sh:property [ sh:path [ sh:oneOrMorePath :up ] ; sh:qualifiedValueShape [ sh:class :Top ] ; "
    constraint += "sh:qualifiedMinCount 1 ]"
    data = ":a a :C ; :up :b . :b :up :c . :c a :Top . :x a :C ; :up :y . :y :up :x ."
    assert _wrong(constraint, data) == ["x"]
