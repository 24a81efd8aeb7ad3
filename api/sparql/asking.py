"""What a request asks: the query and the graphs beside it, by GET, as a form, or as the body itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import Request

from api.problems import TooLarge, WrongMedia
from graph.errors import BadRequest

MOST_BODY = 64 * 1024
"""A query of the largest size fits in, escaped as forms escape it, with the addresses of many graphs."""
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A request's parameters; `default` and `named` are None where no graph was given."""

    query: str | None
    format: str | None = None
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


async def read_question(request: Request) -> Question:
    """The question of a GET or POST; raises `BadRequest`, `TooLarge` or `WrongMedia`."""
    pairs = _pairs(request.scope["query_string"])
    if request.method != "POST":
        return _question(pairs, _one(pairs, "query"))
    media = _media(request)
    if media == _FORM:
        pairs = (*pairs, *_pairs(await _body(request)))
        return _question(pairs, _needed(_one(pairs, "query")))
    if media == _QUERY:
        return _question(pairs, _text(await _body(request)))
    raise WrongMedia(
        f"不接受 {media or '没有 Content-Type 的内容'}",
        f"{media or 'a body without Content-Type'} is not accepted",
        hint_zh=f"用 {_FORM} 或 {_QUERY}；这里只查询，不更新。",
        hint_en=f"Use {_FORM} or {_QUERY}; this is for queries, not for updates.",
    )


def _question(pairs: Pairs, query: str | None) -> Question:
    given = {name for name, _ in pairs}
    if given & {"update", "using-graph-uri", "using-named-graph-uri"}:
        raise BadRequest("只能查询，不接受更新", "this is for queries only, not for updates")
    default, named = _all(pairs, "default-graph-uri"), _all(pairs, "named-graph-uri")
    if not default and not named:
        return Question(query, _one(pairs, "format"))
    return Question(query, _one(pairs, "format"), default, named)


def _media(request: Request) -> str:
    said = Message()
    said["content-type"] = request.headers.get("content-type", "")
    if not said["content-type"]:
        return ""
    charset = said.get_param("charset", "utf-8")
    if str(charset).lower() not in ("utf-8", "utf8", "us-ascii"):
        raise WrongMedia(f"只接受 UTF-8，不接受 {charset}", f"only UTF-8 is accepted, not {charset}")
    return said.get_content_type()


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BODY:
            raise TooLarge(f"请求体超过 {MOST_BODY} 字节", f"the body has more than {MOST_BODY} bytes")
        parts.append(part)
    return b"".join(parts)


def _pairs(encoded: bytes) -> Pairs:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:  # not ASCII, not UTF-8 once unescaped, or a thousand fields
        raise _no_utf8() from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_utf8() from error


def _no_utf8() -> BadRequest:
    return BadRequest("请求不是 UTF-8", "the request is not in UTF-8")


def _needed(query: str | None) -> str:
    if query is None:
        raise BadRequest("缺少参数 query", "the parameter query is missing")
    return query


def _one(pairs: Pairs, name: str) -> str | None:
    values = _all(pairs, name)
    if len(values) > 1:
        raise BadRequest(f"参数 {name} 只能出现一次", f"the parameter {name} may be given once")
    return values[0] if values else None


def _all(pairs: Pairs, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in pairs if key == name)
