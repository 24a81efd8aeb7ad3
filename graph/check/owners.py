"""What a policy leaves unclear about who is responsible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.check.codes import make_finding
from graph.records import Assignment, Clause, CompiledPolicy, Duty, Finding

_MANY = 3  # from so many owners on, work without a lead falls between them


def check_owners(compiled: CompiledPolicy) -> Iterator[Finding]:
    """Open owners, work without owner, owners without work, many without a lead.

    「(责任单位:州有关部门)」 names nobody: who of them is meant has to be asked.
    """
    assigned = _by_clause(compiled.assignments)
    duties: dict[str, list[Duty]] = defaultdict(list)
    for duty in compiled.duties:
        duties[duty.clause].append(duty)
    for assignment in compiled.assignments:
        yield from _check_assignment(assignment)
    for clause in compiled.clauses:
        own = [one for one in assigned[clause.id] if one.origin != "text"]
        yield from _check_lead(clause, own)
        yield from _check_text_against_list(clause, own, duties[clause.id], _names(compiled))
    yield from _check_unnamed(compiled, assigned, duties)


def _by_clause(assignments: Iterable[Assignment]) -> dict[str, list[Assignment]]:
    grouped: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in assignments:
        grouped[assignment.clause].append(assignment)
    return grouped


def _names(compiled: CompiledPolicy) -> dict[str, str]:
    return {unit.id: unit.name for unit in compiled.units if unit.kind == "body"}


def _check_assignment(one: Assignment) -> Iterator[Finding]:
    """Nobody in particular (州有关部门), or somebody whom neither text nor registers tell apart (卫生部门)."""
    if one.unit is None:
        reason = one.reason or "没有点名"
        yield make_finding(
            "open-owner" if "没有点名" in reason else "unsettled-owner",
            one.clause,
            f"「{one.named}」未能对应到具体单位:{reason}",
            f"请写明「{one.named}」具体是哪些单位",
            one.passage,
        )
    if one.basis == "first-listed":
        yield make_finding(
            "first-listed",
            one.clause,
            f"「{one.named}」仅因排在第一位被视为牵头单位,原文没有这样写",
            "请在文件中写明牵头单位,或写明“列第一位者为牵头单位”",
            one.passage,
        )


def _check_lead(clause: Clause, own: list[Assignment]) -> Iterator[Finding]:
    bodies = [one for one in own if one.role == "responsible" and one.unit and one.unit.kind == "body"]
    if len(bodies) >= _MANY and not any(one.role == "lead" for one in own):
        names = "、".join(one.named for one in bodies)
        yield make_finding(
            "no-lead-among-many", clause.id, f"{len(bodies)}个责任单位({names})没有写明由谁牵头",
            "请写明牵头单位和配合单位", bodies[0].passage,
        )  # fmt: skip


def _check_text_against_list(
    clause: Clause, own: list[Assignment], duties: list[Duty], names: dict[str, str]
) -> Iterator[Finding]:
    """Compares whom the sentences name with whom the responsibility clause lists."""
    if not own:
        return
    listed = {one.unit.id for one in own if one.unit}
    spoken: set[str] = set()
    for duty in duties:
        for unit in duty.units:
            if unit not in listed and unit not in spoken and unit in names:
                yield make_finding(
                    "named-in-text-only",
                    clause.id,
                    f"正文要求{names[unit]}承担任务(「{_short(duty.passage.exact)}」),责任单位中没有列出",
                    f"请把{names[unit]}列入责任单位,或说明其为何不列",
                    duty.passage,
                )
            spoken.add(unit)
    open_work = any(not duty.units for duty in duties)
    if not open_work and listed & spoken:
        for one in own:
            if one.role != "support" and one.unit and one.unit.kind == "body" and one.unit.id not in spoken:
                yield make_finding(
                    "listed-without-duty", clause.id, f"「{one.named}」列为责任单位,正文没有写明它做什么",
                    f"请写明{one.named}承担的具体任务", one.passage,
                )  # fmt: skip


def _check_unnamed(
    compiled: CompiledPolicy, assigned: dict[str, list[Assignment]], duties: dict[str, list[Duty]]
) -> Iterator[Finding]:
    parents = {clause.id: clause.parent for clause in compiled.clauses}
    for clause in compiled.clauses:
        open_duties = [duty for duty in duties[clause.id] if duty.inherited and duty.modality != "principle"]
        place: str | None = clause.id
        while place is not None and not assigned[place]:
            place = parents.get(place)
        if open_duties and place is None:
            first = open_duties[0]
            yield make_finding(
                "unnamed-actor",
                clause.id,
                f"{len(open_duties)}项任务没有写明由谁负责,如「{_short(first.passage.exact)}」",
                "请为这一条写明责任单位",
                first.passage,
            )


def _short(words: str) -> str:
    plain = "".join(words.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"
