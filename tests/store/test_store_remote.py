"""The graph in a remote endpoint: the same answers, and a lost server loses nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store.engines.protocol import Endpoint, Refused, endpoint_of, select, update
from graph.store.engines.remote import RemoteGraph
from graph.store.intake import Backing
from graph.store.questions import load_question
from graph.store.store import Store
from graph.store.values import Value
from ontology.files import QUESTIONS
from tests.store.by_hand import EDU, NUMBER, WATER, another, graph_by_hand
from tests.store.keeping import NOTICE, REGISTER, opened, policies
from tests.store.killed import POLICY, act
from tests.store.serving import free_port, nonsense_server, sparql_server

NAMES = sorted(path.stem for path in QUESTIONS.glob("*.rq"))
GIVEN: dict[str, Value] = {
    "policy": POLICY.policy.id,
    "clause": POLICY.assignments[0].clause,
    "holder": WATER.id,
    "unit": EDU.id,
    "group": "g-mou-counties",
    "label": "州教育局",
    "named": "教育部门",
    "fact": POLICY.duties[0].id,
    "about": POLICY.assignments[0].id,
    "target": POLICY.targets[0].id,
    "from": "2021-01-01",
    "to": "2021-12-31",
    "code": "open-owner",
    "words": "水质",
    "above": "u-mou-government",
}


@contextmanager
def remote(folder: Path, address: str) -> Iterator[Store]:
    """A store whose graph is at the address."""
    backing = Backing(graph_by_hand, "1", REGISTER, (NOTICE,))
    with Store.open(folder, backing, RemoteGraph(endpoint_of(address))) as store:
        yield store


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The same journal with its graph here and there."""
    with (
        sparql_server(tmp_path_factory.mktemp("server")) as address,
        remote(tmp_path_factory.mktemp("remote"), address) as there,
        opened(tmp_path_factory.mktemp("here"), NOTICE, registers=REGISTER) as here,
    ):
        for store in (there, here):
            for number in act(store):
                if number == 8:
                    break
        yield here, there


def test_the_graph_there_is_the_graph_here(both: tuple[Store, Store]) -> None:
    here, there = both
    assert there.version == here.version == 8
    assert there.dump() == here.dump() != b""


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_the_same_answer_there(both: tuple[Store, Store], name: str) -> None:
    question = load_question(name)
    given = {key: GIVEN[key] for key in question.parameters}
    rows = [sorted(repr(row) for row in store.query_graph(name, **given)) for store in both]
    assert rows[0] == rows[1]


def test_words_a_person_typed_stay_words_there(both: tuple[Store, Store]) -> None:
    for words in ('" } } DROP ALL #', "\\", "\n", "教育部门' UNION", "?unit"):
        assert both[1].query_graph("units-by-words", named=words) == []
    assert both[1].query_graph("units-by-words", named="教育部门")


def test_a_second_start_rebuilds_nothing_and_touches_nothing_else(tmp_path: Path) -> None:
    with sparql_server(tmp_path / "server") as address:
        endpoint = endpoint_of(address)
        update(endpoint, "INSERT DATA { GRAPH <https://example.org/theirs> { <u:a> <u:b> <u:c> } }")
        with remote(tmp_path / "store", address):
            update(endpoint, "DELETE DATA { GRAPH <https://w3id.org/zeren/id/registers> { <u:a> <u:b> <u:c> } }")
        with remote(tmp_path / "store", address) as store:
            assert policies(store) == [NUMBER]
        with remote(tmp_path / "another", address) as store:
            store.ingest(another("某府办函〔2021〕8号"), "8.txt")
        with remote(tmp_path / "store", address) as store:  # the graph was another journal's: rebuilt
            assert policies(store) == [NUMBER]
        assert len(select(endpoint, "SELECT ?a { GRAPH <https://example.org/theirs> { ?a ?b ?c } }")[1]) == 1


