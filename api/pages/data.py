"""The data of every page: its address with `.json` leads to the JSON of the same answer, the filters with it."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.pages.frame.showing import navigator_of
from api.pages.units import loaded_units
from api.schemas.wire import to_json
from graph.ask.answers import Page, UnitHit

router = APIRouter(include_in_schema=False)


@router.get("/units.json")
def list_units(request: Request) -> Response:
    """Which units a name means is a question to the API; the list of all is the page's own."""
    if request.query_params.get("q"):
        return _lead(request, "/api/units")
    units = tuple(loaded_units(navigator_of(request), request.query_params.get("policy", "")))
    return Response(to_json(Page(units, len(units), 0, len(units)), Page[UnitHit]), media_type="application/json")


@router.get("/{noun}.json")
def lead_to_list(request: Request, noun: str) -> RedirectResponse:
    """`/due.json?from=2020-01-01` → `/api/due?from=2020-01-01`."""
    return _lead(request, f"/api/{noun}")


@router.get("/{noun}/{thing}.json")
def lead_to_one(request: Request, noun: str, thing: str) -> RedirectResponse:
    """`/units/u-1.json` → `/api/units/u-1`."""
    return _lead(request, f"/api/{noun}/{thing}")


def _lead(request: Request, path: str) -> RedirectResponse:
    return RedirectResponse(f"{path}?{request.url.query}" if request.url.query else path, 307)
