"""Named questions: parameters are bound as terms, in whatever way an engine takes them."""

import re
from collections.abc import Iterator
from datetime import date

import pyoxigraph as ox
import pytest
import rdflib

from graph.errors import BadRegister, BadRequest
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.entries import write_entry
from graph.store.events import Correction, Event, Observation, body_of
from graph.store.questions import load_question, read_question
from graph.store.values import Row, Value, literal_of, name_of
from ontology.files import QUESTIONS
from tests.store.by_hand import EDU, TEXT, WATER, compiled_by_hand, graph_by_hand
from tests.store.keeping import REGISTER

NAMES = sorted(path.stem for path in QUESTIONS.glob("*.rq"))
POLICY = compiled_by_hand()
CLAUSE = POLICY.assignments[0].clause
TARGET = POLICY.targets[0].id
WHITE_SPACE_APART = r'REPLACE(?exact, "\\s", "")'
GIVEN: dict[str, Value] = {
    "policy": POLICY.policy.id,
    "clause": CLAUSE,
    "holder": WATER.id,
    "unit": EDU.id,
    "group": "g-mou-counties",
    "label": "州教育局",
    "named": "教育部门",
    "fact": POLICY.duties[0].id,
    "about": POLICY.assignments[0].id,
    "target": TARGET,
    "from": "2021-01-01",
    "to": "2021-12-31",
    "code": "open-owner",
    "words": "水质",
    "above": "u-mou-government",
}


def _quads() -> bytes:
    when = "2021-07-01T09:00:00+08:00"
    seen = body_of(Observation(TARGET, "97.5", "张三", when, area="东县"))
    said = body_of(Correction(str(GIVEN["about"]), "unit", WATER.id, "李四", when, "原文有误"))
    events = (Event(2, "observation", seen, ""), Event(3, "correction", said, ""))
    return graph_by_hand(TEXT.encode(), "a.txt").nquads + b"".join(write_entry(event) for event in events) + REGISTER


@pytest.fixture(scope="module")
def graph() -> Iterator[EmbeddedGraph]:
    built = EmbeddedGraph.in_memory()
    built.rebuild([_quads()], "1")
    yield built
    built.close()


@pytest.fixture(scope="module")
def other() -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    for line in _quads().decode().splitlines():
        triple, graph, _ = line.rsplit(" ", 2)
        dataset.graph(rdflib.URIRef(graph[1:-1])).parse(data=f"{triple} .", format="nt")
    return dataset


def _parameters(name: str, *, optional: bool) -> dict[str, Value]:
    question = load_question(name)
    return {key: GIVEN[key] for key in question.parameters if optional or key not in question.optional}


def _by_rdflib(dataset: rdflib.Dataset, name: str, given: dict[str, Value]) -> list[Row]:
    result = dataset.query(load_question(name).closed(given))
    names = [str(variable) for variable in result.vars or ()]
    return [dict(zip(names, map(_value, row), strict=True)) for row in result]  # type: ignore[arg-type]


def _value(term: object) -> Value:
    if isinstance(term, rdflib.URIRef):
        return name_of(str(term))
    if isinstance(term, rdflib.Literal):
        return literal_of(str(term), str(term.datatype or ""))
    return None


def _sorted(rows: list[Row]) -> list[str]:
    return sorted(repr(sorted(row.items())) for row in rows)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own queries use what it deprecates
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("optional", [True, False])
def test_a_closed_query_is_answered_alike_elsewhere(
    graph: EmbeddedGraph, other: rdflib.Dataset, name: str, optional: bool
) -> None:
    given = _parameters(name, optional=optional)
    assert _sorted(graph.select(load_question(name), given)) == _sorted(_by_rdflib(other, name, given))


@pytest.mark.parametrize("name", NAMES)
def test_planning_changes_no_answer(graph: EmbeddedGraph, name: str) -> None:
    question, given = load_question(name), _parameters(name, optional=True)
    terms: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
    terms = {ox.Variable(key): term for key, term in question.terms(given).items()}
    store = ox.Store()
    store.bulk_load(_quads(), ox.RdfFormat.N_QUADS)
    bound = store.query(question.text, substitutions=terms)
    assert isinstance(bound, ox.QuerySolutions)
    assert len(list(bound)) == len(graph.select(question, given))


@pytest.mark.parametrize("name", NAMES)
def test_rows_hold_the_columns_of_the_head(graph: EmbeddedGraph, name: str) -> None:
    question = load_question(name)
    assert set(question.parameters) <= set(question.columns)
    for row in graph.select(question, _parameters(name, optional=False)):
        assert list(row) == list(question.columns)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_keeps_to_what_all_engines_answer_alike(name: str) -> None:
    text = load_question(name).text
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert not re.search(r"\b(REGEX|NOW|RAND|UUID|SERVICE|FROM|LOAD|MINUS|GROUP_CONCAT|SAMPLE)\b", body)
    assert "'" not in body
    assert '"' not in body.replace(WHITE_SPACE_APART, "")


@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_of_text_is_only_looked_for_never_read(graph: EmbeddedGraph, name: str) -> None:
    question = load_question(name)
    typed = [key for key, kind in question.parameters.items() if kind in ("text", "label")]
    for key in typed:
        for hostile in ('" } DROP ALL { "', "?unit", "<x>\\", "'''", "{" * 3000, "\n# }"):
            assert graph.select(question, {**_parameters(name, optional=True), key: hostile}) == []
            assert "VALUES" in question.closed({**_parameters(name, optional=True), key: hostile})


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({}, "clause"),
        ({"clause": "p-1", "unit": "u-1"}, "clause"),
        ({"clause": "p-1> } #"}, "不合规"),
        ({"clause": 7}, "不合规"),
    ],
)
def test_wrong_parameters_are_refused(graph: EmbeddedGraph, parameters: dict[str, Value], said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        graph.select(load_question("findings-of-clause"), parameters)


@pytest.mark.parametrize("day", ["2021-13-01", "2021-1-1", "21-01-01", "today", "2021-01-01 } #"])
def test_a_date_is_a_date(graph: EmbeddedGraph, day: str) -> None:
    with pytest.raises(BadRequest, match="不合规"):
        graph.select(load_question("targets-due"), {"from": day, "to": date(2021, 1, 1).isoformat()})


@pytest.mark.parametrize("name", ["", "../secrets", "a/b", "A", "x" * 70, "no-such-question"])
def test_a_question_that_is_not_there_is_a_bad_request(name: str) -> None:
    with pytest.raises(BadRequest, match="没有名为"):
        load_question(name)


def test_a_file_without_a_head_is_our_mistake() -> None:
    with pytest.raises(BadRegister, match=r"x\.rq"):
        read_question("x", "SELECT ?a WHERE { ?a ?b ?c }")
