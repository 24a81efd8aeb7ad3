"""承担与协作: who carries how much, who alone answers for a task, and which units meet most."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.showing import PageRoute, navigator_of, show

router = APIRouter(route_class=PageRoute, include_in_schema=False)
_FEW = 12
"""So many rows are shown at once, the others folded."""


@router.get("/load")
def show_load(request: Request) -> HTMLResponse:
    """Of one policy, or of all."""
    navigator = navigator_of(request)
    policy = request.query_params.get("policy", "")
    return show(
        request, "load.html", page=navigator.load(policy or None), policies=navigator.policies(), asked=policy, few=_FEW
    )
