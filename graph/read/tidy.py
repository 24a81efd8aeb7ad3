"""Tidy text for the finders, with the way back to every raw character.

Stray spaces inside words, full- and half-width forms and bracket styles differ from document to document and within
one clause. Finders should not care; citations must. So tidying only drops characters and replaces one by one, and
keeps for each tidy character the place it came from.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from graph.read.gaps import mark_gaps
from graph.records import Passage

_ONE_FOR_ONE = {
    "，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "！": "!", "？": "?", "﹝": "〔", "﹞": "〕",
    "［": "〔", "］": "〕", "[": "〔", "]": "〕", "｡": "。", "．": ".", "﹒": ".", "﹙": "(", "﹚": ")",
    "—": "—", "–": "—",
    "－": "-", "～": "~", "％": "%", "＊": "*", "／": "/", "､": "、", "﹑": "、", "﹐": ",", "﹔": ";", "﹕": ":",
    "﹪": "%", "〜": "~", "∼": "~", "︰": ":", "∶": ":",
} | dict.fromkeys("─━═", "—") | dict.fromkeys("│┃║┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬", "|")  # fmt: skip
_RADICALS = dict(
    zip(
        "⺠⺟⺫⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "民母目虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_DROP = "\x00"
_STRAY = re.compile("[\x00 ]+")


class _Table(dict[int, str]):
    """Letter to tidy letter, `_DROP` where nothing stays; filled as letters are met, so that each is judged once."""

    def __missing__(self, code: int) -> str:
        self[code] = tidied = _tidy_character(chr(code)) or _DROP
        return tidied


@dataclass(frozen=True, slots=True)
class CleanText:
    """Tidy text; `origins[i]` is the raw offset of tidy character i. Lines are kept: `\\n` is never dropped.

    A line feed that stands for no raw character (a restored one) has the origin of the letter before it.
    """

    raw: str
    text: str
    origins: array[int]

    def passage(self, start: int, end: int) -> Passage:
        """Raw passage of the tidy span: stray spaces between its characters included, those around it not."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else len(self.raw)
            return Passage(at, at, "")
        first, last = self._raw_start(start, end), self.origins[end - 1] + 1
        return Passage(first, last, self.raw[first:last])

    def words(self, start: int, end: int) -> str:
        """The tidy span as the source writes it (its own marks and widths), without any spaces or line feeds."""
        return "".join(self.raw[self._raw_start(start, end) : self.origins[end - 1] + 1].split()) if start < end else ""

    def _raw_start(self, start: int, end: int) -> int:
        """Where the raw words of the span start: behind the letter whose origin a restored line feed only shares."""
        while start < end and self.text[start] == "\n" and self.raw[self.origins[start]] != "\n":
            start += 1
        return self.origins[start] if start < end else self.origins[end - 1] + 1

    def with_line_feeds(self, places: Iterable[int]) -> CleanText:
        """The same text with a line feed before each of these letters; one that begins a line already has its own."""
        cuts = [at for at in sorted(set(places)) if 0 < at < len(self.text) and "\n" not in self.text[at - 1 : at + 1]]
        if not cuts:
            return self
        kept: list[str] = []
        origins = array("I")
        for start, end in pairwise([0, *cuts]):
            kept += self.text[start:end], "\n"
            origins.extend(self.origins[start:end])
            origins.append(self.origins[end - 1])
        kept.append(self.text[cuts[-1] :])
        origins.extend(self.origins[cuts[-1] :])
        return CleanText(self.raw, "".join(kept), origins)


def tidy(raw: str) -> CleanText:
    """Drop spaces of every kind except line feeds, tabs between cells, and one space between Latin words.

    「达到100  %」 becomes 「达到100%」, （ becomes (, ２０２０ becomes 2020, 〔2020〕 keeps its brackets, and the
    radicals that PDF files hold for letters become the letters: ⺠政局 is 民政局.
    """
    even = mark_gaps(raw.translate(_LETTERS))
    kept: list[str] = []
    origins = array("I")
    start = 0
    for stray in _STRAY.finditer(even):
        stop, after = stray.span()
        if after - stop == 1 and even[stop] == " " and _between_latin(raw, stop):
            continue
        kept.append(even[start:stop])
        origins.extend(range(start, stop))
        start = after
    kept.append(even[start:])
    origins.extend(range(start, len(even)))
    return CleanText(raw, "".join(kept), origins)


def _tidy_character(char: str) -> str:
    """The letter that stands for `char`: a space for any kind of space, "" for what is invisible."""
    if char in "\n\t" or "一" <= char <= "鿿":
        return char
    mapped = _ONE_FOR_ONE.get(char) or _RADICALS.get(char)
    if mapped is not None:
        return mapped
    if char.isspace():
        return " "
    if unicodedata.category(char) in ("Cf", "Cc"):
        return ""
    folded = unicodedata.normalize("NFKC", char) if _has_plain_twin(char) else char
    return folded if len(folded) == 1 else char


def _has_plain_twin(char: str) -> bool:
    """Full-width forms, Kangxi radicals and compatibility ideographs."""
    return "！" <= char <= "～" or "⼀" <= char <= "⿕" or "豈" <= char <= "\ufaff"


def _between_latin(raw: str, at: int) -> bool:
    """Whether the space at `at` alone parts two Latin words (Level A)."""
    before, after = raw[at - 1 : at], raw[at + 1 : at + 2]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()


_LETTERS = _Table()
