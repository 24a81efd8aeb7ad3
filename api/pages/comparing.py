"""比较: two policies side by side, what only one demands first."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.showing import PageRoute, navigator_of, show

router = APIRouter(route_class=PageRoute, include_in_schema=False)
_FEW = 12
"""So many rows without a date are shown at once; those with one are shown all."""


@router.get("/diff")
def compare(request: Request) -> HTMLResponse:
    """The comparison of `one` and `other`; without both, the choice of them."""
    navigator = navigator_of(request)
    one, other = (request.query_params.get(name, "") for name in ("one", "other"))
    found = navigator.compare(one, other) if one and other else None
    policies = sorted(navigator.policies(), key=lambda each: (each.title, each.number or "", each.id))
    return show(request, "diff.html", found=found, policies=policies, asked={"one": one, "other": other}, few=_FEW)
