"""The server as it is run: over real sockets, with half-open ones beside; whose word is believed; who is warned."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse

from api.commands import serving
from api.settings import Settings
from api.wire import serving as wire
from api.wire.connections import Limits

HALF = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX:"
FORWARDED = {"X-Forwarded-For": "10.9.8.7", "X-Forwarded-Proto": "https"}


@contextmanager
def running(**settings: object) -> Iterator[int]:
    """The port of a server that answers where it thinks a request comes from."""
    app = FastAPI()

    @app.get("/")
    async def whence(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"{request.url.scheme} {request.client and request.client.host}")

    server = wire.server_of(app, Settings.model_validate({"port": 0} | settings))
    with serving._bind(Settings(port=0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


def asked(port: int, headers: dict[str, str] | None = None) -> str:
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as line:
        line.request("GET", "/", headers=headers or {})
        return line.getresponse().read().decode()


def test_half_open_connections_keep_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "limits_here", lambda: Limits(4))
    with running() as port, ExitStack() as held:
        half = [held.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30)) for _ in range(12)]
        for each in half:
            each.sendall(HALF)
        assert asked(port) == "http 127.0.0.1"
        assert [_is_cut(each) for each in half[:9]] == [True] * 9


def _is_cut(line: socket.socket) -> bool:
    try:
        return line.recv(1) == b""
    except ConnectionResetError:
        return True


def test_nobody_says_where_they_come_from_unless_a_proxy_of_ours_does() -> None:
    with running() as port:
        assert asked(port, FORWARDED) == "http 127.0.0.1"
    with running(proxies="10.0.0.1") as port:
        assert asked(port, FORWARDED) == "http 127.0.0.1"
    with running(proxies="10.0.0.1,127.0.0.1") as port:
        assert asked(port, FORWARDED) == "https 10.9.8.7"


@pytest.mark.parametrize(
    ("address", "others"),
    [("127.0.0.1", False), ("127.8.8.8", False), ("::1", False), ("0.0.0.0", True), ("::", True), ("10.1.2.3", True),
     ("fe80::1%eth0", True)],
)  # fmt: skip
def test_who_serves_others_is_warned_that_anybody_may_write(
    address: str, others: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    wire.warn_of_others(address)
    assert len(caplog.records) == others
    assert ("任何人都可以存入文件" in caplog.text) is others
    assert (f"Listening on {address}: anybody who can reach this address may" in caplog.text) is others
