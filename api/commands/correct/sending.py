"""A correction sent to the server that holds the store: recorded there as it would have been here."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any

from api.correcting import INSTANCE
from graph.errors import BadRequest, StoreError, StoreInUse

if TYPE_CHECKING:
    from graph.ask.review.entering import Wish
    from graph.store.lock import Serving

_SECONDS = 60


def send_correction(server: Serving, busy: StoreInUse, wish: Wish, unit: str | None) -> int:
    """The number it was recorded under; `unit` is what the person called the unit, which means the same there.

    Raises `busy` where another program answers at that address, and what the server says is wrong otherwise.
    """
    with closing(HTTPConnection(server.host, server.port, timeout=_SECONDS)) as line:
        _need_same(line, server, busy)
        status, answer = _posted(line, _body(wish, unit))
    if status == 201:
        return int(answer["number"])
    said = (str(answer.get(name, "")) for name in ("detail", "detail_en"))
    hints = {"hint_zh": str(answer.get("hint", "")), "hint_en": str(answer.get("hint_en", ""))}
    raise (BadRequest if status < 500 else StoreError)(*said, **hints)


def _need_same(line: HTTPConnection, server: Serving, busy: StoreInUse) -> None:
    """Nothing is sent to a program that is not the store's own: the port may be another's by now."""
    try:
        line.request("GET", "/readyz")
        answer = line.getresponse()
        answer.read()
    except (OSError, HTTPException) as error:
        raise busy from error
    if answer.getheader(INSTANCE) != server.instance:
        raise busy


def _posted(line: HTTPConnection, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    try:
        line.request("POST", "/api/corrections", json.dumps(body).encode(), {"Content-Type": "application/json"})
        answer = line.getresponse()
        return answer.status, dict(json.loads(answer.read()))
    except (OSError, HTTPException, ValueError) as error:
        raise StoreError(
            f"与服务的连接中断：{error}",
            f"the connection to the server was lost: {error}",
            hint_zh="可能已经记入；请用 zeren corrections 查看后再重试。",
            hint_en="It may have been recorded; look with zeren corrections before you try again.",
        ) from error


def _body(wish: Wish, unit: str | None) -> dict[str, Any]:
    """As the API takes it (`NewCorrection`)."""
    value = unit or (wish.role if wish.kind == "role" else wish.day)
    said = {"value": value, "role": wish.role, "named": wish.named, "quote": wish.quote}
    figure = {"figure": asdict(wish.figure)} if wish.figure else {}
    return {"about": wish.about, "kind": wish.kind, "person": wish.person, "reason": wish.reason, **said, **figure}
