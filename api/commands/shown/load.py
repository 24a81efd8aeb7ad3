"""Who carries how much, as a sheet for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from api.commands.shown.layout import heading

if TYPE_CHECKING:
    from graph.ask.network.load import LoadPage

_MOST_MEETINGS = 20


def load_sheet(page: LoadPage) -> RenderableType:
    """Units by number of tasks, then the pairs that meet most, then the tasks that nobody is named for."""
    parts: list[RenderableType] = [
        heading(f"各单位承担的任务  {len(page.loads)}", "tasks by unit"),
        _loads(page),
        "",
        heading(f"共担任务最多的单位  {len(page.meetings)}", "units that meet most"),
        _meetings(page),
    ]
    if page.without_owner:
        parts += ["", heading(f"没有写明单位的任务  {len(page.without_owner)}", "without a named unit")]
        parts += [Text.assemble((f"{task.label} ", "cyan"), task.heading) for task in page.without_owner]
    return Group(*parts)


def _loads(page: LoadPage) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="dim")
    table.add_column("单位")
    for name in ("任务", "牵头", "责任", "配合", "督导", "仅正文", "有期限", "独自"):
        table.add_column(name, justify="right", no_wrap=True)
    for each in page.loads:
        counts = (each.tasks, each.lead, each.responsible, each.support, each.oversee, each.text_only, each.dated)
        table.add_row(Text(each.unit.name, style="bold"), *(str(n or "—") for n in (*counts, len(each.alone))))
    return table


def _meetings(page: LoadPage) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, show_header=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for each in page.meetings[:_MOST_MEETINGS]:
        table.add_row(str(len(each.tasks)), f"{each.one.name}、{each.other.name}")
    return table
