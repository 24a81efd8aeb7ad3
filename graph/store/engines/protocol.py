"""SPARQL 1.1 Protocol over the standard library: one query or update a request, and nothing believed unread."""

import http.client
import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from graph.errors import StoreError

_SECONDS = 60
_MOST_BYTES = 512 * 1024 * 1024
Binding = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where queries and updates go: `…/query` and `…/update` beside it, any other address takes both."""

    query: str
    update: str


def endpoint_of(address: str) -> Endpoint:
    """The endpoint at an address as it stands in ZEREN_STORE; raises `StoreError` for anything but http and https."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.fragment:
        raise StoreError(
            f"不是可用的 SPARQL 端点地址：{address}",
            f"not the address of a SPARQL endpoint: {address}",
            hint_zh="应形如 https://主机/query（更新地址为旁边的 /update）或 https://主机/sparql。",
            hint_en="It looks like https://host/query (with /update beside it) or https://host/sparql.",
        )
    if parts.path.endswith("/query"):
        return Endpoint(address, parts._replace(path=parts.path.removesuffix("query") + "update").geturl())
    return Endpoint(address, address)


def select(endpoint: Endpoint, query: str) -> tuple[list[str], list[Binding]]:
    """Variables and rows of a SELECT. An answer that is cut off is no answer, whatever its status says."""
    body = _send(endpoint.query, query, "application/sparql-query", "application/sparql-results+json")
    try:
        answer: Any = json.loads(body)
        return list(answer["head"]["vars"]), list(answer["results"]["bindings"])
    except (ValueError, KeyError, TypeError) as error:
        raise _trouble(
            endpoint.query, "答复不完整或不是 SPARQL 结果", "its answer is cut off or no SPARQL result"
        ) from error


def update(endpoint: Endpoint, text: str) -> None:
    """One update; it is done when this returns."""
    _send(endpoint.update, text, "application/sparql-update", "*/*")


def _send(address: str, text: str, kind: str, accept: str) -> bytes:
    parts = urlsplit(address)
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    headers = {"Content-Type": f"{kind}; charset=utf-8", "Accept": accept, "Connection": "close"}
    connection = _connection(parts.scheme, parts.hostname or "", parts.port)
    try:
        connection.request("POST", path, text.encode(), headers)
        response = connection.getresponse()
        body = response.read(_MOST_BYTES + 1)
    except (OSError, http.client.HTTPException) as error:
        raise _trouble(address, f"无法连接：{error}", f"it cannot be reached: {error}") from error
    finally:
        connection.close()
    if not 200 <= response.status < 300:
        said = body[:200].decode("utf-8", "replace")
        raise _trouble(address, f"答复 {response.status}：{said}", f"it answers {response.status}: {said}")
    if len(body) > _MOST_BYTES:
        raise _trouble(address, "答复过大", "its answer is too large")
    return body


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=_SECONDS, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=_SECONDS)


def _trouble(address: str, zh: str, en: str) -> StoreError:
    return StoreError(
        f"远程图存储 {address} 无法使用：{zh}",
        f"the remote graph store {address} cannot be used: {en}",
        hint_zh="已记入日志的内容不会丢失，远程存储恢复后会自动补上；请检查地址与网络。",
        hint_en="Nothing in the journal is lost; the remote store is brought up to date once it is back. Check address "
        "and network.",
    )
