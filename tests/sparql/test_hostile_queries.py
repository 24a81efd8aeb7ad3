"""Queries that mean harm are refused or stopped, and the next ordinary one is answered as if nothing had been."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.sparql.cases import QueryCase, read_queries
from tests.sparql.serving import Door

HOSTILE = read_queries("hostile_queries.toml")
ORDINARY = "SELECT ?o { <http://e/1> <http://e/p> ?o }"
SOON = 2.0
"""Seconds: far more than an ordinary query takes, far less than a harmed server would."""


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 40
    assert {case.status for case in HOSTILE} == {400, 413, 503}


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
def test_refused_or_stopped_and_the_next_is_answered(door: Door, case: QueryCase) -> None:
    reply = door.post(case.query)
    assert reply.status == case.status, reply.text[:300]
    assert reply.headers["content-type"] == "application/problem+json"
    problem = json.loads(reply.text)
    assert problem["detail"]
    assert problem["detail_en"]
    if case.status == 503:
        assert int(reply.headers["retry-after"]) >= 1
    before = time.monotonic()
    ordinary = door.ask(ORDINARY)
    assert time.monotonic() - before < SOON
    assert [row["o"]["value"] for row in json.loads(ordinary.text)["results"]["bindings"]] == ["http://e/8"]


@pytest.mark.parametrize("case", read_queries("harmless_queries.toml"), ids=lambda case: case.name)
def test_what_only_looks_like_harm_is_answered(door: Door, case: QueryCase) -> None:
    reply = door.post(case.query)
    if "service:g" in case.query:  # there is no such graph; it must be asked for, not refused
        assert json.loads(reply.text)["results"]["bindings"] == []
    assert reply.status == 200, reply.text


def test_a_hundred_at_once_are_all_turned_away_and_one_is_answered_after(door: Door) -> None:
    product = next(case.query for case in HOSTILE if case.name == "a product of three")
    with ThreadPoolExecutor(100) as many:
        replies = list(many.map(lambda _: door.post(product), range(100)))
    assert {reply.status for reply in replies} == {503}
    codes = [json.loads(reply.text)["code"] for reply in replies]
    assert set(codes) == {"stopped", "busy"}
    assert all(int(reply.headers["retry-after"]) >= 1 for reply in replies)
    assert door.ask(ORDINARY).status == 200
