"""Two real servers, an Oxigraph and a Virtuoso: the bundled policy is answered there as it is answered here."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.settle.units.registers import load_registers
from graph.store.engines.protocol import Endpoint, Refused, select, update
from graph.store.engines.remote import RemoteGraph
from graph.store.events import CompiledGraph, Correction, Observation
from graph.store.intake import Backing
from graph.store.questions import load_question
from graph.store.store import Store
from graph.store.values import Row, Value
from graph.write.registers import write_registers
from ontology.files import QUESTIONS
from ontology.terms import DCT, ZR
from tests.ontology.test_ontology_questions import ON_SEED, REGISTERED
from tests.store.by_hand import TEXT, another, graph_by_hand
from tests.store.killed import WHEN
from tests.store.serving import real_server
from tests.write.seed import seed_nquads, seed_policy

NAMES = sorted(path.stem for path in QUESTIONS.glob("*.rq"))
SEED = (b"the bundled policy", "seed.txt")
TARGET, OWNER = seed_policy().targets[0].id, seed_policy().assignments[0].id


def compiled(data: bytes, name: str) -> CompiledGraph:
    """The bundled policy compiled for real, any other by hand."""
    if (data, name) == SEED:
        return CompiledGraph.of(seed_policy().policy.id, seed_nquads())
    return graph_by_hand(data, name)


@contextmanager
def store_in(folder: Path, graph: RemoteGraph | None) -> Iterator[Store]:
    """The bundled policy, the registers, two more documents, one of them changed, and what people entered."""
    backing = Backing(compiled, "1", write_registers(load_registers()), (SEED,))
    with Store.open(folder, backing, graph) as store:
        store.ingest(TEXT.encode(), "notice.txt")
        store.ingest(TEXT.replace("每天巡查", "每周巡查").encode(), "notice.txt")
        store.ingest(another("某府办函〔2021〕8号"), "8.txt")
        store.add_observation(Observation(TARGET, "97.5", "张三", WHEN, "甲县", "2020年"))
        store.add_correction(Correction(OWNER, "reject", None, "李四", WHEN, "以会议纪要为准"))
        yield store


@dataclass(frozen=True, slots=True)
class Pair:
    """The same journal's graph here, and at a server."""

    here: Store
    there: Store
    endpoint: Endpoint


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """Both, for reading."""
    kind = str(request.param)
    with (
        real_server(kind, tmp_path_factory.mktemp(kind)) as endpoint,
        store_in(tmp_path_factory.mktemp("there"), RemoteGraph(endpoint)) as there,
        store_in(tmp_path_factory.mktemp("here"), None) as here,
    ):
        yield Pair(here, there, endpoint)


def rows_of(store: Store, name: str, given: Mapping[str, Value]) -> list[tuple[str, ...]]:
    """Rows as values that can be compared: a server may call what is true 1."""
    return sorted(_values(row) for row in store.query_graph(name, **given))


def _values(row: Row) -> tuple[str, ...]:
    return tuple(str(int(value)) if isinstance(value, bool) else str(value) for _, value in sorted(row.items()))


@pytest.mark.parametrize("name", NAMES)
def test_a_competency_question_is_answered_there_as_here(pair: Pair, name: str) -> None:
    question = load_question(name)
    values = ON_SEED | {"target": TARGET, "fact": seed_policy().norms[0].id, "about": OWNER}
    given: dict[str, Value] = {each: values[each] for each in question.parameters}
    needed = {each: value for each, value in given.items() if each not in question.optional}
    for one in (given, needed, needed | dict(REGISTERED.get(name, {}))):
        here = rows_of(pair.here, name, one)
        assert rows_of(pair.there, name, one) == here
        assert sorted(_values(row) for row in pair.there.query(name, **one)) == here


def test_more_rows_than_a_server_gives_at_once_all_come(pair: Pair) -> None:
    there, here = pair.there.dump(), pair.here.dump()
    assert here.count(b"\n") > 10_000
    assert there == here


def test_what_is_said_about_things_is_the_same_there(pair: Pair) -> None:
    things = [OWNER, TARGET, seed_policy().policy.id, "e-5", "journal", "no such id", "x> } DROP ALL #"]
    things += [assignment.id for assignment in seed_policy().assignments]
    for terms in ((), (ZR.namedAs, DCT.title)):
        assert pair.there.about(things, terms) == pair.here.about(things, terms) != b""


def test_words_a_person_typed_are_no_syntax_there(pair: Pair) -> None:
    for words in ('" } } DROP ALL #', "\\", "\n", "教育部门' UNION", "?unit", "\\u0022 }", "$x", "<a>"):
        assert pair.there.query_graph("units-by-words", named=words) == []
        assert pair.there.query_graph("units-by-name", label=words) == []
    assert pair.there.query_graph("units-by-words", named="教育部门") != []


def test_what_a_server_refuses_is_told(pair: Pair) -> None:
    with pytest.raises(Refused, match="答复 400"):
        select(pair.endpoint, "SELECT nonsense")
    with pytest.raises(Refused, match=r"答复 [45]"):
        update(pair.endpoint, "INSERT nonsense")


def test_a_graph_too_large_for_one_request_is_sent_in_several(tmp_path: Path) -> None:
    with real_server("virtuoso", tmp_path) as endpoint, store_in(tmp_path / "store", RemoteGraph(endpoint)) as store:
        assert len(seed_nquads().splitlines()) > 5_000
        assert store.withdraw(seed_policy().policy.id, "张三", "试").number == store.version
        assert store.ingest(*SEED).outcome == "restored"
        assert rows_of(store, "policies", {}) != []


def test_without_the_password_nothing_is_written_and_that_is_told(tmp_path: Path) -> None:
    with real_server("virtuoso", tmp_path) as endpoint:
        for wrong in (replace(endpoint, user="", password=""), replace(endpoint, password="no")):
            with pytest.raises(StoreError, match="答复 401") as told:
                RemoteGraph(wrong).rebuild([], "1-a-b")
            assert "dba" not in told.value.en
        RemoteGraph(endpoint).rebuild([], "1-a-b")
        assert RemoteGraph(endpoint).state() == "1-a-b"
