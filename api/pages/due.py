"""到期: what is due between two days, for one unit or for all."""

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.paging import ask_page
from api.pages.frame.showing import PageRoute, as_of, day_of, navigator_of, show
from graph.ask.answers import Due, UnitRef
from graph.ask.due import Wanted

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/due")
def list_due(request: Request) -> HTMLResponse:
    """Day by day; the filters are in the address."""
    navigator = navigator_of(request)
    start, to, day = day_of(request, "from"), day_of(request, "to"), as_of(request)
    unit, policy = request.query_params.get("unit", ""), request.query_params.get("policy", "")
    wanted = Wanted(start, to, unit or None, policy or None)
    shown, pager = ask_page(request, lambda offset, most: navigator.due_page(wanted, day, offset=offset, most=most))
    return show(
        request,
        "due.html",
        days=group_days(shown),
        several=len({each.cite.policy for each in shown}) > 1,
        total=pager.total,
        units=_by_name(hit.unit for hit in navigator.holders()),
        asked={"start": start, "to": to, "unit": unit, "policy": policy},
        as_of=day,
        pager=pager,
    )


def group_days(found: Sequence[Due]) -> list[tuple[str, list[Due]]]:
    """What is due, by day, in the order given."""
    days: dict[str, list[Due]] = {}
    for each in found:
        days.setdefault(each.date, []).append(each)
    return list(days.items())


def _by_name(units: Iterable[UnitRef]) -> list[UnitRef]:
    return sorted(units, key=lambda unit: unit.name)
