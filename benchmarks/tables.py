"""Figures as tables: one row a question, one column a candidate, each with its ratio to ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from benchmarks.timing import Figure

if TYPE_CHECKING:
    from benchmarks.bars import Held

OURS = "zeren"


def print_figures(console: Console, figures: Sequence[Figure]) -> None:
    """A table for each section, in the order the sections were measured."""
    for section in dict.fromkeys(figure.section for figure in figures):
        console.print(_table(section, [figure for figure in figures if figure.section == section]))


def print_bars(console: Console, bars: Iterable[Held]) -> None:
    """What this program set itself to reach, and whether this run shows it."""
    table = Table(title="the bars of this run", title_justify="left", title_style="bold", header_style="dim")
    for name in ("", "wanted", "measured", ""):
        table.add_column(name, justify="right" if name else "left")
    for bar, value, outcome in bars:
        measured = "–" if value is None else f"{_rounded(value)} {bar.unit}".rstrip()
        table.add_row(bar.what, bar.wanted, measured, outcome)
    console.print(table)


def figures_as_json(figures: Sequence[Figure]) -> list[dict[str, object]]:
    """The same for machines."""
    return [asdict(figure) for figure in figures]


def _table(section: str, figures: Sequence[Figure]) -> Table:
    names = list(dict.fromkeys(figure.who for figure in figures))
    table = Table(title=section, title_justify="left", title_style="bold", header_style="dim")
    table.add_column("")
    for name in names:
        table.add_column(name, justify="right")
    for what in dict.fromkeys(figure.what for figure in figures):
        held = {figure.who: figure for figure in figures if figure.what == what}
        table.add_row(what, *(_cell(held.get(name), held.get(OURS)) for name in names))
    return table


def _cell(figure: Figure | None, ours: Figure | None) -> str:
    if figure is None:
        return "–"
    shown = f"{_rounded(figure.value)} {figure.unit}".rstrip()
    if ours is None or ours is figure or not figure.value:
        return shown
    ratio = ours.value / figure.value if figure.better == "more" else figure.value / ours.value
    return f"{shown}  ({ratio:.2f}×)"


def _rounded(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
