"""问题提示: what the policies leave unclear, by rule, each with its sentence."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.routes.parameters import Ask, CodeQuery, PolicyQuery, WindowDep, paged, windowed
from graph.ask.answers import FindingFact, Page
from graph.records import Severity

router = APIRouter(prefix="/findings", tags=["问题提示 findings"])

SeverityQuery = Annotated[Severity | None, Query(description="只看这种程度 / only of this severity")]


@router.get("", summary="问题提示 · findings", response_model=Page[FindingFact])
async def list_findings(
    request: Request,
    ask: Ask,
    window: WindowDep,
    policy: PolicyQuery = None,
    code: CodeQuery = None,
    severity: SeverityQuery = None,
) -> Response:
    """文件没有说清的地方、原文与改进建议。What is left unclear, its words, and what would mend it."""
    if severity is None:
        shown, total = ask.findings_page(policy, code, offset=window.offset, most=window.limit)
        return windowed(request, shown, total, window, FindingFact)
    found = tuple(each for each in ask.findings(policy, code) if each.severity == severity)
    return paged(request, found, window, FindingFact)
