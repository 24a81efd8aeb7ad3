"""Errors as `application/problem+json` (RFC 9457), in Chinese and English, from one table of exceptions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Match, Mount

from graph.errors import BadRequest, InvalidGraph, NotFound, StoreError, StoreInUse, UnreadableFile, ZerenError
from graph.store.outside.refusals import NotServed, QueryTooLong


class TooLarge(ZerenError):  # noqa: N818 - the names say what happened
    """An upload beyond the limit; reading stopped there."""

    code = "too-large"


class NotAcceptable(ZerenError):  # noqa: N818
    """The answer is not to be had in any of the forms the request accepts."""

    code = "not-acceptable"


class WrongMedia(ZerenError):  # noqa: N818
    """The body is of a kind that is not read here."""

    code = "unsupported-media-type"


class Changed(ZerenError):  # noqa: N818
    """What the sender had seen is no longer what there is."""

    code = "changed"


class ExplainedRoute(APIRoute):
    """A route that answers our own errors in its own manner."""

    def explain(self, request: Request, error: ZerenError) -> Response:
        """What is sent in place of the answer."""
        return problem_response(describe(error))

    def get_route_handler(self) -> Callable[[Request], Any]:
        """The handler, with our own errors explained."""
        handle = super().get_route_handler()

        async def handle_or_explain(request: Request) -> Response:
            try:
                return await handle(request)
            except ZerenError as error:
                return self.explain(request, error)

        return handle_or_explain


#: First match wins, so children stand before their parents.
STATUS: tuple[tuple[type[ZerenError], HTTPStatus], ...] = (
    (Changed, HTTPStatus.PRECONDITION_FAILED),
    (NotAcceptable, HTTPStatus.NOT_ACCEPTABLE),
    (NotServed, HTTPStatus.NOT_ACCEPTABLE),
    (WrongMedia, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    (QueryTooLong, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (UnreadableFile, HTTPStatus.UNPROCESSABLE_ENTITY),
    (NotFound, HTTPStatus.NOT_FOUND),
    (BadRequest, HTTPStatus.BAD_REQUEST),
    (StoreInUse, HTTPStatus.SERVICE_UNAVAILABLE),
    (InvalidGraph, HTTPStatus.UNPROCESSABLE_ENTITY),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ZerenError, HTTPStatus.INTERNAL_SERVER_ERROR),
)

_TITLES: dict[int, tuple[str, str, str]] = {
    400: ("bad-request", "请求有误", "The request cannot be answered as it stands"),
    403: ("forbidden", "不允许", "Not allowed"),
    404: ("not-found", "没有找到", "Not found"),
    405: ("method-not-allowed", "不支持该方法", "Method not allowed"),
    406: ("not-acceptable", "没有所要求的格式", "Not in a form you accept"),
    412: ("changed", "数据已有变化", "The data has changed"),
    413: ("too-large", "内容过大", "Content too large"),
    421: ("unknown-host", "主机名不符", "Misdirected request"),
    415: ("unsupported-media-type", "不支持的内容类型", "Unsupported media type"),
    422: ("invalid-parameter", "参数或内容有误", "Parameters or content are not valid"),
    500: ("internal", "程序内部出错", "Internal error"),
    503: ("unavailable", "暂时无法提供服务", "Temporarily unavailable"),
}


_METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")


def status_of(error: ZerenError) -> HTTPStatus:
    """The HTTP status of an error of ours."""
    return next(status for kind, status in STATUS if isinstance(error, kind))


def describe(error: ZerenError) -> dict[str, object]:
    """The body of a problem: an unknown unit gives `{"status": 404, "code": "not-found", "detail": …, "hint": …}`."""
    status = status_of(error)
    body = problem_body(status, error.code, error.zh, error.en)
    if error.hint_zh or error.hint_en:
        body |= {"hint": error.hint_zh, "hint_en": error.hint_en}
    return body


def add_handlers(app: FastAPI) -> None:
    """Make every error of the application, of FastAPI and of Starlette a problem."""
    app.add_exception_handler(ZerenError, _on_ours)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(ClientDisconnect, _on_left)
    app.add_exception_handler(Exception, _on_unforeseen)


def problem_response(body: dict[str, object], headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A problem as a response; its status stands in its body."""
    status = body["status"]
    if not isinstance(status, int):
        raise TypeError(f"a problem needs a number as its status, not {status!r}")
    return JSONResponse(body, status, headers, media_type="application/problem+json")


def problem_body(status: int, code: str, zh: str, en: str) -> dict[str, object]:
    """The members of a problem, with the titles that belong to its status."""
    _, title_zh, title_en = _TITLES.get(status, ("error", HTTPStatus(status).phrase, HTTPStatus(status).phrase))
    return {
        "type": f"https://w3id.org/zeren/problem#{code}",
        "title": title_zh,
        "title_en": title_en,
        "status": int(status),
        "code": code,
        "detail": zh,
        "detail_en": en,
    }


async def _on_ours(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, ZerenError):
        raise error
    return problem_response(describe(error))


async def _on_http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    code, zh, en = _TITLES.get(error.status_code, ("error", str(error.detail), str(error.detail)))
    body = problem_body(error.status_code, code, f"{zh}：{request.method} {request.url.path}", f"{en}: {error.detail}")
    if error.status_code == HTTPStatus.NOT_FOUND:
        body |= {"hint": "可用的地址见 /docs", "hint_en": "See /docs for the addresses there are"}
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED and (allowed := _allowed(request)):
        return problem_response(body, {"Allow": ", ".join(allowed)})
    return problem_response(body, error.headers)


def _allowed(request: Request) -> list[str]:
    """What may be done at an address, by all routes of it: a router names only the methods of the first it meets."""
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    return [
        method
        for method in _METHODS
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    ]


async def _on_invalid(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    wrong = [
        {"where": ".".join(str(step) for step in found["loc"]), "message": found["msg"]} for found in error.errors()
    ]
    places = "、".join(str(each["where"]) for each in wrong)
    listed = "; ".join(f"{each['where']}: {each['message']}" for each in wrong)
    body = problem_body(422, "invalid-parameter", f"这些参数有误：{places}", f"Not valid: {listed}")
    return problem_response(body | {"errors": wrong})


async def _on_left(_: Request, __: Exception) -> Response:
    """Who sent half a request and left, or was cut: nobody reads this, and it is no error of ours to log."""
    return Response(status_code=HTTPStatus.REQUEST_TIMEOUT)


async def _on_unforeseen(_: Request, error: Exception) -> JSONResponse:
    """Say that it is our fault, and nothing of the inside; the server's log holds the traceback."""
    return problem_response(
        problem_body(500, "internal", "这是程序的错误，不是您的操作所致", "This is our error, not yours")
    )
