"""The lines that facts become in a terminal, each with the words it rests on and where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.commands.shown.folding import Folded
from api.commands.shown.styles import chinese_date, modality_word, status_word
from viz.legend import CADENCES, term_of

if TYPE_CHECKING:
    from graph.ask.answers import CadenceFact, CorrectionNote, DeadlineFact, DutyFact, TargetFact
    from graph.records import Passage

_SPACES = re.compile(r"\s+")


def one_line(words: str) -> str:
    """Words of the text with every run of spaces and line feeds as one space."""
    return _SPACES.sub(" ", words).strip()


def heading(title: str, beside: str = "") -> RenderableType:
    """A line that opens an answer."""
    return Rule(Text.assemble((title, "bold"), ("  " + beside if beside else "", "dim")), align="left", style="blue")


def place(passage: Passage) -> Text:
    """Where words stand in the text: 「1608–1612」."""
    return Text(f"{passage.start}–{passage.end}", style="dim cyan")


def quote(passage: Passage, inside: Passage | None = None) -> Text:
    """The words in their brackets; those of `inside` stand out."""
    if inside is None or not passage.start <= inside.start <= inside.end <= passage.end:
        return Text(f"「{one_line(passage.exact)}」", style="dim")
    low, high = inside.start - passage.start, inside.end - passage.start
    before, marked, after = passage.exact[:low], passage.exact[low:high], passage.exact[high:]
    return Text.assemble(
        ("「" + _SPACES.sub(" ", before), "dim"),
        (_SPACES.sub(" ", marked), "bold"),
        (_SPACES.sub(" ", after) + "」", "dim"),
    )


def facts_grid() -> Table:
    """Label, what is said, and where it stands: three aligned columns over the whole width."""
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_column(no_wrap=True, justify="right")
    return grid


def add_fact(grid: Table, label: str, said: Text, passage: Passage | None = None) -> None:
    """One row of the grid."""
    grid.add_row(label, Folded(said), place(passage) if passage else "")


def corrected(note: CorrectionNote | None) -> Text:
    """〔更正 张三：会议纪要；原为 州教育局（责任）〕, 〔已核对 王五〕, 〔否定 王五：误列〕, or nothing."""
    if note is None:
        return Text()
    if note.review == "confirmed":
        return Text(f" 〔已核对 {note.person}〕", style="green")
    if note.review == "rejected":
        return Text(f" 〔否定 {note.person}：{note.reason}〕", style="magenta")
    was = f"；原为 {note.was}" if note.was else ""
    return Text(f" 〔更正 {note.person}：{note.reason}{was}〕", style="magenta")


def duty_line(duty: DutyFact) -> Text:
    """「应当」 and the sentence; the actor where the sentence names one."""
    actor = f"{'、'.join(duty.named)} " if duty.named else ""
    line = Text.assemble(modality_word(duty.modality), " ", (actor, "bold"), quote(duty.cite.passage))
    return line.append_text(corrected(duty.correction))


def target_line(target: TargetFact) -> Text:
    """Subject, bound, population, date and status; damage is said."""
    scope = f"（{target.scope}）" if target.scope else ""
    line = Text.assemble((f"{target.subject} ", "bold"), target.text, scope)
    if target.date:
        line.append(f" {chinese_date(target.date, target.precision)} ").append_text(status_word(target.status))
    if target.damaged:
        line.append(" 原文残缺", style="bold red")
    return line.append_text(corrected(target.correction))


def deadline_line(deadline: DeadlineFact) -> Text:
    """The day, its status, and the words."""
    when = chinese_date(deadline.date, deadline.precision) if deadline.date else "原文未写明日期"
    line = Text.assemble(when, " ", status_word(deadline.status), " ", quote(deadline.cite.passage))
    return line.append_text(corrected(deadline.correction))


def cadence_line(cadence: CadenceFact) -> Text:
    """How often, at least how many times, and the words."""
    times = f"至少 {cadence.at_least} 次" if cadence.at_least else ""
    line = Text.assemble((term_of(CADENCES, cadence.cadence).zh + times, "bold"), " ", quote(cadence.cite.passage))
    return line.append_text(corrected(cadence.correction))
