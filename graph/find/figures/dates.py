"""Dates as written, whether they are deadlines or not: 2021年6月底前, 12月底, 年内, 第三季度末, 2021—2023年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.find.figures.numerals import read_numeral

_YEAR = "(?:19|20)[0-9]{2}|[〇零一二三四五六七八九]{4}"
_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY = "3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_QUARTER = "第[一二三四1-4]季度?|[一二三四1-4]季度"
_BEFORE = "之前|以前|前"
_CLOCK = r"(?:(?:上午|下午|中午|晚)?(?:下班|[0-9]{1,2}(?:[时点]整?|:[0-9]{2}))?前)"
_END = "月底|月末|底|末|初|上旬|中旬|下旬"
_TO = r"(?:至|到|[—\-~]{1,2})"
_DAY_END = rf"(?:[日号]|(?={_TO}(?:(?:{_MONTH})月|(?:{_DAY})[日号])))"  # 10月1至31日 leaves it out
_WEEKDAY = r"(?:\((?:星期|周)[一二三四五六日天]\))?"

# Each branch starts with a digit, a numeral or a word of its own, so that a scan stays cheap.
_DATE = re.compile(
    rf"(?:(?<![0-9〇零一二三四五六七八九])|(?<=[日号]一)(?=[0-9]))(?:(?<!\.)|(?<=^[0-9]\.)|(?<=[^0-9.][0-9]\.)|(?<=[^0-9.][0-9]{{2}}\.)(?=[0-9]{{4}}))(?:"
    rf"(?P<from>{_YEAR})年?(?:[—\-~]{{1,2}}|至|到)(?P<until>{_YEAR}|(?<=[—\-~])[0-9]{{2}})年(?P<span_tail>期间|底前|底|末|前)?"
    rf"|(?P<year>{_YEAR}|(?<![0-9])[0-9]{{2}}(?=年(?:底前|年底前|(?:{_MONTH})月)))年(?:"
    rf"(?P<from_month>(?:{_MONTH})[—\-~]{{1,2}})?(?P<month>{_MONTH})月(?!的?[份]*度)(?:份)?(?:(?P<day>{_DAY}){_DAY_END}(?:{_TO}(?P<to_day>{_DAY})[日号])?{_WEEKDAY}|(?P<month_end>{_END}))?"
    rf"|(?P<year_end>年底|年末|底|末|年初(?!步)|初(?!步)|年(?=内))"
    rf"|(?P<quarter>{_QUARTER})末?"
    rf"|(?P<half>[上下]半年)(?:末|底)?)?"
    rf"(?P<tail>{_BEFORE}|(?:以|之)?内|止|(?<=[日)]){_CLOCK})?"
    rf"|(?P<point_year>20[0-9]{{2}})(?P<point>[./-])(?P<point_month>1[0-2]|0?[1-9])"
    rf"(?:(?P=point)(?P<point_day>3[01]|[12][0-9]|0?[1-9]))?(?![0-9.%])(?P<point_tail>{_BEFORE}|止)?(?=[前,;。)\n\t至—~]|$|(?<=前))"
    rf"|(?P<bare_from>(?:{_MONTH})[—\-~]{{1,2}})?(?P<bare_month>{_MONTH})月(?:份)?(?:(?P<bare_day>{_DAY}){_DAY_END}(?:{_TO}(?P<bare_to_day>{_DAY})[日号])?{_WEEKDAY}|(?P<bare_month_end>{_END}))?"
    rf"(?P<bare_tail>{_BEFORE}|(?:以|之)?内|止|(?<=[日)]){_CLOCK})?"
    rf")"
    rf"|(?<![每个0-9〇零一二三四五六七八九十两几数半])(?P<this>今|本|当|明|次|同|来)?年(?P<lone_end>年底|年末|底|末|内)(?P<lone_tail>{_BEFORE})?"
    rf"|(?<!每)(?P<lone_quarter>{_QUARTER})末?(?P<quarter_tail>{_BEFORE}|(?:以|之)?内)?"
    rf"|(?<![年下每])(?P<lone_half>[上下]半年)(?:末|底)?(?P<half_tail>{_BEFORE}|(?:以|之)?内)?"
    rf"|(?P<this_month>本月|当月|次月|下月)(?:底|末)?(?:{_BEFORE}|内)"
)
_COUNTED = re.compile(
    r"之日起(?:满)?(?P<count>[0-9]{1,4}|[一二三四五六七八九十百两半]{1,5})个?(?P<of>工作日|日|天|周|月|年|小时)(?:以内|之内|内)?"
)
_FROM_ISSUE = re.compile(
    r"(?:自|从)?(?:本|该|此)?[^,;。:\n自从]{0,10}(?:印发|发布|公布|下发|出台|施行|实施|颁布|通知|发文|部署|动员|文件?|方案|意见)$"
)
# The five-year plans are named by their number: the 14th ends with 2025
_PLAN_END = re.compile(
    r"[“\"]?(?P<plan>十[一二三四五六七八九]|[0-9]{2})五[”\"]?(?:规划)?(?:(?:时期|期间)?(?:期?末|期满|末期|收官)(?P<before>之?前)?|(?P<during>时期|期间))"
)
_PLAN_ZERO, _PLAN_YEARS = 1955, 5  # since the sixth, which ended with 1985
_MAYBE = re.compile('年|月|季度|20[0-9][0-9][./-]|之日起|五[”"末期时]')


@dataclass(frozen=True, slots=True)
class DateWords:
    """One date as written. `mark` is what follows the number (底, 上半年, 第三季度), `tail` 前, 内 or 止.

    `relative` tells a date that counts from an event outside the sentence (印发之日起30日内, 今年底).
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    mark: str = ""
    tail: str = ""
    period: bool = False
    relative: bool = False
    counted_from_issue: bool = False


