"""The register graph: units with all their names, their parents, their members and their sources."""

import pyoxigraph as ox
import pytest

from graph.settle.units.registers import Body, Division, Registers
from graph.write.registers import write_registers
from ontology.iris import REGISTERS, iri
from ontology.terms import DCT, FOAF, ORG, RDF, SKOS, ZR

PLACE = Division("990100", "某州", "某", 2, "990000", False)
GOV = Body("x-gov", ("州人民政府", "州政府", "某州人民政府"), "body", "州", "990100", (), "", (), "甲文", "x.csv:2")
EDU = Body("x-edu", ("州教育局",), "body", "州", "990100", ("教育",), "x-gov", (), "乙文", "x.csv:3")
ALL = Body("x-all", ("各部门",), "group", "州", "990100", (), "", ("x-gov", "x-edu"), "丙文", "x.csv:4")


@pytest.fixture(name="quads", scope="module")
def _quads() -> list[ox.Quad]:
    registers = Registers({"990100": PLACE}, {}, {}, {}, {"990100": (GOV, EDU, ALL)})
    written = write_registers(registers)
    assert written.splitlines() == sorted(set(written.splitlines()))
    return list(ox.parse(written, ox.RdfFormat.N_QUADS))


def _said(quads: list[ox.Quad], identifier: str, term: str) -> set[str]:
    node = ox.NamedNode(iri(identifier))
    return {str(quad.object.value) for quad in quads if quad.subject == node and quad.predicate.value == term}  # type: ignore[union-attr]


def test_all_stands_in_the_register_graph(quads: list[ox.Quad]) -> None:
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(REGISTERS)}


def test_a_body_has_its_names_place_and_source(quads: list[ox.Quad]) -> None:
    assert _said(quads, "u-x-gov", RDF.type) == {ORG.FormalOrganization}
    assert _said(quads, "u-x-gov", SKOS.prefLabel) == {"州人民政府"}
    assert _said(quads, "u-x-gov", SKOS.altLabel) == {"州政府", "某州人民政府"}
    assert _said(quads, "u-x-gov", ZR.area) == {"某州"}
    assert _said(quads, "u-x-gov", ZR.level) == {"州"}
    assert _said(quads, "u-x-gov", DCT.source) == {"x.csv:2 甲文"}
    assert _said(quads, "u-x-gov", ORG.subOrganizationOf) == set()


def test_parent_and_members_are_things(quads: list[ox.Quad]) -> None:
    assert _said(quads, "u-x-edu", ORG.subOrganizationOf) == {iri("u-x-gov")}
    assert _said(quads, "g-x-all", RDF.type) == {ZR.UnitGroup}
    assert _said(quads, "g-x-all", FOAF.member) == {iri("u-x-gov"), iri("u-x-edu")}
