"""Whom a document is sent to: 「各县(市)人民政府,州政府各部门、各直属机构:」."""

from __future__ import annotations

import re

from graph.read.texts import Span

_ADDRESSED = re.compile(
    r"^(?:(?:各|省|市|县|区|州|盟|旗|有关|中央|驻|国务院|(?:本?(?:公司|集团|机关|总部|局|厅|委|院|校|所|处))[一-鿿]{0,4}各)|[一-鿿]{1,7}[市县区州盟旗](?:人民)?政府(?=[,、;]|$))[^。!?]{1,400}$"
)
_ADDRESSEE_UNIT = re.compile(r"政府|部门|单位|机构|委|局|厅|办|公司|院|校|会|处|中心|企业|银行")
COMPLETE = re.compile(r"(?:政府|部门|单位|机构|委|局|厅|办|公司|院|校|会|处|中心|企业|部委|国企|部)(?:\([^()]*\))?$")
"""The end of a name that lacks nothing."""


def find_addressees(text: str, start: int, end: int) -> Span | None:
    """The words before the colon that opens the text: 「各县(市)人民政府,州政府各部门、各直属机构:」."""
    at = text.find(":", start, end)
    while at >= 0:
        floor = max(start, at - 400)
        begin = max(floor, *(text.rfind(mark, floor, at) + 1 for mark in "。\n号"))
        words = text[begin:at]
        if is_addressed(words):
            return Span(begin, at)
        at = text.find(":", at + 1, end)
    return None


def is_addressed(words: str) -> bool:
    """Whether words before a colon name those to whom a document is sent: 「各县(市)人民政府,州政府各部门」."""
    return _ADDRESSED.match(words) is not None and _ADDRESSEE_UNIT.search(words) is not None


def split_addressees(text: str, to: Span) -> list[Span]:
    """「各县(市)人民政府,州政府各部门、各直属机构」 → three; 「各省、自治区、直辖市人民政府」 is one."""
    names: list[Span] = []
    depth, begin = 0, to.start
    for at in range(to.start, to.end):
        char = text[at]
        depth = max(0, depth + (char == "(") - (char == ")"))
        if depth or char not in ",;、":
            continue
        if char in ",;" or (COMPLETE.search(text[begin:at]) and text[at + 1] in "各有驻中省市县区州"):
            names.append(Span(begin, at))
            begin = at + 1
    return [name for name in [*names, Span(begin, to.end)] if name.start < name.end]
