"""Corrections as a sheet for a terminal: what each says, in place of what, on which words, by whom and why."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.commands.shown.folding import Folded
from api.commands.shown.layout import add_fact, facts_grid, one_line, place
from viz.legend import STANDINGS, term_of

if TYPE_CHECKING:
    from graph.ask.answers import CorrectionNote
    from graph.ask.review.corrections import CorrectionFact

_STYLES = {"standing": "bold green", "superseded": "dim", "withdrawn": "dim", "without-words": "bold red"}


def corrections_sheet(found: Iterable[CorrectionFact]) -> RenderableType:
    """One block a correction, by policy, in the order they were entered."""
    parts: list[RenderableType] = []
    for title, facts in groupby(found, key=lambda fact: fact.policy_title):
        parts.append(Folded(Text(title or "文件已不在系统中", style="dim")))
        parts += [part for fact in facts for part in (_block(fact), "")]
    return Group(*parts)


def _block(fact: CorrectionFact) -> RenderableType:
    where = f"{fact.cite.label} {fact.cite.heading}".strip() if fact.cite else ""
    head = Text.assemble(
        (f"{fact.number} ", "cyan"),
        (fact.says, "bold"),
        "  ",
        (term_of(STANDINGS, fact.state).zh, _STYLES.get(fact.state, "yellow")),
        (f"  {where}" if where else "", "dim"),
    )
    grid = facts_grid()
    if fact.note.was:
        add_fact(grid, "原为", Text(fact.note.was, style="strike" if fact.note.review != "confirmed" else ""))
    if fact.words:
        grid.add_row(
            "原文", Folded(Text(f"「{one_line(fact.words)}」", "dim")), place(fact.cite.passage) if fact.cite else ""
        )
    if fact.note.quoted and fact.note.quoted != fact.words:
        add_fact(grid, "引用", Text(f"「{one_line(fact.note.quoted)}」", style="dim"))
    add_fact(grid, "更正", signed_line(fact.note))
    if fact.withdrawal:
        line = signed_line(fact.withdrawal)
        add_fact(grid, "撤回", line.append("（非更正人本人）", "bold yellow") if fact.withdrawn_by_other else line)
    return Group(Folded(head), Padding(grid, (0, 0, 0, 2)))


def signed_line(note: CorrectionNote) -> Text:
    """张三 2021-01-15 09:00 +08:00：会议纪要第3页."""
    when = note.time.replace("T", " ")
    return Text.assemble((note.person, "bold"), (f" {when}：", "dim"), note.reason)
