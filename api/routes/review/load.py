"""承担与协作: who carries how much, and which units meet on which tasks."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.routes.parameters import Ask, PolicyQuery, answer
from graph.ask.network.load import LoadPage

router = APIRouter(prefix="/load", tags=["承担与协作 load"])


@router.get("", summary="承担与协作 · load and meeting points", response_model=LoadPage)
async def list_load(ask: Ask, policy: PolicyQuery = None) -> Response:
    """各单位承担的任务数（按角色）、共担的任务、唯一的责任单位。How often a text names whom; it ranks nobody."""
    return answer(ask.load(policy))
