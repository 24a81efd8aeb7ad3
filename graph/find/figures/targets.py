"""Figures with a measure and their bounds: 达到100%, 3至5名, 不低于2米, 一半以上, 分别不低于10000元、5000元、3000元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.find.figures.measures import (
    AFTER,
    BEFORE,
    CHANGE,
    REACHED,
    bound_after,
    bound_before,
    measure_at,
    read_change,
)
from graph.find.figures.numerals import NUMERAL, Number, Numeral, numeral_of, plain, read_numeral
from graph.read.texts import Span
from graph.records import Bound, TargetKind

_TO = re.compile(r"(?:至|到|[—\-~]{1,2})(?!少|多)")
_SHARE = re.compile(
    r"(?<!个)百分之(?P<percent>[〇零一二三四五六七八九十百]{1,6})(?:点[〇零一二三四五六七八九]{1,3})?"
    r"|(?P<below>[二三四五六七八九十百0-9]{1,4})分之(?P<above>[一二三四五六七八九十0-9]{1,3})"
    r"|(?P<up>[1-9])/(?P<down>[2-9]|10)(?=的|以上|以下|左右)"
    r"|(?P<half>一半|半数|过半(?!年|月|夜))"
    r"|(?P<tenths>[一二三四五六七八九])成(?=以上|以下|左右|[,;。、])"
)
_MAYBE_CHANGE = re.compile("番|减半|零增长")
# What has no measure gives a bare number: 系数提高到0.57, 师生比达到18:1
_BARE = re.compile(
    r"(?:系数|指数|效率|得分|死亡率|PUE值?|强度|密度|容积率|之比|比值|比)[^,;。、]{0,10}(?:达到?|[到至]|不[低高少]于|不超过|控制在|稳定在|保持在|为|由|从)$"
)
_BARE_ENDS = re.compile(r"(?::1(?![\d:.]))?(?=[,;。、)\n\t]|以[上下内]|左右|[提升降增下缩压]|$)")
_MAYBE_SHARE = re.compile("分之|一半|半数|过半|成|/")
_LOST = re.compile(r"(?:达到|不低于|不少于|至少|超过|提高到|降至)(?P<measure>[%‰])")
_REACH = 20  # how far a bounding word may stand before its figure (不低于学生总数3‰)
# Money is often named by what it is, without 元: 营业收入超千万, 产值突破1000亿 (the unit is then written 亿(元))
_OF_MONEY = re.compile(
    r"(?:收入|产值|营收|销售额|交易额|投资额?|利润|税收|资产|增加值|生产总值|市值|规模|总量)[^,;。、]{0,6}$"
)
_JOINS = frozenset(("、", "和", "及", "以及"))
_BREAK = re.compile(r"[,;。:!?、()\n\"“”]")
_BASE_OF_RATE = re.compile(
    r"(?:元|吨标准煤)(?:GDP|地区|国内|生产总值|工业|增加值|产值|单位)|[人名](?:口)?(?:拥有|[一-鿿()]{2,10}?数(?!量))"
)
_PER_EACH = re.compile(
    r"(?:每(?:个|年|月|日|天|人|生|名|户|家|亩|公里|吨|平方米|台|辆|次|床|村|所|班|学年|学期)){1,3}(?:补助|投入)?(?:分别)?(?:按)?$"
)
_PER_WORD = re.compile(r"每(年|月|日|天|学年|学期|个|人|生|名|户|家|亩|公里|吨|平方米|台|辆|次|床|村|所|班)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its measure where it stands; `low`/`high` are set for a range, `value` for a single number.

    `bounded` tells that a word of the text gives the bound; that word, if it stands before, is `lead`–`bound_end`.
    """

    start: int
    end: int
    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    bound: Bound
    bounded: bool
    lead: int
    bound_end: int
    damaged: bool = False
    listed: bool = False


@dataclass(frozen=True, slots=True)
class TargetMention:
    """A figure with its kind; its subject (and scope) is what a norm or a table says, or else lies between `since`
    and `until`; `when` are the words of the year over its column."""

    figure: Figure
    kind: TargetKind
    since: int
    until: int
    subject: str
    scope: str = ""
    when: Span | None = None


def find_figures(text: str, start: int, end: int) -> tuple[Figure, ...]:
    """Figures of one sentence, in order. 「2021年底前达到80%以上」 gives 80% with the bound >=.

    `text` has titles and dates veiled. 「2至名」 lacks its upper number: low 2, high unknown, damaged.
    """
    figures: list[Figure] = []
    for figure in _scan(text, start, end):
        before = figures[-1].end if figures else start
        figures.append(_bounded(text, figure, max(before, start)))
    return tuple(_share_lists(text, figures))


