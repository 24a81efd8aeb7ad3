"""单位: the list, one unit's page, and its drawing."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.drawings import show_drawing
from api.pages.frame.paging import cut_page
from api.pages.frame.showing import PageRoute, as_of, day_of, navigator_of, show
from api.pages.frame.wording import count_rows
from graph.ask.answers import CadenceFact, TaskRef, UnitDuty, UnitHit, UnitPage, Via
from viz.legend import CADENCES
from viz.scene import Scene
from viz.scenes.unit import unit_scene

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator

router = APIRouter(route_class=PageRoute, include_in_schema=False)
#: For so many tasks it is asked in which role the others hold them; beyond, only that they do.
_MOST_ASKED = 100
_VIAS: tuple[Via, ...] = ("clause", "text", "group")


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of a unit's rows, as the address has them."""

    chapter: str
    role: str
    start: date | None
    to: date | None

    @property
    def any(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.chapter or self.role or self.start or self.to)

    def keeps(self, row: UnitDuty) -> bool:
        """Whether a row meets every filter; a row without a date meets none about dates."""
        if self.chapter and row.task.chapter != self.chapter:
            return False
        if self.role and row.role != self.role:
            return False
        return not (self.start or self.to) or any(self._in_time(day) for day in dates_of(row))

    def _in_time(self, day: str) -> bool:
        low = self.start.isoformat() if self.start else ""
        high = self.to.isoformat() if self.to else "9999"
        return low <= day <= high


@dataclass(frozen=True, slots=True)
class Beat:
    """How often something of one task is to be done: the places that say so."""

    task: TaskRef
    facts: list[CadenceFact]


def dates_of(row: UnitDuty) -> set[str]:
    """Every day a row names, by deadline or by figure."""
    days = [deadline.date for deadline in row.deadlines] + [target.date for target in row.targets]
    return {day for day in days if day}


def rhythm_of(rows: Iterable[UnitDuty]) -> list[tuple[str, list[Beat]]]:
    """The cadences of a unit from daily to yearly, then those without an interval; each once."""
    beats: dict[str, dict[str, Beat]] = {}
    for row in rows:
        for fact in row.cadences:
            beat = beats.setdefault(fact.cadence, {}).setdefault(row.task.id, Beat(row.task, []))
            if fact not in beat.facts:
                beat.facts.append(fact)
    order = {code: rank for rank, code in enumerate(CADENCES)}
    return [(code, list(beats[code].values())) for code in sorted(beats, key=lambda c: (order.get(c, len(order)), c))]


@router.get("/units")
def list_units(request: Request) -> HTMLResponse:
    """Units by the number of their tasks, or those that a name reaches."""
    navigator = navigator_of(request)
    asked, policy = request.query_params.get("q", "").strip(), request.query_params.get("policy", "")
    hits = navigator.find_units(asked) if asked else loaded_units(navigator, policy)
    most = max((hit.tasks for hit in hits), default=1)
    return show(request, "units.html", units=hits, asked=asked, policy=policy, most=most)


def loaded_units(navigator: "Navigator", policy: str) -> list[UnitHit]:
    """Every unit that holds a task of `policy` (of any, where it is empty), most tasks first."""
    if not policy:
        return list(navigator.holders())
    counts: dict[str, UnitHit] = {}
    for task in navigator.tasks(policy):
        for unit in dict.fromkeys(task.owners):
            held = counts.get(unit.id)
            counts[unit.id] = UnitHit(unit, unit.name, "", (held.tasks if held else 0) + 1)
    return sorted(counts.values(), key=lambda hit: (-hit.tasks, hit.unit.name))


@router.get("/units/{unit}")
def show_unit(request: Request, unit: str) -> HTMLResponse:
    """A unit: numbers, tables, rhythm, partners, drawing, names."""
    navigator = navigator_of(request)
    page = navigator.unit(unit, as_of(request))
    asked = Asked(
        request.query_params.get("chapter", ""),
        request.query_params.get("role", ""),
        day_of(request, "from"),
        day_of(request, "to"),
    )
    kept = [row for row in page.duties if asked.keeps(row)]
    shown, pager = cut_page(request, sorted(kept, key=lambda row: _VIAS.index(row.via)))
    totals = Counter(row.via for row in kept)
    groups = [(via, totals[via], [row for row in shown if row.via == via]) for via in _VIAS]
    return show(
        request,
        "unit.html",
        page=page,
        several=len({row.cite.policy for row in page.duties}) > 1,
        asked=asked,
        groups=[group for group in groups if group[2]],
        pager=pager,
        counts=count_rows(page.duties),
        chapters=list(dict.fromkeys(row.task.chapter for row in page.duties if row.task.chapter)),
        rhythm=rhythm_of(page.duties),
        scene=_scene(navigator, page),
    )


@router.get("/units/{unit}/drawing")
def draw_unit(request: Request, unit: str) -> HTMLResponse:
    """The unit's neighbourhood as a page of its own, shown in a frame."""
    navigator = navigator_of(request)
    page = navigator.unit(unit, as_of(request))
    return show_drawing(request, _scene(navigator, page), page.unit.name)


def _scene(navigator: "Navigator", page: UnitPage) -> Scene:
    tasks = list(dict.fromkeys(row.task.id for row in page.duties))
    owners = {task: navigator.owners_of(task) for task in tasks[:_MOST_ASKED]}
    return unit_scene(page, owners, navigator.hubs())
