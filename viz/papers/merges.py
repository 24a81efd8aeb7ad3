"""Merges of names as a table."""

from collections.abc import Iterable

from graph.ask.review.merges import Merge
from viz.legend import NAMINGS, term_of
from viz.papers.tables import write_csv

HEADER = (
    "称谓", "单位", "理由类型", "理由", "单位来源", "次数", "文件", "位置", "更正人", "更正时间",
    "更正理由", "单位标识",
)  # fmt: skip


def merges_csv(found: Iterable[Merge]) -> bytes:
    """One line a name of a policy, in the order given; the places as offsets in the policy's text."""
    return write_csv(HEADER, (_row(merge) for merge in found))


def _row(merge: Merge) -> tuple[str | int | None, ...]:
    note = merge.correction
    return (
        merge.named,
        merge.unit.name if merge.unit else None,
        term_of(NAMINGS, merge.kind).zh,
        merge.reason,
        merge.source,
        merge.count,
        merge.policy_title,
        "、".join(f"{place.label} {place.passage.start}–{place.passage.end}".strip() for place in merge.places),
        note.person if note else None,
        note.time if note else None,
        note.reason if note else None,
        merge.unit.id if merge.unit else None,
    )
