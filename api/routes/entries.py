"""实绩: what people report, kept apart from what was extracted."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.correcting import now
from api.routes.parameters import Ask, Day, StoreDep, WindowDep, paged
from api.schemas.entries import NewObservation, Recorded
from api.schemas.problem import problems
from graph.ask.answers import Page
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
    observation = Observation(time=now(), **entry.model_dump())
    return recorded(await run_in_threadpool(store.add_observation, observation))


def recorded(event: Event) -> Recorded:
    """An event as it is answered to who caused it."""
    return Recorded(number=event.number, body=event.body)
