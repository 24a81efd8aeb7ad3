"""What became of documents that were taken in: a line each while they are few, counts when they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from api.loading import Taken

_OUTCOMES = {
    "new": "新存入",
    "replaced": "已更新",
    "restored": "已恢复",
    "known": "已有，未重复存入",
    "compiled": "已编译",
}
_MOST_LINES = 20


def lines_of(taken: Sequence[Taken]) -> Iterator[tuple[str, str]]:
    """What was taken in, in Chinese and with what else tells of it."""
    held = [one for one in taken if one.outcome != "failed"]
    if len(held) <= _MOST_LINES:
        for one in held:
            yield f"✓ {one.source}  {_OUTCOMES[one.outcome]}", one.policy or ""
        return
    counted = Counter(one.outcome for one in held)
    for outcome in _OUTCOMES:
        if number := counted[outcome]:  # type: ignore[index]
            yield f"✓ {_OUTCOMES[outcome]} {number} 份", outcome


def refusals_table(failed: Sequence[Taken]) -> Table:
    """Which documents were not taken in, why, and what would help."""
    table = Table(title="没有存入 · not taken in", title_justify="left", title_style="bold red", header_style="dim")
    for name in ("文件 document", "原因 why", "怎么办 what to do"):
        table.add_column(name, overflow="fold")
    for one in failed:
        if one.refusal is not None:
            why, hint = (one.refusal.zh, one.refusal.en), (one.refusal.hint_zh, one.refusal.hint_en)
            table.add_row(Text(one.source), *(Text("\n".join(filter(None, said))) for said in (why, hint)))
    return table
