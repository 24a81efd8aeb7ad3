"""Targets: a figure with what it measures, for whom, of which kind, and the date it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from graph.find.figures.targets import TargetMention
from graph.read.texts import Span
from graph.read.tidy import CleanText
from graph.records import Target, TargetKind
from graph.settle.deadlines import DatedMention

_DATED: frozenset[TargetKind] = frozenset({"goal", "stretch", "standard"})
_AND = frozenset(("、", "和", "及", "以及", "与"))
_ONWARDS = re.compile(r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?起")
_OPENING = 12  # a date within so many characters of the sentence's start governs the whole sentence


def dates_of_targets(
    text: str, sentence: Span, dated: Sequence[DatedMention], found: Sequence[TargetMention]
) -> list[int | None]:
    """For each target the index of its date: the last one before it, or one in the same breath behind it.

    「2020年底前A达到90%，2021年底前B达到100%」 gives each its own; a date in mid-sentence reaches to the semicolon.
    """
    ends = [one.end for one in dated]
    reaches = [_reach(text, sentence, one) for one in dated]
    owners = [_before(ends, reaches, mention) for mention in found]
    _give_in_turn(text, dated, found, owners)
    figure_ends = [mention.figure.end for mention in found]
    for at in {*range(len(dated))}.difference(owners):
        behind = bisect_right(figure_ends, dated[at].start) - 1
        if behind >= 0 and owners[behind] is None and found[behind].kind in _DATED:
            gap = text[figure_ends[behind] : min(dated[at].start, figure_ends[behind] + 9)]
            if len(gap) <= 8 and not set(gap) & set(",;。:!?\n"):
                owners[behind] = at
    return owners


def outside_dates(found: Sequence[TargetMention], dated: Sequence[DatedMention]) -> list[TargetMention]:
    """Without the figures that are part of a date: the 30日内 of 印发之日起30日内 is no period of its own."""
    starts = [one.start for one in dated]
    last = [bisect_right(starts, mention.figure.start) - 1 for mention in found]
    return [m for m, at in zip(found, last, strict=True) if at < 0 or dated[at].end <= m.figure.start]


def last_before(dated: Sequence[DatedMention], at: int) -> Span:
    """The words of the last date that is not behind `at`, or nothing: a figure's subject begins behind them."""
    index = bisect_right(dated, at, key=lambda one: one.end)
    return Span(dated[index - 1].start, dated[index - 1].end) if index else Span(0, 0)


def _give_in_turn(
    text: str, dated: Sequence[DatedMention], found: Sequence[TargetMention], owners: list[int | None]
) -> None:
    """到2022年和2030年，迟缓率分别低于7%和5%: each list of as many figures as there are dates takes them in turn."""
    count = len(dated)
    if count < 2 or not all(_joined(text, a.end, b.start) for a, b in pairwise(dated)):
        return
    starts = [at for at, mention in enumerate(found) if not mention.figure.listed]
    for first, until in pairwise([*starts, len(found)]):
        if until - first == count and found[first].kind in _DATED and dated[-1].end <= found[first].figure.start:
            owners[first:until] = range(count)


def _joined(text: str, end: int, start: int) -> bool:
    """Whether nothing but 、 or 和 stands between two dates."""
    return text[end:start].removesuffix("到").removesuffix("至") in _AND


def _reach(text: str, sentence: Span, one: DatedMention) -> int:
    onwards = _ONWARDS.search(text, one.end, sentence.end)  # 2021年安排5亿元,2022年起每年递增10%
    end = onwards.start() if onwards else sentence.end
    if one.start - sentence.start <= _OPENING:
        return end
    semicolon = text.find(";", one.end, end)
    return semicolon if semicolon >= 0 else end


def _before(ends: Sequence[int], reaches: Sequence[int], mention: TargetMention) -> int | None:
    at = bisect_right(ends, mention.figure.start) - 1
    return at if at >= 0 and mention.kind in _DATED and mention.figure.start < reaches[at] else None


def settle_target(
    clean: CleanText, mention: TargetMention, clause: str, named: tuple[str, str], deadline: str | None
) -> Target:
    """The record without its id; its passage is the figure with its measure, its scope the population word for word."""
    figure = mention.figure
    return Target(
        id="",
        clause=clause,
        subject=named[0],
        bound=figure.bound,
        value=figure.value,
        min=figure.low,
        max=figure.high,
        unit=figure.unit,
        scope=named[1],
        deadline=deadline,
        kind=mention.kind,
        damaged=figure.damaged,
        passage=clean.passage(figure.start, figure.end),
    )
