"""HEAD, for every door at once: what GET would be answered, without the body (RFC 9110). Plain ASGI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_BY_PATH: dict[str, dict[str, object]] = {"http.response.pathsend": {}}
"""A file is then named to us and not read."""
_Header = tuple[bytes, bytes]


class Heads:
    """Asks the doors behind it for what HEAD asks with GET, and keeps the bodies: no route needs to know of HEAD."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the door, told also where only other methods are answered."""
        if scope["type"] != "http" or scope["method"] == "GET":  # what is asked most must cost nothing
            return await self.app(scope, receive, send)
        if scope["method"] != "HEAD":
            return await self.app(scope, receive, _telling(send))
        # A range is of GET only, and so is the condition on it.
        asked = [header for header in scope["headers"] if header[0] not in (b"range", b"if-range")]
        as_get = {**scope, "method": "GET", "headers": asked, "extensions": scope.get("extensions", {}) | _BY_PATH}
        return await self.app(as_get, receive, _bodiless(_telling(send)))


def _bodiless(send: Send) -> Send:
    async def send_bodiless(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)
        elif not message.get("more_body"):
            await send({"type": "http.response.body", "body": b""})

    return send_bodiless


def _telling(send: Send) -> Send:
    """`Allow: GET` as `Allow: GET, HEAD`."""

    async def send_telling(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 405:
            message = {**message, "headers": list(_with_head(message["headers"]))}
        await send(message)

    return send_telling


def _with_head(headers: Iterable[_Header]) -> Iterator[_Header]:
    for name, value in headers:
        methods = value.split(b", ")
        is_told = name == b"allow" and b"GET" in methods and b"HEAD" not in methods
        yield name, b", ".join(sorted((*methods, b"HEAD"))) if is_told else value
