"""What each figure of a sentence measures: by its own words, by its list, or by what the figure before it measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.find.figures.subjects import subject_of
from graph.find.figures.targets import TargetMention
from graph.read.texts import Span

_AND = re.compile("以及|[、和与及]")
_CLAUSE_BREAK = re.compile(r"[,;。:!?\n\t()]")
_REACH = 60
_STOPS = frozenset(",;。:!?\n\t()、到至")
_SHARES = frozenset(("%", "个百分点"))

Named = tuple[str, str]


def name_targets(text: str, found: Sequence[TargetMention], dates: Sequence[Span]) -> list[Named]:
    """Subject and scope of every figure of one sentence; the words of a date are never part of a subject.

    「参训率、合格率分别达到95%、90%」 names them in turn; 「覆盖率达到80%，力争达到90%」 names the first for both.
    """
    named: list[Named] = []
    for run in _runs(found):
        first = found[run.start]
        date = dates[run.start]
        since = max(first.since, date.end)
        names = _in_turn(text, found, run, since, named)
        if names is None:
            name = _own_name(text, first, since)
            if not name[0] and date.end > first.since:
                name = _named_before_date(text, first, date)
            names = [name if name[0] else _inherited(text, found, run.start, named)] * len(run)
        named += names
    return named


def _runs(found: Sequence[TargetMention]) -> list[range]:
    """Figures of one list (10000元、5000元、3000元) are one run."""
    starts = [at for at, mention in enumerate(found) if at == 0 or not mention.figure.listed or mention.subject]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], len(found)][: len(starts)], strict=True)]


def _own_name(text: str, mention: TargetMention, since: int) -> Named:
    if mention.subject:
        return mention.subject, mention.scope
    return subject_of(text, mention.figure, mention.kind, since, mention.until)


def _named_before_date(text: str, mention: TargetMention, date: Span) -> Named:
    """「资金支付率6月底达到50%」: what is measured may stand before the date."""
    if mention.since >= date.start or text[date.start - 1] in _STOPS:
        return "", ""
    figure = replace(mention.figure, lead=date.start, bound_end=mention.figure.start)
    return subject_of(text, figure, "goal", mention.since, mention.figure.end)


def _inherited(text: str, found: Sequence[TargetMention], at: int, named: list[Named]) -> Named:
    """A figure without words of its own goes on with the subject before it, if it has the same measure or (…)."""
    figure = found[at].figure
    if at:
        last = found[at - 1].figure
        if {last.unit, figure.unit} <= _SHARES or last.unit == figure.unit or text[last.end : figure.start] == "(":
            return named[at - 1]
    return figure.unit, ""


def _in_turn(
    text: str, found: Sequence[TargetMention], run: range, since: int, named: list[Named]
) -> list[Named] | None:
    """As many names as figures before 分别, each its own; or the figures before, where no name is repeated."""
    lead = found[run.start].figure.lead
    words = text[max(since, lead - _REACH) : lead]
    for match in _CLAUSE_BREAK.finditer(words):
        cut = match.end()
        words = " " * cut + words[cut:]
    phrase, said, _ = words.strip().partition("分别")
    if not said or len(run) < 2:
        return None
    names = [name for name in _AND.split(phrase) if len(name) > 1]
    if len(names) == len(run):
        last = found[run[-1]]
        noun, _ = subject_of(text, last.figure, last.kind, last.figure.start, last.until)
        counted = noun and noun != last.figure.unit
        return [(noun, name) if counted else (name, "") for name in names]
    units = {found[at].figure.unit for at in (*run, *range(max(0, run.start - len(run)), run.start))}
    if not phrase and len(named) >= len(run) and len(units) == 1:
        return named[-len(run) :]
    return None
