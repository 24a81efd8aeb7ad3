"""Numbering that runs on in one line: 一、…（一）…1.…, 第一章…第一条…, 1 总则 1.1 编制目的.

Labels that count up are believed as the outline believes them; here also those that a lost line feed glues to a title
or a heading (「…方案一、工作任务（一）清理摊点。」), as long as the number after them is there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.read.documents import TITLE_KIND
from graph.read.headings import heading_end
from graph.read.labels import Label, find_labels
from graph.read.lines.decimals import Decimals
from graph.read.numbering import Numbering
from graph.read.tidy import CleanText

_TITLED = re.compile(rf"(?:{TITLE_KIND}|表|分工|[:)])$")
_TITLED_KINDS = ("han", "章", "节")
_SMALL = ("small", "circled")
_LAW = ("编", "部分", "章", "节", "条")
_CITED = re.compile(r"规定|第|的|[、和至及,]|项|款")
_BEFORE_LAW = frozenset("。)〕!?;:”")
_HEADING = 30  # letters between a label and the one that its heading runs into
_AHEAD = 400  # labels that are looked at for the next number


@dataclass(slots=True)
class Run:
    """Places of line feeds before labels and behind glued headings; how many of them no paragraph has."""

    places: list[int] = field(default_factory=list)
    signs: int = 0


def find_run(clean: CleanText, start: int, end: int, restarts: Sequence[int]) -> Run:
    """Every label of the line that begins a part; numbering starts again behind each of `restarts`."""
    labels = find_labels(clean.text, start, end)
    believed = _believed(clean, start, labels, sorted(restarts))
    run = Run([label.span.start for label in believed])
    decimals = [label for label in believed if label.kind.startswith("deep")]
    run.signs = sum(label.rank <= 5 and label.span.start > start for label in believed) + len(decimals) // 2
    titled = [label for label in believed if label.kind in _TITLED_KINDS or decimals]
    run.places += (place for label in titled if (place := heading_end(clean.text, label.span.end)))
    return run


def _believed(clean: CleanText, start: int, labels: Sequence[Label], restarts: Sequence[int]) -> list[Label]:
    text, numbering, decimals = clean.text, Numbering(), Decimals(clean.text)
    pending = list(reversed(restarts))
    found: list[Label] = []
    following = _following(labels)
    for at, label in enumerate(labels):
        while pending and pending[-1] <= label.span.start:
            pending.pop()
            numbering.restart()
            decimals.restart()
        place = label.span.start
        if label.kind.startswith("deep"):
            for decimal in decimals.believed(label):
                numbering.enter(decimal)
                found.append(decimal)
            continue
        since = place - found[-1].span.end if found else _HEADING + 1
        spaced = clean.origins[place] - clean.origins[place - 1] > 1 if place else False
        before, after = text[place - 1 : place], text[label.span.end : label.span.end + 1]
        if (
            place == start
            or numbering.believes(label, before, after, spaced=spaced)
            or _opens(text, label, numbering, since, following[at])
            or (label.kind in _SMALL and _counts(label, numbering, before, following[at]))
            or _is_article(text, label, numbering, since)
        ):
            numbering.enter(label)
            found.append(label)
    return found


def _following(labels: Sequence[Label]) -> list[bool]:
    """For each label whether one of its kind with the next number stands not far behind it."""
    seen: dict[tuple[str, int], int] = {}
    answers = [False] * len(labels)
    for at in range(len(labels) - 1, -1, -1):
        label = labels[at]
        answers[at] = seen.get((label.kind, label.value + 1), at + _AHEAD + 1) - at <= _AHEAD
        seen[label.kind, label.value] = at
    return answers


def _opens(text: str, label: Label, numbering: Numbering, since: int, followed: bool) -> bool:
    """A first number that a lost line feed glues to the title or to the heading above it, where the second is there."""
    if label.value != 1 or not followed or label.kind not in ("han", "bracketed", "arabic", "small"):
        return False
    place = label.span.start
    if label.rank in numbering.open_values:
        return False
    if label.kind == "han":
        return _TITLED.search(text, max(0, place - 6), place) is not None
    return since <= _HEADING and "。" not in text[place - since : place] and "一" <= text[place - 1] <= "鿿"


def _counts(label: Label, numbering: Numbering, before: str, followed: bool) -> bool:
    """(1), (2), ① behind a stop, where they count up."""
    last = numbering.open_values.get(label.rank, 0)
    return before in _BEFORE_LAW and label.value == last + 1 and (label.value > 1 or followed)


def _is_article(text: str, label: Label, numbering: Numbering, since: int) -> bool:
    """第一章, 第三条 in their order, not one that a sentence cites (依照第三条规定)."""
    if label.kind not in _LAW or _CITED.match(text, label.span.end):
        return False
    last = numbering.last_values.get(label.rank, 0)
    restarts = label.kind == "节" and label.value == 1
    if label.value != last + 1 and not restarts:
        return False
    place = label.span.start
    glued = since <= _HEADING and "。" not in text[place - since : place]
    return text[place - 1 : place] in _BEFORE_LAW or glued or _TITLED.search(text, max(0, place - 6), place) is not None
