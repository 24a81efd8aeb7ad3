"""Names, addresses and boxes of units and tasks, the same in every picture."""

from collections.abc import Sequence

from graph.ask.answers import TargetFact, TaskRef, UnitRef
from viz.scene import Link, Node, NodeKind


def unit_link(unit: UnitRef) -> Link:
    """A unit's name and page."""
    return Link(unit.id, unit.name, f"/units/{unit.id}")


def task_link(task: TaskRef) -> Link:
    """A task's way from the top with its heading, and its page."""
    return Link(task.id, f"{task.label} {task.heading}".strip(), f"/tasks/{task.id}")


def unit_node(unit: UnitRef, *, centre: bool = False) -> Node:
    """A unit's box; a group looks different from one body."""
    kind: NodeKind = "group" if unit.kind == "group" else "unit"
    return Node(unit.id, unit.name, kind, unit_link(unit).href, centre=centre)


def task_node(task: TaskRef, *, centre: bool = False, badges: Sequence[str] = ()) -> Node:
    """A task's box with the units that stand on it as badges."""
    link = task_link(task)
    return Node(task.id, link.name, "task", link.href, centre=centre, badges=tuple(badges))


def target_node(target: TargetFact, task: TaskRef) -> Node:
    """A figure's box: for whom, how much, by when."""
    what = " ".join(part for part in (target.scope, target.subject) if part)
    bound = f"{target.text} · {_day(target.date)}" if target.date else target.text
    return Node(target.id, f"{what}\n{bound}", "target", f"/tasks/{task.id}#{target.id}")


def target_link(target: TargetFact, task: TaskRef) -> Link:
    """A figure in words and its place on the task's page."""
    node = target_node(target, task)
    return Link(node.id, node.label.replace("\n", " "), node.href)


def _day(written: str) -> str:
    year, month, day = written.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
