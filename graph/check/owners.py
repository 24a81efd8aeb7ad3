"""What a policy leaves unclear about who is responsible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.check.codes import make_finding
from graph.check.quoting import excerpt, listed, quoted
from graph.records import Assignment, Clause, CompiledPolicy, Duty, Finding, NamedUnit

_MANY = 3  # from so many owners on, work without a lead falls between them
_NAMED = 10  # of more owners than these only the first are named again
_NO_NAME = "没有点名"
_OF_EVERY_NAME = frozenset("各级有关相省州市县区旗乡镇街道人民政府部门机构单位局厅委办公室院会中心和、()（）")


def check_owners(compiled: CompiledPolicy) -> Iterator[Finding]:
    """Open owners, work without owner, owners without work, many without a lead.

    「(责任单位:州有关部门)」 names nobody: who of them is meant has to be asked.
    """
    units = {unit.id: unit for unit in compiled.units}
    assigned: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in compiled.assignments:
        assigned[assignment.clause].append(assignment)
        yield from _check_assignment(assignment)
    duties: dict[str, list[Duty]] = defaultdict(list)
    for duty in compiled.duties:
        duties[duty.clause].append(duty)
    for clause in compiled.clauses:
        own = [one for one in assigned[clause.id] if one.origin != "text"]
        if own:
            yield from _check_lead(clause, own)
            yield from _check_missing(clause, own, duties[clause.id], units)
            yield from _check_idle(clause, own, duties[clause.id], units)
    yield from _check_unnamed(compiled, assigned, duties)


def _check_assignment(one: Assignment) -> Iterator[Finding]:
    """Nobody in particular (州有关部门), or somebody whom neither text nor registers tell apart (卫生部门)."""
    name = quoted(one.named)
    if one.unit is None:
        reason = (one.reason or _NO_NAME).replace("“", "「").replace("”", "」")
        yield make_finding(
            "open-owner" if _NO_NAME in reason else "unsettled-owner",
            one.clause,
            reason if reason.startswith(name) else f"{name}未能对应到具体单位：{reason}",
            f"请写明{name}具体是哪些单位",
            one.passage,
        )
    if one.basis == "first-listed":
        yield make_finding(
            "first-listed",
            one.clause,
            f"{name}仅因排在第一位被视为牵头单位，原文没有这样写",
            "请写明由谁牵头，或写明“列第一位者为牵头单位”",
            one.passage,
        )


def _check_lead(clause: Clause, own: Sequence[Assignment]) -> Iterator[Finding]:
    bodies = [one for one in own if one.role == "responsible" and one.unit and one.unit.kind == "body"]
    if len(bodies) >= _MANY and not any(one.role == "lead" for one in own):
        names = listed(one.named for one in bodies[:_NAMED]) + ("等" if len(bodies) > _NAMED else "")
        yield make_finding(
            "no-lead-among-many",
            clause.id,
            f"{len(bodies)}个责任单位（{names}）没有写明由谁牵头",
            "请写明牵头单位和配合单位",
            bodies[0].passage,
        )


def _check_missing(
    clause: Clause, own: Sequence[Assignment], duties: Sequence[Duty], units: Mapping[str, NamedUnit]
) -> Iterator[Finding]:
    """Bodies that a sentence names and the clause does not: sentence by sentence, each body where it comes first.

    Where the clause says 有关部门, they may all be meant by that: one finding asks for their names.
    """
    seen = {member for one in own if one.unit for member in (one.unit.id, *_members(units, one.unit.id))}
    missing: list[tuple[Duty, list[str]]] = []
    for duty in duties:
        new = [unit for unit in duty.units if unit not in seen and unit in units and units[unit].kind == "body"]
        seen.update(new)
        if new:
            missing.append((duty, [units[unit].name for unit in new]))
    open_names = [one.named for one in own if one.unit is None and _NO_NAME in (one.reason or "")]
    if missing and open_names:
        names = [name for _, some in missing for name in some]
        yield make_finding(
            "named-in-text-only",
            clause.id,
            f"正文点到{listed(names)}，责任单位只写{quoted(open_names[0])}，没有逐一列出",
            f"请在责任单位中列出{'这些单位' if len(names) > 1 else names[0]}，或说明其为何不列",
            missing[0][0].passage,
        )
        return
    for duty, names in missing:
        yield make_finding(
            "named-in-text-only",
            clause.id,
            f"正文{excerpt(duty.passage.exact)}要求{listed(names)}承担任务，责任单位中没有列出",
            f"请把{listed(names)}列入责任单位，或说明为何不列",
            duty.passage,
        )


def _members(units: Mapping[str, NamedUnit], unit: str) -> tuple[str, ...]:
    return units[unit].members if unit in units else ()


def _check_idle(
    clause: Clause, own: Sequence[Assignment], duties: Sequence[Duty], units: Mapping[str, NamedUnit]
) -> Iterator[Finding]:
    """Bodies that the clause lists and no sentence gives work, where every sentence says whose work it is."""
    spoken = {unit for duty in duties for unit in duty.units}
    groups = [units[unit].name for unit in spoken if unit in units and units[unit].kind == "group"]
    if any(not duty.units for duty in duties) or not any(one.unit and one.unit.id in spoken for one in own):
        return
    idle = [
        one
        for one in own
        if one.role != "support" and one.unit and one.unit.kind == "body" and one.unit.id not in spoken
        if not any(_may_be_among(one.unit.name, group) for group in groups)
    ]
    if idle:
        yield make_finding(
            "listed-without-duty",
            clause.id,
            f"{listed(one.named for one in idle)}列为责任单位，正文没有写明{'它们各' if len(idle) > 1 else '它'}做什么",
            f"请写明{listed(one.named for one in idle)}承担的具体任务",
            idle[0].passage,
        )


def _may_be_among(body: str, group: str) -> bool:
    """Whether 州委编办 may be one of 各级机构编制部门: a common letter beside those of every name is doubt enough."""
    return bool((set(body) & set(group)) - _OF_EVERY_NAME)


def _check_unnamed(
    compiled: CompiledPolicy, assigned: Mapping[str, list[Assignment]], duties: Mapping[str, list[Duty]]
) -> Iterator[Finding]:
    """Work for which neither its clause, nor one it stands in, nor one of those it introduces names anybody."""
    parents = {clause.id: clause.parent for clause in compiled.clauses}
    introduced = {above for clause in compiled.clauses if assigned[clause.id] for above in _above(clause.id, parents)}
    measured = {target.clause for target in compiled.targets if target.kind == "goal"}
    for clause in compiled.clauses:
        open_duties = [duty for duty in duties[clause.id] if duty.inherited and duty.modality != "principle"]
        owned = assigned[clause.id] or any(assigned[above] for above in _above(clause.id, parents))
        if not open_duties or owned or (clause.id in introduced and clause.id not in measured):
            continue
        first = open_duties[0].passage
        said = f"{len(open_duties)}项任务没有写明由谁负责，如" if len(open_duties) > 1 else "没有写明由谁负责："
        yield make_finding("unnamed-actor", clause.id, f"{said}{excerpt(first.exact)}", "请写明这一条的责任单位", first)


def _above(clause: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    place = parents.get(clause)
    while place is not None:
        yield place
        place = parents.get(place)
