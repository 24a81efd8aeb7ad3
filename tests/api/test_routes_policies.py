"""政策文件: asked, read word for word, and taken in: whole, or not at all."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.store.by_hand import NUMBER, TEXT, TITLE, another


def _only(client: TestClient) -> str:
    (policy,) = client.get("/api/policies").json()["items"]
    identifier: str = policy["id"]
    return identifier


def test_policies_are_listed_with_counts(client: TestClient) -> None:
    (policy,) = client.get("/api/policies").json()["items"]
    assert (policy["title"], policy["number"], policy["tasks"], policy["targets"]) == (TITLE, NUMBER, 2, 2)


def test_a_policy_is_told_in_full(client: TestClient) -> None:
    page = client.get(f"/api/policies/{_only(client)}").json()
    assert page["text"] == TEXT
    for mark in page["marks"]:
        passage = mark["passage"]
        assert TEXT[passage["start"] : passage["end"]] == passage["exact"]


def test_the_text_is_as_published(client: TestClient) -> None:
    answer = client.get(f"/api/policies/{_only(client)}/text")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == TEXT


def test_an_unknown_policy_is_not_found(client: TestClient) -> None:
    for path in ("", "/text"):
        assert client.get(f"/api/policies/p-none{path}").status_code == 404


def test_a_document_is_taken_in(fresh: TestClient) -> None:
    answer = fresh.post("/api/policies", files={"file": ("另一份.txt", another("某府办函〔2022〕1号"))})
    assert answer.status_code == 201
    assert answer.json()["number"] == "某府办函〔2022〕1号"
    assert fresh.get(answer.headers["location"]).status_code == 200
    assert fresh.get("/api/policies").json()["total"] == 2


def test_taken_in_again_it_is_known(fresh: TestClient) -> None:
    assert fresh.post("/api/policies", content=TEXT.encode()).status_code == 200
    assert fresh.get("/api/policies").json()["total"] == 1


def test_what_is_too_large_leaves_all_as_it_was(fresh: TestClient) -> None:
    answer = fresh.post("/api/policies", content=b"x" * 20_001)
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")
    assert fresh.get("/api/policies").json()["total"] == 1


def test_another_sites_page_cannot_add_a_document(fresh: TestClient) -> None:
    answer = fresh.post("/api/policies", content=another("1号"), headers={"Origin": "http://evil.example"})
    assert answer.status_code == 403
    assert fresh.get("/api/policies").json()["total"] == 1


def test_a_method_that_is_not_there(client: TestClient) -> None:
    answer = client.delete("/api/policies")
    assert answer.status_code == 405
    assert answer.json()["code"] == "method-not-allowed"
