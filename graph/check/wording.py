"""What stands wrongly in the text itself: marks, numbering, letterhead, documents without a title, lost characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.check.codes import make_finding
from graph.check.punctuation import unmatched_marks
from graph.read.letterhead import Letterhead
from graph.read.outline import Part
from graph.read.segments import part_at
from graph.read.texts import SourceText
from graph.read.tidy import CleanText
from graph.records import Citation, Finding, Passage

_NUMERALS = re.compile(r"[零一二三四五六七八九十百]+|\d+|[①-⑳]")
_AROUND = 14  # how much of the words around a mark are quoted


def check_marks(
    clean: CleanText, letterhead: Letterhead, parts: Sequence[Part], ids: Sequence[str]
) -> Iterator[Finding]:
    """Unmatched quotation marks and brackets of the body, each in its clause."""
    quotes, brackets = unmatched_marks(clean, letterhead.body_start, letterhead.body_end)
    for code, name, places in (("unbalanced-quotes", "引号", quotes), ("unbalanced-brackets", "括号", brackets)):
        for place in places:
            around = clean.passage(max(0, place.start - _AROUND), min(len(clean.text), place.end + _AROUND))
            words = "".join(around.exact.split())
            yield make_finding(
                code,
                ids[part_at(parts, place.start)],
                f"「{words}」处{name}不配对",
                f"请核对原件并补全{name}",
                clean.passage(*place),
            )


def check_numbering(clean: CleanText, parts: Sequence[Part], ids: Sequence[str]) -> Iterator[Finding]:
    """A numbering that skips or repeats. One that runs on under the next heading (6, then 7 under (二)) is in order."""
    siblings: dict[tuple[tuple[int, ...], str], int] = {}
    running: dict[str, int] = {}
    for part, clause in zip(parts, ids, strict=True):
        if not part.label or part.position[0] == 0:
            if len(part.position) <= 2 and part.parent is None:  # another plan or annex numbers afresh
                running.clear()
            continue
        kind, value = _kind(part.label), part.position[-1]
        before = siblings.get((part.position[:-1], kind))
        if value not in (1 if before is None else before + 1, running.get(kind, 0) + 1):
            last = running.get(kind, 0) if before is None else before
            yield make_finding(
                "numbering",
                clause,
                f"编号「{part.label}」前面的编号是{last},编号不连续",
                "请核对是否缺条或编号有误",
                clean.passage(part.start, min(part.end, part.start + len(part.label))),
            )
        siblings[part.position[:-1], kind] = running[kind] = value


def _kind(label: str) -> str:
    """Shape of a label without its number: (一) and (十二) alike, 3 and 12 alike."""
    return _NUMERALS.sub("〇", label)


def check_letterhead(letterhead: Letterhead, clause: str) -> Iterator[Finding]:
    """Title, number, issuer and date, where one is missing."""
    fields = {
        "标题": letterhead.title,
        "文号": letterhead.number,
        "发文机关": letterhead.issuer,
        "成文日期": letterhead.signed,
    }
    missing = [name for name, value in fields.items() if not value]
    if missing:
        yield make_finding("incomplete-letterhead", clause, f"没有找到{'、'.join(missing)}", "请核对文件是否完整", None)


def check_documents(citations: Sequence[Citation]) -> Iterator[Finding]:
    """Documents cited by their number only."""
    for one in citations:
        if one.number and one.title == one.number:
            yield make_finding(
                "untitled-document", one.clause, f"援引「{one.number}」只有文号,没有标题", "请补上文件标题", one.passage
            )


def check_characters(source: SourceText) -> Iterator[Finding]:
    """Characters that the decoder could not read stand as � in the text."""
    if source.replaced:
        at = source.text.find("�")
        passage = Passage(at, at + 1, "�") if at >= 0 else None
        yield make_finding(
            "replaced-characters",
            None,
            f"有{source.replaced}个字符无法识别,显示为「�」",
            "请改用原始电子版重新上传",
            passage,
        )
