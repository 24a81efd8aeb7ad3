"""Last words on a connection that is closed without asking the application: whole answers, made once."""

from __future__ import annotations

from http import HTTPStatus

from api.problems import problem_body, problem_response

_WAIT = 5
"""Seconds after which to try again."""


def last_words(status: HTTPStatus, code: str, zh: str, en: str, *more: bytes) -> bytes:
    """An answer with a problem as its body, as it goes over the wire; the connection is closed after it."""
    body = bytes(problem_response(problem_body(status, code, zh, en)).body)
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}".encode("ascii"),
        b"content-type: application/problem+json",
        b"content-length: %d" % len(body),
        b"x-content-type-options: nosniff",
        b"connection: close",
        *more,
    )
    return b"\r\n".join((*head, b"", body))


BUSY = last_words(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "busy",
    f"同时连接的人太多，请 {_WAIT} 秒后再试",
    f"too many connections at once; try again in {_WAIT} seconds",
    b"retry-after: %d" % _WAIT,
)
TOO_SLOW = last_words(
    HTTPStatus.REQUEST_TIMEOUT,
    "too-slow",
    "等候请求的其余部分超过时限，没有处理；请检查网络后重新发送",
    "the rest of the request did not come in time and nothing was done; check the network and send it again",
)
NOT_HTTP = last_words(
    HTTPStatus.BAD_REQUEST,
    "not-http",
    "请求不合 HTTP 的写法，或其头部过长，没有处理",
    "this is not a request as HTTP has them, or its head is too long; nothing was done",
)
