"""名称归并: every name of the policies, whom it was taken to mean, and why; the most doubtful first."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.pages.frame.paging import cut_page
from api.pages.frame.showing import PageRoute, navigator_of, show
from graph.ask.review.merges import Merge, chosen
from viz.legend import NAMINGS
from viz.papers.merges import merges_csv

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/merges")
def list_merges(request: Request) -> HTMLResponse:
    """`?policy=`, `?kind=` of reason, `?unit=` and words filter."""
    navigator = navigator_of(request)
    asked = {name: request.query_params.get(name, "") for name in ("policy", "kind", "unit", "q")}
    of_any_kind = chosen(navigator.merges(asked["policy"] or None), asked["q"], asked["unit"] or None, None)
    found = chosen(of_any_kind, "", None, asked["kind"] or None)
    shown, pager = cut_page(request, found)
    counts: Counter[str] = Counter(merge.kind for merge in of_any_kind)
    return show(
        request,
        "merges.html",
        merges=navigator.with_places(shown),
        total=len(found),
        counts={code: counts[code] for code in NAMINGS if counts[code]},
        policies=navigator.policies(),
        unit=navigator.unit(asked["unit"]).unit if asked["unit"] else None,
        asked=asked,
        pager=pager,
    )


@router.get("/merges.csv")
def save_table(request: Request) -> Response:
    """The same as a table for a spreadsheet, all of it."""
    navigator, asked = navigator_of(request), request.query_params
    found: tuple[Merge, ...] = chosen(
        navigator.merges(asked.get("policy") or None), asked.get("q", ""), asked.get("unit"), asked.get("kind")
    )
    headers = {"Content-Disposition": 'attachment; filename="merges.csv"'}
    return Response(merges_csv(navigator.with_places(found)), media_type="text/csv; charset=utf-8", headers=headers)
