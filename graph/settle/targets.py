"""Targets: a figure with what it measures, for whom, of which kind, and the date it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from graph.find.figures.targets import TargetMention
from graph.read.texts import Span
from graph.read.tidy import CleanText
from graph.records import Target, TargetKind
from graph.settle.deadlines import DatedMention

_DATED: frozenset[TargetKind] = frozenset({"goal", "stretch", "standard"})
_OPENING = 12  # a date within so many characters of the sentence's start governs the whole sentence


def dates_of_targets(
    text: str, sentence: Span, dated: Sequence[DatedMention], found: Sequence[TargetMention]
) -> list[int | None]:
    """For each target the index of its date: the last one before it, or one in the same breath behind it.

    「2020年底前A达到90%，2021年底前B达到100%」 gives each its own; a date in mid-sentence reaches to the semicolon.
    """
    owners = _respectively(text, dated, found)
    if owners:
        return owners
    ends = [one.end for one in dated]
    reaches = [_reach(text, sentence, one) for one in dated]
    owners = [_before(ends, reaches, mention) for mention in found]
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


def last_before(ends: Sequence[int], at: int) -> int:
    """The last of these ends that is not behind `at`, or 0: a figure's subject begins behind the date before it."""
    index = bisect_right(ends, at)
    return ends[index - 1] if index else 0


def _respectively(text: str, dated: Sequence[DatedMention], found: Sequence[TargetMention]) -> list[int | None]:
    """到2020年和2025年，覆盖率分别达到80%和90%: as many figures as dates, each its own; else nothing."""
    if len(dated) < 2 or len(dated) != len(found) or dated[-1].end > found[0].figure.start:
        return []
    listed = all(mention.figure.listed for mention in found[1:])
    return [*range(len(dated))] if listed and "分别" in text[dated[-1].end : found[0].figure.start] else []


def _reach(text: str, sentence: Span, one: DatedMention) -> int:
    if one.start - sentence.start <= _OPENING:
        return sentence.end
    semicolon = text.find(";", one.end, sentence.end)
    return semicolon if semicolon >= 0 else sentence.end


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
