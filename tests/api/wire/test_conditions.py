"""If-Match is decided in the writer's turn: of many that saw the same state, one is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from starlette.testclient import TestClient

from graph.store.events import Observation
from graph.store.store import Store
from tests.pages.reading import words_of
from tests.store.by_hand import compiled_by_hand

POLICY = compiled_by_hand()
OWNER, TASK, TARGET = POLICY.assignments[0].id, POLICY.assignments[0].clause, POLICY.targets[0].id
ENTRY = {"about": OWNER, "kind": "confirm", "person": "李四", "reason": "电话核实"}
MANY = 16


def at_once(send: Callable[[int], int]) -> Counter[int]:
    """The statuses of many requests that begin together."""
    start = Barrier(MANY)

    def one(number: int) -> int:
        start.wait()
        return send(number)

    with ThreadPoolExecutor(MANY) as threads:
        return Counter(threads.map(one, range(MANY)))


def seen(client: TestClient) -> dict[str, str]:
    return {"If-Match": client.get("/api/corrections").headers["etag"]}


def test_of_sixteen_equal_conditions_one_holds(fresh: TestClient) -> None:
    condition = seen(fresh)
    entries = [ENTRY | {"person": f"人{number}"} for number in range(MANY)]
    statuses = at_once(lambda i: fresh.post("/api/corrections", json=entries[i], headers=condition).status_code)
    assert statuses == {201: 1, 412: MANY - 1}
    assert fresh.get("/api/corrections").json()["total"] == 1


def test_a_form_is_taken_once_from_those_who_saw_the_same(fresh: TestClient) -> None:
    form = {"verb": "confirm", "person": "李四", "reason": "电话核实", "seen": "-"}
    address = f"/tasks/{TASK}/correct?fact={OWNER}"
    statuses = at_once(lambda _: fresh.post(address, data=form, follow_redirects=False).status_code)
    assert statuses == {303: 1, 412: MANY - 1}


def test_a_correction_is_withdrawn_once(fresh: TestClient) -> None:
    number = fresh.post("/api/corrections", json=ENTRY).json()["number"]
    address = f"/api/corrections/{number}?person=a&reason=b"
    assert at_once(lambda _: fresh.delete(address).status_code) == {200: 1, 400: MANY - 1}


@pytest.mark.parametrize(
    "send",
    [
        lambda client, condition: client.post("/api/corrections", json=ENTRY, headers=condition),
        lambda client, condition: client.delete("/api/corrections/2?person=a&reason=b", headers=condition),
        lambda client, condition: client.post(
            "/api/observations", json={"target": TARGET, "value": "97", "person": "张三"}, headers=condition
        ),
    ],
    ids=["correct", "withdraw", "report"],
)
def test_what_is_written_in_anothers_turn_fails_the_condition_of_who_waits(
    fresh: TestClient, send: Callable[[TestClient, dict[str, str]], object]
) -> None:
    """Whoever waits is asked for the state once it is their turn, not for the one they began in."""
    fresh.post("/api/corrections", json=ENTRY)
    store: Store = fresh.app.state.store  # type: ignore[attr-defined] # the application's own
    condition, arrived = seen(fresh), Barrier(2)
    turn = store.turn
    store.turn = lambda: (arrived.wait(60), turn())[1]  # type: ignore[method-assign] # tells when the other is at the door
    with ThreadPoolExecutor(1) as other, turn():
        waiting = other.submit(send, fresh, condition)
        arrived.wait(60)
        store.add_observation(Observation(TARGET, "98", "王五", "2021-07-01T09:00:00+08:00"))
        assert not waiting.done()
        turn_ended = waiting
    answer = turn_ended.result()
    assert (answer.status_code, answer.json()["code"]) == (412, "changed")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("condition", "status"), [("*", 201), ('"0", "1"', 201), ('"0"', 412), ('W/"1"', 412), ("1", 412), ("", 412)]
)
def test_a_condition_names_versions(fresh: TestClient, condition: str, status: int) -> None:
    assert fresh.post("/api/corrections", json=ENTRY, headers={"If-Match": condition}).status_code == status


def test_who_is_too_late_is_told_in_the_form(fresh: TestClient) -> None:
    fresh.post("/api/corrections", json=ENTRY)
    form = {"verb": "reject", "person": "李四", "reason": "写了很久", "seen": "-"}
    late = fresh.post(f"/tasks/{TASK}/correct?fact={OWNER}", data=form)
    assert (late.status_code, "写了很久" in words_of(late.text)) == (412, True)
