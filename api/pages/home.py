"""The first screen, what a search finds, and the legend."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame import PageRoute, as_of, navigator_of, show
from api.pages.searching import find_everything

router = APIRouter(route_class=PageRoute, include_in_schema=False)
_EXAMPLES = 3


@router.get("/")
def show_home(request: Request) -> HTMLResponse:
    """One box, three doors, what is loaded; with `?q=` the results in groups."""
    navigator = navigator_of(request)
    asked = request.query_params.get("q", "").strip()[:200]
    if asked:
        return show(request, "search.html", asked=asked, groups=find_everything(navigator, asked, as_of(request)))
    return show(request, "home.html", policies=navigator.policies(), examples=_examples(navigator.tasks()))


def _examples(tasks: tuple[object, ...]) -> list[str]:
    return []


@router.get("/about")
def show_legend(request: Request) -> HTMLResponse:
    """Roles, bases, marks and statuses explained."""
    return show(request, "about.html")
