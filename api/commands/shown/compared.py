"""Two policies compared, as a sheet for a terminal: what only one demands first, then what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from api.commands.shown.folding import Folded
from api.commands.shown.layout import add_fact, facts_grid, heading, quote
from viz.legend import CHANGES, METHODS, term_of

if TYPE_CHECKING:
    from graph.ask.compare.changes import Change
    from graph.ask.compare.comparison import Comparison, Held, OnlyOne, Pair


def comparison_sheet(found: Comparison) -> RenderableType:
    """Every part with its count, and “没有发现 · none found” where there is nothing."""
    return Group(
        Text.assemble(("前 ", "dim"), found.one.title, (f"  {found.one.number or ''}", "dim")),
        Text.assemble(("后 ", "dim"), found.other.title, (f"  {found.other.number or ''}", "dim")),
        "",
        *_part("仅前一份要求的", "demanded by the first only", map(_alone, found.missing)),
        *_part("承担单位的变化", "changes of owners", map(_held, found.held)),
        *_part("期限、频次、指标的变化", "changes of dates, rhythms, figures", map(_pair, found.changed)),
        *_part("可能对应，请核对", "possibly the same, to be looked at", map(_pair, found.possible)),
        *_part("仅后一份要求的", "demanded by the second only", map(_alone, found.new)),
        Text(f"不变 {found.same} 项 · {found.same} unchanged", style="dim"),
    )


def _part(zh: str, en: str, blocks: Iterable[RenderableType]) -> Sequence[RenderableType]:
    shown = list(blocks)
    return heading(f"{zh}  {len(shown)}", en), *(shown or [Text("没有发现 · none found", style="dim")]), ""


def _alone(demand: OnlyOne) -> RenderableType:
    grid = facts_grid()
    add_fact(grid, "单位", Text("、".join(demand.holders) or "未写明"))
    if demand.dates:
        add_fact(grid, "期限", Text("、".join(demand.dates)))
    if demand.nearest:
        near = Text.assemble((f"{demand.nearest.score:.2f} ", "dim"), quote(demand.nearest.cite.passage))
        add_fact(grid, "最近", near, demand.nearest.cite.passage)
    head = Text.assemble((f"{demand.cite.label} ", "cyan"), quote(demand.cite.passage))
    return Group(Folded(head), Padding(grid, (0, 0, 0, 2)))


def _held(clauses: Held) -> RenderableType:
    one, other = (f"{each.label} {each.heading}" for each in (clauses.one, clauses.other))
    head = Text.assemble((one, "cyan"), " → ", (other, "cyan"), (f"  涉及 {clauses.demands} 项要求", "dim"))
    return Group(Folded(head), *_changes(clauses.changes))


def _pair(pair: Pair) -> RenderableType:
    method = term_of(METHODS, pair.method).zh
    grid = facts_grid()
    add_fact(grid, "前", Text.assemble((f"{pair.one.label} ", "cyan"), quote(pair.one.passage)), pair.one.passage)
    add_fact(grid, "后", Text.assemble((f"{pair.other.label} ", "cyan"), quote(pair.other.passage)), pair.other.passage)
    return Group(grid, *_changes(pair.changes), Text(f"  {method} {pair.score:.2f}", style="dim"))


def _changes(changes: Iterable[Change]) -> list[RenderableType]:
    return [
        Padding(
            Folded(
                Text.assemble(
                    (f"{term_of(CHANGES, each.kind).zh} ", "bold yellow"),
                    (each.was or "", "strike"),
                    " → " if each.was and each.now else "",
                    (each.now or "", "bold"),
                )
            ),
            (0, 0, 0, 2),
        )
        for each in changes
    ]
