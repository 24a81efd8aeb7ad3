"""Turtle and JSON-LD say what the N-Quads say."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from graph.write.formats import load_graph, write_jsonld, write_turtle
from graph.write.quads import write_nquads
from tests.write.made import made_policy

ROOT = Path(__file__).resolve().parents[2]


def _triples(quads: object) -> set[tuple[str, str, str]]:
    assert isinstance(quads, ox.QuadParser)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def test_turtle_says_the_same() -> None:
    turtle = ox.parse(write_turtle(made_policy()), ox.RdfFormat.TURTLE)
    assert _triples(turtle) == _triples(ox.parse(write_nquads(made_policy()), ox.RdfFormat.N_QUADS))


def test_jsonld_says_the_same_in_the_same_graph() -> None:
    quads = set(ox.parse(write_jsonld(made_policy()), ox.RdfFormat.JSON_LD))
    assert quads == set(ox.parse(write_nquads(made_policy()), ox.RdfFormat.N_QUADS))


def test_rdflib_reads_turtle_alike() -> None:
    graph = load_graph(write_nquads(made_policy()))
    assert isomorphic(Graph().parse(data=write_turtle(made_policy()), format="turtle"), graph)


def test_turtle_has_the_fixed_prefixes() -> None:
    lines = write_turtle(made_policy()).splitlines()
    assert lines[0] == "@prefix c: <https://w3id.org/zeren/code#> ."
    assert "@prefix zr: <https://w3id.org/zeren/def#> ." in lines
    assert not [line for line in lines if line.startswith("@prefix ns")]


def test_jsonld_needs_nothing_fetched() -> None:
    written = json.loads(write_jsonld(made_policy()))
    assert list(written) == ["@context", "@graph", "@id"]
    assert isinstance(written["@context"], dict)
    assert all(":" not in key for node in written["@graph"] for key in node), "every term has a short name"


@pytest.mark.parametrize("name", ["write_turtle", "write_jsonld"])
def test_the_bytes_are_the_same_whatever_the_hashes_of_the_day(name: str) -> None:
    code = (
        f"import hashlib; from graph.write.formats import {name}; from tests.write.made import made_policy; "
        f"print(hashlib.sha256({name}(made_policy()).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
