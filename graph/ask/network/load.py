"""Load and meeting points: who carries how much, which units meet on which tasks, who alone holds a task.

The figures say how often a text names somebody. They say nothing of how much work a task is, and rank nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.ask.answers import Owner, TaskRef, UnitRef
from graph.ask.owners import Owners, owned_task, owners_by_clause
from graph.ask.parts.measures import added_deadlines, deadlines_in
from graph.ask.parts.rows import text_of
from graph.ask.parts.targets import added_targets, targets_in

if TYPE_CHECKING:
    import networkx as nx

    from graph.ask.parts.view import View

_HOLDING = ("lead", "responsible")
"""The roles in which a unit answers for a task; who supports or oversees it does not."""


@dataclass(frozen=True, slots=True)
class Load:
    """承担情况: the tasks that name a unit, by role; `text_only` where the clause does not list it.

    `dated` counts figures and dates in the tasks it answers for; `alone` are those of them for which the clause names
    nobody else.
    """

    unit: UnitRef
    tasks: int
    lead: int
    responsible: int
    support: int
    oversee: int
    text_only: int
    dated: int
    alone: tuple[TaskRef, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """协作关系: two units and the tasks that name both."""

    one: UnitRef
    other: UnitRef
    tasks: tuple[TaskRef, ...]


@dataclass(frozen=True, slots=True)
class LoadPage:
    """承担与协作: every unit by name of most tasks first, and every pair that meets, most tasks first."""

    loads: tuple[Load, ...]
    meetings: tuple[Meeting, ...]
    tasks: int
    without_owner: tuple[TaskRef, ...]


def load(view: View, policy: str | None = None) -> LoadPage:
    """Of one policy, or of all. A task without any named owner is listed, not left out."""
    rows = view.rows("tasks", policy=policy)
    owners = owners_by_clause(view, view.rows("owners", policy=policy), rows)
    tasks = {text_of(row, "clause"): owned_task(view, row, owners) for row in rows}
    network = network_of(tasks, owners)
    dated = _dated(view, policy)
    units = [node for node, data in network.nodes(data=True) if data["kind"] == "unit"]
    loads = [_load(network, unit, tasks, dated) for unit in units]
    held = {clause for clause, found in owners.items() if any(owner.unit for owner in found)}
    return LoadPage(
        loads=tuple(sorted(loads, key=lambda each: (-each.tasks, -each.lead, each.unit.id))),
        meetings=_meetings(network, tasks),
        tasks=len(tasks),
        without_owner=tuple(task for clause, task in tasks.items() if clause not in held),
    )


def network_of(tasks: Mapping[str, TaskRef], owners: Owners) -> nx.Graph[str]:
    """Units and tasks as nodes; an edge carries the `owners` lines that join the two."""
    import networkx as nx  # a tenth of a second: only who asks for a network pays it

    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(tasks, kind="task")
    for clause, found in owners.items():
        for owner in found:
            if owner.unit and clause in tasks:
                network.add_node(owner.unit.id, kind="unit", unit=owner.unit)
                lines = (
                    network.edges[owner.unit.id, clause]["owners"] if network.has_edge(owner.unit.id, clause) else ()
                )
                network.add_edge(owner.unit.id, clause, owners=(*lines, owner))
    return network


def _load(network: nx.Graph[str], unit: str, tasks: Mapping[str, TaskRef], dated: Mapping[str, int]) -> Load:
    lines: dict[str, tuple[Owner, ...]] = {task: data["owners"] for _, task, data in network.edges(unit, data=True)}
    roles = Counter(role for found in lines.values() for role in {owner.role for owner in found})
    answers = [task for task, found in lines.items() if any(owner.role in _HOLDING for owner in found)]
    return Load(
        unit=network.nodes[unit]["unit"],
        tasks=len(lines),
        lead=roles["lead"],
        responsible=roles["responsible"],
        support=roles["support"],
        oversee=roles["oversee"],
        text_only=sum(all(owner.origin == "text" for owner in found) for found in lines.values()),
        dated=sum(dated.get(task, 0) for task in answers),
        alone=tuple(tasks[task] for task in answers if _is_alone(network, unit, task)),
    )


def _is_alone(network: nx.Graph[str], unit: str, task: str) -> bool:
    """Whether nobody else answers for the task; whom only the text names counts where the clause names nobody."""
    lines = [
        owner for _, _, data in network.edges(task, data=True) for owner in data["owners"] if owner.role in _HOLDING
    ]
    stated = [owner for owner in lines if owner.origin != "text"] or lines
    return {owner.unit.id for owner in stated if owner.unit} == {unit}


def _meetings(network: nx.Graph[str], tasks: Mapping[str, TaskRef]) -> tuple[Meeting, ...]:
    shared: dict[tuple[str, str], list[TaskRef]] = defaultdict(list)
    for clause, task in tasks.items():
        held = sorted(network[clause])
        for at, one in enumerate(held):
            for other in held[at + 1 :]:
                shared[one, other].append(task)
    ordered = sorted(shared.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    unit = network.nodes
    return tuple(Meeting(unit[one]["unit"], unit[other]["unit"], tuple(met)) for (one, other), met in ordered)


def _dated(view: View, policy: str | None) -> Mapping[str, int]:
    """By clause, how many figures with a date and dates without a figure it has."""
    people = view.people
    figures = targets_in(view.rows("targets", policy=policy), people, date.min)
    dates = deadlines_in(view.rows("deadlines", policy=policy), people, date.min)
    for clause in people.added:
        figures += added_targets(clause, people, date.min)
        dates += added_deadlines(clause, people, date.min)
    found: Iterable[str] = [
        *(each.cite.clause for each in figures if each.date),
        *(each.cite.clause for each in dates if each.date and each.target is None),
    ]
    return Counter(found)
