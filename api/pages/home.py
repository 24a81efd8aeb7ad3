"""The first screen, what a search finds, and the legend."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.showing import PageRoute, as_of, navigator_of, show
from api.pages.searching import find_everything

router = APIRouter(route_class=PageRoute, include_in_schema=False)
_LATEST = 20

if TYPE_CHECKING:
    from graph.ask.answers import PolicyRef
    from graph.ask.navigator import Navigator


@router.get("/")
def show_home(request: Request) -> HTMLResponse:
    """One box, three doors, what is loaded; with `?q=` the results in groups."""
    navigator = navigator_of(request)
    asked = request.query_params.get("q", "").strip()[:200]
    if asked:
        groups = find_everything(navigator, asked, as_of(request), request.query_params.get("group", ""))
        return show(request, "search.html", asked=asked, groups=groups)
    found = navigator.policies()
    latest = found if len(found) <= _LATEST else found[: -_LATEST - 1 : -1]
    return show(request, "home.html", policies=latest, total=len(found), examples=_examples(navigator, found))


def _examples(navigator: "Navigator", policies: "Sequence[PolicyRef]") -> list[str]:
    """A unit, a task and a year that are really there, whatever is loaded."""
    first = next(iter(policies), None)
    if first is None:
        return []
    tasks = navigator.tasks(first.id)
    held = Counter(unit.name for task in tasks for unit in task.owners if unit.kind == "body")
    units = [name for name, _ in held.most_common(2)]
    dated = sorted(target.date for target in navigator.targets(None, first.id) if target.date)
    return [*units, *(task.heading for task in tasks[:1]), *(f"{day[:4]}年" for day in dated[:1])]


@router.get("/about")
def show_legend(request: Request) -> HTMLResponse:
    """Roles, bases, marks and statuses explained."""
    return show(request, "about.html")
