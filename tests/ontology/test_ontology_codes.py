"""Code lists: the same codes in the records and in SKOS, each labelled and defined in zh and en."""

from typing import Any, get_args

import pytest
from rdflib import RDF, SKOS, Literal, URIRef

from graph import records
from graph.check.codes import CODES as CODES_OF_FINDINGS
from graph.find.figures.cadences import find_cadences
from graph.store.events import CorrectionKind
from graph.write.figures import BOUNDS
from ontology.files import CODES, load_files
from ontology.iris import CODE
from ontology.terms import code_iri
from tests.ontology.loaded import codes

LISTS: dict[str, tuple[str, ...]] = {
    "role": get_args(records.Role),
    "basis": get_args(records.Basis),
    "origin": get_args(records.Origin),
    "modality": get_args(records.Modality),
    "precision": get_args(records.Precision),
    "kind": get_args(records.TargetKind),
    "bound": tuple(BOUNDS.values()),
    "severity": get_args(records.Severity),
    "correction": get_args(CorrectionKind),
    "finding": tuple(CODES_OF_FINDINGS),
}


def members(code_list: str) -> set[str]:
    """The codes of one list, as its file has them."""
    scheme = URIRef(CODE + code_list)
    return {str(code).removeprefix(f"{scheme}-") for code in codes().subjects(SKOS.inScheme, scheme)}


@pytest.mark.parametrize("code_list", LISTS)
def test_records_and_code_list_agree_both_ways(code_list: str) -> None:
    assert members(code_list) == set(LISTS[code_list])


def test_bounds_are_those_of_the_records() -> None:
    assert set(BOUNDS) == set(get_args(records.Bound))


def test_bounds_show_their_sign() -> None:
    for sign, code in BOUNDS.items():
        assert str(codes().value(URIRef(code_iri("bound", code)), SKOS.notation)) == sign


def test_findings_have_the_titles_of_their_kinds() -> None:
    for kind in CODES_OF_FINDINGS.values():
        labels = set(codes().objects(URIRef(code_iri("finding", kind.code)), SKOS.prefLabel))
        assert labels == {Literal(kind.zh, lang="zh"), Literal(kind.en, lang="en")}


def test_cadences_as_found_and_code_list_agree_both_ways() -> None:
    words = "每日报告，每周报告，每两周报告，每月报告，每两个月报告，每季度报告，每半年报告，每年报告，每学期报告，"
    words += "每旬报告，定期报告，适时报告，及时报告，常态化开展。"
    assert {mention.code for mention in find_cadences(words, 0, len(words))} == members("cadence")


def test_each_file_holds_one_list() -> None:
    schemes = {str(scheme).removeprefix(CODE) for scheme in codes().subjects(RDF.type, SKOS.ConceptScheme)}
    assert schemes == {path.stem for path in load_files(CODES, ".ttl")}
    assert schemes >= LISTS.keys()


def _texts(concept: Any, annotation: URIRef) -> list[str]:
    return sorted(str(text.language) for text in codes().objects(concept, annotation) if isinstance(text, Literal))


def test_every_code_stands_in_its_list_with_label_and_definition() -> None:
    for concept in codes().subjects(RDF.type, SKOS.Concept):
        scheme = codes().value(concept, SKOS.inScheme)
        assert str(concept).startswith(f"{scheme}-")
        assert (scheme, SKOS.hasTopConcept, concept) in codes()
        assert codes().value(concept, SKOS.topConceptOf) == scheme
        assert _texts(concept, SKOS.prefLabel) == _texts(concept, SKOS.definition) == ["en", "zh"]


def test_no_two_codes_of_a_list_share_a_label() -> None:
    for scheme in codes().subjects(RDF.type, SKOS.ConceptScheme):
        labels = [
            label for code in codes().subjects(SKOS.inScheme, scheme) for label in codes().objects(code, SKOS.prefLabel)
        ]
        assert len(labels) == len(set(labels))
