"""A connection without a network, and a clock that is set by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, cast

import uvicorn
from uvicorn.server import ServerState

from api.wire.connections import Limits, Watch, Watched

HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
UPLOAD = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n\r\n"


async def app(scope: object, receive: object, send: object) -> None:
    """Never asked: the tests stand where the application would."""


class Awaited:
    """A task or a timer that nobody waits for."""

    def add_done_callback(self, _: object) -> None:
        """Never called."""

    def cancel(self) -> None:
        """It was not going to happen."""


class Clock:
    """Of an event loop only what a connection needs: the time is what it is set to, what is for later is kept."""

    def __init__(self) -> None:
        self.now = 0.0
        self.later: list[Callable[[], object]] = []

    def time(self) -> float:
        return self.now

    def call_later(self, _: float, callback: Callable[..., object], *args: object) -> Awaited:
        self.later.append(lambda: callback(*args))
        return Awaited()

    def create_task(self, coro: Coroutine[Any, Any, Any]) -> Awaited:
        coro.close()
        return Awaited()


@dataclass
class Line(asyncio.Transport):
    """What was written, how it ended, and how much of it the other end has not taken."""

    written: bytearray = field(default_factory=bytearray)
    unsent: int = 0
    closed: bool = False
    aborted: bool = False

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return default

    def write(self, data: Any) -> None:
        self.written += data

    def is_closing(self) -> bool:
        return self.closed or self.aborted

    def close(self) -> None:
        self.closed = True

    def abort(self) -> None:
        self.aborted = True

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def pause_reading(self) -> None:
        """Nothing comes by itself."""

    def resume_reading(self) -> None:
        """Nothing comes by itself."""


class Server:
    """Connections to one server, by a clock of their own."""

    def __init__(self, connections: int = 4) -> None:
        self.clock, self.watch = Clock(), Watch(Limits(connections))
        self._config, self._state = uvicorn.Config(app, log_config=None), ServerState()

    def connect(self, sent: bytes = b"") -> tuple[Watched, Line]:
        """One more, and what it sends at once."""
        loop = cast("asyncio.AbstractEventLoop", self.clock)
        made, line = self.watch.protocol()(self._config, self._state, {}, loop), Line()
        assert isinstance(made, Watched)
        made.connection_made(line)
        if sent:
            made.data_received(sent)
        return made, line

    def until(self, second: float, each: Callable[[], object] = lambda: None) -> None:
        """Lets the time pass, second by second; `each` happens in every one, and then all are looked at."""
        while self.clock.now < second:
            self.clock.now += 1
            each()
            for connection in tuple(self.watch.open):
                connection.look(self.clock.now)


async def answer(connection: Watched, body: bytes = b"ok") -> None:
    """What the application would send."""
    await connection.cycle.send(
        {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]}
    )
    await connection.cycle.send({"type": "http.response.body", "body": body, "more_body": False})
