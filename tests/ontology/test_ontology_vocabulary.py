"""The vocabulary: labelled and defined twice, with domains and ranges, without cycles or contradictions."""

from collections import Counter

import owlrl  # type: ignore[import-untyped]
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, VANN

from graph.write.formats import load_graph
from graph.write.quads import write_nquads
from ontology.iris import DEF
from ontology.terms import ZR
from tests.ontology.loaded import alignments, own, own_terms, vocabulary
from tests.write.made import made_policy

ONTOLOGY = URIRef("https://w3id.org/zeren/def")


def _languages(term: URIRef, annotation: URIRef) -> list[str]:
    return sorted(str(text.language) for text in vocabulary().objects(term, annotation) if isinstance(text, Literal))


def test_terms_and_turtle_agree_both_ways() -> None:
    assert {str(term) for term in own_terms()} == {DEF + name for name in ZR.names()}


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError):
        ZR.Tusk  # type: ignore[attr-defined]  # noqa: B018 - that it cannot be read is what is tested


@pytest.mark.parametrize("annotation", [RDFS.label, SKOS.definition])
def test_every_term_has_one_in_chinese_and_one_in_english(annotation: URIRef) -> None:
    assert {term: found for term in own_terms() if (found := _languages(term, annotation)) != ["en", "zh"]} == {}


@pytest.mark.parametrize("annotation", [RDFS.label, SKOS.definition])
def test_no_two_classes_and_no_two_properties_share_one(annotation: URIRef) -> None:
    for terms in (own(OWL.Class), own(OWL.ObjectProperty) | own(OWL.DatatypeProperty)):
        texts = Counter(text for term in terms for text in vocabulary().objects(term, annotation))
        assert [str(text) for text, times in texts.items() if times > 1] == []


def test_classes_begin_with_a_capital_and_properties_do_not() -> None:
    assert [name for term in own(OWL.Class) if not (name := term.removeprefix(DEF))[0].isupper()] == []
    properties = own(OWL.ObjectProperty) | own(OWL.DatatypeProperty)
    assert [name for term in properties if not (name := term.removeprefix(DEF))[0].islower()] == []


@pytest.mark.parametrize("side", [RDFS.domain, RDFS.range])
def test_every_property_has_one_domain_and_one_range(side: URIRef) -> None:
    properties = own(OWL.ObjectProperty) | own(OWL.DatatypeProperty)
    assert [term for term in properties if len(list(vocabulary().objects(term, side))) != 1] == []


def test_data_properties_range_over_data_and_object_properties_over_things() -> None:
    data = {str(vocabulary().value(term, RDFS.range)) for term in own(OWL.DatatypeProperty)}
    assert {kind.rpartition("#")[2] for kind in data} == {
        "string",
        "integer",
        "decimal",
        "boolean",
        "date",
        "langString",
    }
    things = {vocabulary().value(term, RDFS.range) for term in own(OWL.ObjectProperty)}
    assert {
        str(kind) for kind in things if isinstance(kind, URIRef) and str(kind).endswith(("string", "integer"))
    } == set()


def test_whatever_the_vocabulary_speaks_of_is_typed() -> None:
    spoken = {term for triple in vocabulary() for term in triple if isinstance(term, URIRef) and term.startswith(DEF)}
    assert spoken - own_terms() == set()


def test_no_class_is_its_own_ancestor() -> None:
    both = vocabulary() + alignments()
    for term in own(OWL.Class):
        parents = set(both.objects(term, RDFS.subClassOf))
        above = {one for parent in parents for one in both.transitive_objects(parent, RDFS.subClassOf)}
        assert term not in above


def test_the_header_names_version_licence_and_prefix() -> None:
    said = vocabulary()
    assert str(said.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{said.value(ONTOLOGY, OWL.versionInfo)}"
    assert said.value(ONTOLOGY, DCTERMS.license) is not None
    assert str(said.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "zr"
    assert str(said.value(ONTOLOGY, VANN.preferredNamespaceUri)) == DEF
    assert _languages(ONTOLOGY, DCTERMS.title) == _languages(ONTOLOGY, DCTERMS.description) == ["en", "zh"]


def test_alignments_only_say_how_own_terms_stand_to_others() -> None:
    related = {(term, relation) for term, relation, _ in alignments() if str(term).startswith(DEF)}
    assert {relation for _, relation in related} == {RDFS.subClassOf, RDFS.subPropertyOf}
    assert {term for term, _ in related} <= own_terms()


def _closure(graph: Graph) -> Graph:
    closed = vocabulary() + alignments() + graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    return closed


def _contradictions(graph: Graph) -> list[str]:
    return [
        str(text)
        for text in _closure(graph).objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))
    ]


def test_a_compiled_policy_contradicts_nothing() -> None:
    assert _contradictions(load_graph(write_nquads(made_policy()))) == []


def test_a_duty_that_is_a_policy_is_a_contradiction() -> None:
    wrong, thing = Graph(), BNode()
    wrong.add((thing, RDF.type, URIRef(ZR.Duty)))
    wrong.add((thing, RDF.type, URIRef(ZR.Policy)))
    assert _contradictions(wrong) != []
