"""The door alone, before an application that counts how often it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.freshness.door import Freshness
from api.settings import Settings

Answer = Callable[[Request], Response]


class Counting:
    """A store that can change, and an application over it whose every answer is a new one."""

    def __init__(self, answer: Answer, room: int = 100_000, largest: int = 50_000) -> None:
        self.asked = 0
        self.store = SimpleNamespace(state="1-a", recorded=lambda: "2020-01-01T00:00:00.000Z")
        self._answer = answer
        app = Starlette(routes=[Route("/{path:path}", self._reply)])
        app.state.store = self.store
        app.add_middleware(Freshness, settings=Settings(as_of=date(2022, 1, 1)), room=room, largest=largest)
        self.client = TestClient(app)

    async def _reply(self, request: Request) -> Response:
        self.asked += 1
        return self._answer(request)

    def get(self, path: str = "/a", **headers: str) -> str:
        return self.client.get(path, headers=headers).text


def test_an_answer_is_made_once_a_state() -> None:
    made = Counting(lambda request: PlainTextResponse(request.url.path))
    assert [made.get(path) for path in ("/a", "/a", "/b", "/a")] == ["/a", "/a", "/b", "/a"]
    assert made.asked == 2
    made.store.state = "2-b"
    assert [made.get(path) for path in ("/a", "/b", "/b")] == ["/a", "/b", "/b"]
    assert made.asked == 4


def test_all_that_an_answer_may_depend_on_makes_another_question() -> None:
    made = Counting(lambda request: PlainTextResponse(f"{request.method} {request.url} {request.headers['accept']}"))
    asked = [
        made.get("/a"),
        made.get("/a?x=1"),
        made.get("/a", Accept="text/html"),
        made.get("/a", Host="other"),
        made.client.get("https://testserver/a").text,
    ]
    assert len({*asked}) == made.asked == 5
    assert made.client.head("/a").status_code == 200
    assert made.asked == 6


def test_a_change_while_an_answer_is_made_leaves_it_without_tag_and_unkept() -> None:
    def reply(_: Request) -> Response:
        made.store.state += "+"
        return PlainTextResponse("torn")

    made = Counting(reply)
    answer = made.client.get("/a", headers={"If-None-Match": "*"})
    assert (answer.status_code, answer.text) == (200, "torn")
    assert {"etag", "last-modified"}.isdisjoint(answer.headers)
    made.get("/a")
    assert made.asked == 2


@pytest.mark.parametrize(
    "answer",
    [
        PlainTextResponse("a", 404),
        PlainTextResponse("a", 503),
        PlainTextResponse("a", 206),
        PlainTextResponse("a", headers={"Set-Cookie": "a=b"}),
        PlainTextResponse("a", headers={"Cache-Control": "private, no-store"}),
    ],
)
def test_these_are_never_kept(answer: Response) -> None:
    made = Counting(lambda _: answer)
    for _ in range(2):
        assert "etag" not in made.client.get("/a", headers={"If-None-Match": "*"}).headers
    assert made.asked == 2


def test_a_stream_passes_as_it_comes() -> None:
    made = Counting(lambda _: StreamingResponse(iter([b"a", b"b"])))
    assert [made.get(), made.get(), made.asked] == ["ab", "ab", 2]


def test_a_file_is_named_to_who_can_send_it_and_not_kept_as_an_empty_answer() -> None:
    """Some servers, and our own door for HEAD, take a path in place of the bytes."""
    made, sent = Counting(lambda _: FileResponse(__file__)), list[MutableMapping[str, Any]]()

    async def ask() -> None:
        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "scheme": "http", "headers": []}
        await made.client.app({**scope, "extensions": {"http.response.pathsend": {}}}, _nothing, _send)

    async def _send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    for _ in range(2):
        asyncio.run(ask())
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.pathsend"] * 2
    assert sent[1]["path"] == __file__


def test_what_fails_half_way_is_an_error_and_no_answer() -> None:
    def reply(_: Request) -> Response:
        raise ValueError

    made = Counting(reply)
    client = TestClient(made.client.app, raise_server_exceptions=False)
    assert client.get("/a").status_code == 500


def test_a_large_answer_is_recognised_but_not_kept() -> None:
    made = Counting(lambda _: PlainTextResponse("a" * 60_000))
    tag = made.client.get("/a").headers["etag"]
    assert made.client.get("/a", headers={"If-None-Match": tag}).status_code == 304
    assert made.asked == 2


def test_the_least_used_is_forgotten_when_there_is_no_room() -> None:
    made = Counting(lambda _: PlainTextResponse("a" * 30_000))
    for path in ("/a", "/b", "/c", "/a", "/d", "/a"):  # three have room
        made.get(path)
    assert made.asked == 4
    made.get("/b")
    assert made.asked == 5


def test_nothing_is_kept_before_a_store_is_there() -> None:
    made = Counting(lambda _: PlainTextResponse("a"))
    store = made.client.app.state.store  # type: ignore[attr-defined] # TestClient knows its app as ASGI only
    made.client.app.state.store = None  # type: ignore[attr-defined]
    assert "etag" not in made.client.get("/a").headers
    made.client.app.state.store = store  # type: ignore[attr-defined]
    assert "etag" in made.client.get("/a").headers


def test_an_answer_kept_is_given_anew_to_each_who_asks() -> None:
    """Whoever stands in front adds headers of his own; those must not stay in the answer that is kept."""
    sent: list[list[tuple[bytes, bytes]]] = []

    async def ask() -> None:
        door = Freshness(_hello, Settings(as_of=date(2022, 1, 1)))
        app = SimpleNamespace(state=SimpleNamespace(store=SimpleNamespace(state="1", recorded=lambda: None)))
        scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "scheme": "http"}
        for _ in range(2):
            await door({**scope, "app": app, "headers": []}, _nothing, _spoil)

    async def _spoil(message: MutableMapping[str, Any]) -> None:
        if isinstance(headers := message.get("headers"), list):
            sent.append([*headers])
            headers.append((b"x-spoilt", b"1"))

    asyncio.run(ask())
    assert len(sent) == 2
    assert sent[0] == sent[1]


async def _hello(scope: object, receive: object, send: Callable[[dict[str, object]], object]) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[misc] # any ASGI send
    await send({"type": "http.response.body", "body": b"hello"})  # type: ignore[misc]


async def _nothing() -> dict[str, object]:
    return {"type": "http.disconnect"}
