"""The program and pySHACL say the same of every example, and of graphs damaged at random."""

import random
import warnings
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.write.quads import write_nquads
from ontology.files import EXAMPLES, load_files
from ontology.terms import XSD, ZR
from tests.check.shacl.reference import told_by_reference, told_by_us
from tests.write.made import made_policy

DAMAGED = 40
_TRIPLES = ox.RdfFormat.N_TRIPLES


def _triples(data: bytes, form: ox.RdfFormat) -> list[ox.Triple]:
    return [ox.Triple(one.subject, one.predicate, one.object) for one in ox.parse(data, form)]


def _written(triples: list[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=_TRIPLES) or b""


@pytest.mark.parametrize("severity", ["Violation", "Warning"])
@pytest.mark.parametrize("path", load_files(EXAMPLES, ".ttl"), ids=lambda path: path.stem)
def test_every_example_is_judged_alike(path: Path, severity: str) -> None:
    data = _written(_triples(path.read_bytes(), ox.RdfFormat.TURTLE))
    assert told_by_us(data, severity) == told_by_reference(data, severity)


_STRANGE: list[ox.NamedNode | ox.Literal | ox.BlankNode] = [
    ox.NamedNode("https://w3id.org/zeren/code#role-nobody"),
    ox.BlankNode("b"),
    ox.Literal(""),
    ox.Literal("某局", language="zh"),
    ox.Literal("some office", language="en"),
    ox.Literal("-3", datatype=ox.NamedNode(XSD.integer)),
    ox.Literal("2021-02-30", datatype=ox.NamedNode(XSD.date)),
    ox.Literal("0.5", datatype=ox.NamedNode(XSD.decimal)),
]


def _damage(triples: list[ox.Triple], chosen: random.Random) -> list[ox.Triple]:
    """Some statements dropped, some with another value, some said a second time with another value."""
    kept = list(triples)
    for _ in range(chosen.randint(1, 8)):
        at = chosen.randrange(len(kept))
        one = kept[at]
        other = ox.Triple(one.subject, one.predicate, chosen.choice(_STRANGE))
        how = chosen.choice(("drop", "change", "add"))
        if how == "drop":
            kept.pop(at)
        elif how == "change":
            kept[at] = other
        else:
            kept.append(other)
    return kept


@pytest.mark.parametrize("seed", range(DAMAGED))
def test_damaged_graphs_are_judged_alike(seed: int) -> None:
    triples = _triples(write_nquads(made_policy()), ox.RdfFormat.N_QUADS)
    data = _written(_damage(triples, random.Random(seed)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib warns of every spelling that is none
        assert told_by_us(data, "Violation") == told_by_reference(data, "Violation")


def test_damage_is_seen_at_all() -> None:
    triples = _triples(write_nquads(made_policy()), ox.RdfFormat.N_QUADS)
    told = [told_by_us(_written(_damage(triples, random.Random(seed))), "Violation") for seed in range(DAMAGED)]
    assert sum(bool(one) for one in told) > DAMAGED * 3 // 4
    assert len({message for one in told for *_, message in one}) > 20


@pytest.mark.parametrize("term", [ZR.Clause, ZR.Target, ZR.Assignment])
def test_a_thing_of_which_nothing_else_is_said_is_judged_alike(term: str) -> None:
    data = f"<https://example.org/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{term}> .\n".encode()
    assert told_by_us(data, "Violation") == told_by_reference(data, "Violation") != set()
