"""The graph of who works on what, for what one step away is and for whom the whole turns on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from graph.ask.answers import Cite, Neighbour, Owner, TargetFact, UnitRef
from graph.ask.owners import owners_by_clause
from graph.ask.parts.rows import cite_of, task_of
from graph.ask.parts.targets import added_targets, targets_in
from graph.errors import NotFound

if TYPE_CHECKING:
    import networkx as nx

    from graph.ask.parts.view import View

Kind = Literal["unit", "group", "task", "target", "policy"]


def load_network(view: View) -> nx.MultiDiGraph[str]:
    """Every unit, group, task, target and policy as a node, joined from the holder to what it holds.

    An edge from a unit to a task carries the `owner` line; from a member to its group, from a task to its targets and
    to its policy there is no more to say than the two ends and the words (`cite`).
    """
    import networkx as nx  # a tenth of a second: only who asks for a network pays it

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    tasks = view.rows("tasks")
    for owners in owners_by_clause(view, view.rows("owners"), tasks).values():
        for owner in owners:
            if owner.unit:
                _add_unit(network, owner.unit)
                network.add_edge(owner.unit.id, owner.cite.clause, owner.id, owner=owner, cite=owner.cite)
    for row in tasks:
        task, cite = task_of(row), cite_of(row)
        network.add_node(task.id, name=f"{task.label} {task.heading}".strip(), kind="task")
        network.add_node(task.policy, name=cite.policy_title, kind="policy")
        network.add_edge(task.id, task.policy, "policy", owner=None, cite=cite)
    for target in _targets(view):
        if target.cite.clause in network:
            network.add_node(target.id, name=f"{target.scope}{target.subject}", kind="target")
            network.add_edge(target.cite.clause, target.id, "target", owner=None, cite=target.cite)
    for group, members in view.members.items():
        for member in members if group in network else ():
            _add_unit(network, member)
            network.add_edge(member.id, group, "member", owner=None, cite=None)
    return network


def _targets(view: View) -> Iterator[TargetFact]:
    """As people corrected them; what day it is makes no difference to their names."""
    yield from targets_in(view.rows("targets"), view.people, date.min)
    for clause in view.people.added:
        yield from added_targets(clause, view.people, date.min)


def neighbours(network: nx.MultiDiGraph[str], identifier: str) -> tuple[Neighbour, ...]:
    """What is one step away from a unit, task, target or policy, in either direction; raises `NotFound`."""
    if identifier not in network:
        raise NotFound(f"图中没有 {identifier}", f"there is no {identifier} in the network")
    edges = [(other, data) for _, other, data in network.out_edges(identifier, data=True)]
    edges += [(other, data) for other, _, data in network.in_edges(identifier, data=True)]
    found = [_neighbour(network, other, data["owner"], data["cite"]) for other, data in edges]
    return tuple(sorted(dict.fromkeys(found), key=_in_order))


def hubs(network: nx.MultiDiGraph[str]) -> tuple[UnitRef, ...]:
    """Units and groups on more than half of all tasks: a badge on each task, never a node in the middle."""
    tasks = sum(data["kind"] == "task" for _, data in network.nodes(data=True))
    found = []
    for node, data in network.nodes(data=True):
        held = {task for _, task, edge in network.out_edges(node, data=True) if edge["owner"] is not None}
        if data["kind"] in ("unit", "group") and 2 * len(held) > tasks:
            found.append(UnitRef(node, data["name"], "group" if data["kind"] == "group" else "body"))
    return tuple(sorted(found, key=lambda unit: unit.id))


def _add_unit(network: nx.MultiDiGraph[str], unit: UnitRef) -> None:
    network.add_node(unit.id, name=unit.name, kind="group" if unit.kind == "group" else "unit")


def _neighbour(network: nx.MultiDiGraph[str], node: str, owner: Owner | None, cite: Cite | None) -> Neighbour:
    data = network.nodes[node]
    return Neighbour(
        id=node,
        name=data["name"],
        kind=cast(Kind, data["kind"]),
        role=owner.role if owner else None,
        basis=owner.basis if owner else None,
        cite=cite,
    )


def _in_order(neighbour: Neighbour) -> tuple[str, int, str]:
    return neighbour.kind, neighbour.cite.passage.start if neighbour.cite else -1, neighbour.id