def _scan(text: str, start: int, end: int) -> Iterator[Figure]:
    found = [*_lost(text, start, end)]
    if _MAYBE_SHARE.search(text, start, end):
        found += _shares(text, start, end)
    if _MAYBE_CHANGE.search(text, start, end):
        for change in CHANGE.finditer(text, start, end):
            at, past = change.span()
            value, unit = read_change(change)
            found.append(Figure(at, past, value, None, None, unit, "=", True, at, at))
    taken = {at for figure in found for at in range(figure.start, figure.end)}
    skip = start
    for match in NUMERAL.finditer(text, start, end):
        if match.start() < skip or match.start() in taken:
            continue
        if match["han"] and _is_base_of_rate(text, match, end):
            continue
        numeral = numeral_of(match)
        figure = _figure_at(text, numeral, end) if numeral else None
        if figure is not None:
            found.append(figure)
            skip = figure.end
    yield from sorted(found, key=lambda figure: figure.start)


def _is_base_of_rate(text: str, match: re.Match[str], end: int) -> bool:
    """每千人, 千人床位数 and 万元GDP能耗 say what a rate is counted on."""
    if set(match["han"]) - set("十百千万"):
        return False
    return text[match.start() - 1 : match.start()] == "每" or _BASE_OF_RATE.match(text, match.end(), end) is not None


def _figure_at(text: str, numeral: Numeral, end: int) -> Figure | None:
    at = numeral.end
    if text.startswith(("余", "多"), at):
        at += 1
    unit = measure_at(text, at, end)
    past = at + len(unit)
    to = _TO.match(text, past if unit else at, end)
    if to and (second := _second_of(text, to.end(), end)):
        return _range(text, numeral, unit, second, end)
    if to and not unit and (unit := measure_at(text, to.end(), end)) and _countable(unit):
        return _plain_figure(numeral, to.end() + len(unit), unit, damaged=True)
    if not unit and _is_money(text, numeral, end):
        return _plain_figure(numeral, at, f"{numeral.scale}(元)")
    if not unit and (bare := _bare(text, numeral, end)):
        return bare
    if not unit or text.startswith("第", numeral.start - 1):
        return None
    if unit == "元" and text[numeral.start : numeral.end] == "亿":  # 超亿元 is said of 1 亿元, not of 100000000 元
        numeral = Numeral(numeral.start, numeral.end, 1, "亿")
    return _plain_figure(numeral, past, numeral.scale + unit)


def _is_money(text: str, numeral: Numeral, end: int) -> bool:
    follows = text[numeral.end : min(end, numeral.end + 1)]
    return (
        numeral.scale != ""
        and follows in ("", "的", ",", ";", "。", "、", "以")
        and bool(_OF_MONEY.search(text[max(0, numeral.start - 12) : numeral.start]))
    )


def _bare(text: str, numeral: Numeral, end: int) -> Figure | None:
    """A number without measure, or one to one (18:1, whose measure is :1)."""
    stop = _BARE_ENDS.match(text, numeral.end, end) if not numeral.scale else None
    named = _BARE.search(text[max(0, numeral.start - 24) : numeral.start]) if stop else None
    if stop is None or named is None or (named[0].startswith("比") and not stop[0]):
        return None
    return _plain_figure(numeral, stop.end(), stop[0])


def _countable(unit: str) -> bool:
    return unit in ("名", "人", "个", "所", "家", "%", "‰", "元", "台", "辆", "套", "次", "场", "期", "件", "项")


def _second_of(text: str, at: int, end: int) -> Numeral | None:
    match = NUMERAL.match(text, at, end)
    return numeral_of(match) if match else None


def _range(text: str, first: Numeral, unit: str, second: Numeral, end: int) -> Figure | None:
    last = measure_at(text, second.end, end)
    if not last or (unit and unit != last):
        return _plain_figure(first, first.end + len(unit), first.scale + unit) if unit else None
    low, high = first.value, second.value
    if first.scale != second.scale and not (first.scale == "" and low < high):
        low, high, scale = first.amount, second.amount, ""
    else:
        scale = second.scale
    if low > high:
        return None
    return Figure(
        first.start, second.end + len(last), None, low, high, scale + last, "range", True, first.start, first.start
    )


