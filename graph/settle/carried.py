"""Dates that hold beyond their sentence: 「到2025年,体系基本建成。覆盖率达到80%。」"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.find.figures.deadlines import GOALS_OF_YEAR
from graph.find.figures.targets import TargetMention
from graph.read.texts import Span
from graph.records import TargetKind
from graph.settle.deadlines import DatedMention

_CARRIED: frozenset[TargetKind] = frozenset({"goal", "stretch"})
_LED = re.compile(r"(?:^|[:,。!?;\n—.、)])(?:力争|争取|确保)?(?:到|至)?$")
_TO = re.compile(r"(?:到|至)$")
_OPENING = 12  # a date further in does not govern what comes after its sentence
_AIM = re.compile(r"目标(?:是|为|:)|要求:|提出")
_DASHED = re.compile(r"(?:—{1,2}|-{2}|[·●○•◆■])")
_OTHER_TIME = re.compile(r"每[年月周日季学]|每个?季度|年度|全年|今年|同比|以来|年[底末内]")


@dataclass(frozen=True, slots=True)
class Carried:
    """A date that still governs, the id of its deadline, and where its sentence ended."""

    deadline: str
    date: str
    end: int


def carries(text: str, sentence: Span, dated: Sequence[DatedMention], ids: Sequence[str]) -> Carried | None:
    """The one date of a sentence, where it is a year towards which the plan works and the sentence opens with it."""
    if len(dated) != 1 or not dated[0].date or dated[0].month:
        return None
    one = dated[0]
    before = text[max(sentence.start, one.start - 6) : one.start]
    opens = one.start - sentence.start <= _OPENING or _AIM.search(text, sentence.start, one.start) is not None
    opens = opens and _LED.search(before) is not None
    towards = _TO.search(before) or GOALS_OF_YEAR.match(text, one.end)
    return Carried(ids[0], dated[0].date, sentence.end) if opens and towards else None


def go_on(text: str, carried: Carried | None, sentence: Span) -> Carried | None:
    """What still governs a sentence without a date: within the paragraph, and in the items with a dash behind it."""
    if carried is None or ("\n" in text[carried.end : sentence.start] and not _DASHED.match(text, sentence.start)):
        return None
    return replace(carried, end=sentence.end)


def names_another_time(text: str, sentence: Span) -> bool:
    """Whether a sentence says itself for what time its figures are: 每年培训500人, 今年新增20个."""
    return _OTHER_TIME.search(text, *sentence) is not None


def takes(mention: TargetMention) -> bool:
    """Whether a figure without a date of its own takes the one that is carried."""
    return mention.kind in _CARRIED
