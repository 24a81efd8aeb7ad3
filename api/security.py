"""What every response carries, and which requests are not answered at all. Plain ASGI: it must cost nothing."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem_body, problem_response
from api.settings import Settings
from api.wire.hosts import Hosts

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
        self.hosts = Hosts(settings)
        self.origins = set(settings.origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
        send_guarded = _guarded(send)
        if not self.hosts.answers_to(host):
            await _refuse_host()(scope, receive, send_guarded)
        elif scope["method"] not in _SAFE and self._is_foreign(headers := Headers(scope=scope)):
            await _refuse_origin(headers["origin"])(scope, receive, send_guarded)
        else:
            if (written := self.hosts.written(host, scope)) is not None:
                scope = {**scope, "headers": [*(h for h in scope["headers"] if h[0] != b"host"), (b"host", written)]}
            await self.app(scope, receive, _to_paths(send_guarded))
        return None

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


def _to_paths(send: Send) -> Send:
    """Leads on by paths: whatever name somebody has for us, he stays at it."""

    async def send_to_path(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 307:
            message = {**message, "headers": [(n, _path(v) if n == b"location" else v) for n, v in message["headers"]]}
        await send(message)

    return send_to_path


def _path(location: bytes) -> bytes:
    """Without scheme and host; slashes at its start are one, for two would begin a host."""
    rest = location.split(b"://", 1)[-1] if location.startswith((b"http://", b"https://")) else location
    return b"/" + rest.partition(b"/")[2].lstrip(b"/")


def _explain_size(message: Message, in_its_place: list[bytes]) -> None:
    headers = MutableHeaders(scope=message)
    if headers.get("content-type", "").startswith("text/plain"):
        problem = problem_response(problem_body(413, "too-large", "内容超过上限", "the content is too large"))
        in_its_place.append(bytes(problem.body))
        headers.update(problem.headers)


def _refuse_host() -> ASGIApp:
    body = problem_body(
        421, "unknown-host", "本服务不应答请求中的主机名", "this service does not answer to the host that was asked for"
    )
    hint = {"hint": "用 ZEREN_HOSTS 加入该名称", "hint_en": "Name it in ZEREN_HOSTS"}
    return problem_response(body | hint)


def _refuse_origin(origin: str) -> ASGIApp:
    body = problem_body(403, "foreign-origin", f"不接受 {origin} 网页发来的修改", f"no changes from pages of {origin}")
    hint = {"hint": "用 ZEREN_ORIGINS 加入该来源", "hint_en": "Name it in ZEREN_ORIGINS"}
    return problem_response(body | hint)
