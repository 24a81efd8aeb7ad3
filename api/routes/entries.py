"""实绩与更正: what people enter, kept apart from what was extracted."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.problems import Changed
from api.routes.parameters import Ask, Day, StoreDep, WindowDep, paged
from api.schemas.entries import NewCorrection, NewObservation, Recorded
from api.schemas.problem import problems
from api.settings import CHINA
from graph.ask.answers import Page
from graph.errors import NotFound
from graph.store.events import Correction, Event, EventKind, Observation
from graph.store.store import Store

router = APIRouter(tags=["实绩与更正 observations and corrections"])

MOST_BYTES = 64 * 1024
"""An entry is a few lines; more is no entry."""

IfMatch = Annotated[
    str | None, Header(description="只在数据仍是这个版本时记入 / record only while the data is at this version (ETag)")
]


@router.get("/observations", summary="实绩 · observations", response_model=Page[Recorded])
async def list_observations(request: Request, store: StoreDep, window: WindowDep) -> Response:
    """按记入的顺序。In the order they were recorded."""
    return paged(request, _entries(store, "observation"), window, Recorded)


@router.post(
    "/observations",
    summary="填报实绩 · report a value",
    status_code=201,
    responses=problems(400, 413, 503),
    max_body_size=MOST_BYTES,
)
async def report(ask: Ask, store: StoreDep, as_of: Day, entry: NewObservation) -> Recorded:
    """先记入日志再应答；记入的时间由服务端写。Recorded before it is answered; the time is the server's."""
    if all(target.id != entry.target for target in ask.targets(as_of)):
        raise NotFound(
            f"没有标识为 {entry.target} 的指标",
            f"there is no target {entry.target}",
            hint_zh="指标标识见 /api/targets",
            hint_en="See /api/targets",
        )
    observation = Observation(time=_now(), **entry.model_dump())
    return _recorded(await run_in_threadpool(store.add_observation, observation))


@router.get("/corrections", summary="更正 · corrections", response_model=Page[Recorded])
async def list_corrections(request: Request, store: StoreDep, window: WindowDep) -> Response:
    """按记入的顺序；`ETag` 供 `If-Match` 使用。In the order they were recorded; the ETag serves If-Match."""
    response = paged(request, _entries(store, "correction"), window, Recorded)
    response.headers["ETag"] = f'"{store.version}"'
    return response


@router.post(
    "/corrections",
    summary="更正 · correct a fact",
    status_code=201,
    responses=problems(400, 412, 413, 503),
    max_body_size=MOST_BYTES,
)
async def correct(store: StoreDep, entry: NewCorrection, if_match: IfMatch = None) -> Recorded:
    """更正与抽取结果分开保存，在答案中优先并注明。Kept apart from what was extracted, wins over it, and says so."""
    if if_match not in (None, "*", f'"{store.version}"'):
        raise Changed(
            "数据在此期间已有变化，没有记入",
            "the data has changed meanwhile; nothing was recorded",
            hint_zh="重新查看后再更正",
            hint_en="Look again, then correct",
        )
    correction = Correction(time=_now(), **entry.model_dump())
    return _recorded(store.add_correction(correction))


def _entries(store: Store, kind: EventKind) -> tuple[Recorded, ...]:
    return tuple(_recorded(event) for event in store.events() if event.kind == kind)


def _recorded(event: Event) -> Recorded:
    return Recorded(number=event.number, body=event.body)


def _now() -> str:
    return datetime.now(CHINA).isoformat(timespec="seconds")
