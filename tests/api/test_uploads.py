"""Uploads are counted while they arrive, in a form or as a plain body."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from api.problems import add_handlers
from api.uploads import receive_file

LIMIT = 100_000


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = FastAPI()
    add_handlers(app)

    @app.post("/")
    async def take(request: Request, name: str = "") -> tuple[int, str]:
        data, called = await receive_file(request, name, LIMIT)
        return len(data), called

    return TestClient(app)


def test_a_form_gives_the_file_and_its_name(client: TestClient) -> None:
    answer = client.post("/", files={"file": ("方案.docx", b"x" * LIMIT)})
    assert answer.json() == [LIMIT, "方案.docx"]


def test_a_plain_body_is_named_by_the_query(client: TestClient) -> None:
    assert client.post("/", content=b"x" * LIMIT, params={"name": "方案.txt"}).json() == [LIMIT, "方案.txt"]
    assert client.post("/", content=b"").json() == [0, "upload"]


def test_one_byte_too_many_is_too_many(client: TestClient) -> None:
    for answer in (
        client.post("/", content=b"x" * (LIMIT + 1)),
        client.post("/", files={"file": ("a", b"x" * (LIMIT + 1))}),
        client.post("/", files={"file": ("a", b"x" * (5 * LIMIT))}),
    ):
        assert answer.status_code == 413
        assert answer.json()["code"] == "too-large"
        assert "ZEREN_UPLOAD_LIMIT" in answer.json()["hint"]


def test_reading_stops_at_the_limit(client: TestClient) -> None:
    """A body of unknown length (chunked) has no size to look at beforehand."""

    def chunks() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 10_000

    assert client.post("/", content=chunks()).status_code == 413


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Type": "multipart/form-data"}, b"no boundary"),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x\r\nnonsense"),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b""),
    ],
)
def test_a_broken_form_is_told(client: TestClient, headers: dict[str, str], body: bytes) -> None:
    answer = client.post("/", content=body, headers=headers)
    assert answer.status_code == 400
    assert "file" in answer.json()["hint"]


def test_a_form_without_the_file_is_told(client: TestClient) -> None:
    assert client.post("/", files={"other": ("a", b"x")}).status_code == 400
