"""Answers as sheets for a terminal: a heading, aligned rows, and under each fact the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.commands.layout import (
    cadence_line,
    deadline_line,
    duty_line,
    heading,
    labelled,
    one_line,
    quote,
    target_line,
)
from api.commands.styles import chinese_date, role_badge, severity_badge, status_word
from viz.legend import BASES, VIAS, term_of

if TYPE_CHECKING:
    from graph.ask.answers import (
        Due,
        FindingFact,
        Owner,
        TaskPage,
        TaskRef,
        UnitDuty,
        UnitHit,
        UnitPage,
    )


def owners_sheet(page: TaskPage) -> RenderableType:
    """Who owns one task: role, unit, basis, and the clause that names them."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    for name in ("角色", "单位", "原文写作", "依据", "位置"):
        table.add_column(name, no_wrap=name in ("角色", "位置"))
    for owner in page.owners:
        table.add_row(*_owner_cells(owner))
    said = _clause_words(page)
    parts: list[RenderableType] = [
        heading(f"{page.task.label}  {page.task.heading}", page.cite.policy_title),
        table if page.owners else Text("没有写明由谁负责 · the text names nobody", style="yellow"),
    ]
    if said:
        parts.append(Padding(Text(f"「{said}」", style="italic dim"), (1, 0, 0, 0)))
    parts += [Text.assemble(severity_badge(f.severity), " ", f.message) for f in page.findings]
    return Group(*parts, Text(page.task.id, style="dim"), "")


def _owner_cells(owner: Owner) -> tuple[RenderableType, ...]:
    if owner.unit is None:
        name = Text.assemble(("未指明", "yellow"), (f" {owner.reason or ''}", "dim"))
    else:
        name = Text(owner.unit.name, style="bold")
        if owner.members:
            name.append(f" {len(owner.members)} 个成员", style="dim")
    if owner.external:
        name.append(" 外部", style="dim magenta")
    start, end = owner.cite.passage.start, owner.cite.passage.end
    return (
        role_badge(owner.role),
        name,
        owner.named,
        term_of(BASES, owner.basis).zh,
        Text(f"{start}–{end}", style="dim cyan"),
    )


def _clause_words(page: TaskPage) -> str:
    """The sentence or bracket around the first to the last owner's words, out of the clause itself."""
    inside = [o.cite.passage for o in page.owners if o.origin == "clause"]
    if not inside:
        return ""
    text, base = page.text.exact, page.text.start
    first, last = min(p.start for p in inside) - base, max(p.end for p in inside) - base
    if not 0 <= first <= last <= len(text):
        return ""
    start = max(text.rfind(stop, 0, first) for stop in "\n。（([") + 1
    ends = [at for stop in "\n。）)]" if (at := text.find(stop, last)) >= 0]
    return one_line(text[start : min(ends, default=len(text))])


