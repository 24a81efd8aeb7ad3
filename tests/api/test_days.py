"""A day is written in one way at every door; a number is none."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.testclient import TestClient

from api.schemas.day import read_day
from api.settings import load_settings
from graph.errors import BadRequest

NO_DAYS = (
    "1700000000", "0", "-1", "1e9", "20210131", "2021-1-1", "2021-W01-1", "2021-02-30", "2021-01-31T00:00:00",
    "2021/01/31", "２０２１-01-31", "today", " 2021-01-31 1",
)  # fmt: skip


@pytest.mark.parametrize("written", NO_DAYS)
def test_what_is_no_day_is_refused_with_how_to_write_one(client: TestClient, written: str) -> None:
    for name in ("as_of", "from", "to"):
        answer = client.get("/api/due", params={name: written})
        assert (answer.status_code, "2021-01-31" in answer.text) == (422, True)
        assert client.get("/due", params={name: written}).status_code == 400


def test_numbers_are_no_days_in_a_body_or_a_setting(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"about": "p-a", "kind": "date", "value": 1700000000, "person": "张三", "reason": "误"}
    assert client.post("/api/corrections", json=entry).status_code == 422
    monkeypatch.setenv("ZEREN_AS_OF", "1700000000")
    with pytest.raises(BadRequest, match="ZEREN_AS_OF"):
        load_settings()


def test_a_day_is_read() -> None:
    assert read_day("2024-02-29") == read_day(date(2024, 2, 29)) == date(2024, 2, 29)


def test_every_day_of_the_api_is_read_so(client: TestClient) -> None:
    """A parameter that is declared as a date refuses a number, whichever route it is of."""
    asked = 0
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for parameter in methods.get("get", {}).get("parameters", ()):
            if "date" in str(parameter["schema"].get("anyOf", parameter["schema"])):
                answer = client.get(path.replace("{", "").replace("}", ""), params={parameter["name"]: "1700000000"})
                assert answer.status_code == 422, path
                asked += 1
    assert asked >= 5
