"""实绩: what people report, kept apart from what was extracted."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.correcting import now
from api.routes.parameters import Ask, Day, StoreDep, WindowDep, paged
from api.schemas.entries import NewObservation, Recorded
from api.schemas.problem import problems
from api.wire.conditions import IfMatch, writing
from graph.ask.answers import Page
from graph.ask.navigator import Navigator
from graph.errors import NotFound
from graph.store.events import Event, Observation

router = APIRouter(tags=["实绩与更正 observations and corrections"])

MOST_BYTES = 64 * 1024
"""An entry is a few lines; more is no entry."""


@router.get("/observations", summary="实绩 · observations", response_model=Page[Recorded])
async def list_observations(request: Request, store: StoreDep, window: WindowDep) -> Response:
    """按记入的顺序。In the order they were recorded."""
    found = tuple(recorded(event) for event in store.events() if event.kind == "observation")
    return paged(request, found, window, Recorded)


@router.post(
    "/observations",
    summary="填报实绩 · report a value",
    status_code=201,
    responses=problems(400, 412, 413, 503),
    max_body_size=MOST_BYTES,
)
async def report(ask: Ask, store: StoreDep, as_of: Day, entry: NewObservation, if_match: IfMatch = None) -> Recorded:
    """先记入日志再应答；记入的时间由服务端写。Recorded before it is answered; the time is the server's."""

    def enter() -> Event:
        with writing(store, if_match):
            _need_target(ask, as_of, entry.target)
            return store.add_observation(Observation(time=now(), **entry.model_dump()))

    return recorded(await run_in_threadpool(enter))


def _need_target(ask: Navigator, as_of: date, target: str) -> None:
    if all(each.id != target for each in ask.targets(as_of)):
        raise NotFound(
            f"没有标识为 {target} 的指标",
            f"there is no target {target}",
            hint_zh="指标标识见 /api/targets",
            hint_en="See /api/targets",
        )


def recorded(event: Event) -> Recorded:
    """An event as it is answered to who caused it."""
    return Recorded(number=event.number, body=event.body)
