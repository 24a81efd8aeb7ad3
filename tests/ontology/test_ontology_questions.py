"""Competency questions: worded twice, their parameters declared, and answered alike by two engines."""

import re
from functools import cache
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import BNode, Dataset, Literal, URIRef

from graph.settle.units.registers import load_registers
from graph.store.entries import write_entry
from graph.store.events import Event
from graph.store.questions import Question, read_question
from graph.write.quads import write_nquads
from graph.write.registers import write_registers
from ontology.files import QUESTIONS, load_files
from ontology.iris import iri
from ontology.terms import XSD
from tests.store.by_hand import EDU as BY_HAND
from tests.store.by_hand import compiled_by_hand
from tests.write.made import COUNTIES, EDU, ITEM, POLICY, made_policy
from tests.write.seed import seed_nquads, seed_policy

NAMES = [path.stem for path in load_files(QUESTIONS, ".rq")]
OUTSIDE = re.compile(r"(?<![?\w])(?:SERVICE|LOAD|FROM|NOW|INSERT|DELETE|RAND|UUID|BNODE)\b", re.IGNORECASE)
TARGET = made_policy().targets[0].id
ANSWERS = {
    "policy": POLICY,
    "clause": ITEM,
    "about": ITEM,
    "holder": EDU.id,
    "unit": EDU.id,
    "group": COUNTIES.id,
    "target": TARGET,
    "fact": made_policy().norms[0].id,
    "from": "2021-01-01",
    "to": "2022-12-31",
    "named": "州教育局",
    "label": "某州教育局",
    "code": "open-owner",
    "words": "学校",
    "above": next(unit.parent for unit in made_policy().units if unit.parent),
}
SEED = seed_policy().policy.id
ON_SEED = ANSWERS | {
    "policy": SEED,
    "clause": f"{SEED}-c-2-1-2",
    "about": f"{SEED}-c-2-1-2",
    "holder": "u-qiannan-police",
    "unit": "u-qiannan-police",
    "group": "g-qiannan-counties",
    "named": "教育部门",
    "label": "州教育局",
    "from": "2020-10-01",
    "to": "2021-12-31",
    "words": "学校",
    "above": "u-qiannan-gov",
}
REGISTERED = {
    "names-of-unit": {"unit": "u-qiannan-edu"},
    "findings-named": {"holder": "u-qiannan-police"},
    "targets-named": {"holder": BY_HAND.id},
    "deadlines-named": {"holder": BY_HAND.id},
    "cadences-named": {"holder": BY_HAND.id},
}
Entry = dict[str, str | None]
WHO = {"person": "某某", "time": "2022-01-15T09:00:00+08:00", "reason": "以会议纪要为准"}


@cache
def question(name: str) -> Question:
    """One question, as the store reads it."""
    return read_question(name, (QUESTIONS / f"{name}.rq").read_text(encoding="utf-8"))


@cache
def quads() -> tuple[ox.Quad, ...]:
    """A policy, the registers, and something people entered."""
    reported: Entry = {"target": TARGET, "value": "97.5", "area": "甲县", "period": None, "source": None, **WHO}
    corrected: Entry = {"about": ITEM, "kind": "confirm", "value": None, **WHO}
    entries = write_entry(Event(1, "observation", reported, "")) + write_entry(Event(2, "correction", corrected, ""))
    lines = (
        write_nquads(made_policy())
        + write_nquads(compiled_by_hand())
        + seed_nquads()
        + write_registers(load_registers())
        + entries
    )
    return tuple(ox.parse(lines, ox.RdfFormat.N_QUADS))


@cache
def engines() -> tuple[ox.Store, Dataset]:
    """The same quads in both."""
    store, dataset = ox.Store(), Dataset()
    store.bulk_extend(quads())
    for quad in quads():
        assert isinstance(quad.graph_name, ox.NamedNode)
        triple = (_term(quad.subject), _term(quad.predicate), _term(quad.object))
        dataset.graph(URIRef(quad.graph_name.value)).add(triple)
    return store, dataset


def _term(term: Any) -> Any:
    if isinstance(term, ox.Literal):
        kind = None if term.language or term.datatype.value == XSD.string else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=kind)
    return URIRef(term.value)


