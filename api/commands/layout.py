"""The lines that facts become in a terminal, each with the words it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.commands.styles import chinese_date, modality_word, status_word
from viz.legend import CADENCES, term_of

if TYPE_CHECKING:
    from graph.ask.answers import CadenceFact, Cite, DeadlineFact, DutyFact, TargetFact

_SPACES = re.compile(r"\s+")


def one_line(words: str) -> str:
    """Words of the text with every run of spaces and line feeds as one space."""
    return _SPACES.sub(" ", words).strip()


def labelled() -> Table:
    """A grid of labels and what stands beside them."""
    lines = Table.grid(padding=(0, 1))
    lines.add_column(style="dim", no_wrap=True)
    lines.add_column()
    return lines


def heading(title: str, beside: str = "") -> RenderableType:
    """A line that opens an answer."""
    return Rule(Text.assemble((title, "bold"), ("  " + beside if beside else "", "dim")), align="left", style="blue")


def quote(cite: Cite, most: int = 160) -> Text:
    """The words, shortened for the screen only, and where they stand in the text."""
    said = one_line(cite.passage.exact)
    if len(said) > most:
        said = f"{said[: most - 1]}…"
    return Text.assemble((f"「{said}」", "italic dim"), (f" {cite.passage.start}–{cite.passage.end}", "dim cyan"))


def duty_line(duty: DutyFact) -> Text:
    """「应当」 and the sentence."""
    return Text.assemble(modality_word(duty.modality), " ", quote(duty.cite))


def target_line(target: TargetFact) -> Text:
    """Subject, bound, population, date, status, words; damage is said."""
    when = f" {chinese_date(target.date, target.precision)}" if target.date else ""
    line = Text.assemble(
        (f"{target.subject} ", "bold"), target.text, f"（{target.scope}）" if target.scope else "", when
    )
    if target.date:
        line.append(" ").append_text(status_word(target.status))
    if target.damaged:
        line.append(" 原文残缺", style="bold red")
    return line.append("\n").append_text(quote(target.cite))


def deadline_line(deadline: DeadlineFact) -> Text:
    """The day, its status, and the words."""
    when = chinese_date(deadline.date, deadline.precision) if deadline.date else "原文未写明日期"
    return Text.assemble(when, " ", status_word(deadline.status), " ", quote(deadline.cite))


def cadence_line(cadence: CadenceFact) -> Text:
    """How often, the rule where one can be given, and the words."""
    often = term_of(CADENCES, cadence.cadence).zh
    times = f"至少 {cadence.at_least} 次" if cadence.at_least else ""
    return Text.assemble((f"{often}{times}", "bold"), " ", quote(cadence.cite))
