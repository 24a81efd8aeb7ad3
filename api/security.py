"""What every response carries, and which requests are not answered at all. Plain ASGI: it must cost nothing."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem_body, problem_response
from api.settings import Settings

#: Nothing may be loaded from elsewhere, nothing inline may run, nobody may frame the pages.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_RAW_HEADERS = [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in HEADERS.items()]
_SAFE = {"GET", "HEAD", "OPTIONS"}


class Guard:
    """Adds the headers; refuses foreign host names (DNS rebinding) and writes sent by another site's page (CSRF)."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.names = {name.lower() for name in ("localhost", settings.host, *settings.hosts)}
        self.origins = set(settings.origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        send_guarded = _guarded(send)
        host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
        if not self._is_ours(host):
            await _refuse_host(host)(scope, receive, send_guarded)
        elif scope["method"] not in _SAFE and self._is_foreign(headers := Headers(scope=scope)):
            await _refuse_origin(headers["origin"])(scope, receive, send_guarded)
        else:
            await self.app(scope, receive, send_guarded)
        return None

    def _is_ours(self, host: str) -> bool:
        """An address of digits can be nobody else's name, so it always passes."""
        if "*" in self.names:
            return True
        name = host.lower().rsplit(":", 1)[0] if not host.endswith("]") else host.lower()
        return name in self.names or _is_address(name.strip("[]"))

    def _is_foreign(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        return origin is not None and origin not in self.origins and urlsplit(origin).netloc != headers.get("host")


def _guarded(send: Send) -> Send:
    """Adds the headers to what is sent; Starlette's own 413 is plain text, so our problem takes its place."""
    in_its_place: list[bytes] = []

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            if message["status"] == 413:
                _explain_size(message, in_its_place)
            given = {name for name, _ in message["headers"]}
            added = [header for header in _RAW_HEADERS if header[0] not in given]
            message = {**message, "headers": [*message["headers"], *added]}
        elif in_its_place:
            message = {**message, "body": in_its_place.pop()}
        await send(message)

    return send_guarded


def _explain_size(message: Message, in_its_place: list[bytes]) -> None:
    headers = MutableHeaders(scope=message)
    if headers.get("content-type", "").startswith("text/plain"):
        problem = problem_response(problem_body(413, "too-large", "内容超过上限", "the content is too large"))
        in_its_place.append(bytes(problem.body))
        headers.update(problem.headers)


@lru_cache(maxsize=64)
def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _refuse_host(host: str) -> ASGIApp:
    body = problem_body(
        421, "unknown-host", f"本服务不应答主机名 {host!r}", f"this service does not answer to {host!r}"
    )
    hint = {"hint": "用 ZEREN_HOSTS 加入该名称", "hint_en": "Name it in ZEREN_HOSTS"}
    return problem_response(body | hint)


def _refuse_origin(origin: str) -> ASGIApp:
    body = problem_body(403, "foreign-origin", f"不接受 {origin} 网页发来的修改", f"no changes from pages of {origin}")
    hint = {"hint": "用 ZEREN_ORIGINS 加入该来源", "hint_en": "Name it in ZEREN_ORIGINS"}
    return problem_response(body | hint)
