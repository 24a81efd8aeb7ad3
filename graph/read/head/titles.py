"""The title of a document: the line that ends as titles do, with the lines it takes and the number behind it."""

from __future__ import annotations

import re

from graph.read.documents import TITLE_KIND, DocumentNumber, find_numbers
from graph.read.head.addressees import COMPLETE
from graph.read.labels import label_at
from graph.read.texts import Span

TITLE_END = re.compile(
    rf"(?:{TITLE_KIND}|预案|(?:分解|分工|任务|责任|安排|一览)表|(?:责任|任务|工作)(?:分解|分工))(?:\([^()]{{1,14}}\))?"
)
_NUMBER_BEHIND = re.compile(r"\([^()\n]{2,12}〔\d{4}〕\d{1,4}号\)$")
_TITLE_LABEL = re.compile(r"(?:^|\n)(?:名称|标题|题名):([^\n]{4,160})")
_NEAR = 30


def find_title(
    text: str, paragraphs: tuple[Span, ...], number: DocumentNumber | None, to: Span | None, head_end: int
) -> Span | None:
    """Before the number or behind it, above the addressees; what a label names (标题:…) goes before all."""
    labelled = _TITLE_LABEL.search(text, 0, head_end)
    if labelled:
        return Span(*labelled.span(1))
    limit = min(to.start if to else head_end, head_end)
    cut = number.span if number else Span(limit, limit)
    lines = [Span(p.start, min(p.end, cut.start)) for p in paragraphs if p.start < min(cut.start, limit)]
    return _first_title(text, lines) or _first_title(
        text,
        [Span(max(p.start, cut.end), min(p.end, limit)) for p in paragraphs if cut.end < p.end and p.start < limit],
    )


def _first_title(text: str, lines: list[Span]) -> Span | None:
    """The first line that ends as titles do, or starts as they do and ends so within the next three."""
    for at, line in enumerate(lines):
        words = text[line.start : line.end]
        if len(words) >= 6 and is_title(words) and label_at(text, line.start) is None:
            return Span(_issuer_line(text, lines[:at], line), _without_number(text, line))
        if "关于" in words or "印发" in words:
            for last in lines[at + 1 : at + 4]:
                if is_title(text[line.start : last.end]):
                    return Span(line.start, last.end)
    return None


def _issuer_line(text: str, above: list[Span], title: Span) -> int:
    """Start of the title, which may be a line up: 「青禾州人民政府⏎关于印发…的通知」."""
    if above and text.startswith(("关于", "印发", "转发", "批转"), title.start):
        line = text[above[-1].start : above[-1].end]
        if 4 <= len(line) <= 40 and COMPLETE.search(line) and not re.search("[,:;。《》]", line):
            return above[-1].start
    return title.start


def _without_number(text: str, title: Span) -> int:
    """End of the title without its number in brackets: 「…的通知(青政发〔2021〕3号)」."""
    found = _NUMBER_BEHIND.search(text, title.start, title.end)
    return found.start() if found else title.end


def number_behind(text: str, title: Span | None) -> DocumentNumber | None:
    """The number in brackets right behind the title."""
    if title is None or not text.startswith("(", title.end):
        return None
    return next(iter(find_numbers(text, title.end, min(len(text), title.end + _NEAR))), None)


def is_title(words: str) -> bool:
    """Whether words end as a title does: 「…三年行动方案」, 「…的通知(试行)」."""
    return len(words) <= 160 and not re.search("[。;:!?]", words) and bool(re.search(rf"{TITLE_END.pattern}$", words))
