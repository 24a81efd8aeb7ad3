"""What a unit must do, as a sheet for a terminal: why the name means it, numbers, then one block a task."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.commands.shown.folding import Folded
from api.commands.shown.layout import (
    add_fact,
    cadence_line,
    corrected,
    deadline_line,
    duty_line,
    facts_grid,
    heading,
    place,
    target_line,
)
from api.commands.shown.styles import role_badge
from viz.legend import BASES, ROLES, VIAS, term_of

if TYPE_CHECKING:
    from graph.ask.answers import TargetFact, UnitDuty, UnitHit, UnitPage

_VIA_ORDER = {"clause": 0, "text": 1, "group": 2}
_CONDITIONS = frozenset({"threshold", "scope", "baseline", "period"})


def unit_sheet(asked: str, hit: UnitHit, page: UnitPage) -> RenderableType:
    """The whole of it; `hit` tells why the name that was asked for means this unit."""
    parts: list[RenderableType] = [heading(page.unit.name, page.unit.id)]
    parts.append(Folded(Text.assemble(f"「{asked}」→ ", (page.unit.name, "bold"), (f"  {hit.reason}", "dim"))))
    parts += [_numbers(page.duties), ""]
    rows = sorted(page.duties, key=lambda row: _VIA_ORDER[row.via])
    for via, held in groupby(rows, key=lambda row: row.via):
        listed = list(held)
        parts.append(Text.assemble((term_of(VIAS, via).zh, "bold underline"), (f" {len(listed)}", "dim")))
        for title, of_policy in groupby(listed, key=lambda row: row.cite.policy_title):
            parts.append(Folded(Text(title, style="dim")))
            parts += [part for row in of_policy for part in (duty_block(row), "")]
    if page.partners:
        shared = "、".join(f"{partner.unit.name}（{partner.shared}）" for partner in page.partners[:8])
        parts.append(Folded(Text.assemble(("协作单位 ", "bold"), shared)))
    return Group(*parts)


def _numbers(rows: Iterable[UnitDuty]) -> RenderableType:
    held = list(rows)
    counts = [f"任务 {len(held)}"]
    counts += [f"{term.zh} {n}" for role, term in ROLES.items() if (n := sum(row.role == role for row in held))]
    dated = sum(bool(row.deadlines) or any(target.date for target in row.targets) for row in held)
    counts += [f"有期限 {dated}", f"存疑 {sum(bool(row.findings) for row in held)}"]
    return Text(" · ".join(counts), style="bold")


def duty_block(row: UnitDuty) -> RenderableType:
    """One task of a unit: its badge and heading, then duties, figures, dates and rhythms with their words."""
    basis = f"作为「{row.group.name}」成员" if row.group else f"{term_of(BASES, row.basis).zh}「{row.named}」"
    title = Text.assemble((row.task.label, "cyan"), " ", (row.task.heading, "bold"), ("  " + basis, "dim"))
    title.append_text(corrected(row.correction))
    head = Table.grid(padding=(0, 1), expand=True)
    for ratio in (None, 1, None):
        head.add_column(ratio=ratio, no_wrap=ratio is None)
    head.add_row(role_badge(row.role), Folded(title), place(row.cite.passage))
    grid = facts_grid()
    _add_facts(grid, row)
    return Group(head, Padding(grid, (0, 0, 0, 2)))


def _add_facts(grid: Table, row: UnitDuty) -> None:
    for duty in row.duties:
        add_fact(grid, "职责", duty_line(duty), duty.cite.passage)
    shown = [target for target in row.targets if not _is_condition(target)]
    for target in shown:
        add_fact(grid, "指标", target_line(target), target.cite.passage)
    if conditions := len(row.targets) - len(shown):
        add_fact(grid, "", Text(f"另有 {conditions} 个作为条件或范围的数字，见 --json", style="dim"))
    figures = {target.id for target in row.targets}
    for deadline in (each for each in row.deadlines if each.target not in figures):
        add_fact(grid, "时限", deadline_line(deadline), deadline.cite.passage)
    for cadence in row.cadences:
        add_fact(grid, "频次", cadence_line(cadence), cadence.cite.passage)
    if row.findings:
        add_fact(grid, "存疑", Text(f"{row.findings} 处，见 zeren audit", style="yellow"))


def _is_condition(target: TargetFact) -> bool:
    """Figures that only say for whom another holds (学生规模500人以下); damage and dates are always shown."""
    return target.kind in _CONDITIONS and not target.damaged and target.date is None
