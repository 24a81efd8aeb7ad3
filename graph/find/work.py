"""Which sentences of a document may order something."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from graph.find.figures.periods.past import parts_that_look_back
from graph.read.outline import PREFACE, Part
from graph.read.sentences import split_sentences
from graph.read.texts import Span
from graph.read.tidy import CleanText

_LEAST = 3


def work_sentences(clean: CleanText, parts: Sequence[Part], owned: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """For each part its sentences without heading and responsibility clauses; none of a part that reports what was
    done, and none of a preface, unless nothing is numbered and it is all there is.

    `owned` are the responsibility clauses in order. 「…加强监管(责任单位:州教育局)」 gives 「…加强监管」.
    """
    starts = [clause.start for clause in owned]
    found: list[tuple[Span, ...]] = []
    numbered = any(part.label for part in parts)
    for part, past in zip(parts, parts_that_look_back(parts), strict=True):
        if past or (part.position == PREFACE and numbered):
            found.append(())
            continue
        sentences = split_sentences(clean, part.heading_end, part.end)
        outside = (_outside(sentence, owned, starts) for sentence in sentences)
        found.append(tuple(span for span in outside if span.end - span.start >= _LEAST))
    return tuple(found)


def _outside(sentence: Span, owned: Sequence[Span], starts: Sequence[int]) -> Span:
    """The sentence up to the clause in it, or behind the clause it begins with."""
    start, end = sentence
    at = bisect_right(starts, start) - 1
    while at >= 0 and at < len(owned) and owned[at].start < end:
        clause = owned[at]
        if clause.start <= start < clause.end:
            start = min(clause.end, end)
        elif start < clause.start:
            return Span(start, clause.start)
        at += 1
    if at < 0 and owned and start < owned[0].start < end:
        return Span(start, owned[0].start)
    return Span(start, end)
