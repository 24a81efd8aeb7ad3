"""SPARQL 1.1 Protocol over the standard library: one query or update a request, and nothing believed unread."""

import http.client
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    BaseHandler,
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from graph.errors import StoreError

_SECONDS = 60
_MOST_BYTES = 512 * 1024 * 1024
Binding = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where queries and updates go, and who asks; the password is sent (Basic, Digest) once it is asked for."""

    query: str
    update: str
    user: str = ""
    password: str = field(default="", repr=False)


class Refused(StoreError):  # noqa: N818 - the names say what happened
    """The endpoint is there and does not do as it is asked; `status` is what it answered, `said` the words it used."""

    def __init__(self, told: StoreError, status: int, said: str = "") -> None:
        super().__init__(told.zh, told.en, hint_zh=told.hint_zh, hint_en=told.hint_en)
        self.status, self.said = status, said


class _NoRedirect(HTTPRedirectHandler):
    """An update sent elsewhere than it was meant for is no update."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Basic(HTTPBasicAuthHandler):
    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message) -> Any:
        return _closed_if_asked_again(super().http_error_401, req, fp, code, msg, headers)


class _Digest(HTTPDigestAuthHandler):
    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message) -> Any:
        return _closed_if_asked_again(super().http_error_401, req, fp, code, msg, headers)


def endpoint_of(address: str, updates: str = "", user: str = "", password: str = "") -> Endpoint:
    """The endpoint at an address as it stands in ZEREN_STORE; raises `StoreError` for anything but http and https.

    Updates go to `…/update` beside `…/query`, from any other address to this same address, or where `updates` says.
    """
    _need_address(address)
    if updates:
        _need_address(updates)
        return Endpoint(address, updates, user, password)
    parts = urlsplit(address)
    if parts.path.endswith("/query"):
        updates = parts._replace(path=parts.path.removesuffix("query") + "update").geturl()
    return Endpoint(address, updates or address, user, password)


def _need_address(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.fragment:
        shown = address.rpartition("@")[2]  # what stands before it may be a password
        raise StoreError(
            f"不是可用的 SPARQL 端点地址：{shown}",
            f"not the address of a SPARQL endpoint: {shown}",
            hint_zh="应形如 https://主机/query（更新地址为旁边的 /update）或 https://主机/sparql。",
            hint_en="It looks like https://host/query (with /update beside it) or https://host/sparql.",
        )


def select(endpoint: Endpoint, query: str) -> tuple[list[str], list[Binding]]:
    """Variables and rows of a SELECT. An answer that is cut off is no answer, whatever its status says."""
    body = _send(endpoint, endpoint.query, {"query": query}, "application/sparql-results+json")
    try:
        answer: Any = json.loads(body)
        return list(answer["head"]["vars"]), list(answer["results"]["bindings"])
    except (ValueError, KeyError, TypeError) as error:
        raise _trouble(
            endpoint.query, "答复不完整或不是 SPARQL 结果", "its answer is cut off or no SPARQL result"
        ) from error


def update(endpoint: Endpoint, text: str) -> None:
    """One update; the endpoint says that it is done when this returns."""
    _send(endpoint, endpoint.update, {"update": text}, "*/*")


def _send(endpoint: Endpoint, address: str, form: Mapping[str, str], accept: str) -> bytes:
    with reply_to(endpoint, address, form, accept) as response:
        return _read(address, response)


@contextmanager
def reply_to(
    endpoint: Endpoint, address: str, form: Mapping[str, str], accept: str
) -> Iterator[http.client.HTTPResponse]:
    """The answer, still to be read; `StoreError` where none comes, or where it breaks off while it is read.

    As a form: the one way of asking that every server understands (Virtuoso 7 never answers a bare query).
    """
    request = Request(address, urlencode(form).encode("ascii"), {"Accept": accept})
    try:
        with _opener(endpoint, address).open(request, timeout=_SECONDS) as response:
            yield response
    except HTTPError as error:
        with error:
            said = error.read(200).decode("utf-8", "replace").strip()
        told = _trouble(address, f"答复 {error.code}：{said}", f"it answers {error.code}: {said}")
        raise Refused(told, error.code, said) from error
    except ValueError as error:  # urllib's word for a way of asking who we are that it does not know
        told = _trouble(address, f"要求的认证方式不支持：{error}", f"it asks for a password in an unknown way: {error}")
        raise Refused(told, 401) from error
    except (OSError, http.client.HTTPException) as error:
        raise _trouble(address, f"无法连接：{error}", f"it cannot be reached: {error}") from error


def _opener(endpoint: Endpoint, address: str) -> OpenerDirector:
    handlers: list[BaseHandler] = [ProxyHandler({}), _NoRedirect()]
    if endpoint.user:
        known = HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, address, endpoint.user, endpoint.password)
        handlers += [_Digest(known), _Basic(known)]
    return build_opener(*handlers)


def _closed_if_asked_again(ask: Callable[..., Any], request: Request, refusal: IO[bytes], *rest: Any) -> Any:
    """urllib leaves each answer open that asks for a password; only one that nobody answers is still to be read."""
    try:
        answer = ask(request, refusal, *rest)
    except (OSError, ValueError, http.client.HTTPException):
        refusal.close()
        raise
    if answer is not None:
        refusal.close()
    return answer


def _read(address: str, response: IO[bytes]) -> bytes:
    body = response.read(_MOST_BYTES + 1)
    if len(body) > _MOST_BYTES:
        raise _trouble(address, "答复过大", "its answer is too large")
    return body


def _trouble(address: str, zh: str, en: str) -> StoreError:
    return StoreError(
        f"远程图存储 {address} 无法使用：{zh}",
        f"the remote graph store {address} cannot be used: {en}",
        hint_zh="已记入日志的内容不会丢失，远程存储恢复后会自动补上；请检查地址与网络。",
        hint_en="Nothing in the journal is lost; the remote store is brought up to date once it is back. Check address "
        "and network.",
    )
