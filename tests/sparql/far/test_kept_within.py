"""Over an endpoint a query is refused, cut and stopped as over the journal's copy, and a lost endpoint is one error."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from api.settings import Settings
from graph.errors import StoreError
from graph.store.engines.protocol import Endpoint, endpoint_of
from graph.store.outside.asked import Source
from graph.store.store import JOURNAL
from tests.sparql.cases import read_queries
from tests.sparql.far.conftest import Doors
from tests.sparql.serving import Door, bare_app, served
from tests.store.keeping import NOTICE, REGISTER, opened
from tests.store.serving import free_port, nonsense_server

ORDINARY = "ASK { ?s a <https://w3id.org/zeren/def#Target> }"
LONG = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?x a ?t FILTER(CONTAINS(CONCAT(STR(?s), STR(?x)), STR(?o))) }"
"""Ten thousand times three thousand: some seconds, and no more, in case a server goes on with it."""
SECRET = "s3cret-word"


@pytest.fixture
def tight(both: Doors) -> Iterator[Door]:
    """A door to the same server that allows a second, and fifty rows."""
    settings = Settings(store=both.store._journal.path.parent, query_seconds=1, query_rows=50)
    source = Source(both.store._journal.path, endpoint=both.endpoint)
    with served(bare_app(settings, source)) as door:
        yield door


@pytest.mark.parametrize(
    ("query", "rows", "cut"),
    [
        ("SELECT ?s { ?s ?p ?o }", "50", "true"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 50", "50", None),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "50", "true"),
        ("CONSTRUCT { ?s ?p ?o } { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } LIMIT 50 }", "50", None),
    ],
)
def test_answers_are_cut_and_say_so(tight: Door, query: str, rows: str, cut: str | None) -> None:
    reply = tight.post(query)
    assert (reply.status, reply.headers["x-zeren-answered-by"]) == (200, "endpoint")
    assert (reply.headers["x-zeren-rows"], reply.headers.get("x-zeren-truncated")) == (rows, cut)


def test_more_than_an_engine_gives_is_not_taken_for_all(both: Doors) -> None:
    for query in ("SELECT ?s ?p ?o { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"):
        far, near = both.far.post(query), both.near.post(query)
        assert int(near.headers["x-zeren-rows"]) > 11_000
        whole = far.headers["x-zeren-rows"] == near.headers["x-zeren-rows"]
        assert whole == (both.kind == "oxigraph")
        assert ("x-zeren-truncated" in far.headers) != whole


def test_time_is_up_and_the_next_is_answered(tight: Door) -> None:
    reply = tight.post(LONG)
    assert (reply.status, json.loads(reply.text)["code"]) == (503, "stopped")
    assert int(reply.headers["retry-after"]) >= 1
    assert "more than 1 seconds" in reply.text
    assert json.loads(tight.post(ORDINARY).text)["boolean"] is True


@pytest.mark.parametrize(
    "query",
    [
        *(case.query for case in read_queries("hostile_queries.toml") if case.status != 503),
        "SELECT * {\n ?s }",
        "SELECT ?x FROM <no-such> { ?x ?y ?z }",
        "SELECT ?x FROM <journal> { ?x ?y ?z }",
        "SELECT ?x FROM <http://www.openlinksw.com/schemas/virtrdf#> { ?x ?y ?z }",
    ],
)
def test_what_is_refused_here_is_refused_there(both: Doors, query: str) -> None:
    far, near = both.far.post(query), both.near.post(query)
    assert far.status == near.status >= 400
    assert json.loads(far.text) == json.loads(near.text)


def test_graphs_given_beside_the_query_win_over_its_own(both: Doors) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <nothing> { ?s ?p ?o }"
    graphs = {"default-graph-uri": "https://w3id.org/zeren/id/registers"}
    far, near = both.far.ask(query, **graphs), both.near.ask(query, **graphs)
    assert json.loads(far.text) == json.loads(near.text)
    assert '"value": "0"' not in far.text
    for graph in ("https://w3id.org/zeren/id/journal", "http://e/g", "x> { } #", "https://w3id.org/zeren/id/r> ?"):
        refused = both.far.ask(query, **{"default-graph-uri": graph})
        assert (refused.status, json.loads(refused.text)["code"]) == (400, "unknown-graph")


def test_what_the_engine_does_not_know_is_told_in_its_words(both: Doors) -> None:
    query = "SELECT (<http://e/no-function>(1) AS ?x) { ?s a <https://w3id.org/zeren/def#Target> }"
    reply = both.far.post(query)
    problem = json.loads(reply.text)
    assert (reply.status, problem["code"]) == (400, "engine-refused")
    assert "http://e/no-function" in problem["detail"]
    assert "SELECT" not in problem["detail"]


@pytest.mark.parametrize("address", [f"https://me:{SECRET}@host/query", f"ftp://me:{SECRET}@host/query"])
def test_an_address_with_a_password_is_refused_without_saying_it(address: str) -> None:
    with pytest.raises(StoreError, match="host/query") as told:
        endpoint_of(address)
    assert SECRET not in told.value.zh + told.value.en


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Path]:
    """A journal with one policy."""
    with opened(tmp_path / "store", NOTICE, registers=REGISTER):
        yield tmp_path / "store" / JOURNAL


def asked_at(endpoint: Endpoint, journal: Path) -> tuple[int, dict[str, object]]:
    """Status and problem of a query to a door over this endpoint."""
    settings = Settings(store=journal.parent)
    with served(bare_app(settings, Source(journal, endpoint=endpoint))) as door:
        reply = door.post(ORDINARY)
        return reply.status, json.loads(reply.text)


def test_a_lost_endpoint_is_one_clear_error_and_no_secret(journal: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    address = f"http://127.0.0.1:{free_port()}/query?key={SECRET}"
    status, problem = asked_at(replace(endpoint_of(address), user="reader", password=SECRET), journal)
    assert (status, problem["code"]) == (503, "endpoint-lost")
    assert problem["detail"] == "保存图的端点没有应答"
    assert problem["detail_en"] == "the endpoint that keeps the graph does not answer"
    assert "127.0.0.1" not in str(problem)
    assert "cannot be reached" in caplog.text
    assert SECRET not in caplog.text + str(problem)


def test_the_settings_name_the_endpoint_that_is_asked(journal: Path) -> None:
    settings = Settings.model_validate({"store": f"http://127.0.0.1:{free_port()}/query", "data": journal.parent})
    app = bare_app(settings, Source())
    app.state.query_source = None
    with served(app) as door:
        assert json.loads(door.post(ORDINARY).text)["code"] == "endpoint-lost"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"<html>"),
        (200, b'{"head": {"vars": ["state"]}, "results": {"bindings": [{"state": {"type"'),
        (200, b'{"head": {}, "results": {"bindings": []}}'),
        (401, b"who are you"),
        (503, b"later"),
    ],
)
def test_nonsense_is_no_answer(journal: Path, status: int, body: bytes) -> None:
    with nonsense_server(status, body) as address:
        assert asked_at(endpoint_of(address), journal)[1]["code"] == "endpoint-lost"
