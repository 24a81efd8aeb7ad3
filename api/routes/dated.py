"""期限与指标: what is due between two days, and every figure with its own date."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.routes.parameters import Ask, Day, From, PolicyQuery, To, UnitQuery, WindowDep, paged, windowed
from graph.ask.answers import Due, Page, TargetFact
from graph.ask.due import Wanted
from graph.errors import BadRequest

router = APIRouter(tags=["期限与指标 due and targets"])

DamagedQuery = Annotated[
    bool | None, Query(description="只看原文残缺（或完好）的 / only those damaged at the source, or not")
]


@router.get("/due", summary="某段时间内到期 · due between two days", response_model=Page[Due])
async def list_due(  # noqa: PLR0913 - a route names its filters
    request: Request,
    ask: Ask,
    as_of: Day,
    window: WindowDep,
    unit: UnitQuery = None,
    start: From = None,
    to: To = None,
) -> Response:
    """有日期的指标与时限，连同任务与责任单位。Dated targets and deadlines, with their tasks and owners."""
    if start and to and start > to:
        raise BadRequest(
            f"起始日 {start} 晚于截止日 {to}",
            f"from {start} is after to {to}",
            hint_zh="对调两个日期",
            hint_en="Swap them",
        )
    wanted = Wanted(start, to, unit)
    shown, total = ask.due_page(wanted, as_of, offset=window.offset, most=window.limit)
    return windowed(request, shown, total, window, Due)


@router.get("/targets", summary="指标 · targets", response_model=Page[TargetFact])
async def list_targets(
    request: Request,
    ask: Ask,
    as_of: Day,
    window: WindowDep,
    policy: PolicyQuery = None,
    damaged: DamagedQuery = None,
) -> Response:
    """每个指标带自己的日期与范围；原文残缺者照实标明。Each figure with its own date and population."""
    found = tuple(target for target in ask.targets(as_of, policy) if damaged in (None, target.damaged))
    return paged(request, found, window, TargetFact)
