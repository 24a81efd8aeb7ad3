"""Signatures: who signs and when, at the foot of an act or of its covering notice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from graph.read.texts import Span

_HAN_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0", "O": "0"}
DAY = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日|[一二][〇零○O一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_BEFORE = re.compile(r"[一-鿿、()\n]{0,120}$")
UNIT_END = re.compile(r"(?:政府|办公[室厅]|委员会|国务院|[委厅局部院会处署办组府行社]|中心|集团|公司)$")
_AFTER = re.compile(r"\n*\((?:此件|公开|有删减|本文)[^()\n]{0,20}\)|(?:公布|发布|印发)?。(?=\n|$)")


@dataclass(frozen=True, slots=True)
class Signature:
    """Issuer as signed (several joined by 、), ISO day, tidy span from the issuer to the note after the date."""

    issuer: str | None
    day: str | None
    span: Span


def read_day(words: str) -> str | None:
    """ISO form of 2020年5月18日, 2020-06-10 or 二〇二〇年五月十八日; None where there is no such day."""
    numbers = [int(n) for n in re.findall(r"\d+", words)] or _han_numbers(words)
    if len(numbers) < 3:
        return None
    try:
        return date(numbers[0], numbers[1], numbers[2]).isoformat()
    except ValueError:
        return None


def find_signatures(text: str, start: int, end: int) -> list[Signature]:
    """Dates that stand alone or right after the issuer: 「某县人民政府\\n2021年3月5日\\n(此件公开发布)」.

    A date inside a sentence is none: before the issuer there must be a full stop, a line feed or the start.
    """
    found = []
    for day in DAY.finditer(text, start, end):
        begin = _issuer_start(text, start, day.start())
        if begin is None:
            continue
        after = _AFTER.match(text, day.end(), end)
        stop = after.end() if after else day.end()
        if after is None and not _stands_alone(text, day.end(), begin, day.start()):
            continue
        names = [name for name in re.split(r"[\n、]+", text[begin : day.start()]) if name]
        found.append(Signature("、".join(names) or None, read_day(day[0]), Span(begin, stop)))
    return found


def _issuer_start(text: str, start: int, day_start: int) -> int | None:
    """Where the lines of issuers above a date begin; None where the date belongs to a sentence."""
    begin = day_start
    floor = max(start, day_start - 200)
    while begin > floor:
        line_end = begin
        while line_end > floor and text[line_end - 1] == "\n":
            line_end -= 1
        mark = max(text.rfind(m, floor, line_end) for m in "\n。")
        line_start = max(mark + 1, floor)
        line = text[line_start:line_end]
        if not line or len(line) > 40 or not UNIT_END.search(line) or re.search("[,:;)》!?]", line):
            break
        begin = line_start
        if line_start > floor and text[line_start - 1] == "。":
            break
    before = text[begin - 1] if begin > start else "\n"
    return begin if before in "\n。!)" else None


def _stands_alone(text: str, day_end: int, begin: int, day_start: int) -> bool:
    return text[day_end : day_end + 1] in ("", "\n") or begin < day_start


def _han_numbers(words: str) -> list[int]:
    match = re.fullmatch(r"(.{4})年(.{1,2})月(.{1,3})日", words)
    if match is None:
        return []
    year = int("".join(_HAN_DIGITS.get(char, "0") for char in match[1]))
    return [year, _tens(match[2]), _tens(match[3])]


def _tens(words: str) -> int:
    tens, _, ones = words.rpartition("十")
    if "十" not in words:
        return int("".join(_HAN_DIGITS.get(char, "0") for char in words))
    return 10 * int(_HAN_DIGITS.get(tens, "1")) + int(_HAN_DIGITS.get(ones, "0"))
