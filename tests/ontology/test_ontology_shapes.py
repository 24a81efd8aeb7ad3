"""Shapes: one file a class, each message in Chinese and each earned by the bad example."""

from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, SH, Graph, Literal, URIRef

from graph.write.formats import load_graph
from graph.write.quads import write_nquads
from ontology.files import EXAMPLES, SHAPES, load_files
from ontology.iris import CODE, DEF
from ontology.terms import ZR
from tests.ontology.loaded import codes, own_terms
from tests.write.made import made_policy

FILES = load_files(SHAPES, ".ttl")
UNTYPED = {"Fact", "Rule", "Task"}


def _example(path: Path, kind: str) -> Graph:
    return Graph().parse(EXAMPLES / f"{path.stem}-{kind}.ttl")


def _report(data: Graph, shapes: Graph, **options: Any) -> tuple[bool, Graph]:
    conforms, report, _ = validate(data, shacl_graph=shapes, **options)
    assert isinstance(report, Graph)
    return bool(conforms), report


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_good_example_passes_and_the_shape_is_a_shape(path: Path) -> None:
    conforms, report = _report(_example(path, "good"), Graph().parse(path), meta_shacl=True)
    assert conforms, report.serialize()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_bad_example_earns_every_message(path: Path) -> None:
    shapes = Graph().parse(path)
    messages = {str(text) for text in shapes.objects(None, SH.message)}
    _, report = _report(_example(path, "bad"), shapes)
    assert {str(text) for text in report.objects(None, SH.resultMessage)} == messages


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_message_is_chinese_and_none_is_said_twice(path: Path) -> None:
    messages = list(Graph().parse(path).objects(None, SH.message))
    assert all(isinstance(text, Literal) and text.language == "zh" for text in messages)
    assert len(messages) == len(set(messages))
    assert any("一" <= char <= "鿿" for text in messages for char in str(text))


def test_every_class_with_things_of_its_own_has_a_shape() -> None:
    targets = {str(kind) for path in FILES for kind in Graph().parse(path).objects(None, SH.targetClass)}
    classes = {name for name in ZR.names() if name[0].isupper()} - UNTYPED
    assert {DEF + name for name in classes} <= targets | {ZR.PolicyText}
    assert ZR.PolicyText in targets


def test_shapes_and_good_examples_only_speak_of_terms_and_codes_there_are() -> None:
    concepts = {str(term) for term in codes().subjects()}
    for path in FILES:
        spoken = {term for triple in Graph().parse(path) + _example(path, "good") for term in triple}
        assert {term for term in spoken if str(term).startswith(DEF)} <= own_terms()
        assert {str(term) for term in spoken if str(term).startswith(CODE)} <= concepts


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shape_allows_every_code_of_the_lists_it_closes(path: Path) -> None:
    shapes = Graph().parse(path)
    concepts = {str(term) for term in codes().subjects() if "-" in str(term).partition("#")[2]}
    for closed in shapes.objects(None, SH["in"]):
        allowed = {str(one) for one in shapes.items(closed)}
        lists = {one.partition("-")[0] + "-" for one in allowed if one in concepts}
        for prefix in lists:
            assert allowed == {concept for concept in concepts if concept.startswith(prefix)}


def test_what_is_written_uses_only_terms_there_are() -> None:
    written = load_graph(write_nquads(made_policy()))
    spoken = {term for triple in written for term in triple if isinstance(term, URIRef) and term.startswith(DEF)}
    assert spoken - own_terms() == set()
    assert {kind for kind in written.objects(None, RDF.type) if str(kind).startswith(DEF)} >= {URIRef(ZR.Task)}
