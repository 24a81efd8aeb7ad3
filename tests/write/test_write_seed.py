"""The whole seed: nothing is lost on the way to the graph, nothing is ill-formed, and the bytes are always the same."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
from rdflib import URIRef

from graph.check.shapes import check_shapes
from graph.settle.units.registers import load_registers
from graph.write.form import read_form, write_json
from graph.write.formats import load_graph, write_jsonld, write_turtle
from graph.write.registers import write_registers
from ontology.iris import CODE, DEF, ID
from ontology.terms import DCT, ELI, ZR
from tests.ontology.loaded import codes, own_terms
from tests.write.reading import read_nquads
from tests.write.seed import seed_nquads, seed_policy
from tests.write.test_write_quads import canonical

ROOT = Path(__file__).resolve().parents[2]
DIGEST = """
import hashlib
from tests.write.seed import seed_nquads, seed_policy
from graph.write.form import write_json
print(hashlib.sha256(seed_nquads() + write_json(seed_policy(), with_text=True).encode()).hexdigest())
"""


def test_every_record_comes_back_from_the_graph() -> None:
    assert canonical(read_nquads(seed_nquads())) == canonical(seed_policy())


def test_every_record_comes_back_from_the_form() -> None:
    assert read_form(json.loads(write_json(seed_policy(), with_text=True))) == seed_policy()


def test_the_graph_is_well_formed() -> None:
    assert check_shapes(seed_nquads()) == ()


def test_all_formats_say_the_same() -> None:
    quads = set(ox.parse(seed_nquads(), ox.RdfFormat.N_QUADS))
    assert set(ox.parse(write_jsonld(seed_policy()), ox.RdfFormat.JSON_LD)) == quads
    turtle = {quad.triple for quad in ox.parse(write_turtle(seed_policy()), ox.RdfFormat.TURTLE)}
    assert turtle == {quad.triple for quad in quads}


def test_it_only_speaks_of_terms_and_codes_there_are() -> None:
    spoken = {term for triple in load_graph(seed_nquads()) for term in triple if isinstance(term, URIRef)}
    assert {term for term in spoken if term.startswith(DEF)} <= own_terms()
    assert {term for term in spoken if term.startswith(CODE)} <= set(codes().subjects())


def test_every_thing_it_speaks_of_is_described() -> None:
    """But for documents that are only cited, and governments above, which no text here is about."""
    graph = load_graph(seed_nquads() + write_registers(load_registers()))
    cited = set(graph.objects(None, URIRef(ZR.refersTo)))
    spoken = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(ID)}
    assert spoken - set(graph.subjects()) - cited == set()


def test_the_letterhead_is_in_the_graph() -> None:
    graph, policy = load_graph(seed_nquads()), URIRef(ID + seed_policy().policy.id)
    assert str(graph.value(policy, URIRef(ELI.id_local))) == "黔南府办函〔2020〕24号"
    assert "推进平安校园建设" in str(graph.value(policy, URIRef(DCT.title)))
    assert seed_policy().policy.id.startswith("p-2020-24-")


def test_the_bytes_are_the_same_in_another_process() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, locale, zone in (("1", "C", "UTC"), ("2", "C.UTF-8", "Asia/Shanghai"))
    }
    assert len(digests) == 1
