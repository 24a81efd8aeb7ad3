"""The copy that queries are answered from follows the journal, and the pages answer while it is under attack."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.app import create_app, hold_store
from api.settings import Settings
from graph.store.events import Observation
from graph.store.outside.asked import Source
from graph.store.outside.work.replica import JournalCopy
from graph.store.store import JOURNAL, Store
from tests.sparql.cases import read_queries
from tests.sparql.serving import Door, Reply, served
from tests.store.keeping import NOTICE, REGISTER, opened

POLICIES = "SELECT DISTINCT ?policy { ?text <http://data.europa.eu/eli/ontology#realizes> ?policy }"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"

LONGEST = 2
"""Seconds that a query may take here: a page takes milliseconds."""


@dataclass
class Site:
    """A store, and the whole application that serves it."""

    store: Store
    door: Door

    def count(self, query: str) -> int:
        """How many rows a query has."""
        return len(json.loads(self.door.ask(query).text)["results"]["bindings"])


def is_stopped(reply: Reply) -> bool:
    """Whether the query ran as long as it may."""
    return reply.status == 503 and json.loads(reply.text)["code"] == "stopped"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    settings = Settings(store=tmp_path / "store", query_seconds=LONGEST)
    app = create_app(settings)
    app.state.query_source = Source(settings.store / JOURNAL, REGISTER)
    with opened(settings.store, NOTICE, registers=REGISTER) as store:
        hold_store(app, store)
        with served(app) as door:
            yield Site(store, door)


def test_every_change_is_seen_by_the_next_query(site: Site) -> None:
    observations = "SELECT * { ?e a <https://w3id.org/zeren/def#Observation> }"
    assert (site.count(POLICIES), site.count(observations)) == (1, 0)
    site.store.add_observation(Observation("t-1", "97", "某人", "2022-01-15T09:00:00+08:00"))
    assert site.count(observations) == 1
    other = NOTICE[0].replace("1号".encode(), "2号".encode())
    report = site.store.ingest(other, "other.txt")
    assert site.count(POLICIES) == len(site.store.query("policies"))
    site.store.withdraw(report.policy, "某人", "撤回")
    assert site.count(POLICIES) == len(site.store.query("policies"))
    assert site.count(observations) == 1


def test_the_copy_holds_what_the_store_holds(site: Site) -> None:
    site.store.add_observation(Observation("t-1", "97", "某人", "2022-01-15T09:00:00+08:00"))
    copy = JournalCopy(site.store._journal.path, REGISTER)
    lines = sorted(f"{quad} .".encode() for quad in copy.store)
    assert lines == site.store.dump().splitlines()


def test_a_journal_that_is_another_one_is_loaded_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "a", NOTICE) as first, opened(tmp_path / "b") as second:
        copy = JournalCopy(first._journal.path, b"")
        held = len(copy.store)
        copy._journal.close()
        copy._journal = type(copy._journal)(second._journal.path, writable=False)
        copy.catch_up()
        assert (held > 0, len(copy.store)) == (True, 0)
        copy._journal.close()


def test_a_hundred_hostile_queries_at_once_leave_the_pages_answering(site: Site) -> None:
    hostile = [case.query for case in read_queries("hostile_queries.toml")]
    attack = [*hostile, *[PRODUCT] * (100 - len(hostile))]
    pages = ("/", "/units", "/tasks", "/api/tasks", "/healthz")
    for path in pages:
        assert site.door.send("GET", path).status == 200
    took: list[float] = []
    with ThreadPoolExecutor(len(attack)) as many:
        replies = [many.submit(site.door.post, query) for query in attack]
        while not all(reply.done() for reply in replies):
            for path in pages:
                before = time.monotonic()
                assert site.door.send("GET", path).status == 200
                took.append(time.monotonic() - before)
    statuses = {reply.result().status for reply in replies}
    assert statuses <= {200, 400, 413, 503}  # over so little data some harmful queries come to an end
    assert any(is_stopped(reply.result()) for reply in replies)
    assert len(took) > len(pages)
    assert max(took) < LONGEST  # a page that waited for a query would take as long as the query
    assert site.count(POLICIES) == 1
