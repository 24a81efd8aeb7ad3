"""HEAD is answered as GET is at every door, without the body; nothing else is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.heads import Heads
from tests.store.by_hand import EDU, compiled_by_hand

POLICY = compiled_by_hand().policy.id
TASK = compiled_by_hand().clauses[1].id
DOORS = [
    "/", f"/units/{EDU.id}", f"/tasks/{TASK}", "/due", "/query", "/docs", "/openapi.json", "/units.json", "/nowhere",
    "/static/icon.svg", "/healthz", "/readyz", "/sparql?query=ASK%7B%7D", "/sparql",
    f"/id/{TASK}", f"/id/{TASK}?lang=en", f"/data/{TASK}", f"/data/{TASK}.jsonld", "/data/t-none.ttl",
    "/context.jsonld", "/def", "/def.ttl", "/code.html", "/.well-known/void", "/dumps/zeren.trig.gz",
    "/corrections.csv",
]  # fmt: skip
"""One of every kind; the API's own follow from its description."""


@pytest.mark.parametrize("path", DOORS)
def test_every_door_gives_the_headers_of_get(client: TestClient, path: str) -> None:
    assert _told(client.head(path, follow_redirects=False)) == _told(client.get(path, follow_redirects=False))
    assert client.head(path, follow_redirects=False).content == b""


def test_the_whole_api_gives_the_headers_of_get(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    paths = [path.replace("{unit}", EDU.id).replace("{task}", TASK).replace("{policy}", POLICY) for path in described]
    for path in paths:
        assert _told(client.head(path)) == _told(client.get(path)), path
    assert len(paths) > 15


def test_the_description_is_not_doubled(client: TestClient) -> None:
    methods = {each for path in client.get("/openapi.json").json()["paths"].values() for each in path}
    assert methods == {"get", "post", "delete"}


def test_an_answer_is_sent_once_whichever_way_it_is_asked_for(client: TestClient) -> None:
    tag = client.head("/api/policies").headers["etag"]
    assert client.get("/api/policies", headers={"If-None-Match": tag}).status_code == 304
    assert client.head("/api/policies", headers={"If-None-Match": tag}).status_code == 304


def test_where_nothing_is_read_neither_is_anything_with_head(client: TestClient) -> None:
    address = f"/tasks/{TASK}/correct"
    assert client.head(f"{address}?fact=none").status_code == client.get(f"{address}?fact=none").status_code
    assert client.head("/corrections/1/withdraw").status_code == client.get("/corrections/1/withdraw").status_code


@pytest.mark.parametrize(
    ("path", "allowed"), [("/api/due", "GET, HEAD"), ("/due", "GET, HEAD"), ("/api/policies", "GET, HEAD, POST")]
)
def test_what_is_allowed_is_told(client: TestClient, path: str, allowed: str) -> None:
    answer = client.delete(path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


def test_a_range_is_of_get_alone(client: TestClient) -> None:
    asked = {"Range": "bytes=0-9"}
    assert client.get("/dumps/zeren.nq", headers=asked).status_code == 206
    whole, head = client.get("/dumps/zeren.nq"), client.head("/dumps/zeren.nq", headers=asked)
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(whole.content)))


def test_a_file_is_not_read_for_its_headers() -> None:
    read: list[str] = []

    class Unread(FileResponse):
        def _open_file(self) -> Any:
            read.append(str(self.path))
            return super()._open_file()

    client = _over(lambda _: Unread(__file__))
    assert _told(client.head("/")) == _told(client.get("/"))
    assert read == [__file__]  # by GET


def test_no_part_of_a_stream_is_sent() -> None:
    client = _over(lambda _: StreamingResponse(iter([b"a", b"b"]), headers={"X-Is": "1"}))
    assert (client.head("/").content, client.head("/").headers["x-is"]) == (b"", "1")
    assert client.get("/").content == b"ab"


def test_who_answers_post_alone_answers_no_head() -> None:
    client = _over(lambda _: PlainTextResponse("taken in"), "POST")
    answer = client.head("/")
    assert (answer.status_code, answer.headers["allow"], answer.content) == (405, "POST", b"")


def _over(answer: Callable[[Request], Response], *methods: str) -> TestClient:
    async def reply(request: Request) -> Response:
        assert request.method != "HEAD"
        return answer(request)

    route: Callable[[Request], Awaitable[Response]] = reply
    app = Starlette(routes=[Route("/", route, methods=list(methods) or None)])
    app.add_middleware(Heads)
    return TestClient(app)


def _told(answer: Any) -> tuple[int, dict[str, str]]:
    return answer.status_code, dict(answer.headers)
