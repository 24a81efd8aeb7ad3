"""Errors become problems in two languages, with the right status and nothing of the inside."""

import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.testclient import TestClient

from api.problems import STATUS, TooLarge, add_handlers, status_of
from graph import errors
from graph.errors import ZerenError


def _client(error: Exception) -> TestClient:
    app = FastAPI()
    add_handlers(app)

    @app.get("/raise")
    async def fail(number: int = 0) -> None:
        raise error

    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotFound("没有", "none"), 404),
        (errors.BadRequest("不行", "no"), 400),
        (errors.UnreadableFile("不是文件", "no document"), 422),
        (errors.InvalidGraph("不合", "invalid"), 422),
        (errors.StoreInUse("占用", "in use"), 503),
        (errors.StoreError("坏", "broken"), 503),
        (errors.BadRegister("坏", "broken"), 500),
        (TooLarge("太大", "too large"), 413),
    ],
)
def test_each_error_has_its_status(error: ZerenError, status: int) -> None:
    response = _client(error).get("/raise")
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert (body["status"], body["code"]) == (status, error.code)
    assert (body["detail"], body["detail_en"]) == (error.zh, error.en)


def test_hints_are_told_in_both_languages() -> None:
    body = _client(errors.NotFound("没有", "none", hint_zh="换个名称", hint_en="Try another")).get("/raise").json()
    assert (body["hint"], body["hint_en"]) == ("换个名称", "Try another")


def test_a_wrong_parameter_is_named() -> None:
    response = _client(errors.NotFound("", "")).get("/raise?number=abc")
    assert response.status_code == 422
    assert response.json()["errors"][0]["where"] == "query.number"


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("DELETE", "/raise", 405)])
def test_the_framework_speaks_as_we_do(method: str, path: str, status: int) -> None:
    response = _client(errors.NotFound("", "")).request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert path in response.json()["detail"]


def test_headers_of_an_http_error_are_kept() -> None:
    response = _client(HTTPException(429, "later", {"Retry-After": "5"})).get("/raise")
    assert (response.status_code, response.headers["retry-after"]) == (429, "5")


def test_what_nobody_foresaw_shows_nothing_of_the_inside() -> None:
    response = _client(RuntimeError("secret path")).get("/raise")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert response.json()["code"] == "internal"


def test_every_error_of_ours_stands_in_the_table() -> None:
    ours = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ZerenError)]
    assert {kind for kind, _ in STATUS} >= set(ours) - {errors.BadRegister}
    assert all(status_of(kind("", "")) >= 400 for kind in ours)


def test_who_left_in_the_middle_is_no_error_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    assert _client(ClientDisconnect()).get("/raise").status_code == 408
    assert caplog.records == []
