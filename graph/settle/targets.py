"""Targets: a figure with what it measures, for whom, of which kind, and the date it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.find.figures.subjects import subject_of
from graph.find.figures.targets import Figure
from graph.read.texts import Span
from graph.read.tidy import CleanText
from graph.records import Target, TargetKind
from graph.settle.deadlines import DatedMention

_DATED: frozenset[TargetKind] = frozenset({"goal", "stretch", "standard"})
_OPENING = 12  # a date within so many characters of the sentence's start governs the whole sentence


@dataclass(frozen=True, slots=True)
class TargetMention:
    """A figure with its kind; its subject is what a norm says, or else lies between `since` and `until`."""

    figure: Figure
    kind: TargetKind
    since: int
    until: int
    subject: str


def dates_of_targets(
    text: str, sentence: Span, dated: Sequence[DatedMention], found: Sequence[TargetMention]
) -> list[int | None]:
    """For each target the index of its date: the last one before it, or one in the same breath behind it.

    「2020年底前A达到90%，2021年底前B达到100%」 gives each its own; a date in mid-sentence reaches to the semicolon.
    """
    owners = _respectively(text, dated, found) or [_before(text, sentence, dated, mention) for mention in found]
    for at, one in enumerate(dated):
        if at in owners:
            continue
        behind = [k for k, mention in enumerate(found) if mention.figure.end <= one.start]
        if behind and owners[behind[-1]] is None and found[behind[-1]].kind in _DATED:
            gap = text[found[behind[-1]].figure.end : one.start]
            if len(gap) <= 8 and not set(gap) & set(",;。:!?\n"):
                owners[behind[-1]] = at
    return owners


def _respectively(text: str, dated: Sequence[DatedMention], found: Sequence[TargetMention]) -> list[int | None]:
    """到2020年和2025年，覆盖率分别达到80%和90%: as many figures as dates, each its own; else nothing."""
    if len(dated) < 2 or len(dated) != len(found) or dated[-1].end > found[0].figure.start:
        return []
    listed = all(mention.figure.listed for mention in found[1:])
    return [*range(len(dated))] if listed and "分别" in text[dated[-1].end : found[0].figure.start] else []


def _before(text: str, sentence: Span, dated: Sequence[DatedMention], mention: TargetMention) -> int | None:
    if mention.kind not in _DATED:
        return None
    last = None
    for at, one in enumerate(dated):
        if one.end <= mention.figure.start:
            last = at
    if last is None:
        return None
    one = dated[last]
    opens = one.start - sentence.start <= _OPENING
    return last if opens or text.find(";", one.end, mention.figure.start) < 0 else None


def settle_target(clean: CleanText, mention: TargetMention, clause: str, deadline: str | None, dated: int) -> Target:
    """The record without its id; its passage is the figure with its measure, its scope the population word for word.

    `dated` is where the last date before the figure ends: the subject begins behind it.
    """
    figure = mention.figure
    subject, scope = mention.subject, ""
    if not subject:
        subject, scope = subject_of(clean.text, figure, mention.kind, max(mention.since, dated), mention.until)
    return Target(
        id="",
        clause=clause,
        subject=subject,
        bound=figure.bound,
        value=figure.value,
        min=figure.low,
        max=figure.high,
        unit=figure.unit,
        scope=scope,
        deadline=deadline,
        kind=mention.kind,
        damaged=figure.damaged,
        passage=clean.passage(figure.start, figure.end),
    )