def find_dates(text: str, start: int, end: int) -> Iterator[DateWords]:
    """Every date between two offsets, in order: 「2020年底前…，12月底前…」 gives both, the second without a year."""
    if not _MAYBE.search(text, start, end):
        return
    found = [_read(match) for match in _DATE.finditer(text, start, end)]
    found += (_counted(text, match, start) for match in _COUNTED.finditer(text, start, end))
    found += (_of_plan(match) for match in _PLAN_END.finditer(text, start, end))
    yield from sorted(found, key=lambda words: words.start)


def _of_plan(match: re.Match[str]) -> DateWords:
    """“十四五”末 and “十四五”期间 end with 2025."""
    number = read_numeral(match["plan"]) or 0
    year = int(_PLAN_ZERO + _PLAN_YEARS * number)
    during = match["during"] is not None
    return DateWords(*match.span(), year, mark="" if during else "末", tail=match["before"] or "", period=during)


def _counted(text: str, match: re.Match[str], start: int) -> DateWords:
    """自本方案印发之日起30日内, with the event it counts from."""
    issue = _FROM_ISSUE.search(text[max(start, match.start() - 16) : match.start()])
    begin = match.start() - (len(issue[0]) if issue else 0)
    return DateWords(begin, match.end(), relative=True, counted_from_issue=issue is not None)


def _read(match: re.Match[str]) -> DateWords:
    start, end = match.span()
    if match["until"]:
        last = _year(match["until"], match["from"])
        tail = match["span_tail"] or ""
        mark = "底" if tail.startswith(("底", "末")) else ""
        return DateWords(start, end, last, mark=mark, tail=tail, period=True)
    if match["year"]:
        return _with_year(match)
    if match["point_year"] or match["bare_month"]:
        return _with_month(match)
    if match["lone_end"]:
        tail = "内" if match["lone_end"] == "内" else match["lone_tail"] or ""
        return DateWords(start, end, mark="底", tail=tail, relative=match["this"] is not None)
    if match["this_month"]:
        return DateWords(start, end, mark="月底", tail="前", relative=True)
    mark, tail = match["lone_quarter"] or match["lone_half"], match["quarter_tail"] or match["half_tail"] or ""
    return DateWords(start, end, mark=mark, tail=tail)


def _with_month(match: re.Match[str]) -> DateWords:
    """6月30日前, 11-12月, without a year; 2020.6.30前, without its letters."""
    if match["point_year"]:
        month, day = _number(match["point_month"]), _number(match["point_day"])
        return DateWords(*match.span(), int(match["point_year"]), month, day, "", match["point_tail"] or "")
    month, day = _number(match["bare_month"]), _number(match["bare_to_day"] or match["bare_day"])
    mark, tail = match["bare_month_end"] or "", match["bare_tail"] or ""
    period = bool(match["bare_from"] or match["bare_to_day"])
    return DateWords(*match.span(), None, month, day, mark, tail, period)


def _with_year(match: re.Match[str]) -> DateWords:
    mark = match["month_end"] or match["year_end"] or match["quarter"] or match["half"] or ""
    year, month, day = _year(match["year"], "20"), _number(match["month"]), _number(match["to_day"] or match["day"])
    period = bool(match["from_month"] or match["to_day"])
    return DateWords(*match.span(), year, month, day, mark, match["tail"] or "", period)


def _year(words: str, century: str) -> int | None:
    if words.isascii():
        return int(words if len(words) == 4 else century[:2] + words)
    return _number(words)


def _number(words: str | None) -> int | None:
    if not words:
        return None
    value = read_numeral(words.removeprefix("0"))
    return value if isinstance(value, int) else None
