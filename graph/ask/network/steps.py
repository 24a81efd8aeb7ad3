"""The graph of who works on what, for what one step away is and for whom the whole turns on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal, cast

from graph.ask.answers import Cite, Neighbour, Owner, TargetFact, UnitRef
from graph.ask.owners import owners_by_clause
from graph.ask.parts.rows import cite_of, task_of, text_of
from graph.ask.parts.targets import added_targets, targets_in
from graph.ask.units import holders
from graph.errors import NotFound
from graph.store.values import is_identifier
from ontology.iris import kind_of, policy_of

if TYPE_CHECKING:
    import networkx as nx

    from graph.ask.parts.view import View
    from graph.store.values import Row

Kind = Literal["unit", "group", "task", "target", "policy"]


def load_network(view: View, clauses: Iterable[str]) -> nx.MultiDiGraph[str]:
    """The units, groups, targets and policies of these tasks as nodes, joined from the holder to what it holds.

    An edge from a unit to a task carries the `owner` line; from a member to its group, from a task to its targets and
    to its policy there is no more to say than the two ends and the words (`cite`).
    """
    import networkx as nx  # a tenth of a second: only who asks for a network pays it

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    chosen = tuple(sorted(clauses))
    tasks, owned, targets = (
        view.rows(name, clause=chosen) if chosen else [] for name in ("tasks", "owners", "targets")
    )
    for owners in owners_by_clause(view, owned, tasks).values():
        for owner in owners:
            if owner.unit:
                _add_unit(network, owner.unit)
                network.add_edge(owner.unit.id, owner.cite.clause, owner.id, owner=owner, cite=owner.cite)
    for row in tasks:
        task, cite = task_of(row), cite_of(row)
        network.add_node(task.id, name=f"{task.label} {task.heading}".strip(), kind="task")
        network.add_node(task.policy, name=cite.policy_title, kind="policy")
        network.add_edge(task.id, task.policy, "policy", owner=None, cite=cite)
    for target in _targets(view, targets, chosen):
        if target.cite.clause in network:
            network.add_node(target.id, name=f"{target.scope}{target.subject}", kind="target")
            network.add_edge(target.cite.clause, target.id, "target", owner=None, cite=target.cite)
    for group, members in view.members.items():
        for member in members if group in network else ():
            _add_unit(network, member)
            network.add_edge(member.id, group, "member", owner=None, cite=None)
    return network


def _targets(view: View, rows: Iterable[Row], clauses: Iterable[str]) -> Iterator[TargetFact]:
    """As people corrected them; what day it is makes no difference to their names."""
    yield from targets_in(rows, view.people, date.min)
    for clause in clauses:
        yield from added_targets(clause, view.people, date.min)


def neighbours(view: View, identifier: str) -> tuple[Neighbour, ...]:
    """What is one step away from a unit, task, target or policy, in either direction; raises `NotFound`."""
    network = load_network(view, _around(view, identifier) if is_identifier(identifier) else ())
    if identifier not in network:
        raise NotFound(f"图中没有 {identifier}", f"there is no {identifier} in the network")
    edges = [(other, data) for _, other, data in network.out_edges(identifier, data=True)]
    edges += [(other, data) for other, _, data in network.in_edges(identifier, data=True)]
    found = [_neighbour(network, other, data["owner"], data["cite"]) for other, data in edges]
    return tuple(sorted(dict.fromkeys(found), key=_in_order))


def _around(view: View, identifier: str) -> set[str]:
    """The tasks that a thing may be next to: those it holds, itself or in a group, or holds as a policy, or is of."""
    policy = policy_of(identifier)
    if policy == identifier:
        return {text_of(row, "clause") for row in view.rows("tasks", policy=policy)}
    if kind_of(identifier) is not None:
        return {text_of(row, "clause") for row in view.rows("fact", fact=identifier)}
    if policy is not None:
        return {identifier}
    whose = (identifier, *(group.id for group in view.groups.get(identifier, ())))
    held = {text_of(row, "clause") for holder in whose for row in view.rows("holdings", holder=holder)}
    return held | view.people.counts.keys() | view.people.added.keys()


def hubs(view: View) -> tuple[UnitRef, ...]:
    """Units and groups on more than half of all tasks: a badge on each task, never a node in the middle."""
    tasks = len(view.rows("task-labels"))
    return tuple(sorted((hit.unit for hit in holders(view) if 2 * hit.tasks > tasks), key=lambda unit: unit.id))


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
