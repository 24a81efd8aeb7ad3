"""Every named question has one answer, asked of the index in SQL or of the graph in SPARQL: on generated graphs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.compiler import compile_policy
from graph.errors import BadRequest
from graph.records import CompiledPolicy
from graph.settle.units.registers import load_registers
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.engines.projection import Change
from graph.store.entries import write_entry
from graph.store.events import Correction, Event, Observation, body_of
from graph.store.index.index import Index
from graph.store.index.twins import twins
from graph.store.questions import Question, load_question
from graph.store.values import Given, Row, Value
from graph.write.quads import write_nquads
from graph.write.registers import write_registers
from ontology.files import QUESTIONS
from ontology.iris import iri, mint_text
from tests.store.by_hand import another, compiled_by_hand, graph_by_hand
from tests.store.killed import WHEN
from tests.write.seed import seed_policy

NAMES = sorted(path.stem for path in QUESTIONS.glob("*.rq"))
DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"
FACTS = ("assignments", "duties", "deadlines", "cadences", "targets", "norms", "citations", "consequences", "findings")


@cache
def whole_policies() -> tuple[CompiledPolicy, ...]:
    """The bundled policy, one by hand, and documents of several forms."""
    some = sorted(DOCUMENTS.glob("*.txt"))[::4]
    return (seed_policy(), compiled_by_hand(), *(compile_policy(each.read_bytes(), each.name) for each in some))


def part_of(policy: CompiledPolicy, chosen: Random) -> CompiledPolicy:
    """The policy with some of what was found in it: dates without their figures, duties without owners."""
    share = chosen.choice((0.05, 0.3, 1.0))
    kept: dict[str, Any] = {
        name: tuple(each for each in getattr(policy, name) if chosen.random() < share) for name in FACTS
    }
    targets, deadlines = ({each.id for each in kept[name]} for name in ("targets", "deadlines"))
    kept["targets"] = tuple(
        replace(each, deadline=each.deadline if each.deadline in deadlines else None) for each in kept["targets"]
    )
    kept["deadlines"] = tuple(
        replace(each, target=each.target if each.target in targets else None) for each in kept["deadlines"]
    )
    return replace(policy, **kept)


def entries(policies: Sequence[CompiledPolicy], chosen: Random) -> Iterator[bytes]:
    """What people may have entered about them."""
    for number, policy in enumerate(policies, 1):
        if policy.targets:
            about = chosen.choice(policy.targets).id
            yield _entry(2 * number, "observation", Observation(about, "97.5", "张三", WHEN, "甲县", "2020年"))
        if policy.assignments:
            owner = chosen.choice(policy.assignments)
            kind: Literal["reject", "confirm"] = chosen.choice(("reject", "confirm"))
            yield _entry(2 * number + 1, "correction", Correction(owner.id, kind, None, "李四", WHEN, "会议纪要"))


def _entry(number: int, kind: str, entered: Observation | Correction) -> bytes:
    return write_entry(Event(number, kind, body_of(entered), ""))  # type: ignore[arg-type]


def parameters(policies: Sequence[CompiledPolicy], chosen: Random) -> Iterator[dict[str, Value]]:
    """Things to ask about: of each kind one that is there, mostly, and one that is not."""
    for policy in policies:
        units = [unit.id for unit in policy.units] or ["u-nobody"]
        names = [naming.named for unit in policy.units for naming in unit.names] or ["教育部门"]
        facts = [each.id for name in ("norms", "duties", "cadences", "targets") for each in getattr(policy, name)]
        owners, targets = policy.assignments, policy.targets
        yield {
            "policy": policy.policy.id,
            "clause": chosen.choice(owners).clause if owners else policy.clauses[-1].id,
            "holder": chosen.choice(units),
            "unit": chosen.choice(units),
            "group": chosen.choice([unit for unit in units if unit.startswith("g-")] or ["g-none"]),
            "fact": chosen.choice(facts or ["p-none"]),
            "about": chosen.choice(owners).id if owners else "p-none",
            "target": chosen.choice(targets).id if targets else "p-none",
            "named": chosen.choice(names),
            "label": chosen.choice([unit.name for unit in policy.units] or ["州教育局"]),
            "above": chosen.choice([unit.parent for unit in policy.units if unit.parent] or ["u-none"]),
            "code": chosen.choice(("open-owner", "no-lead", "assumed-year")),
            "words": chosen.choice(("学校", "安全", "州", "2021年", "责任单位:", "没有这些字")),
            "from": "2019-06-30",
            "to": chosen.choice(("2019-01-01", "2021-06-30", "2030-12-31")),
        }


def same(rows: list[Row]) -> list[tuple[str, ...]]:
    """Rows in an order of their own; what is true is 1 to one engine and True to the other."""
    return sorted(tuple(_plain(value) for value in row.values()) for row in rows)


def _plain(value: Value) -> str:
    return repr(int(value) if isinstance(value, bool) else value)


def taken(question: Question, values: Mapping[str, Value], *, optional: bool) -> dict[str, Value]:
    return {name: values[name] for name in question.parameters if optional or name not in question.optional}


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**9), st.lists(st.integers(0, 7), min_size=1, max_size=3, unique=True))
def test_the_index_answers_as_the_graph_does(seed: int, which: list[int]) -> None:
    chosen = Random(seed)
    policies = [part_of(whole_policies()[number % len(whole_policies())], chosen) for number in which]
    policies = list({policy.policy.id: policy for policy in policies}.values())
    parts = [write_registers(load_registers()), *map(write_nquads, policies), *entries(policies, chosen)]
    index, graph = Index.in_memory(), EmbeddedGraph.in_memory()
    index.rebuild(parts[:1], "0-x")
    graph.rebuild(parts[:1], "0-x")
    for change in [Change((), part, "1-x") for part in parts[1:]] + _changed(policies[0], chosen):
        index.apply(change)
        graph.apply(change)
    for values in parameters(policies, chosen):
        for question in map(load_question, NAMES):
            for optional in (True, False):
                asked = taken(question, values, optional=optional)
                found = index.select(question, asked)
                assert same(found) == same(graph.select(question, asked)), (question.name, asked)
                assert all(tuple(row) == question.columns for row in found)
                assert index.select(question, asked, (1, 2)) == found[1:3]
            if "clause" in question.parameters:
                several: dict[str, Given] = {"clause": _clauses(policies, chosen)}
                assert same(index.select(question, several)) == same(graph.select(question, several)), question.name
    index.close()


def _clauses(policies: Sequence[CompiledPolicy], chosen: Random) -> tuple[str, ...]:
    """Several clauses of any of them, and one that is nowhere."""
    every = [clause.id for policy in policies for clause in policy.clauses]
    return (*chosen.sample(every, min(3, len(every))), "p-none")


def _changed(policy: CompiledPolicy, chosen: Random) -> list[Change]:
    """The first text is taken in again with other facts, or taken away."""
    graph = iri(mint_text(policy.policy.source.sha256))
    again = chosen.choice((b"", write_nquads(part_of(policy, chosen)), write_nquads(policy)))
    return [Change((graph,), again, "2-x")] if chosen.random() < 0.7 else []


def test_every_question_has_both_forms_and_no_other_is_there() -> None:
    assert sorted(twins()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_rows_stand_in_the_order_the_question_asks_for(name: str) -> None:
    """As far as the SPARQL says; the index leaves nothing open behind that."""
    index, graph = Index.in_memory(), EmbeddedGraph.in_memory()
    for kept in (index, graph):
        kept.rebuild([write_registers(load_registers()), *map(write_nquads, whole_policies())], "1-x")
    question = load_question(name)
    _, ordered, last = question.text.rpartition("ORDER BY")
    order = [word.strip("?") for word in last.split() if ordered and word.startswith("?")]
    values = next(parameters(whole_policies(), Random(7)))
    for optional in (True, False):
        found = index.select(question, taken(question, values, optional=optional))
        there = graph.select(question, taken(question, values, optional=optional))
        keys = [[row[word] for word in order if word in row] for row in found]
        assert keys == [[row[word] for word in order if word in row] for row in there]
        assert found == index.select(question, taken(question, values, optional=optional))
    index.close()


def test_what_a_person_typed_is_bound_and_never_read() -> None:
    index = Index.in_memory()
    index.rebuild([graph_by_hand(*_another()).nquads], "1-x")
    for words in ("' OR 1=1 --", '"; DROP TABLE unit; --', ":unit", "\x00", "%", "*"):
        assert index.select(load_question("units-by-words"), {"named": words}) == []
        assert index.select(load_question("units-by-name"), {"label": words}) == []
    with pytest.raises(BadRequest, match="参数"):
        index.select(load_question("owners"), {"clause": "x'y"})
    assert index.select(load_question("unit-names"), {}) != []
    index.close()


def _another() -> tuple[bytes, str]:
    return another("某府办函〔2021〕9号"), "9.txt"
