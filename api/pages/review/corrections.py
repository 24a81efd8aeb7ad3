"""更正记录: every correction with who, when, why and what became of it; the same as CSV and Turtle."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.pages.frame.paging import cut_page
from api.pages.frame.showing import PageRoute, navigator_of, show
from graph.ask.review.corrections import CorrectionFact
from graph.store.entries import write_corrections
from graph.store.store import Store
from viz.legend import STANDINGS
from viz.papers.corrections import corrections_csv

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/corrections")
def list_corrections(request: Request) -> HTMLResponse:
    """The latest first; `?policy=` and `?state=` filter."""
    navigator = navigator_of(request)
    found = _asked(request)
    state = request.query_params.get("state", "")
    kept = [fact for fact in found if state in ("", fact.state)]
    shown, pager = cut_page(request, kept[::-1])
    counts: Counter[str] = Counter(fact.state for fact in found)
    return show(
        request,
        "corrections.html",
        facts=shown,
        total=len(kept),
        counts={code: counts[code] for code in STANDINGS if counts[code]},
        policies=navigator.policies(),
        asked={"policy": request.query_params.get("policy", ""), "state": state},
        entered=request.query_params.get("entered", ""),
        pager=pager,
    )


@router.get("/corrections.csv")
def save_table(request: Request) -> Response:
    """All of them, of one policy or of all, as a table for a spreadsheet."""
    return _file(corrections_csv(_asked(request)), "text/csv; charset=utf-8", "corrections.csv")


@router.get("/corrections.ttl")
def save_graph(request: Request) -> Response:
    """The same as Turtle, in the words of our vocabulary."""
    store: Store = request.app.state.store
    kept = {fact.number for fact in _asked(request)} | {
        int(fact.withdrawal.id[2:]) for fact in _asked(request) if fact.withdrawal
    }
    turtle = write_corrections(event for event in store.events() if event.number in kept)
    return _file(turtle.encode(), "text/turtle; charset=utf-8", "corrections.ttl")


def _asked(request: Request) -> tuple[CorrectionFact, ...]:
    return navigator_of(request).corrections(request.query_params.get("policy") or None)


def _file(data: bytes, media_type: str, name: str) -> Response:
    return Response(data, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
