"""What stands wrongly in the text itself: marks, numbering, letterhead, documents without a title, lost characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.check.codes import make_finding
from graph.check.punctuation import unmatched_marks
from graph.read.head.letterhead import Letterhead
from graph.read.outline import Part
from graph.read.segments import part_at
from graph.read.texts import SourceText, Span
from graph.read.tidy import CleanText
from graph.records import Citation, Finding, Passage

_NUMERALS = re.compile(r"[零一二三四五六七八九十百]+|\d+|[①-⑳]")
_AROUND = 16  # of the words around a mark no more than this on each side are quoted
_PAUSE = re.compile(r"[,;。:!?、\n]")
_PAIR = {"”": "“", "’": "‘", "」": "「", "》": "《"}
_CLOSING = {opening: closing for closing, opening in _PAIR.items()}


def check_marks(
    clean: CleanText, letterhead: Letterhead, parts: Sequence[Part], ids: Sequence[str]
) -> Iterator[Finding]:
    """Unmatched quotation marks and brackets of the body, each in its clause.

    「”三同步”原则」 is one finding about the whole phrase, which “三同步” would mend.
    """
    quotes, brackets = unmatched_marks(clean, letterhead.body_start, letterhead.body_end)
    for code, name, places in (("unbalanced-quotes", "引号", quotes), ("unbalanced-brackets", "括号", brackets)):
        for place in places:
            yield make_finding(
                code,
                ids[part_at(parts, place.start)],
                f"「{_around(clean, place)}」中的{name}不配对",
                _mend(clean, place, name),
                clean.passage(*place),
            )


def _mend(clean: CleanText, place: Span, name: str) -> str:
    words = clean.words(*place)
    if len(words) == 1:
        return f"请核对原件，补上缺少的{name}"
    opening = _PAIR.get(words[0], words[0])
    return f"请核对原件，改为成对的{name}：{opening}{words[1:-1]}{_CLOSING[opening]}"


def _around(clean: CleanText, place: Span) -> str:
    """The words between the nearest pauses, or as many as fit and …"""
    text, (start, end) = clean.text, place
    before = [pause.end() for pause in _PAUSE.finditer(text, max(0, start - _AROUND), start)]
    after = _PAUSE.search(text, end, end + _AROUND)
    first = before[-1] if before else max(0, start - _AROUND)
    last = after.start() if after else min(len(text), end + _AROUND)
    return f"{'' if before or first == 0 else '…'}{clean.words(first, last)}{'' if after or last == len(text) else '…'}"


def check_numbering(clean: CleanText, parts: Sequence[Part], ids: Sequence[str]) -> Iterator[Finding]:
    """A numbering that skips or repeats. One that runs on under the next heading (6, then 7 under (二)) is in order."""
    siblings: dict[tuple[tuple[int, ...], str], Part] = {}
    running: dict[str, Part] = {}
    for part, clause in zip(parts, ids, strict=True):
        if not part.label or part.position[0] == 0:
            if len(part.position) <= 2 and part.parent is None:  # another plan or annex numbers afresh
                running.clear()
            continue
        kind, value = _kind(part.label), part.position[-1]
        before, last = siblings.get((part.position[:-1], kind)), running.get(kind)
        expected = (_value(before) + 1 if before else 1, _value(last) + 1 if last else 1)
        if value not in expected:
            earlier = before or last
            yield make_finding(
                "numbering",
                clause,
                f"「{part.label}」前面{f'的同级编号是「{earlier.label}」' if earlier else '没有同级编号'}，编号不连续",
                "请核对是缺了条款还是编号有误",
                clean.passage(part.start, min(part.end, part.start + len(part.label))),
            )
        siblings[part.position[:-1], kind] = running[kind] = part


def _value(part: Part) -> int:
    return part.position[-1]


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
                "untitled-document", one.clause, f"援引「{one.number}」只写了文号", "请补上文件标题", one.passage
            )


def check_characters(source: SourceText) -> Iterator[Finding]:
    """Characters that the decoder could not read stand as � in the text."""
    if source.replaced:
        at = source.text.find("�")
        passage = Passage(at, at + 1, "�") if at >= 0 else None
        yield make_finding(
            "replaced-characters",
            None,
            f"有{source.replaced}个字符无法识别，显示为「�」",
            "请改用原始电子版重新上传",
            passage,
        )
