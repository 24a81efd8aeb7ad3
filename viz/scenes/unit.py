"""What does this unit hold, and who holds it too? The unit, its tasks, its partners, from left to right."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.ask.answers import Owner, OwnerBasis, TaskRef, UnitDuty, UnitPage, UnitRef
from graph.records import Role
from viz.scene import MOST_NODES, Chip, Edge, Node, Row, Scene
from viz.scenes.columns import place
from viz.scenes.links import task_link, task_node, unit_link, unit_node

_MOST_TASKS = 10
_VIA_ORDER = {"clause": 0, "group": 1, "text": 2}
_ROLE_ORDER = {"lead": 0, "responsible": 1, "oversee": 2, "support": 3}


@dataclass(frozen=True, slots=True)
class _Holding:
    unit: UnitRef
    role: Role | None
    basis: OwnerBasis | None


def unit_scene(
    page: UnitPage, owners: Mapping[str, Sequence[Owner]], everywhere: Collection[UnitRef] = (), most: int = MOST_NODES
) -> Scene:
    """The neighbourhood of a unit within `most` nodes.

    `owners` tells who else holds each task and how, where that was asked; `everywhere` are the units that stand as
    badges on the tasks.
    A unit that is itself everywhere is not drawn either: its tasks then carry its badge.
    """
    widespread = {unit.id for unit in everywhere}
    duties = _one_a_task(page.duties)
    centre = [] if page.unit.id in widespread else [page.unit]
    partners = _partners(page, duties, owners, widespread)
    drawn_duties, drawn_partners = _chosen(duties, partners, owners, most - len(centre))
    drawn = {unit.id for unit in (*centre, *drawn_partners)} | {duty.task.id for duty in drawn_duties}
    rows = tuple(_rows(page.unit, duties, owners, drawn))
    edges = tuple(Edge(row.source.id, row.target.id, row.role, row.basis) for row in rows if row.drawn)
    badges = _badges(drawn_duties, owners, everywhere)
    columns = (
        [unit_node(unit, centre=True) for unit in centre],
        [task_node(duty.task, badges=badges[duty.task.id]) for duty in drawn_duties],
        [unit_node(unit) for unit in drawn_partners],
    )
    return Scene(
        id=page.unit.id,
        nodes=_placed(columns, edges),
        edges=edges,
        chips=_chips(
            [duty.task for duty in duties if duty.task.id not in drawn],
            [unit for unit in partners if unit.id not in drawn],
        ),
        rows=rows,
        badge_units=tuple(
            unit_link(unit) for unit in everywhere if any(unit.name in names for names in badges.values())
        ),
    )


def _placed(columns: Sequence[Sequence[Node]], edges: Sequence[Edge]) -> tuple[Node, ...]:
    return place([column for column in columns if column], edges)


def _one_a_task(duties: Sequence[UnitDuty]) -> tuple[UnitDuty, ...]:
    """The strongest row of each task, in the order of the text."""
    best: dict[str, UnitDuty] = {}
    for duty in duties:
        held = best.get(duty.task.id)
        if held is None or _strength(duty) < _strength(held):
            best[duty.task.id] = duty
    return tuple(sorted(best.values(), key=lambda duty: (duty.cite.policy, duty.cite.passage.start)))


def _strength(duty: UnitDuty) -> tuple[int, int]:
    return _VIA_ORDER[duty.via], _ROLE_ORDER[duty.role]


def _chosen(
    duties: Sequence[UnitDuty], partners: Sequence[UnitRef], owners: Mapping[str, Sequence[Owner]], room: int
) -> tuple[Sequence[UnitDuty], Sequence[UnitRef]]:
    """Tasks and partners for so many boxes: some tasks, partners joined to them, and more tasks while there is room.

    A partner without a line to a drawn task would say nothing, so it waits among the hidden.
    """
    wanted = min(_MOST_TASKS, room)
    while True:
        drawn = _foremost(duties, wanted)
        lines = Counter(holding.unit.id for duty in drawn for holding in _holdings(duty.task, owners))
        joined = sorted((unit for unit in partners if lines[unit.id]), key=lambda unit: -lines[unit.id])
        if wanted >= min(room, len(duties)) or wanted + len(joined) >= room:
            return drawn, joined[: max(0, room - len(drawn))]
        wanted += 1


def _foremost(duties: Sequence[UnitDuty], wanted: int) -> tuple[UnitDuty, ...]:
    chosen = set(sorted(duties, key=_strength)[:wanted])
    return tuple(duty for duty in duties if duty in chosen)


def _partners(
    page: UnitPage, duties: Sequence[UnitDuty], owners: Mapping[str, Sequence[Owner]], widespread: Collection[str]
) -> list[UnitRef]:
    """Whom it meets, those with most shared tasks first; a unit only the owners know of comes last."""
    met = dict.fromkeys(partner.unit for partner in page.partners)
    met.update(dict.fromkeys(holding.unit for duty in duties for holding in _holdings(duty.task, owners)))
    return [unit for unit in met if unit.id != page.unit.id and unit.id not in widespread]


def _holdings(task: TaskRef, owners: Mapping[str, Sequence[Owner]]) -> list[_Holding]:
    """Who holds a task; where nobody was asked in which role, without one."""
    known = [_Holding(o.unit, o.role, o.basis) for o in owners.get(task.id, ()) if o.unit is not None]
    return known or [_Holding(unit, None, None) for unit in task.owners]


def _rows(
    unit: UnitRef, duties: Sequence[UnitDuty], owners: Mapping[str, Sequence[Owner]], drawn: Collection[str]
) -> list[Row]:
    rows: dict[tuple[str, str], Row] = {}
    for duty in duties:
        for holding in (_Holding(unit, duty.role, duty.basis), *_holdings(duty.task, owners)):
            shown = holding.unit.id in drawn and duty.task.id in drawn
            row = Row(unit_link(holding.unit), task_link(duty.task), holding.role, holding.basis, shown)
            rows.setdefault((holding.unit.id, duty.task.id), row)
    return list(rows.values())


def _badges(
    duties: Sequence[UnitDuty], owners: Mapping[str, Sequence[Owner]], everywhere: Collection[UnitRef]
) -> dict[str, tuple[str, ...]]:
    badges = {}
    for duty in duties:
        held = {holding.unit.id for holding in _holdings(duty.task, owners)} | {duty.group.id if duty.group else ""}
        badges[duty.task.id] = tuple(unit.name for unit in everywhere if unit.id in held)
    return badges


def _chips(tasks: Sequence[TaskRef], units: Sequence[UnitRef]) -> tuple[Chip, ...]:
    chips = (Chip("task", tuple(map(task_link, tasks))), Chip("unit", tuple(map(unit_link, units))))
    return tuple(chip for chip in chips if chip.links)
