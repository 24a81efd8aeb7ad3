"""到期: what is due between two days, for one unit or for all."""

from collections.abc import Iterable, Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.paging import cut_page
from api.pages.frame.showing import PageRoute, as_of, day_of, navigator_of, show
from graph.ask.answers import Due, UnitRef

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/due")
def list_due(request: Request) -> HTMLResponse:
    """Day by day; the filters are in the address."""
    navigator = navigator_of(request)
    start, to, day = day_of(request, "from"), day_of(request, "to"), as_of(request)
    unit, policy = request.query_params.get("unit", ""), request.query_params.get("policy", "")
    found = navigator.due_between(start, to, unit or None, day)
    kept = [each for each in found if policy in ("", each.task.policy)]
    shown, pager = cut_page(request, kept)
    units = {owner.id: owner for task in navigator.tasks() for owner in task.owners}
    return show(
        request,
        "due.html",
        days=group_days(shown),
        total=len(kept),
        units=_by_name(units.values()),
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