def _plain_figure(numeral: Numeral, end: int, unit: str, *, damaged: bool = False) -> Figure:
    at = numeral.start
    if damaged:
        return Figure(at, end, None, numeral.amount, None, unit, "range", True, at, at, damaged=True)
    return Figure(at, end, numeral.value, None, None, unit, "=", False, at, at)


def _shares(text: str, start: int, end: int) -> Iterator[Figure]:
    for match in _SHARE.finditer(text, start, end):
        value: Number | None
        if match["half"]:
            value = 50
        elif match["tenths"]:
            value = plain((read_numeral(match["tenths"]) or 0) * 10)
        elif match["up"]:
            value = _fraction(int(match["up"]), int(match["down"]))
        elif match["percent"]:
            value = read_numeral(match["percent"])
        else:
            value = _fraction(read_numeral(match["above"]), read_numeral(match["below"]))
        if value is not None:
            yield Figure(match.start(), match.end(), value, None, None, "%", "=", False, match.start(), match.start())


def _fraction(above: Number | None, below: Number | None) -> Number | None:
    return plain(round(100 * above / below, 4)) if above and below and above < below else None


def _lost(text: str, start: int, end: int) -> Iterator[Figure]:
    """「配备率达到%」: the number itself is gone."""
    for match in _LOST.finditer(text, start, end):
        at = match.start("measure")
        yield Figure(at, at + 1, None, None, None, match["measure"], ">=", True, at, at, damaged=True)


def _bounded(text: str, figure: Figure, since: int) -> Figure:
    """The figure with the bound that the words around it give; words after it are part of its own words."""
    end, lead, bound_end = figure.end, figure.start, figure.start
    bound: Bound | None = None
    if after := AFTER.match(text, figure.end):
        end, bound = after.end(), bound_after(after[0])
    if _has_more(text, figure):
        bound = ">="
    word = _word_before(text, figure.start, since)
    if word is not None:
        lead, bound_end = word.span()
        bound = bound or bound_before(word)
    if figure.bound == "range" or figure.value is None:
        return replace(figure, end=end, lead=lead, bound_end=bound_end)
    unit = _per_unit(text, figure, lead)
    figure = replace(figure, end=end, lead=lead, bound_end=bound_end, unit=unit)
    return figure if bound is None else replace(figure, bound=bound, bounded=True)


def _has_more(text: str, figure: Figure) -> bool:
    """3000余家, 百余名."""
    at = figure.end - len(figure.unit)
    return text[at - 1 : at] in ("余", "多")


def _word_before(text: str, at: int, since: int) -> re.Match[str] | None:
    """The nearest bounding word; a floor or ceiling may stand further off (不低于学生总数的3‰) than 达到 or 增至."""
    last = None
    for match in BEFORE.finditer(text, max(since, at - _REACH), at):
        last = match
    if last is None:
        return None
    gap = text[last.end() : at]
    far = last[0] not in REACHED and last[0].startswith(("不", "至", "最", "超过"))
    reach = 18 if far and gap.endswith("的") else 12 if far else 3  # 不低于上年度人均可支配收入的2倍
    return last if len(gap) <= reach and not _BREAK.search(gap) else None


def _per_unit(text: str, figure: Figure, lead: int) -> str:
    """每年每公里不低于10000元 is 元/公里·年; 每年5000万元 stays 万元."""
    each = _PER_EACH.search(text, max(0, lead - 16), lead)
    if each is None or "元" not in figure.unit or "/" in figure.unit:
        return figure.unit
    words = _PER_WORD.findall(each[0])
    times = [word for word in words if word in ("年", "月", "日", "天", "学年", "学期")]
    others = [word for word in words if word not in times]
    return figure.unit + "/" + "·".join([*others, *times]) if others else figure.unit


def _share_lists(text: str, figures: list[Figure]) -> list[Figure]:
    """Figures joined by 、 or 和 share what is said once for all: the bound and per-measure before the first."""
    shared: list[Figure] = []
    for figure in figures:
        last = shared[-1] if shared else None
        if last and text[last.end : figure.lead] in _JOINS and _same_kind(last, figure):
            said = figure if figure.bounded else last
            figure = replace(figure, unit=last.unit, listed=True, bound=said.bound, bounded=said.bounded)
        shared.append(figure)
    return shared


def _same_kind(last: Figure, figure: Figure) -> bool:
    return last.unit.partition("/")[0] == figure.unit and figure.value is not None and last.value is not None
