"""期限、指标、问题、检索 and the pages of lists."""

import re

import pytest
from starlette.testclient import TestClient


def test_what_is_due_between_two_days(client: TestClient) -> None:
    due = client.get("/api/due", params={"from": "2021-06-30", "to": "2021-12-31"}).json()["items"]
    figures = [each for each in due if each["target"]]
    assert [(each["date"], each["precision"], each["target"]["scope"]) for each in figures] == [
        ("2021-06-30", "month-end", "城区学校")
    ]
    assert due[0]["cite"]["passage"]["exact"]
    assert due[0]["owners"][0]["unit"]["name"] == "州教育局"


def test_what_is_due_for_one_unit(client: TestClient) -> None:
    unit = client.get("/api/units", params={"q": "州纪委监委"}).json()["items"][0]["unit"]["id"]
    assert client.get("/api/due", params={"unit": unit}).json()["total"] == 0


def test_days_the_wrong_way_round_are_refused(client: TestClient) -> None:
    answer = client.get("/api/due", params={"from": "2022-01-01", "to": "2021-01-01"})
    assert answer.status_code == 400
    assert "2022-01-01" in answer.json()["detail"]


@pytest.mark.parametrize("day", ["2021", "2021-02-30", "昨天"])
def test_a_day_is_a_day(client: TestClient, day: str) -> None:
    assert client.get("/api/due", params={"from": day}).json()["errors"][0]["where"] == "query.from"


def test_targets_have_their_own_dates(client: TestClient) -> None:
    targets = client.get("/api/targets").json()["items"]
    assert [(each["scope"], each["date"], each["status"]) for each in targets] == [
        ("城区学校", "2021-06-30", "overdue-unreported"),
        ("乡村学校", "2022-12-31", "not-due"),
    ]
    assert client.get("/api/targets", params={"damaged": True}).json()["total"] == 0


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({}, {"open-owner", "damaged-figure", "no-overseer"}),
        ({"severity": "error"}, {"damaged-figure"}),
        ({"code": "open-owner"}, {"open-owner"}),
        ({"policy": "p-none"}, set()),
    ],
)
def test_findings_can_be_narrowed(client: TestClient, asked: dict[str, str], codes: set[str]) -> None:
    answer = client.get("/api/findings", params=asked)
    if asked.get("policy") == "p-none" and answer.status_code == 404:
        return
    assert {each["code"] for each in answer.json()["items"]} == codes


def test_a_search_answers_by_kind(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "水质"}).json()
    assert found["words"] == "水质"
    assert [each["title"] for each in found["tasks"]]
    assert all(each["reason"] for each in found["tasks"])


def test_a_list_is_walked_by_its_links(client: TestClient) -> None:
    seen, path, pages = [], "/api/findings?limit=2", 0
    while path:
        pages += 1
        answer = client.get(path)
        assert (answer.json()["total"], answer.json()["limit"]) == (3, 2)
        seen += [each["id"] for each in answer.json()["items"]]
        after = re.search(r'<([^>]+)>; rel="next"', answer.headers.get("link", ""))
        path = after[1] if after else ""
    assert (pages, len(seen), len(set(seen))) == (2, 3, 3)


def test_a_list_that_fits_has_no_links(client: TestClient) -> None:
    assert "link" not in client.get("/api/findings").headers


@pytest.mark.parametrize("asked", [{"limit": 0}, {"limit": -1}, {"offset": -1}, {"offset": 10**12}, {"limit": "viele"}])
def test_a_page_has_bounds(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/api/findings", params=asked).status_code == 422


def test_a_page_beyond_the_end_is_empty(client: TestClient) -> None:
    answer = client.get("/api/findings", params={"offset": 50})
    assert answer.json() | {"items": []} == {"items": [], "total": 3, "offset": 50, "limit": 50}
    assert 'rel="prev"' in answer.headers["link"]


def test_a_page_too_large_is_cut(client: TestClient) -> None:
    assert client.get("/api/findings", params={"limit": 10**6}).json()["limit"] == 500
