"""问题提示: the audit by rule, with counts, words, and what would mend it."""

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.paging import ask_page
from api.pages.frame.showing import PageRoute, navigator_of, show

router = APIRouter(route_class=PageRoute, include_in_schema=False)
_FEW = 5


@router.get("/findings")
def list_findings(request: Request) -> HTMLResponse:
    """Every rule with its first findings, or all findings of one rule."""
    navigator = navigator_of(request)
    code, policy = request.query_params.get("code", ""), request.query_params.get("policy", "")
    groups = navigator.finding_groups(policy or None, 0 if code else _FEW)
    pager = None
    if code in {group.code for group in groups}:
        shown, pager = ask_page(
            request, lambda offset, most: navigator.findings_page(policy or None, code, offset=offset, most=most)
        )
        groups = tuple(replace(group, findings=tuple(shown)) if group.code == code else group for group in groups)
    return show(
        request,
        "findings.html",
        groups=groups,
        total=sum(group.count for group in groups),
        policies=navigator.policies(),
        asked={"code": code, "policy": policy},
        pager=pager,
    )
