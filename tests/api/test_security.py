"""Every response carries its headers; foreign names and other sites' writes are refused."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.security import HEADERS, Guard
from api.settings import Settings


def _client(**settings: object) -> TestClient:
    app = FastAPI()

    @app.api_route("/", methods=["GET", "POST"])
    async def home() -> str:
        return "ok"

    app.add_middleware(Guard, settings=Settings.model_validate(settings))
    return TestClient(app)


def test_every_response_carries_the_headers() -> None:
    for path in ("/", "/nowhere"):
        headers = _client().get(path, headers={"Host": "localhost:8000"}).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "10.1.2.3", "zeren.example:80"]
)
def test_these_names_are_answered_to(host: str) -> None:
    assert _client(hosts="zeren.example").get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""])
def test_a_foreign_name_is_refused(host: str) -> None:
    response = _client().get("/", headers={"Host": host})
    assert response.status_code == 421
    assert response.json()["code"] == "unknown-host"
    assert "ZEREN_HOSTS" in response.json()["hint"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_any_name_where_asked_for() -> None:
    assert _client(hosts="*").get("/", headers={"Host": "whatever.example"}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://localhost:8000", 200), ("http://evil.example", 403), ("null", 403), ("https://office.example", 200)],
)
def test_other_sites_may_not_write(origin: str, status: int) -> None:
    client = _client(origins="https://office.example")
    headers = {"Host": "localhost:8000", "Origin": origin}
    assert client.post("/", headers=headers).status_code == status
    assert client.get("/", headers=headers).status_code == 200
