"""Numbering at the head of a part: 第一章, 第三条, 一、, (一), ㈠, 1., 1.1 and the 1 above it, (1), ①, 附件1, 问题1."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.read.texts import Span

_HAN = "零〇一二三四五六七八九十百"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
# `opening` is a han label before a heading that begins with a numeral itself: 二、一体化推进
_LABEL = re.compile(
    rf"(?P<law>第(?P<law_n>[{_HAN}\d]{{1,6}})(?P<law_kind>编|部分|章|节|条))"
    r"|(?P<annex>(?:附件|附录|专栏)(?P<annex_n>\d{1,2}|[一二三四五六七八九十]{1,3})?)"
    rf"|(?P<issue>(?<![^\n])问题(?P<issue_n>\d{{1,3}}|[{_HAN}]{{1,3}})[:、.])"
    rf"|(?P<opening>(?<![^\n。)])(?P<opening_n>[{_HAN}]{{1,3}})、(?=[{_HAN}]{{1,4}}[^、级季产线类期批{_HAN}]))"
    rf"|(?P<han>(?P<han_n>[{_HAN}]{{1,5}})[、.](?![{_HAN}]))"
    rf"|(?P<bracketed>\((?P<bracketed_n>[{_HAN}]{{1,5}})\)[、.]?)"
    r"|(?P<deep>(?P<deep_n>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=[一-鿿])(?![万亿千百个倍元米吨人天年月日公平%]))"
    r"|(?P<top>(?<![^\n])(?P<top_n>\d{1,2})(?=[一-鿿、]{2,20}\n+(?P=top_n)\.1(?!\d)))"
    r"|(?P<arabic>(?P<arabic_n>\d{1,3})[.、](?:(?!\d)|(?=(?:19|20)\d\d年|1?\d月)))"  # 2.2021年底前完成
    r"|(?P<small>\(?(?P<small_n>\d{1,3})\))"
    r"|(?P<circled>(?P<circled_n>[①-⑳]))"
    r"|(?P<ringed>(?P<ringed_n>[㈠-㈩]))[、.]?|(?P<encased>(?P<encased_n>[⑴-⒇]))|(?P<dotted>(?P<dotted_n>[⒈-⒛]))"
)
# What a label may start with: far fewer places than there are letters
_FIRST = re.compile(rf"[第附专问(\d①-⑳㈠-㈩⑴-⒛{_HAN}]")
_RANKS = {
    "annex": 0,
    "han": 5,
    "bracketed": 6,
    "issue": 6,
    "top": 7,
    "arabic": 7,
    "deep": 7,
    "small": 10,
    "circled": 11,
}
_RUNS = (("①", "⑳"), ("㈠", "㈩"), ("⑴", "⒇"), ("⒈", "⒛"))
# ㈠ is (一), ⑴ is (1), ⒈ is 1.
_SAME = {"ringed": "bracketed", "encased": "small", "dotted": "arabic", "opening": "han"}
_LAW_RANKS = {"编": 1, "部分": 1, "章": 2, "节": 3, "条": 4}


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its normal words (「二」, 「(一)」, 「2」), kind, value, rank (smaller is higher) and span."""

    words: str
    kind: str
    value: int
    rank: int
    span: Span


def read_number(words: str) -> int:
    """Value of a numeral as used in numbering: 十二 → 12, 二十 → 20, 7 → 7, ③ → 3, ㈡ → 2; 0 where it is none."""
    if words.isdecimal():
        return int(words)
    for first, last in _RUNS:
        if len(words) == 1 and first <= words <= last:
            return ord(words) - ord(first) + 1
    total, digit = 0, 0
    for char in words:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS.get(char, 0)
    return total + digit


def label_at(text: str, at: int) -> Label | None:
    """The label that starts exactly at `at`, whatever stands before it: 「(一)完善机制。」 → (一)."""
    match = _LABEL.match(text, at)
    return _read_label(match) if match else None


def find_labels(text: str, start: int, end: int) -> list[Label]:
    """Everything in the span that has the shape of a label, in order; many of them are none (统一、规范)."""
    found = []
    first = _FIRST.search(text, start, end)
    while first:
        match = _LABEL.match(text, first.start())  # may look beyond the end, but not reach there
        if match and match.end() > end:
            match = None
        if match:
            found.append(_read_label(match))
        first = _FIRST.search(text, match.end() if match else first.end(), end)
    return found


def _read_label(match: re.Match[str]) -> Label:
    kind = match.lastgroup or ""
    number = match[f"{kind}_n"] or ""
    span = Span(match.start(), match.end())
    if kind == "law":
        return Label(match[0], match["law_kind"], read_number(number), _LAW_RANKS[match["law_kind"]], span)
    if kind == "deep":
        depth = number.count(".")
        return Label(number, f"deep{depth}", read_number(number.rpartition(".")[2]), 7 + depth, span)
    value = read_number(number)
    if kind in ("ringed", "encased", "dotted"):
        number = "零一二三四五六七八九十"[value] if kind == "ringed" else str(value)
    kind = _SAME.get(kind, kind)
    words = {"annex": match[0], "bracketed": f"({number})", "small": f"({number})", "issue": f"问题{number}"}.get(
        kind, number
    )
    return Label(words, kind, value, _RANKS[kind], span)