def tasks_sheet(found: tuple[TaskRef, ...]) -> RenderableType:
    """Tasks to choose from: number, heading, and who holds them."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    for name in ("编号", "任务", "责任单位"):
        table.add_column(name, no_wrap=name == "编号")
    for task in found:
        table.add_row(
            Text(task.label, style="cyan"), Text(task.heading, style="bold"), "、".join(u.name for u in task.owners)
        )
    return table


def unit_sheet(hit: UnitHit | None, page: UnitPage) -> RenderableType:
    """What a unit must do: why the name means it, a line of numbers, then one block a task."""
    title = page.unit.name + ("（单位集合）" if page.unit.kind == "group" else "")
    parts: list[RenderableType] = [heading(title, page.unit.id)]
    if hit is not None:
        parts.append(
            Text.assemble(
                ("「", "dim"), hit.matched, ("」→ ", "dim"), (page.unit.name, "bold"), ("：", "dim"), hit.reason
            )
        )
    parts += [_numbers(page.duties), ""]
    for via, rows in groupby(sorted(page.duties, key=lambda row: _VIA_ORDER[row.via]), key=lambda row: row.via):
        parts.append(Text(term_of(VIAS, via).zh, style="bold underline"))
        parts += [part for row in rows for part in (duty_block(row), "")]
    if page.partners:
        shared = "、".join(f"{p.unit.name} {p.shared}" for p in page.partners[:8])
        parts.append(Text.assemble(("协作 ", "bold"), shared))
    return Group(*parts)


_VIA_ORDER = {"clause": 0, "text": 1, "group": 2}


def _numbers(rows: Iterable[UnitDuty]) -> Text:
    held = list(rows)
    counts = Text(f"任务 {len(held)}", style="bold")
    for role, label in (("lead", "牵头"), ("responsible", "责任"), ("support", "配合"), ("oversee", "督导")):
        if number := sum(row.role == role for row in held):
            counts.append(f" · {label} {number}")
    dated = sum(bool(row.deadlines) or any(t.date for t in row.targets) for row in held)
    doubtful = sum(bool(row.findings) for row in held)
    return counts.append(f" · 有期限 {dated} · 存疑 {doubtful}")


def duty_block(row: UnitDuty) -> RenderableType:
    """One task of a unit: its badge and heading, then duties, figures, dates and rhythms with their words."""
    via = f"随“{row.group.name}”" if row.group else term_of(BASES, row.basis).zh
    head = Text.assemble(
        role_badge(row.role), " ", (row.task.label, "cyan"), " ", (row.task.heading, "bold"), (f"  {via}", "dim")
    )
    lines = labelled()
    for label, content in _facts(row):
        lines.add_row(label, content)
    return Group(head, Padding(lines, (0, 0, 0, 2)))


def _facts(row: UnitDuty) -> Iterable[tuple[str, Text]]:
    if row.via == "clause":
        yield "列名", Text.assemble(row.named, " ", quote(row.cite))
    for duty in row.duties:
        yield "职责", duty_line(duty)
    for target in row.targets:
        yield "指标", target_line(target)
    figures = {target.id for target in row.targets}
    for deadline in (each for each in row.deadlines if each.target not in figures):
        yield "时限", deadline_line(deadline)
    for cadence in row.cadences:
        yield "频次", cadence_line(cadence)
    if row.findings:
        yield "存疑", Text(f"{row.findings} 处，见 zeren audit", style="yellow")


def due_sheet(found: tuple[Due, ...]) -> RenderableType:
    """What is due, by day: status, what must be so, who holds it, and the words."""
    parts: list[RenderableType] = []
    for day, entries in groupby(found, key=lambda due: (due.date, due.precision)):
        parts.append(heading(chinese_date(*day)))
        parts += [part for due in entries for part in (_due_block(due), "")]
    return Group(*parts)


def _due_block(due: Due) -> RenderableType:
    what = Text.assemble(status_word(due.status), " ", (f"{due.task.label} {due.task.heading}", "bold"))
    lines = labelled()
    if due.target:
        lines.add_row("指标", target_line(due.target))
    else:
        lines.add_row("原文", quote(due.cite))
    for role, owners in groupby(due.owners, key=lambda owner: owner.role):
        held_by = "、".join(o.unit.name if o.unit else f"{o.named}（未指明）" for o in owners)
        lines.add_row("责任", Text.assemble(role_badge(role), " ", held_by))
    return Group(what, Padding(lines, (0, 0, 0, 2)))


def findings_sheet(found: tuple[FindingFact, ...]) -> RenderableType:
    """What is unclear, by rule with counts, each with its place, its words and what would mend it."""
    parts: list[RenderableType] = []
    for code, group in groupby(
        sorted(found, key=lambda f: (_SEVERITY_ORDER[f.severity], f.code)), key=lambda f: f.code
    ):
        entries = list(group)
        parts.append(heading(code, f"{len(entries)}"))
        for finding in entries:
            where = finding.cite.label if finding.cite else "全文"
            parts.append(Text.assemble(severity_badge(finding.severity), " ", (where, "cyan"), " ", finding.message))
            if finding.cite:
                parts.append(Padding(quote(finding.cite), (0, 0, 0, 2)))
            if finding.suggestion:
                parts.append(Padding(Text.assemble(("→ ", "green"), finding.suggestion), (0, 0, 0, 2)))
        parts.append("")
    return Group(*parts)


_SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}
