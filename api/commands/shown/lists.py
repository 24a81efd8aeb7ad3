"""Who owns a task, what is due, what is unclear: answers as sheets for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.commands.shown.corrections import signed_line
from api.commands.shown.folding import Folded
from api.commands.shown.layout import (
    add_fact,
    corrected,
    facts_grid,
    heading,
    one_line,
    place,
    quote,
    target_line,
)
from api.commands.shown.styles import chinese_date, role_badge, severity_badge, status_word
from viz.legend import BASES, FINDINGS, term_of

if TYPE_CHECKING:
    from graph.ask.answers import Due, FindingFact, Owner, StruckFact, TaskPage, TaskRef

_SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}


def owners_sheet(page: TaskPage) -> RenderableType:
    """Who owns one task: role, unit, basis, the clause that names them, and what is unclear about it."""
    parts: list[RenderableType] = [
        heading(f"{page.task.label}  {page.task.heading}"),
        Folded(Text(page.cite.policy_title, style="dim")),
        "",
        _owners_table(page.owners) if page.owners else Text("没有写明由谁负责 · the text names nobody", style="yellow"),
    ]
    if said := _clause_words(page):
        parts.append(Padding(Folded(Text(f"「{said}」", style="dim")), (1, 0, 0, 0)))
    if struck := [fact for fact in page.rejected if fact.kind == "assignment"]:
        parts += ["", Text("被否定的", style="dim"), *(Padding(_struck(fact), (0, 0, 0, 2)) for fact in struck)]
    if page.findings:
        parts.append("")
    parts += [_marked(severity_badge(f.severity), f.message) for f in page.findings]
    return Group(*parts, Text(page.task.id, style="dim"), "")


def _owners_table(owners: tuple[Owner, ...]) -> Table:
    """Those of the clause first, then those only the text names."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    for name in ("角色", "单位", "原文写作", "依据"):
        table.add_column(name, no_wrap=name in ("角色", "依据"))
    table.add_column("位置", no_wrap=True, justify="right")
    for owner in sorted(owners, key=lambda owner: owner.origin == "text"):
        basis = term_of(BASES, owner.basis).zh
        table.add_row(role_badge(owner.role), Folded(_owner_name(owner)), owner.named, basis, place(owner.cite.passage))
    return table


def _owner_name(owner: Owner) -> Text:
    if owner.unit is None:
        nobody = Text.assemble(("未指明", "bold yellow"), (f" {owner.reason}" if owner.reason else "", "dim"))
        return nobody.append_text(corrected(owner.correction))
    name = Text(owner.unit.name, style="bold")
    if owner.members:
        name.append(f"（{len(owner.members)} 个）", style="dim")
    if owner.external:
        name.append(" 外部", style="magenta")
    return name.append_text(corrected(owner.correction))


def _clause_words(page: TaskPage) -> str:
    """The sentence or bracket around the first to the last owner's words, out of the clause itself."""
    inside = [owner.cite.passage for owner in page.owners if owner.origin == "clause"]
    if not inside:
        return ""
    text, base = page.text.exact, page.text.start
    first, last = min(p.start for p in inside) - base, max(p.end for p in inside) - base
    if not 0 <= first <= last <= len(text):
        return ""
    start = max(text.rfind(stop, 0, first) for stop in "\n。（(") + 1
    ends = [at for stop in "\n。）)" if (at := text.find(stop, last)) >= 0]
    return one_line(text[start : min(ends, default=len(text))])


def _struck(fact: StruckFact) -> RenderableType:
    """What a person rejected, struck through, with who and why."""
    return Folded(Text.assemble((fact.text, "strike"), corrected(fact.correction)))


def tasks_sheet(found: tuple[TaskRef, ...], titles: Mapping[str, str]) -> RenderableType:
    """Tasks to choose from, by policy (`titles` by id): number, heading, and who holds them."""
    parts: list[RenderableType] = []
    for policy, tasks in groupby(sorted(found, key=lambda task: task.policy), key=lambda task: task.policy):
        table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
        for name in ("编号", "任务", "责任单位"):
            table.add_column(name, no_wrap=name == "编号")
        for task in tasks:
            held_by = Text("、".join(unit.name for unit in task.owners))
            table.add_row(Text(task.label, style="cyan"), Folded(Text(task.heading, style="bold")), Folded(held_by))
        parts += [Folded(Text(titles.get(policy, policy), style="dim")), table, ""]
    return Group(*parts)


def due_sheet(found: tuple[Due, ...]) -> RenderableType:
    """What is due, by day: status, what must be so, the sentence, and who holds it."""
    parts: list[RenderableType] = []
    for day, entries in groupby(found, key=lambda due: (due.date, due.precision)):
        parts.append(heading(chinese_date(*day)))
        parts += [part for due in entries for part in (_due_block(due), "")]
    return Group(*parts)


def _due_block(due: Due) -> RenderableType:
    head = Text.assemble(status_word(due.status), " ", (due.task.label, "cyan"), " ", (due.task.heading, "bold"))
    words = due.cite.passage
    grid = facts_grid()
    add_fact(grid, "文件", Text(due.cite.policy_title, style="dim"))
    if due.target:
        words = due.target.cite.passage
        add_fact(grid, "指标", target_line(due.target), words)
    add_fact(grid, "原文", quote(due.sentence, words))
    for role, owners in groupby(due.owners, key=lambda owner: owner.role):
        held_by = "、".join(o.unit.name if o.unit else f"{o.named}（未指明）" for o in owners)
        add_fact(grid, "单位", Text.assemble(role_badge(role), " ", held_by))
    return Group(head, Padding(grid, (0, 0, 0, 2)))


def findings_sheet(found: tuple[FindingFact, ...]) -> RenderableType:
    """What is unclear, by rule with counts, each with its place, its words and what would mend it."""
    parts: list[RenderableType] = []
    ordered = sorted(found, key=lambda finding: (_SEVERITY_ORDER[finding.severity], finding.code))
    for (severity, code), group in groupby(ordered, key=lambda finding: (finding.severity, finding.code)):
        entries = list(group)
        parts.append(heading(f"{term_of(FINDINGS, code).zh}  {len(entries)}", code))
        parts += [_finding(severity, finding) for finding in entries]
        parts.append("")
    return Group(*parts)


def _finding(severity: str, finding: FindingFact) -> RenderableType:
    label = finding.cite.label if finding.cite else "全文"
    grid = facts_grid()
    if finding.cite:
        add_fact(grid, "原文", quote(finding.cite.passage), finding.cite.passage)
    if finding.suggestion:
        add_fact(grid, "建议", Text(finding.suggestion, style="green"))
    if finding.correction:
        add_fact(grid, "更正", signed_line(finding.correction))
    head = Text.assemble((f"{label} ", "cyan"), finding.message)
    return Group(_marked(severity_badge(severity), head), Padding(grid, (0, 0, 0, 7)))


def _marked(badge: Text, words: Text | str) -> RenderableType:
    """A badge, and beside it words that may fold."""
    row = Table.grid(padding=(0, 1))
    row.add_column(no_wrap=True)
    row.add_column()
    row.add_row(badge, Folded(Text(words) if isinstance(words, str) else words))
    return row
