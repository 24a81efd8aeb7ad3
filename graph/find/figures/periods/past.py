"""What a document looks back on: figures that were reached, before it sets any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.find.figures.dates import DateWords, find_dates
from graph.read.outline import Part
from graph.read.texts import Span

_HEADING = re.compile(
    r"[^,。:]{0,24}?"
    r"(?:回顾|执行情况|完成情况|(?:发展|工作|建设|规划)(?:基础|现状)|基本情况|工作状况|主要成[绩就效]"
    r"|取得的?(?:主要)?成[绩就效]|(?:发展|规划|编制|面临的?)(?:环境|背景)|面临的?形势|现状)(?:$|[、与和及])"
)
_EFFORT = re.compile(  # 夯实工作基础 is a task, 通报完成情况 as well
    r"夯实|巩固|筑牢|打牢|强化|加强|优化|改善|营造|净化|提升|创造|完善|健全|认清|适应|把握|摸清|摸排|掌握|梳理|公布"
    r"|报送|报告|上报|检查|考核|督查|督导|通报|公开|公示|评估|统计|跟踪|监测|调查|开展|排查"
)
_TOWARDS = re.compile(r"(?:(?:截至|截止|自|从|在|仅|其中)[^一-鿿]{0,2})?$")
_OF_SOMETHING = re.compile(r"^(?:度|以前|之前)?[^,;。、]{0,14}的(?!基础上)")
_COMPARED = re.compile(r"(?:较|比|同|与|以|按|对照|相对|相比|由|从)$")
_YEAR_BEFORE = re.compile(
    r"(?<![比较到至是为于与和同按以])(?:去年|上年)(?!同|末?相比|的|度?[基的]|度(?!完成))|初步(?:核算|统计)|据(?:初步)?统计"
)
_AHEAD = re.compile(
    r"力争|争取|确保|计划|预期|目标(?:任务)?(?:是|为|:)|任务(?:是|为|:)|今年|明年|(?<![达提降升增])到(?:20|“)"
    r"|(?<![主需重])要(?!求|素|件)|拟"
)
_STARTS = frozenset(',;:。("“!?\n\t')


def parts_that_look_back(parts: Sequence[Part]) -> list[bool]:
    """Which parts report: those headed 「一、2023年执行情况」, 「“十三五”工作回顾」, 「发展基础」, and all below."""
    past: list[bool] = []
    for part in parts:
        above = part.parent is not None and past[part.parent]
        reports = _HEADING.match(part.heading) is not None and _EFFORT.search(part.heading) is None
        past.append(above or reports)
    return past


def spans_that_look_back(text: str, start: int, end: int, this_year: int | None) -> tuple[Span, ...]:
    """Where a sentence speaks of an earlier year; its figures there were reached, not asked for.

    In a plan of 2021: 「2019年,全州公路里程达到2万公里」, 「截至2020年底,累计建成120万亩」, 「去年下降6%」; but not
    「比2019年下降6%」 nor 「2000年前建成的小区改造率达到80%」, nor what follows 「今年要」 or a later date.
    """
    turns = [(match.end(), True) for match in _YEAR_BEFORE.finditer(text, start, end)]
    if this_year is not None:
        turns += _turns_of_dates(text, start, end, this_year)
    if not any(past for _, past in turns):
        return ()
    turns += [(match.start(), False) for match in _AHEAD.finditer(text, start, end)]
    turns.sort()
    stops = [at for at, _ in turns[1:]] + [end]
    return tuple(Span(at, stop) for (at, past), stop in zip(turns, stops, strict=True) if past)


def _turns_of_dates(text: str, start: int, end: int, this_year: int) -> Iterator[tuple[int, bool]]:
    for words in find_dates(text, start, end):
        if words.year is not None and _opens(text, start, words):
            reached = text[max(start, words.start - 2) : words.start] in ("截至", "截止")
            yield words.end, words.year < this_year or (reached and words.year == this_year)


def _opens(text: str, start: int, words: DateWords) -> bool:
    """Whether the date says when, and not of what or compared with what."""
    before = text[max(start, words.start - 6) : words.start]
    if _COMPARED.search(before) or _OF_SOMETHING.match(text[words.end : words.end + 18]):
        return False
    led = _TOWARDS.search(before)
    return led is not None and (led.start() == 0 or before[led.start() - 1] in _STARTS)
