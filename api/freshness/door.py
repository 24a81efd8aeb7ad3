"""Ready-made answers and 304, before anything else is asked. Plain ASGI: an answer asked again must cost nothing.

What is read here is a function of the request, of the store's state, of the day, and of this program with its settings.
So an answer stays good until one of these changes, and carries that as its `ETag`. An answer that depends on more says
`Cache-Control: no-store` or sets a cookie, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from email.utils import formatdate
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.freshness.kept import Header, Kept, KeptAnswers, Moment, Question
from api.freshness.validators import Validators, is_known
from api.settings import Settings
from graph.store.store import Store

ROOM, LARGEST = 32_000_000, 1_000_000
"""Bytes for all ready-made answers, and for one."""
_APART = (
    "/static/",
    "/sparql",
    "/query",
    "/healthz",
    "/readyz",
    "/metrics",
    "/docs",
    "/openapi.json",
    "/dumps/",
)
"""Doors that know better, or whose answers are about more than the store."""
_READING = ("GET", "HEAD")
_ALWAYS = (b"access-control-", b"cache-control", b"content-location", b"etag", b"last-modified", b"vary")
"""Headers of the answer that its 304 has too."""


class Freshness:
    """Keeps good answers and sends them again; tells a reader who has one already that it is still good."""

    def __init__(self, app: ASGIApp, settings: Settings, room: int = ROOM, largest: int = LARGEST) -> None:
        self.app = app
        self._settings = settings
        self._kept = KeptAnswers(room, largest)
        self._validators = Validators(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or watch the answer being made."""
        if scope["type"] != "http" or scope["method"] not in _READING or scope["path"].startswith(_APART):
            return await self.app(scope, receive, send)
        store: Store | None = getattr(scope["app"].state, "store", None)
        if store is None:
            return await self.app(scope, receive, send)

        moment, asked = self.moment(store), _asked(scope)
        kept = self._kept.get(moment, asked.question)
        if kept is None:
            return await self.app(scope, receive, _Watch(self, store, moment, asked, send))
        return await _send(send, kept, asked)

    def moment(self, store: Store) -> Moment:
        """What the store shows now, and the day it is."""
        return store.state, self._settings.today()

    def keep(self, store: Store, moment: Moment, question: Question, start: Message, body: bytes) -> Kept | None:
        """The answer with its validators, kept for the next who asks; None where it is not this moment's alone."""
        own: dict[bytes, bytes] = dict(start["headers"])
        if start["status"] != 200 or b"set-cookie" in own or b"no-store" in own.get(b"cache-control", b""):
            return None
        modified = self._validators.modified(moment, store.recorded)
        if self.moment(store) != moment:
            return None
        tag = own.get(b"etag") or self._validators.tag(moment, question)
        kept = Kept(tuple(_headers(own, start["headers"], tag, modified)), body, tag, modified)
        self._kept.keep(moment, question, kept)
        return kept


class _Asked(NamedTuple):
    """A request, as far as an answer depends on it, and its two conditions."""

    question: Question
    none_match: bytes | None
    since: bytes | None


class _Watch:
    """Holds an answer's start back until its body is known to be whole; a streamed body passes as it comes."""

    def __init__(self, door: Freshness, store: Store, moment: Moment, asked: _Asked, send: Send) -> None:
        self._door, self._store, self._moment, self._asked, self._send = door, store, moment, asked, send
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return None
        start, self._start = self._start, None
        if start is not None and message["type"] == "http.response.body" and not message.get("more_body"):
            body = message.get("body", b"")
            kept = self._door.keep(self._store, self._moment, self._asked.question, start, body)
            if kept is not None:
                return await _send(self._send, kept, self._asked)
        if start is not None:
            await self._send(start)
        return await self._send(message)


def _asked(scope: Scope) -> _Asked:
    host = accept = b""
    none_match = since = None
    for name, value in scope["headers"]:
        if name == b"host":
            host = value
        elif name == b"accept":
            accept = accept + b"," + value if accept else value
        elif name == b"if-none-match":
            none_match = none_match + b"," + value if none_match else value
        elif name == b"if-modified-since":
            since = value
    question = scope["method"], scope["path"], scope["query_string"], scope["scheme"], host, accept
    return _Asked(question, none_match, since)


async def _send(send: Send, kept: Kept, asked: _Asked) -> None:
    if is_known(kept.tag, kept.modified, asked.none_match, asked.since):
        headers = [header for header in kept.headers if header[0].startswith(_ALWAYS)]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": list(kept.headers)})
    await send({"type": "http.response.body", "body": kept.body})


def _headers(own: Mapping[bytes, bytes], given: Iterable[Header], tag: bytes, modified: int | None) -> Iterator[Header]:
    """The headers as they were given, and those that let the answer be asked for again."""
    yield from (header for header in given if header[0] != b"vary")
    varies = own.get(b"vary", b"")
    yield b"vary", varies if b"accept" in varies.lower() else b", ".join(filter(None, (varies, b"Accept")))
    if b"cache-control" not in own:
        yield b"cache-control", b"no-cache"
    if b"etag" not in own:
        yield b"etag", tag
    if modified is not None and b"last-modified" not in own:
        yield b"last-modified", formatdate(modified, usegmt=True).encode("ascii")
