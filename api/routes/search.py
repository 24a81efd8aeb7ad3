"""检索: one box for units, tasks, dates, figures and clauses."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.routes.parameters import Ask, Day, Words, answer
from graph.ask.search import SearchPage

router = APIRouter(prefix="/search", tags=["检索 search"])


@router.get("", summary="检索 · search", response_model=SearchPage)
async def search(ask: Ask, q: Words, as_of: Day) -> Response:
    """按单位、任务、期限、指标、条款分组，各组最相关者在前。Grouped by kind, best first, each with its reason."""
    return answer(ask.search(q, as_of))
