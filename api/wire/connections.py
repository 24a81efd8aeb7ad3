"""Connections end: how many there are, how long a head, a body or a silence may take, and who makes room for whom.

uvicorn's own protocol, looked at once a second. Where there are as many connections as there may be, a new one takes
the place of the one that has waited longest without a whole request; where all are at work it is refused at once. So
three hundred half-open ones keep nobody waiting, and a sender who progresses is never cut, however much he sends.
"""

from __future__ import annotations

import asyncio
import logging
import resource
from dataclasses import dataclass, field
from typing import Any

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from api.wire.closing import BUSY, NOT_HTTP, TOO_SLOW

BURST = 16
"""Connections accepted at one go. asyncio accepts three times before the first of them is counted, and a fourth time
before those that make room have let go of their files."""
_OWN_FILES = 96
"""Kept for the journal, the graph, the index and the workers."""
_MOST, _FEWEST = 1000, 8
_ANSWERED = (h11.DONE, h11.MUST_CLOSE, h11.CLOSED)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """In seconds, but for `connections` (how many at once) and `rate` (bytes a second of a slow sender or reader).

    `head`: from the connection, or the answer before, to the whole head of a request. `silence`: without a byte, of a
    sender or reader who owes one. `rest`: for what still comes after the answer, so that the answer is seen.
    """

    connections: int
    head: float = 10
    silence: float = 20
    rate: int = 500
    rest: float = 10


def limits_here() -> Limits:
    """As many connections as this process may have files, but for its own."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = _MOST if files == resource.RLIM_INFINITY else files - _OWN_FILES - 4 * BURST
    return Limits(max(_FEWEST, min(_MOST, free)))


@dataclass
class Watch:
    """All connections of a server; `waiting` are those without a whole request, the longest first."""

    limits: Limits
    open: set[Watched] = field(default_factory=set)
    waiting: dict[Watched, None] = field(default_factory=dict)
    _told: float = float("-inf")
    _looking: bool = False

    def protocol(self) -> type[H11Protocol]:
        """What uvicorn makes of each connection."""
        return type("Connection", (Watched,), {"watch": self})

    def take(self, connection: Watched, now: float) -> bool:
        """Counts it, in the place of the one that has waited longest where there is no other; False where all work."""
        if len(self.open) >= self.limits.connections:
            self._tell(now)
            longest = next(iter(self.waiting), None)
            if longest is None:
                return False
            longest.end()
        self.open.add(connection)
        if not self._looking:
            self._looking = True
            connection.loop.call_later(1, self._look, connection.loop)
        return True

    def drop(self, connection: Watched) -> None:
        """Counts it no more."""
        self.open.discard(connection)
        self.waiting.pop(connection, None)

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        for connection in tuple(self.open):
            connection.look(loop.time())
        self._looking = bool(self.open)
        if self._looking:
            loop.call_later(1, self._look, loop)

    def _tell(self, now: float) -> None:
        if now > self._told + 60:
            self._told = now
            most = self.limits.connections
            _log.warning("连接已满：%d，等候最久的将被断开 / all %d connections are taken", most, most)


class Watched(H11Protocol):
    """One connection: since when it is at its stage, how much came since then, and when the last of it."""

    watch: Watch

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._began = self._heard = self._unsent_since = self.loop.time()
        self._received = self._unsent = 0
        self._refused = False
        self._stage: tuple[object, ...] = ()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Take it, or refuse it before it costs anything."""
        if not self.watch.take(self, self._began):
            self._refused = True
            transport.write(BUSY)
            transport.close()
            return
        super().connection_made(transport)
        self._follow()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        if not self._refused:
            self.watch.drop(self)
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, and note that something came."""
        if self._refused:
            return
        self._heard = self.loop.time()
        self._received += len(data)
        super().data_received(data)
        self._follow()

    def on_response_complete(self) -> None:
        """The next request may come."""
        super().on_response_complete()
        self._follow()

    def resume_writing(self) -> None:
        """Most of what was unsent has been taken."""
        super().resume_writing()
        self._unsent = 0

    def send_400_response(self, msg: str) -> None:
        """What is no HTTP is told so in two languages."""
        self.transport.write(NOT_HTTP)
        self.transport.close()

    def end(self) -> None:
        """At once, whatever is unsent."""
        self.watch.drop(self)
        self.transport.abort()

    def look(self, now: float) -> None:
        """Ends the connection where its time is over."""
        if self._is_unread(now):
            self.end()
        elif not self.transport.is_closing() and self._is_late(now):
            self._tell_late()

    def _follow(self) -> None:
        """Starts the clock of a stage: waiting for a head, taking a body, answering, taking what nobody reads."""
        waiting = self.conn.their_state is h11.IDLE
        stage = (self.cycle, waiting, self.conn.our_state in _ANSWERED)
        if stage == self._stage:
            return
        self._stage, self._began, self._received = stage, self.loop.time(), 0
        self.watch.waiting.pop(self, None)
        if waiting:
            self.watch.waiting[self] = None

    def _is_late(self, now: float) -> bool:
        limits = self.watch.limits
        if self.conn.their_state is h11.IDLE:
            return now > self._began + limits.head
        if self.conn.their_state is not h11.SEND_BODY:
            return False  # the answer is ours to give
        if self.conn.our_state in _ANSWERED:
            return now > self._began + limits.rest
        if self.flow.read_paused or self.cycle.waiting_for_100_continue:
            self._began = self._heard = now  # we keep the sender waiting
            return False
        return now > limits.silence + min(self._heard, self._began + self._received / limits.rate)

    def _is_unread(self, now: float) -> bool:
        """Whether who asked takes nothing, or next to nothing, of what was sent; also where it is closed already."""
        limits, unsent = self.watch.limits, self.transport.get_write_buffer_size()
        if unsent and now <= self._unsent_since + limits.silence:
            return False
        stuck = unsent and self._unsent - limits.rate * limits.silence < unsent <= self._unsent
        self._unsent, self._unsent_since = unsent, now
        return bool(stuck)

    def _tell_late(self) -> None:
        """The application learns that the sender has left; the sender of half a request, that it was too slow."""
        if self.conn.their_state is h11.SEND_BODY:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
            begun = self.conn.our_state is h11.SEND_RESPONSE
        else:
            begun = self._received > 0
        if begun:
            self.transport.write(TOO_SLOW)
        self.transport.close()
