"""The parameters of the JSON routes by name, so that a route's signature reads as a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Path, Query, Request, Response

from api.schemas.day import WrittenDay
from api.schemas.wire import to_json
from api.settings import Settings
from graph.ask.answers import Page
from graph.ask.navigator import Navigator
from graph.store.store import Store

ID = r"^[A-Za-z0-9-]+$"
UnitPath = Annotated[
    str,
    Path(pattern=ID, max_length=200, description="单位标识，由 /api/units?q= 得到 / a unit's id, from /api/units?q="),
]
TaskPath = Annotated[
    str, Path(pattern=ID, max_length=200, description="任务标识，由 /api/tasks 得到 / a task's id, from /api/tasks")
]
PolicyPath = Annotated[
    str,
    Path(pattern=ID, max_length=200, description="文件标识，由 /api/policies 得到 / a policy's id, from /api/policies"),
]
UnitQuery = Annotated[
    str | None, Query(pattern=ID, max_length=200, description="只看这个单位 / only this unit, by its id")
]
PolicyQuery = Annotated[
    str | None, Query(pattern=ID, max_length=200, description="只看这份文件 / only this policy, by its id")
]
Words = Annotated[str, Query(min_length=1, max_length=200, description="名称或词语 / a name or some words")]
AnyWords = Annotated[
    str, Query(max_length=200, description="名称或词语，可不填 / a name or some words; may be left out")
]
From = Annotated[WrittenDay | None, Query(alias="from", description="起始日（含） / first day, inclusive")]
To = Annotated[WrittenDay | None, Query(description="截止日（含） / last day, inclusive")]
AsOf = Annotated[
    WrittenDay | None,
    Query(description="状态的基准日，默认今天（北京时间） / day on which status is judged; today in China if left out"),
]
CodeQuery = Annotated[str | None, Query(pattern=ID, max_length=80, description="问题代码 / code of a finding")]


@dataclass(frozen=True, slots=True)
class Window:
    """Which page of a list is wanted."""

    offset: int
    limit: int


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


async def _navigator(request: Request) -> Navigator:
    navigator: Navigator = request.app.state.navigator
    return navigator


async def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


StoreDep = Annotated[Store, Depends(_store)]
SettingsDep = Annotated[Settings, Depends(_settings)]
Ask = Annotated[Navigator, Depends(_navigator)]


async def _window(
    settings: SettingsDep,
    offset: Annotated[int, Query(ge=0, le=10**9, description="从第几条起（0 起） / first item, from 0")] = 0,
    limit: Annotated[int, Query(ge=1, description="最多几条 / at most so many items")] = 50,
) -> Window:
    return Window(offset, min(limit, settings.page_limit))


async def _day(settings: SettingsDep, as_of: AsOf = None) -> date:
    return as_of or settings.today()


WindowDep = Annotated[Window, Depends(_window)]
Day = Annotated[date, Depends(_day)]


def answer(found: object, shape: Any = None) -> Response:
    """One answer as a response, serialised once."""
    return Response(to_json(found, shape), media_type="application/json")


def paged(request: Request, found: tuple[Any, ...], window: Window, item: Any) -> Response:
    """One page of what was found, with `Link` headers to the pages around it (RFC 8288)."""
    return windowed(request, found[window.offset : window.offset + window.limit], len(found), window, item)


def windowed(request: Request, shown: tuple[Any, ...], total: int, window: Window, item: Any) -> Response:
    """The same of a page that was asked for as such, out of `total`."""
    response = answer(Page(shown, total, window.offset, window.limit), Page[item])
    links = ", ".join(
        f'<{_address(request, offset, window.limit)}>; rel="{rel}"' for rel, offset in _around(total, window)
    )
    if links:
        response.headers["Link"] = links
    return response


def _address(request: Request, offset: int, limit: int) -> str:
    asked = request.url.include_query_params(offset=offset, limit=limit)
    return f"{asked.path}?{asked.query}"


def _around(total: int, window: Window) -> list[tuple[str, int]]:
    around = [("first", 0), ("last", max(0, (total - 1) // window.limit * window.limit))]
    if window.offset > 0:
        around.append(("prev", max(0, window.offset - window.limit)))
    if window.offset + window.limit < total:
        around.append(("next", window.offset + window.limit))
    return around if total > window.limit or window.offset else []