def test_a_lost_server_is_one_clear_error_and_loses_nothing(tmp_path: Path) -> None:
    port = free_port()
    with sparql_server(tmp_path / "server", port) as address:
        keeping = remote(tmp_path / "store", address)
        store = keeping.__enter__()
    with pytest.raises(StoreError, match="无法连接") as told:
        store.ingest(another("某府办函〔2021〕8号"), "8.txt")
    assert address in told.value.en
    assert "日志" in told.value.hint_zh
    assert policies(store) == [NUMBER]
    with pytest.raises(StoreError, match="无法连接"):
        store.query_graph("policies")
    assert [event.number for event in store.events()] == [1]
    with sparql_server(tmp_path / "server", port):
        assert [row["number"] for row in store.query_graph("policies")] == [NUMBER]
        store.ingest(another("某府办函〔2021〕8号"), "8.txt")
        assert policies(store) == [NUMBER, "某府办函〔2021〕8号"]
    keeping.__exit__(None, None, None)


def test_an_event_the_server_missed_is_shown_when_it_is_back(tmp_path: Path) -> None:
    class Losing(RemoteGraph):
        lost = False

        def apply(self, change: object) -> None:
            if self.lost:
                raise StoreError("无法连接", "it cannot be reached")
            super().apply(change)  # type: ignore[arg-type]

    with sparql_server(tmp_path / "server") as address:
        engine = Losing(endpoint_of(address))
        with Store.open(tmp_path / "store", Backing(graph_by_hand, bundled=(NOTICE,)), engine) as store:
            engine.lost = True
            with pytest.raises(StoreError, match="无法连接"):
                store.ingest(another("某府办函〔2021〕8号"), "8.txt")
            assert [event.number for event in store.events()] == [1, 2]
            assert policies(store) == [NUMBER, "某府办函〔2021〕8号"]
            engine.lost = False
            assert len(store.query_graph("policies")) == 2
            assert store.ingest(another("某府办函〔2021〕8号"), "8.txt").outcome == "known"


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"ty', "不完整"),
        (200, b"<html>login</html>", "不完整"),
        (200, b'{"boolean": true}', "不完整"),
        (200, b"", "不完整"),
        (503, "忙".encode(), "答复 503：忙"),
        (302, b"", "答复 302"),
    ],
)
def test_an_answer_that_is_none_is_an_error(status: int, body: bytes, said: str) -> None:
    with nonsense_server(status, body) as address, pytest.raises(StoreError, match=said):
        select(endpoint_of(address), "SELECT * { ?s ?p ?o }")


def test_a_query_the_server_refuses_says_so(tmp_path: Path) -> None:
    with sparql_server(tmp_path) as address, pytest.raises(StoreError, match="答复 400"):
        select(endpoint_of(address), "SELECT nonsense")


@pytest.mark.parametrize("address", ["", "ftp://host/query", "http://", "https://me:pw@host/query", "/a/folder"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(StoreError, match="不是可用的"):
        endpoint_of(address)


@pytest.mark.parametrize(
    ("address", "endpoint"),
    [
        ("http://h:7878/query", Endpoint("http://h:7878/query", "http://h:7878/update")),
        ("https://h/ds/query?x=1", Endpoint("https://h/ds/query?x=1", "https://h/ds/update?x=1")),
        ("https://h/sparql", Endpoint("https://h/sparql", "https://h/sparql")),
    ],
)
def test_updates_go_beside_queries(address: str, endpoint: Endpoint) -> None:
    assert endpoint_of(address) == endpoint


@pytest.mark.parametrize(
    "challenge",
    [
        'Digest realm="r", nonce="n", algorithm="MD5", qop="auth"',
        'Basic realm="r"',
        'Digest realm="r", nonce="n", algorithm="X"',
    ],
)
def test_no_answer_that_asks_for_a_password_is_left_open(challenge: str) -> None:
    with nonsense_server(401, b"who?", WWW_Authenticate=challenge) as address:
        with pytest.raises(StoreError) as told:
            update(endpoint_of(address, user="dba", password="no"), "CLEAR ALL")
        open_still = [one for one in gc.get_objects() if isinstance(one, HTTPResponse) and not one.isclosed()]
    assert (told.type, open_still) == (Refused, [])
