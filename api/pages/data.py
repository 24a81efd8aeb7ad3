"""The data of every page: its address with `.json` leads to the JSON of the same answer, the filters with it."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

router = APIRouter(include_in_schema=False)


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
