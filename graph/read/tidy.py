"""Tidy text for the finders, with the way back to every raw character.

Stray spaces inside words, full- and half-width forms and bracket styles differ from document to document and within
one clause. Finders should not care; citations must. So tidying only drops characters and replaces one by one, and
keeps for each tidy character the place it came from.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass

from graph.records import Passage

_ONE_FOR_ONE = {
    "，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "！": "!", "？": "?", "﹝": "〔", "﹞": "〕",
    "［": "〔", "］": "〕", "[": "〔", "]": "〕", "｡": "。", "．": ".", "﹙": "(", "﹚": ")", "—": "—", "–": "—",
    "－": "-", "～": "~", "％": "%", "＊": "*", "／": "/",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CleanText:
    """Tidy text; `origins[i]` is the raw offset of tidy character i. Lines are kept: `\\n` is never dropped."""

    raw: str
    text: str
    origins: array[int]

    def passage(self, start: int, end: int) -> Passage:
        """Raw passage of the tidy span: stray spaces between its characters included, those around it not."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else len(self.raw)
            return Passage(at, at, "")
        first, last = self.origins[start], self.origins[end - 1] + 1
        return Passage(first, last, self.raw[first:last])


def tidy(raw: str) -> CleanText:
    """Drop spaces of every kind except line feeds, tabs between cells, and one space between Latin words.

    「达到100  %」 becomes 「达到100%」, （ becomes (, ２０２０ becomes 2020, 〔2020〕 keeps its brackets.
    """
    kept: list[str] = []
    origins = array("I")
    for at, char in enumerate(raw):
        tidied = _tidy_character(char)
        if tidied == " " and not _between_latin(raw, at):
            continue
        if tidied:
            kept.append(tidied)
            origins.append(at)
    return CleanText(raw, "".join(kept), origins)


def _tidy_character(char: str) -> str:
    if char in "\n\t" or "一" <= char <= "鿿" or "!" <= char <= "Z":
        return char
    mapped = _ONE_FOR_ONE.get(char)
    if mapped is not None:
        return mapped
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category in ("Cf", "Cc"):
        return ""
    folded = unicodedata.normalize("NFKC", char) if "！" <= char <= "～" else char
    return folded if len(folded) == 1 else char


def _between_latin(raw: str, at: int) -> bool:
    """Whether the space at `at` alone parts two Latin words (Level A)."""
    before, after = raw[at - 1 : at], raw[at + 1 : at + 2]
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