def _plain(term: Any) -> str:
    """A term of either engine, spelled in one way."""
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        return f"{term.value}@{term.language or term.datatype.value}"
    if isinstance(term, Literal):
        return f"{term}@{term.language or term.datatype or XSD.string}"
    assert not isinstance(term, BNode | ox.BlankNode)
    return str(term) if isinstance(term, URIRef) else str(term.value)


def _ask_oxigraph(asked: Question, given: dict[str, str]) -> list[tuple[str, ...]]:
    terms: dict[ox.Variable, Any] = {ox.Variable(name): term for name, term in asked.terms(given).items()}
    rows: Any = engines()[0].query(asked.text, substitutions=terms)
    return sorted(tuple(_plain(row[column]) for column in asked.columns) for row in rows)


def _ask_rdflib(asked: Question, given: dict[str, str]) -> list[tuple[str, ...]]:
    terms = {name: _term(term) for name, term in asked.terms(given).items()}
    rows: Any = engines()[1].query(asked.text, initBindings=terms)
    return sorted(tuple(_plain(row.get(column)) for column in asked.columns) for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_worded_in_chinese_and_in_english(name: str) -> None:
    asked = question(name)
    assert re.search(r"[一-鿿]", asked.zh)
    assert asked.zh.endswith("？")
    assert asked.en.isascii()
    assert asked.en.endswith("?")


@pytest.mark.parametrize("name", NAMES)
def test_its_parameters_and_columns_are_its_variables(name: str) -> None:
    asked = question(name)
    used = set(re.findall(r"\?(\w+)", asked.text))
    assert set(asked.parameters) | set(asked.columns) <= used
    selected = re.findall(
        r"\?(\w+)", re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\bAS\b", "", asked.text.partition("WHERE {")[0])
    )
    assert tuple(selected) == asked.columns


@pytest.mark.parametrize("name", NAMES)
def test_it_asks_nothing_outside_and_nothing_of_the_clock(name: str) -> None:
    assert OUTSIDE.findall(re.sub(r"^#.*$", "", question(name).text, flags=re.MULTILINE)) == []


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own queries use what it deprecates
@pytest.mark.parametrize("name", NAMES)
def test_two_engines_answer_alike(name: str) -> None:
    asked = question(name)
    given = {parameter: ANSWERS[parameter] for parameter in asked.parameters}
    needed = {parameter: value for parameter, value in given.items() if parameter not in asked.optional}
    for one in (needed, given, {parameter: ON_SEED[parameter] for parameter in asked.parameters}):
        assert _ask_oxigraph(asked, one) == _ask_rdflib(asked, one)


@pytest.mark.parametrize("name", NAMES)
def test_it_has_an_answer(name: str) -> None:
    asked = question(name)
    values = ANSWERS | REGISTERED.get(name, {})
    needed = {parameter: values[parameter] for parameter in asked.parameters if parameter not in asked.optional}
    assert _ask_oxigraph(asked, needed) != []


def _on_seed(name: str) -> list[dict[str, str]]:
    asked = question(name)
    rows = [dict(zip(asked.columns, row, strict=True)) for row in _ask_oxigraph(asked, {})]
    return [row for row in rows if row["policy"] == iri(SEED)]


def test_the_guard_norm_is_damaged_and_has_no_upper_figure() -> None:
    (norm,) = [row for row in _on_seed("damaged-figures") if "-n-" in row["fact"]]
    assert "500人以下2至 名" in norm["exact"]
    assert (norm["min"], norm["max"]) == (f"2@{XSD.integer}", "")


def test_six_places_of_the_seed_name_nobody() -> None:
    named = [row["named"].partition("@")[0] for row in _on_seed("open-owners")]
    assert len(named) == 6
    assert set(named) == {
        "州有关部门",
        "校园法治安全教育涉及的职能部门",
        "校园周边治安综合治理涉及的职能部门",
        "学校安全风险防控涉及的职能部门",
        "涉校园案事件相关职能部门",
    }


def test_no_task_of_the_seed_states_a_lead() -> None:
    assert len(_on_seed("tasks-without-lead")) == 25
    assert {row["role"].rpartition("#")[2] for row in _on_seed("role-bases")} == {"role-responsible"}
