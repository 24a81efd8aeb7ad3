"""Decimal outlines in one line: 「1总则1.1编制目的规范处置。1.2适用范围…2组织机构2.1领导小组…」."""

from __future__ import annotations

import re

from graph.read.labels import Label, label_at
from graph.read.texts import Span

_TOP = re.compile(r"(?<![\d.〔(%])(?P<number>\d{1,2})[.、]?(?P<heading>[一-鿿、与及和]{2,24})$")
_LOOK_BACK = 28
_LAST_TOP = re.compile(r"(?<=[。;)])(?P<number>\d{1,2})[.、]?(?=附则|附件|附录)")


class Decimals:
    """What decimal numbers are open: 1.1 needs a 1 with a heading right before it, 1.2 the 1.1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.restart()

    def restart(self) -> None:
        """An annex or another plan counts from 1."""
        self._top = 0
        self._last: dict[str, int] = {}

    def believed(self, label: Label) -> list[Label]:
        """The label, and the number of the chapter it opens before it; nothing where it is a figure (增长1.5倍)."""
        above, _, _ = label.words.rpartition(".")
        if label.value == self._last.get(above, 0) + 1 and above in self._last:
            return [self._enter(label)]
        if label.value != 1:
            return []
        if "." in above:
            return [self._enter(label)] if self._is_open(above) else []
        top = self._top_before(label, int(above))
        if top is None:
            return []
        self._top = int(above)
        return [top, self._enter(label)]

    def _enter(self, label: Label) -> Label:
        above, _, _ = label.words.rpartition(".")
        self._last[above] = label.value
        self._last.setdefault(label.words, 0)
        return label

    def _is_open(self, words: str) -> bool:
        above, _, value = words.rpartition(".")
        return self._last.get(above) == int(value)

    def _top_before(self, label: Label, number: int) -> Label | None:
        if number != self._top + 1 and self._top:
            return None
        place = label.span.start
        top = _TOP.search(self._text[max(0, place - _LOOK_BACK) : place])
        if top is None or int(top["number"]) != number:
            return None
        begin = place - len(top[0])
        known = label_at(self._text, begin)
        end = known.span.end if known else begin + len(top["number"])
        return Label(str(number), "top", number, 7, Span(begin, end))
