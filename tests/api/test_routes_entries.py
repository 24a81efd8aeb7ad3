"""实绩与更正: recorded first, answered after; a correction wins and says so."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.store.by_hand import COUNTIES, EDU


def _target(client: TestClient) -> dict[str, Any]:
    target: dict[str, Any] = client.get("/api/targets").json()["items"][0]
    return target


def test_a_reported_value_decides_the_status(fresh: TestClient) -> None:
    target = _target(fresh)
    assert target["status"] == "overdue-unreported"
    entry = {"target": target["id"], "value": "100", "person": "张三"}
    answer = fresh.post("/api/observations", json=entry)
    assert answer.status_code == 201
    assert answer.json()["body"]["time"].endswith("+08:00")
    assert fresh.get("/api/targets", params={"as_of": "2099-01-01"}).json()["items"][0]["status"] == "met"
    assert _target(fresh)["status"] == "overdue-unreported"  # in 2022 it was not reported yet
    assert [each["body"]["value"] for each in fresh.get("/api/observations").json()["items"]] == ["100"]


def test_a_value_of_no_known_target_is_refused(fresh: TestClient) -> None:
    answer = fresh.post("/api/observations", json={"target": "t-none", "value": "1", "person": "张三"})
    assert answer.status_code == 404
    assert fresh.get("/api/observations").json()["total"] == 0


def test_a_value_that_is_no_number_is_refused(fresh: TestClient) -> None:
    entry = {"target": _target(fresh)["id"], "value": "很多", "person": "张三"}
    assert fresh.post("/api/observations", json=entry).status_code == 400
    assert fresh.get("/api/observations").json()["total"] == 0


def test_a_missing_field_is_named(fresh: TestClient) -> None:
    answer = fresh.post("/api/observations", json={"target": "t-1", "value": "1"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "body.person"


def test_a_correction_wins_and_says_so(fresh: TestClient) -> None:
    task = fresh.get("/api/tasks").json()["items"][1]["id"]
    wrong = fresh.get(f"/api/tasks/{task}/owners").json()["items"][1]
    assert wrong["unit"] is None
    entry = {"about": wrong["id"], "kind": "unit", "value": EDU.id, "person": "李四", "reason": "电话核实"}
    assert fresh.post("/api/corrections", json=entry).status_code == 201
    right = next(
        owner for owner in fresh.get(f"/api/tasks/{task}/owners").json()["items"] if owner["id"] == wrong["id"]
    )
    assert right["unit"]["id"] == EDU.id
    assert (right["correction"]["person"], right["correction"]["reason"]) == ("李四", "电话核实")


def test_a_correction_of_what_has_changed_is_refused(fresh: TestClient) -> None:
    seen = fresh.get("/api/corrections").headers["etag"]
    task = fresh.get("/api/tasks").json()["items"][1]["id"]
    owner = fresh.get(f"/api/tasks/{task}/owners").json()["items"][1]["id"]
    entry = {"about": owner, "kind": "unit", "value": COUNTIES.id, "person": "李四", "reason": "核实"}
    assert fresh.post("/api/corrections", json=entry, headers={"If-Match": seen}).status_code == 201
    late = fresh.post("/api/corrections", json=entry, headers={"If-Match": seen})
    assert (late.status_code, late.json()["code"]) == (412, "changed")
    assert fresh.get("/api/corrections").json()["total"] == 1


def test_an_entry_is_a_few_lines(fresh: TestClient) -> None:
    for path in ("/api/observations", "/api/corrections"):
        answer = fresh.post(path, content=b"{" + b" " * 70_000 + b"}", headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_what_is_no_json_is_told(fresh: TestClient) -> None:
    answer = fresh.post("/api/observations", content=b"{", headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
