"""Corrections as a table for those who review them."""

from collections.abc import Iterable

from graph.ask.review.corrections import CorrectionFact
from viz.legend import CORRECTIONS, STANDINGS, term_of
from viz.papers.tables import write_csv

HEADER = (
    "序号", "状态", "类型", "更正", "原提取结果", "所依据的原文", "引用的原文", "文件", "条款", "更正人", "时间",
    "理由", "撤回人", "撤回时间", "撤回理由", "非本人撤回", "标识",
)  # fmt: skip


def corrections_csv(found: Iterable[CorrectionFact]) -> bytes:
    """One line a correction, those withdrawn and those without their words too."""
    return write_csv(HEADER, (_row(fact) for fact in found))


def _row(fact: CorrectionFact) -> tuple[str | int | None, ...]:
    note, gone = fact.note, fact.withdrawal
    return (
        fact.number,
        term_of(STANDINGS, fact.state).zh,
        term_of(CORRECTIONS, note.kind).zh,
        fact.says,
        note.was,
        fact.words,
        note.quoted,
        fact.policy_title,
        f"{fact.cite.label} {fact.cite.heading}".strip() if fact.cite else None,
        note.person,
        note.time,
        note.reason,
        gone.person if gone else None,
        gone.time if gone else None,
        gone.reason if gone else None,
        "是" if fact.withdrawn_by_other else None,
        note.about,
    )
