"""What figures of one sentence share: a list of things goes on, a case has more than one figure.

「选拔100名正职人才、200名副职人才」 sets two goals though only the first has a verb; 「对投资2亿元或纳税500万元以上的
项目」 sets none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.find.figures.measures import TIME_UNITS
from graph.find.figures.targets import Figure
from graph.records import TargetKind

_LONGEST = 24  # a longer stretch between two figures is more than the thing counted
_GOES_ON = re.compile(r"[^,;。:!?\n\t|、]{1,18}(?:、|和|及|以及)")
_SAME_CASE = re.compile(r"(?:或者?|和|、|及)[^,;。:!?\n\t|]{0,16}")
_CASE = re.compile(r"(?:^|[,;。:\n])(?:[(\d一二三四五六七八九十)、.]{0,5})对(?!口|接|标|外)[^,;。:\n]*$")
_JOINS = ("、", "和", "或", "及")
_REACH = 40


def shared_kinds(
    text: str, figures: Sequence[Figure], kinds: Sequence[TargetKind | None], start: int
) -> list[TargetKind | None]:
    """The kinds again, where a figure takes that of its neighbour; the sentence begins at `start`."""
    shared = list(kinds)
    for at in range(1, len(figures)):
        gap = text[figures[at - 1].end : figures[at].lead]
        if shared[at] is None and shared[at - 1] == "goal" and len(gap) <= _LONGEST:
            goes_on = _GOES_ON.fullmatch(gap) and _counts(text, figures[at])
            shared[at] = "goal" if goes_on else None
    for at in range(len(figures) - 1, 0, -1):
        first, gap = figures[at - 1], text[figures[at - 1].end : figures[at].lead]
        met = shared[at] == "threshold" and shared[at - 1] in ("goal", "standard") and _alike(first, figures[at])
        if met and _SAME_CASE.fullmatch(gap):
            case = gap in _JOINS or _CASE.search(text, max(start, first.lead - _REACH), first.lead)
            shared[at - 1] = "threshold" if case else shared[at - 1]
    return shared


def _alike(first: Figure, second: Figure) -> bool:
    """Whether both may be of one case: 20户 and 百亿元 of 「10亿元企业20户、百亿元企业1户」 are not."""
    return first.unit == second.unit or ("元" in first.unit and "元" in second.unit)


def _counts(text: str, figure: Figure) -> bool:
    """A number in digits, or a round one (百个), with a measure of things; 一批 and 两种 count nothing."""
    words = text[figure.start : figure.end]
    written = words[0].isascii() or bool(set(words) & set("十百千万亿"))
    return written and not figure.damaged and figure.unit not in TIME_UNITS and "元" not in figure.unit
