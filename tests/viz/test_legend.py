"""The legend says what the ontology's code lists say, in the same words, and its colours can be read."""

import re
from collections.abc import Mapping

import pytest
from rdflib import RDF, SKOS, Graph, Literal

from graph.check.codes import CODES
from ontology.files import CODES as CODE_LISTS
from viz import legend
from viz.legend import Term, term_of

SHARED: dict[str, Mapping[str, Term]] = {
    "role": legend.ROLES,
    "basis": legend.BASES,
    "origin": legend.ORIGINS,
    "modality": legend.MODALITIES,
    "severity": legend.SEVERITIES,
    "precision": legend.PRECISIONS,
    "cadence": legend.CADENCES,
    "kind": legend.TARGET_KINDS,
    "correction": legend.CORRECTIONS,
    "review": legend.REVIEWS,
}


def code_list(name: str) -> dict[str, tuple[str, str]]:
    graph = Graph().parse(CODE_LISTS / f"{name}.ttl")
    return {
        str(graph.value(concept, SKOS.notation)): (_label(graph, concept, "zh"), _label(graph, concept, "en"))
        for concept in graph.subjects(RDF.type, SKOS.Concept)
    }


def _label(graph: Graph, concept: object, lang: str) -> str:
    labels = [each for each in graph.objects(concept, SKOS.prefLabel) if isinstance(each, Literal)]  # type: ignore[arg-type]
    return next(str(label) for label in labels if label.language == lang)


ANSWERED = {"basis": {"person"}, "origin": {"person"}}
"""What only answers say: no text has it."""


@pytest.mark.parametrize("name", SHARED)
def test_labels_are_those_of_the_ontology(name: str) -> None:
    said = {code: (term.zh, term.en) for code, term in SHARED[name].items() if code not in ANSWERED.get(name, set())}
    assert said == code_list(name)


def test_every_finding_code_has_its_title() -> None:
    assert {code: term.zh for code, term in legend.FINDINGS.items()} == {c.code: c.zh for c in CODES.values()}


def test_roles_have_signs_of_one_character() -> None:
    assert [term.sign for term in legend.ROLES.values()] == ["牵", "责", "配", "督"]


def test_an_unknown_code_stands_for_itself() -> None:
    assert term_of(legend.ROLES, "chair").label("zh") == "chair"


@pytest.mark.parametrize("term", [*legend.ROLES.values(), *legend.SEVERITIES.values()], ids=lambda term: term.en)
def test_colours_are_readable_on_paper(term: Term) -> None:
    assert re.fullmatch(r"#[0-9a-f]{6}", term.colour)
    assert contrast(term.colour, "#fbfaf7") >= 4.5


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
