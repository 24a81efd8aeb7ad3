"""单位: who a name means, what a unit must do, and with whom."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api.routes.parameters import Ask, Day, PolicyQuery, UnitPath, WindowDep, Words, answer, paged, windowed
from graph.ask.answers import Neighbour, Page, UnitDuty, UnitHit, UnitPage
from graph.records import Role

router = APIRouter(prefix="/units", tags=["单位 units"])

RoleQuery = Annotated[Role | None, Query(description="只看这种角色 / only in this role")]
ViaQuery = Annotated[
    Literal["clause", "text", "group"] | None,
    Query(description="由责任条款、正文还是单位集合得到 / named by the clause, by the text, or through a group"),
]


@router.get("", summary="名称对应哪些单位 · which units a name means", response_model=Page[UnitHit])
async def find_units(request: Request, ask: Ask, q: Words, window: WindowDep) -> Response:
    """教育局、教育部门、州教育局都指向同一单位，并说明理由。Best first; each hit says why the name reaches the unit."""
    return paged(request, ask.find_units(q), window, UnitHit)


@router.get("/{unit}", summary="一个单位 · one unit", response_model=UnitPage)
async def show_unit(ask: Ask, unit: UnitPath, as_of: Day) -> Response:
    """它的名称及理由、成员、职责与协作单位。Its names and why they mean it, members, duties and partners."""
    return answer(ask.unit(unit, as_of))


@router.get("/{unit}/duties", summary="单位的职责 · what a unit must do", response_model=Page[UnitDuty])
async def list_duties(  # noqa: PLR0913 - a route names its filters
    request: Request,
    ask: Ask,
    unit: UnitPath,
    as_of: Day,
    window: WindowDep,
    role: RoleQuery = None,
    via: ViaQuery = None,
    policy: PolicyQuery = None,
) -> Response:
    """每行一项任务：角色、依据、职责、指标、期限、频次与原文。One row a task, with the words each fact rests on."""
    if role is None and via is None and policy is None:
        return windowed(
            request, *ask.duties_page(unit, as_of, offset=window.offset, most=window.limit), window, UnitDuty
        )
    rows = tuple(
        row
        for row in ask.duties_of(unit, as_of)
        if role in (None, row.role) and via in (None, row.via) and policy in (None, row.task.policy)
    )
    return paged(request, rows, window, UnitDuty)


@router.get("/{unit}/neighbours", summary="单位的邻近 · one step around a unit", response_model=Page[Neighbour])
async def list_neighbours(request: Request, ask: Ask, unit: UnitPath, window: WindowDep) -> Response:
    """与它直接相连的任务、集合与单位，及如何相连。What is one step away, and how it is joined."""
    return paged(request, ask.neighbours(unit), window, Neighbour)
