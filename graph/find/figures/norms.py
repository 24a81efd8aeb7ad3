"""Staffing and equipment norms: how many of whom for how much of what, by brackets.

「保安人员按照学生规模500人以下2名、500人至1000人3至5名…配备」 gives two brackets over 学生规模.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.figures.numerals import Number, plain
from graph.find.figures.targets import Figure
from graph.records import Bracket

_STAFFING = re.compile(r"配备|增配|配置|配齐|配足|配建|核定|设置|设立|编制|安排|选配|派驻|配")
_PERSON_OR_SIZE = frozenset(
    [
        "人",
        "名",
        "个",
        "户",
        "床",
        "张床位",
        "床位",
        "间",
        "平方米",
        "万平方米",
        "公里",
        "亩",
        "班",
        "所",
        "生",
        "万人",
        "户次",
        "台",
        "辆",
        "套",
        "处",
        "座",
        "张",
    ]
)
_PROVIDED = frozenset(
    [
        "人",
        "名",
        "个",
        "台",
        "套",
        "辆",
        "处",
        "座",
        "所",
        "间",
        "张",
        "部",
        "支",
        "件",
        "条",
        "具",
        "‰",
        "%",
        "床",
        "班",
        "门",
        "平方米",
    ]
)
_STEP = re.compile(r"每(?:增加|增设|新增|增|超过|超出|满)?$")
_EACH = re.compile(
    r"(?P<per>每(?!增|新)[一-鿿]{1,16}?)(?:应|须|要|至少|原则上|需|均)*(?:配备|配置|配|设置|设立|设|安排|选聘|选派)(?:有|好)?(?:至少|不少于)?$"
)
_ONE_TO = re.compile(r"(?<![0-9:.])1:(?P<many>[0-9]{1,6})(?![0-9:])")
_BY = re.compile(r"(?P<subject>[一-鿿]{2,20}?)(?:原则上|应|须|要|需)?(?:按照|按|依照|依据|根据)")
_NOUN = re.compile(r"(?:的)?(?P<noun>(?:(?!的|并|以|进行|及|和|或|每|在|,)[一-鿿“”]){1,14})")
_BASE = re.compile(r"(?:配备|配置|设置|配)(?:至少|不少于)?$|至少(?:应|须|要)?(?:配备|配置|设置|配)$")
_OUTER = re.compile(r"[;。!?\n]")
_NOT_STAFF = frozenset(["编制", "岗位", "比例", "标准", "人员编制", "教职工编制", "工作人员编制"])


@dataclass(frozen=True, slots=True)
class NormMention:
    """One norm as written, from its subject to its last figure."""

    start: int
    end: int
    subject: str
    per: str
    brackets: tuple[Bracket, ...]


@dataclass(slots=True)
class _Reading:
    """What has been read of the sentence: brackets with the place and noun of each."""

    brackets: list[tuple[Bracket, int, int, str, str]]


def find_norms(text: str, figures: tuple[Figure, ...], start: int, end: int) -> tuple[NormMention, ...]:
    """Norms of one sentence with the figures found in it; none unless the sentence provides somebody or something."""
    if not _STAFFING.search(text, start, end):
        return ()
    reading = _Reading([])
    at = 0
    while at < len(figures):
        at += _read_at(text, figures, at, start, reading)
    reading.brackets += _one_to(text, start, end)
    reading.brackets.sort(key=lambda found: found[1])
    if all(per == "" for _, _, _, _, per in reading.brackets):
        return ()
    return tuple(_group(text, start, end, reading.brackets))


def _read_at(text: str, figures: tuple[Figure, ...], at: int, start: int, reading: _Reading) -> int:
    """Reads one bracket that begins with figure `at`; how many figures it took."""
    figure = figures[at]
    following = figures[at + 1] if at + 1 < len(figures) else None
    before = text[max(start, figure.lead - 24) : figure.lead]
    if following and _STEP.search(before) and _joined(text, figure, following) and following.unit in _PROVIDED:
        _add_step(text, figure, following, None, reading)
        return 2
    if following and _is_condition(text, figure) and _joined(text, figure, following):
        if _STEP.search(text[figure.end : following.lead]):
            third = figures[at + 2] if at + 2 < len(figures) else None
            if third and third.unit in _PROVIDED and _joined(text, following, third):
                _add_step(text, following, third, _low(figure), reading)
                return 3
        elif following.unit in _PROVIDED:
            bracket = _provision(following, _low(figure), _high(figure))
            reading.brackets.append(
                (bracket, figure.lead, following.end, _noun(text, following.end), _measure(text, figure, start))
            )
            return 2
    if figure.unit in _PROVIDED and (each := _EACH.search(before)):
        per = each["per"].removeprefix("每")
        begin = figure.lead - len(before) + each.start()
        reading.brackets.append(
            (
                _provision(figure, None, None),
                begin,
                figure.end,
                _noun(text, figure.end),
                per[1:] if len(per) > 2 else per,
            )
        )
    elif figure.unit in _PROVIDED - {"%"} and _BASE.search(text[max(start, figure.lead - 8) : figure.start]):
        reading.brackets.append((_provision(figure, None, None), figure.lead, figure.end, _noun(text, figure.end), ""))
    return 1


def _add_step(text: str, step: Figure, extra: Figure, above: Number | None, reading: _Reading) -> None:
    if step.value is None or extra.value is None:
        return
    bracket = Bracket(above, None, None, None, None, step.value, extra.value, step.damaged or extra.damaged)
    begin = max(0, step.lead - 3)
    reading.brackets.append((bracket, begin, extra.end, _noun(text, extra.end), _noun(text, step.end, "增")))


def _joined(text: str, figure: Figure, following: Figure) -> bool:
    """500人以下|2至名 and 1000人|的配备|2名 belong together; a stop between them parts them."""
    gap = text[figure.end : following.lead]
    return len(gap) <= 16 and not set(gap) & set(";。、:\n!?") and gap.count(",") <= (1 if len(gap) <= 8 else 0)


def _is_condition(text: str, figure: Figure) -> bool:
    if figure.unit not in _PERSON_OR_SIZE or figure.damaged:
        return False
    word = text[figure.lead : figure.start]
    if word.startswith(("不少于", "不低于", "至少", "最", "不超过")):
        return False
    return figure.bound == "range" or figure.bounded


def _low(figure: Figure) -> Number | None:
    return figure.low if figure.bound == "range" else figure.value if figure.bound in (">=", ">") else None


def _high(figure: Figure) -> Number | None:
    return figure.high if figure.bound == "range" else figure.value if figure.bound in ("<=", "<") else None


def _provision(figure: Figure, low: Number | None, high: Number | None) -> Bracket:
    if figure.unit in ("%", "‰") and figure.value is not None:
        ratio = float(plain(figure.value / (100 if figure.unit == "%" else 1000)))
        return Bracket(low, high, None, None, ratio, None, None, False)
    if figure.bound == "range":
        return Bracket(low, high, figure.low, figure.high, None, None, None, figure.damaged)
    least = figure.value if figure.bound in ("=", ">=", ">") else None
    most = figure.value if figure.bound in ("=", "<=", "<") else None
    return Bracket(low, high, least, most, None, None, None, figure.damaged)


def _one_to(text: str, start: int, end: int) -> list[tuple[Bracket, int, int, str, str]]:
    """师生比1:50, 按1:200的比例配备."""
    found = []
    for match in _ONE_TO.finditer(text, start, end):
        near = text[max(start, match.start() - 24) : min(end, match.end() + 16)]
        if int(match["many"]) and re.search("比例|配备|配比|标准", near):
            bracket = Bracket(None, None, None, None, float(plain(1 / int(match["many"]))), None, None, False)
            found.append((bracket, match.start(), match.end(), "", _per_of_ratio(text, match.start(), start)))
    return found


def _per_of_ratio(text: str, at: int, start: int) -> str:
    before = text[max(start, at - 24) : at]
    match = re.search(r"(?:按照?|与|以)(?P<per>[一-鿿]{2,16}?)(?:的|不低于|不少于|比例)*$", before)
    return match["per"] if match else "比例"


def _measure(text: str, figure: Figure, start: int) -> str:
    """What the condition measures: 学生规模 in 「按照学生规模500人以下」."""
    before = text[max(start, figure.lead - 16) : figure.lead]
    match = re.search(r"(?:按照?|依照|依据|[,;。、:名人)]|对|^)(?P<per>[一-鿿]{2,12})$", before)
    return match["per"].removeprefix("的") if match else ""


def _noun(text: str, at: int, stop: str = "") -> str:
    match = _NOUN.match(text, at, at + 18)
    noun = match["noun"] if match else ""
    cut = re.search("[增配设应须]", noun) if stop else None
    noun = noun[: cut.start()] if cut else noun
    return "" if noun in _NOT_STAFF else noun


def _group(text: str, start: int, end: int, found: list[tuple[Bracket, int, int, str, str]]) -> list[NormMention]:
    """Brackets of one subject are one norm; another noun after a figure starts another norm."""
    groups: list[list[tuple[Bracket, int, int, str, str]]] = []
    for bracket in found:
        noun = next((b[3] for b in reversed(groups[-1]) if b[3]), "") if groups else ""
        if groups and (not bracket[3] or not noun or _same(noun, bracket[3])):
            groups[-1].append(bracket)
        else:
            groups.append([bracket])
    return [norm for group in groups if (norm := _norm(text, start, end, group)) is not None]


def _same(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _norm(text: str, start: int, end: int, group: list[tuple[Bracket, int, int, str, str]]) -> NormMention | None:
    per = next((found[4] for found in group if found[4]), "")
    if not per:
        return None
    first, last = group[0], group[-1]
    begin = max(start, first[1] - 40)
    for stop in _OUTER.finditer(text, begin, first[1]):
        begin = stop.end()
    by = _BY.search(text, begin, first[1])
    noun = next((found[3] for found in group if found[3]), "")
    subject = (by["subject"] if by else "") or noun
    subject_at = by.start("subject") if by else _clause_start(text, begin, first[1])
    tail = last[2] + len(last[3]) if text.startswith(last[3], last[2]) else last[2]
    return NormMention(subject_at, min(end, tail), subject, per, tuple(found[0] for found in group))


def _clause_start(text: str, begin: int, at: int) -> int:
    cut = max(text.rfind(mark, begin, at) + 1 for mark in ",;。:\n")
    return max(begin, cut)
