"""单位: any of its names reaches a unit, and what it must do is told with the words."""

import pytest
from starlette.testclient import TestClient

from tests.store.by_hand import COUNTIES, EAST, EDU, TEXT, WATER


def test_every_name_reaches_the_unit_and_says_why(client: TestClient) -> None:
    reached = {}
    for name in ("州教育局", "教育部门", "教育局"):
        hit = client.get("/api/units", params={"q": name}).json()["items"][0]
        reached[name] = hit["unit"]["id"]
        assert hit["reason"], name
    assert set(reached.values()) == {EDU.id}


def test_a_unit_is_shown_with_its_names_and_duties(client: TestClient) -> None:
    unit = client.get(f"/api/units/{EDU.id}").json()
    assert unit["unit"] == {"id": EDU.id, "name": "州教育局", "kind": "body"}
    assert "教育部门" in [each["named"] for each in unit["names"]]
    assert unit["as_of"] == "2022-01-01"


def test_every_fact_carries_policy_clause_and_words(client: TestClient) -> None:
    rows = client.get(f"/api/units/{EDU.id}/duties").json()["items"]
    facts = [fact for row in rows for kind in ("duties", "targets", "deadlines", "cadences") for fact in row[kind]]
    assert facts
    for fact in [*facts, *rows]:
        cite, passage = fact["cite"], fact["cite"]["passage"]
        assert TEXT[passage["start"] : passage["end"]] == passage["exact"]
        assert cite["clause"].startswith(cite["policy"])


@pytest.mark.parametrize(
    ("asked", "roles"),
    [
        ({}, ["responsible", "lead"]),
        ({"role": "lead"}, ["lead"]),
        ({"role": "oversee"}, []),
        ({"via": "clause"}, ["responsible", "lead"]),
        ({"via": "group"}, []),
        ({"policy": "p-none"}, []),
    ],
)
def test_duties_can_be_narrowed(client: TestClient, asked: dict[str, str], roles: list[str]) -> None:
    answer = client.get(f"/api/units/{WATER.id}/duties", params=asked).json()
    assert [row["role"] for row in answer["items"]] == roles
    assert answer["total"] == len(roles)


def test_a_member_inherits_from_its_group(client: TestClient) -> None:
    row = client.get(f"/api/units/{EAST.id}/duties").json()["items"][0]
    assert (row["via"], row["group"]["id"]) == ("group", COUNTIES.id)


def test_status_is_judged_on_the_day_asked_for(client: TestClient) -> None:
    def statuses(day: str) -> set[str]:
        row = client.get(f"/api/units/{EDU.id}/duties", params={"as_of": day}).json()["items"][0]
        return {target["status"] for target in row["targets"]}

    assert statuses("2021-01-01") == {"not-due"}
    assert statuses("2023-01-01") == {"overdue-unreported"}


def test_neighbours_are_one_step_away(client: TestClient) -> None:
    neighbours = client.get(f"/api/units/{EDU.id}/neighbours").json()["items"]
    assert "一（一） 检测水质" in [each["name"] for each in neighbours if each["kind"] == "task"]


@pytest.mark.parametrize("path", ["", "/duties", "/neighbours"])
def test_an_unknown_unit_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/units/u-nobody{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not-found"
    assert "u-nobody" in answer.json()["detail"]


def test_a_name_nobody_has_finds_nobody(client: TestClient) -> None:
    assert client.get("/api/units", params={"q": "外星事务局"}).json()["items"] == []


@pytest.mark.parametrize("q", [None, "", "州" * 201])
def test_a_name_is_needed(client: TestClient, q: str | None) -> None:
    answer = client.get("/api/units", params={} if q is None else {"q": q})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "query.q"
