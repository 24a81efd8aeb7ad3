"""Staffing and equipment norms: how many of whom for how much of what, by brackets.

「保安人员按照学生规模500人以下2名、500人至1000人3至5名…配备」 gives two brackets over 学生规模.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.find.figures.numerals import Number, plain
from graph.find.figures.targets import Figure
from graph.records import Bracket, TargetKind

_STAFFING = re.compile(r"[配]|核定|设置|设立|编制|安排|派驻|拥有")
_MEASURED = re.compile(r"人|名|个|户|床|张床位|床位|间|万?平方米|公里|万?亩|班|所|万人|户次|台|辆|套|处|座|张|吨")
_PROVIDED = re.compile(r"人|名|个|台|套|辆|处|座|所|间|张|部|支|件|条|具|‰|%|班|门|平方米")
_STEP = re.compile(r"每(?:增加|增设|新增|增|超过|超出|满)?$")
_EACH = re.compile(
    r"(?P<per>每(?!增|新|超|满)[一-鿿]{1,16}?)(?:应|须|要|至少|原则上|需|均){0,3}"
    r"(?:配备|配置|配建|配|设置|设立|设|安排|选聘|选派)(?:有|好)?(?:至少|不少于)?$"
)
_ONE_TO = re.compile(r"(?<![0-9:.])1:(?P<many>[0-9]{1,6})(?![0-9:])")
_TO_ONE = re.compile(r"(?<![0-9:.])(?P<many>[0-9]{2,6}):1(?![0-9:.])")
_RATIO_NEAR = re.compile("比例|配备|配比|标准")
_RATIO_PER = re.compile(r"(?:按照?|与|以)(?P<per>[一-鿿]{2,16}?)(?:的|不低于|不少于|比例){0,3}$")
_MANY = re.compile(
    r"(?:按照|按|依照|依据)(?P<per>(?:(?![与和及比按])[一-鿿]){1,10}(?:人数|总数|数|规模))(?:的|以)?(?:不低于|不少于)?$"
)
_PROVIDED_BY_RATIO = re.compile(r"的?(?:比例|标准|配比)(?:要求)?(?:配备|配齐|配置|核定|设置)")
_BY = re.compile(r"(?P<subject>[一-鿿]{2,20}?)(?:原则上|应|须|要|需)?(?:按照|按|依照|依据|根据)")
_MEASURE = re.compile(r"(?:.*(?:按照?|依照|依据|[,;。、:名)对]))?(?:的)?(?P<per>[一-鿿]{2,12})$")
_NOUN = re.compile(r"(?:的)?(?P<noun>(?:(?!的|并|以|进行|及|和|或|每)[一-鿿“”]){1,14})")
_STEP_NOUN_END = re.compile("[增配设应须]")
_BASE = re.compile(r"(?:配备|配置|设置|配)(?:至少|不少于)?$")
_PROVIDES = re.compile(r"(?:配备|配齐|配置|核定|设置)(?P<subject>[一-鿿]{2,12})")
_SHARE_END = re.compile("[比率重]例?$")  # 床位35张以上,护理型床位占比55%: two figures, no bracket
_OUTER = re.compile(r"[;。!?\n]")
_NOT_STAFF = frozenset(("编制", "岗位", "比例", "标准", "人员编制", "教职工编制", "工作人员编制"))


@dataclass(frozen=True, slots=True)
class NormMention:
    """One norm as written, from its subject to its last figure."""

    start: int
    end: int
    subject: str
    per: str
    brackets: tuple[Bracket, ...]


@dataclass(frozen=True, slots=True)
class NormsFound:
    """Norms of a sentence, and for each figure of theirs (by its start) what it is and what it measures."""

    norms: tuple[NormMention, ...]
    roles: dict[int, tuple[TargetKind, str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """One bracket: where it stands, the noun after its last figure, what it is measured by, and its figures."""

    bracket: Bracket
    start: int
    end: int
    noun: str
    per: str
    conditions: tuple[int, ...]
    provided: int


def find_norms(text: str, figures: tuple[Figure, ...], start: int, end: int) -> NormsFound:
    """Norms of one sentence with the figures found in it; none unless the sentence provides somebody or something."""
    if not _STAFFING.search(text, start, end):
        return NormsFound((), {})
    found: list[_Found] = []
    at = 0
    while at < len(figures):
        read = _read_at(text, figures[at : at + 3], start)
        if read is not None:
            found.append(read)
        at += 1 + (len(read.conditions) if read else 0)
    found = sorted([*found, *_one_to(text, start, end), *_to_one(text, start, end)], key=lambda one: one.start)
    norms: list[NormMention] = []
    roles: dict[int, tuple[TargetKind, str]] = {}
    for group in _groups(found):
        norm = _norm(text, start, end, group)
        norms += [norm] if norm else []
        for one in group if norm or any(one.conditions for one in group) else []:
            per, subject = (norm.per, norm.subject) if norm else ("", "")
            roles.update(dict.fromkeys(one.conditions[:-1], ("threshold", per)))
            roles.update(dict.fromkeys(one.conditions[-1:], ("threshold", one.per or per)))
            roles[one.provided] = ("standard", subject)
    return NormsFound(tuple(norms), roles)


def _read_at(text: str, figures: tuple[Figure, ...], start: int) -> _Found | None:
    """The bracket that begins with the first of these figures, if one does."""
    figure = figures[0]
    before = text[max(start, figure.lead - 24) : figure.lead]
    if len(figures) > 1 and _joined(text, figure, figures[1]):
        if _STEP.search(before):
            return _step(text, figure, figures[1], None)
        if _is_condition(text, figure):
            return _under_condition(text, figures, start)
    if not _PROVIDED.fullmatch(figure.unit):
        return None
    upto = text[max(start, figure.start - 24) : figure.start]
    if each := _EACH.search(upto):
        return _for_each(text, figure, each, figure.start - len(upto))
    if figure.unit != "%" and _BASE.search(text[max(start, figure.lead - 8) : figure.start]):
        noun = _noun(text, figure.end)
        return _Found(_provision(figure, None, None), figure.lead, figure.end, noun, "", (), figure.start)
    return None


def _under_condition(text: str, figures: tuple[Figure, ...], start: int) -> _Found | None:
    condition, second = figures[0], figures[1]
    if not _STEP.search(text[condition.end : second.lead]):
        share = second.unit in ("%", "‰") and _SHARE_END.search(text[condition.end : second.lead])
        if share or not _PROVIDED.fullmatch(second.unit):
            return None
        bracket, per = _provision(second, _low(condition), _high(condition)), _measure(text, condition, start)
        noun = _noun(text, second.end)
        return _Found(bracket, condition.lead, second.end, noun, per, (condition.start,), second.start)
    if len(figures) < 3 or not _joined(text, second, figures[2]):
        return None
    return _step(text, second, figures[2], condition)


def _for_each(text: str, figure: Figure, each: re.Match[str], offset: int) -> _Found:
    """每所中小学配备1名校医 is measured by 中小学, 每班配1名 by 班."""
    per = each["per"].removeprefix("每")
    per = per[1:] if len(per) > 2 else per
    begin, noun = offset + each.start(), _noun(text, figure.end)
    return _Found(_provision(figure, None, None), begin, figure.end, noun, per, (), figure.start)


def _step(text: str, step: Figure, extra: Figure, above: Figure | None) -> _Found | None:
    """每增加300名寄宿生增配1名: beyond what is said before, one more for every 300."""
    if step.value is None or extra.value is None or not _PROVIDED.fullmatch(extra.unit) or extra.unit in ("%", "‰"):
        return None
    floor = _low(above) if above else None
    bracket = Bracket(floor, None, None, None, None, step.value, extra.value, False)
    begin = above.lead if above else text.rfind("每", 0, step.lead)
    per = _STEP_NOUN_END.split(_noun(text, step.end))[0]
    conditions = (above.start, step.start) if above else (step.start,)
    return _Found(bracket, begin, extra.end, _noun(text, extra.end), per, conditions, extra.start)


def _joined(text: str, figure: Figure, following: Figure) -> bool:
    """500人以下|2至名 and 1000人|的配备|2名 belong together; a stop between them parts them."""
    gap = text[figure.end : following.lead]
    return len(gap) <= 16 and not set(gap) & set(";。、:\n!?") and gap.count(",") <= (len(gap) <= 8)


def _is_condition(text: str, figure: Figure) -> bool:
    if figure.damaged or not _MEASURED.fullmatch(figure.unit):
        return False
    word = text[figure.lead : figure.start]
    return figure.bounded and not word.startswith(("不少于", "不低于", "至少", "最", "不超过"))


def _low(figure: Figure) -> Number | None:
    return figure.low if figure.bound == "range" else figure.value if figure.bound in (">=", ">") else None


def _high(figure: Figure) -> Number | None:
    return figure.high if figure.bound == "range" else figure.value if figure.bound in ("<=", "<") else None


def _provision(figure: Figure, low: Number | None, high: Number | None) -> Bracket:
    if figure.unit in ("%", "‰") and figure.value is not None:
        ratio = float(plain(figure.value / (100 if figure.unit == "%" else 1000)))
        return Bracket(low, high, None, None, ratio, None, None, figure.damaged)
    if figure.bound == "=":
        return Bracket(low, high, figure.value, figure.value, None, None, None, figure.damaged)
    return Bracket(low, high, _low(figure), _high(figure), None, None, None, figure.damaged)


def _one_to(text: str, start: int, end: int) -> Iterator[_Found]:
    """师生比1:50, 按1:200的比例配备."""
    for match in _ONE_TO.finditer(text, start, end):
        many = int(match["many"])
        before = text[max(start, match.start() - 24) : match.start()]
        if many and _RATIO_NEAR.search(before + text[match.end() : min(end, match.end() + 16)]):
            per = _RATIO_PER.search(before)
            bracket = Bracket(None, None, None, None, float(plain(1 / many)), None, None, False)
            yield _Found(bracket, match.start(), match.end(), "", per["per"] if per else "比例", (), -1)


def _to_one(text: str, start: int, end: int) -> Iterator[_Found]:
    """按照学生人数600:1的比例配备: only where the many are named alone, so that it is sure which side is provided."""
    for match in _TO_ONE.finditer(text, start, end):
        many = int(match["many"])
        per = _MANY.search(text[max(start, match.start() - 24) : match.start()])
        if many > 1 and per and _PROVIDED_BY_RATIO.match(text, match.end(), end):
            bracket = Bracket(None, None, None, None, float(plain(1 / many)), None, None, False)
            yield _Found(bracket, match.start(), match.end(), "", per["per"], (), -1)


def _measure(text: str, figure: Figure, start: int) -> str:
    """What the condition measures: 学生规模 in 「按照学生规模500人以下」."""
    match = _MEASURE.match(text[max(start, figure.lead - 16) : figure.lead])
    return match["per"] if match else ""


def _noun(text: str, at: int) -> str:
    match = _NOUN.match(text, at, at + 18)
    noun = match["noun"] if match else ""
    return "" if noun in _NOT_STAFF else noun


def _groups(found: list[_Found]) -> list[list[_Found]]:
    """Brackets of one subject are one norm; another noun after a figure starts another norm."""
    groups: list[list[_Found]] = []
    noun = ""
    for one in found:
        if groups and (not one.noun or not noun or noun.endswith(one.noun) or one.noun.endswith(noun)):
            groups[-1].append(one)
        else:
            groups.append([one])
        noun = one.noun or noun
    return groups


def _norm(text: str, start: int, end: int, group: list[_Found]) -> NormMention | None:
    per = next((found.per for found in group if found.per), "")
    noun = next((found.noun for found in group if found.noun), "")
    first, last = group[0], group[-1]
    begin = max(start, first.start - 40)
    for stop in _OUTER.finditer(text, begin, first.start):
        begin = stop.end()
    by = _BY.search(text, begin, first.start)
    subject = (by["subject"] if by else "") or noun or _provided_after(text, last.end)
    if not per or not subject:
        return None
    subject_at = by.start("subject") if by else _clause_start(text, begin, first.start)
    tail = last.end + (len(last.noun) if text.startswith(last.noun, last.end) else 0)
    return NormMention(subject_at, min(end, tail), subject, per, tuple(found.bracket for found in group))


def _provided_after(text: str, at: int) -> str:
    """专职教师 in 「按照师生比1:50的标准配备专职教师」."""
    match = _PROVIDES.search(text, at, at + 24)
    return match["subject"] if match else ""


def _clause_start(text: str, begin: int, at: int) -> int:
    return max(begin, *(text.rfind(mark, begin, at) + 1 for mark in ",;。:\n"))
