"""N-Quads: all of the records, in one graph, in one order, without blank nodes."""

import dataclasses
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.records import CompiledPolicy, Passage
from graph.write.documents import join_path
from graph.write.literals import figure, words
from graph.write.quads import write_nquads
from ontology.iris import iri, mint_text
from ontology.terms import ZR
from tests.write.made import ITEM, SECOND, made_policy
from tests.write.reading import read_nquads


def canonical(compiled: CompiledPolicy) -> dict[str, Any]:
    """Every kind of record in one order: the graph keeps all of them, and their places, but no lists."""
    said = {field.name: getattr(compiled, field.name) for field in dataclasses.fields(compiled)}
    said = {name: _sorted(value) if isinstance(value, tuple) else value for name, value in said.items()}
    said["duties"] = [
        dataclasses.replace(duty, units=tuple(sorted(duty.units)), named=tuple(sorted(duty.named)))
        for duty in said["duties"]
    ]
    said["units"] = [
        dataclasses.replace(unit, members=tuple(sorted(unit.members)), names=tuple(_sorted(unit.names)))
        for unit in said["units"]
    ]
    return said


def _sorted(items: Iterable[Any]) -> list[Any]:
    return sorted(items, key=repr)


def test_the_records_come_back_from_the_graph() -> None:
    compiled = made_policy()
    assert canonical(read_nquads(write_nquads(compiled))) == canonical(compiled)


def test_all_statements_stand_in_the_graph_of_the_text() -> None:
    compiled = made_policy()
    quads = list(ox.parse(write_nquads(compiled), ox.RdfFormat.N_QUADS))
    text = iri(mint_text(compiled.policy.source.sha256))
    assert {quad.graph_name.value for quad in quads} == {text}
    assert not [
        quad for quad in quads if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
    ]


def test_lines_are_sorted_and_said_once() -> None:
    lines = write_nquads(made_policy()).splitlines()
    assert lines == sorted(set(lines))


def test_the_order_of_the_records_makes_no_difference() -> None:
    compiled = made_policy()
    turned = dataclasses.replace(
        compiled, duties=compiled.duties[::-1], units=compiled.units[::-1], clauses=compiled.clauses[::-1]
    )
    assert write_nquads(turned) == write_nquads(compiled)


def test_a_clause_that_assigns_work_is_a_task_and_no_other() -> None:
    quads = ox.parse(write_nquads(made_policy()), ox.RdfFormat.N_QUADS)
    tasks = {quad.subject.value for quad in quads if quad.object == ox.NamedNode(ZR.Task)}
    assert tasks == {iri(ITEM), iri(SECOND)}


def test_two_equal_findings_stay_two() -> None:
    compiled = made_policy()
    doubled = dataclasses.replace(compiled, findings=compiled.findings + compiled.findings)
    assert len(read_nquads(write_nquads(doubled)).findings) == 4


def test_the_engine_reads_every_literal_as_it_was_written() -> None:
    nquads = write_nquads(made_policy())
    reread = ox.serialize(ox.parse(nquads, ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS)
    assert reread is not None
    store = ox.Store()
    store.load(nquads, ox.RdfFormat.N_QUADS)
    stored = store.dump(format=ox.RdfFormat.N_QUADS)
    assert stored is not None
    assert sorted(stored.splitlines()) == sorted(reread.splitlines())


@pytest.mark.parametrize(
    ("number", "written"),
    [(100, '"100"'), (100.0, '"100"'), (0.003, '"0.003"'), (2.5, '"2.5"'), (1e-7, '"0.0000001"'), (1e21, f'"{10**21}"'),
     (-3, '"-3"'), (0, '"0"')],
)  # fmt: skip
def test_figures_are_canonical(number: float, written: str) -> None:
    kind = "decimal" if "." in written else "integer"
    assert figure(number) == f"{written}^^<http://www.w3.org/2001/XMLSchema#{kind}>"


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_words_survive(text: str) -> None:
    line = f"<urn:s> <urn:p> {words(text)} <urn:g> .\n".encode()
    (quad,) = ox.parse(line, ox.RdfFormat.N_QUADS)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == text


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("一(2/%F")), min_size=1, max_size=4).map(tuple))
def test_paths_are_told_apart(labels: tuple[str, ...]) -> None:
    others = {join_path((*labels, "")), join_path(("", *labels)), join_path(("/".join(labels), "x"))}
    assert join_path(labels) not in others


def test_equal_places_are_cited_once() -> None:
    compiled = made_policy()
    passage = Passage(0, 1, compiled.text[:1])
    duties = tuple(dataclasses.replace(duty, passage=passage) for duty in compiled.duties)
    quads = ox.parse(write_nquads(dataclasses.replace(compiled, duties=duties)), ox.RdfFormat.N_QUADS)
    quoted = [quad for quad in quads if quad.object == ox.Literal(passage.exact)]
    assert len(quoted) == 1
