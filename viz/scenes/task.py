"""Who holds this task, and which figures must it reach? Owners, the task, its targets, from left to right."""

from collections.abc import Collection, Sequence

from graph.ask.answers import Owner, TaskPage, UnitRef
from viz.scene import MOST_NODES, Chip, Edge, Link, Row, Scene
from viz.scenes.columns import place
from viz.scenes.foremost import foremost_first
from viz.scenes.links import target_link, target_node, task_link, task_node, unit_link, unit_node

_MOST_TARGETS = 8


def task_scene(page: TaskPage, everywhere: Collection[UnitRef] = (), most: int = MOST_NODES) -> Scene:
    """The neighbourhood of a task within `most` nodes; owners that name nobody are in the table, without a box."""
    widespread = {unit.id for unit in everywhere}
    held = _one_a_unit(page.owners)
    units = [unit for unit in held if unit.id not in widespread]
    ordered = foremost_first(page.targets)
    targets = ordered[: min(_MOST_TARGETS, most - 1)]
    shown = units[: most - 1 - len(targets)]
    drawn = {unit.id for unit in shown} | {target.id for target in targets}
    rows = (*_owner_rows(page, held, drawn), *_target_rows(page, drawn))
    edges = tuple(Edge(row.source.id, row.target.id, row.role, row.basis) for row in rows if row.drawn)
    badges = [unit for unit in everywhere if unit in held]
    columns = [
        [unit_node(unit) for unit in shown],
        [task_node(page.task, centre=True, badges=[unit.name for unit in badges])],
        [target_node(target, page.task) for target in targets],
    ]
    chips = (
        Chip("unit", tuple(map(unit_link, units[len(shown) :]))),
        Chip("target", tuple(target_link(target, page.task) for target in ordered[len(targets) :])),
    )
    return Scene(
        id=page.task.id,
        nodes=place([column for column in columns if column], edges),
        edges=edges,
        chips=tuple(chip for chip in chips if chip.links),
        rows=rows,
        badge_units=tuple(map(unit_link, badges)),
    )


def _one_a_unit(owners: Sequence[Owner]) -> dict[UnitRef, Owner]:
    held: dict[UnitRef, Owner] = {}
    for owner in owners:
        if owner.unit is not None:
            held.setdefault(owner.unit, owner)
    return held


def _owner_rows(page: TaskPage, held: dict[UnitRef, Owner], drawn: Collection[str]) -> list[Row]:
    task = task_link(page.task)
    named = [Row(unit_link(u), task, owner.role, owner.basis, u.id in drawn) for u, owner in held.items()]
    open_ended = [
        Row(Link(owner.id, owner.named, f"#{owner.id}"), task, owner.role, owner.basis, drawn=False)
        for owner in page.owners
        if owner.unit is None
    ]
    return named + open_ended


def _target_rows(page: TaskPage, drawn: Collection[str]) -> list[Row]:
    task = task_link(page.task)
    return [Row(task, target_link(t, page.task), None, None, t.id in drawn) for t in page.targets]
