"""Over the whole application: what is asked again is answered from memory, and never with what was good before."""

from __future__ import annotations

from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.settings import Settings
from tests.api.conftest import client_over, settings_in
from tests.store.by_hand import EDU, compiled_by_hand
from tests.store.keeping import NOTICE, REGISTER, opened

POLICY = compiled_by_hand()
TASK, OWNER = POLICY.assignments[0].clause, POLICY.assignments[0].id
PATHS = [
    f"/api/units/{EDU.id}/duties?limit=50",
    f"/api/tasks/{TASK}/owners",
    "/api/policies",
    "/",
    f"/tasks/{TASK}",
    "/due?lang=en",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_asked_again_is_the_same_and_may_be_kept(client: TestClient, path: str) -> None:
    first, again = client.get(path), client.get(path)
    assert (first.status_code, again.content) == (200, first.content)
    assert again.headers == first.headers
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["vary"].split(", ")[0] == "Accept"
    assert first.headers["etag"].startswith('"')
    assert first.headers["x-content-type-options"] == "nosniff"
    assert parsedate_to_datetime(first.headers["last-modified"]).tzinfo is not None


@pytest.mark.parametrize("path", PATHS)
def test_a_reader_who_has_it_is_told_so(client: TestClient, path: str) -> None:
    first = client.get(path).headers
    for condition in (
        {"If-None-Match": first["etag"]},
        {"If-None-Match": f'"other", W/{first["etag"]}'},
        {"If-None-Match": "*"},
        {"If-Modified-Since": first["last-modified"]},
    ):
        answer = client.get(path, headers=condition)
        assert (answer.status_code, answer.content) == (304, b""), condition
        told = {name: answer.headers[name] for name in ("etag", "cache-control", "vary", "last-modified")}
        assert told == {name: first[name] for name in told}
        assert "content-type" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_reader_who_has_another_gets_this_one(client: TestClient) -> None:
    path = PATHS[0]
    first = client.get(path).headers
    for condition in (
        {"If-None-Match": '"other"'},
        {"If-None-Match": first["etag"].strip('"')},
        {"If-None-Match": '"other"', "If-Modified-Since": first["last-modified"]},
        {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
        {"If-Modified-Since": "Mon, 01 Jan 9999 00:00:00 -0000"},
    ):
        assert client.get(path, headers=condition).status_code == 200, condition


def test_tags_differ_by_question_and_by_what_is_accepted(client: TestClient) -> None:
    path = PATHS[1]
    tags = [
        client.get(path).headers["etag"],
        client.get(f"{path}?limit=1").headers["etag"],
        client.get("/api/policies").headers["etag"],
        client.get(path, headers={"Accept": "text/html"}).headers["etag"],
    ]
    assert len({*tags}) == len(tags)


def test_a_correction_changes_every_answer_at_once(fresh: TestClient) -> None:
    path = f"/api/tasks/{TASK}/owners"
    before = fresh.get(path)
    entry = {"about": OWNER, "kind": "role", "value": "oversee", "person": "李四", "reason": "电话核实"}
    assert fresh.post("/api/corrections", json=entry).status_code == 201
    after = fresh.get(path, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]
    assert after.json()["items"][0]["role"] == "oversee"


def test_answers_change_with_the_day_and_not_with_the_process(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with opened(settings.store, NOTICE, registers=REGISTER) as store:
        first, same = (client_over(store, settings).get("/api/due").headers["etag"] for _ in "ab")
        later = settings.model_copy(update={"as_of": date(2022, 1, 2)})
        shorter = settings.model_copy(update={"page_limit": 1})
        others = [client_over(store, each).get("/api/due").headers["etag"] for each in (later, shorter)]
    assert first == same
    assert len({first, *others}) == 3


def test_what_another_host_asks_is_another_question(client: TestClient) -> None:
    one, other = (client.get("/api/policies", headers={"Host": host}) for host in ("localhost", "127.0.0.1"))
    assert one.headers["etag"] != other.headers["etag"]
    assert client.get("/api/policies", headers={"Host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/units/u-nobody", 404), ("/units/u-nobody", 404), ("/api/units", 422), ("/policies.json", 307)],
)
def test_what_is_no_answer_has_no_tag_and_is_never_unchanged(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path, headers={"If-None-Match": "*"}, follow_redirects=False)
    assert answer.status_code == status
    assert "etag" not in answer.headers


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/docs", "/openapi.json", "/sparql", "/query"])
def test_these_doors_stand_apart(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"If-None-Match": "*"}, follow_redirects=False)
    assert answer.status_code != 304
    assert "cache-control" not in answer.headers


def test_the_tag_that_a_correction_needs_is_left_as_it_is(fresh: TestClient) -> None:
    tag = fresh.get("/api/corrections").headers["etag"]
    assert tag == f'"{len(fresh.get("/api/corrections").json()["items"]) + 1}"'
    assert fresh.get("/api/corrections", headers={"If-None-Match": tag}).status_code == 304
    entry = {"about": OWNER, "kind": "confirm", "person": "李四", "reason": "电话核实"}
    assert fresh.post("/api/corrections", json=entry, headers={"If-Match": tag}).status_code == 201
    assert fresh.get("/api/corrections", headers={"If-None-Match": tag}).status_code == 200


def test_head_is_answered_as_get_is(client: TestClient) -> None:
    page, head = client.get("/due"), client.head("/due")
    assert {name: head.headers[name] for name in ("etag", "content-length")} == {
        name: page.headers[name] for name in ("etag", "content-length")
    }
    assert head.content == b""
    assert client.head("/due", headers={"If-None-Match": page.headers["etag"]}).status_code == 304


def test_other_sites_are_told_who_may_read(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "store", as_of=date(2022, 1, 1), origins=("https://office.example",))
    with opened(settings.store, NOTICE, registers=REGISTER) as store:
        client = client_over(store, settings)
        client.get("/api/policies")
        mine, foreign = (
            client.get("/api/policies", headers={"Origin": origin}).headers
            for origin in ("https://office.example", "https://evil.example")
        )
    assert mine["access-control-allow-origin"] == "https://office.example"
    assert "access-control-allow-origin" not in foreign
    assert mine["vary"] == "Accept, Origin"
