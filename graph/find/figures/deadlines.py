"""Which dates are deadlines: those a sentence plans for, not those it looks back on or cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph.find.figures.cells import in_cells
from graph.find.figures.dates import DateWords, find_dates
from graph.find.figures.periods.stages import names_stage
from graph.find.figures.periods.years import FIELD
from graph.find.verbs import verb_after_manner
from graph.read.texts import Span

DeadlineKind = Literal["due", "until", "in-force"]
Series = Literal["", "field", "stage"]

_AHEAD, _BACK = 40, 16
_LABEL = re.compile(
    r"(?:完成|办理|办结|整改|落实|推进|工作|报送|实施|责任|计划|截止|时间)"
    r"(?:(?:时限|时间|期限|节点|进度|日期)(?:要求|安排)?(?::[^。;\n]{0,24}|[^,。;\n]{0,24})|要求:[^。;\n]{0,24})$"
    r"|(?:时限|期限)(?:要求)?:[^。;\n]{0,24}$"
    r"|(?:整治|活动|行动|排查|检查|治理|创建|攻坚|起止|宣传)时间(?:安排)?(?:为|是|:|从|自){0,2}[^。;\n]{0,12}$"
    r"|(?:^|[(,;。\n])时间(?:安排)?(?:为|:)(?:从|自)?[^。;\n]{0,12}$"
)
_FIELD = re.compile(FIELD + r"[^。;\n]{0,24}$")
_TOWARDS = re.compile(
    r"(?:力争|争取|确保|力求|计划|预计|拟|务必|必须|须|应|请|要|将|原则上|最迟|不晚于|截止|有望)?(?:不迟于|不晚于|最迟)?(?:于|在|到|至)?(?:了)?$"
)
_STRONG = re.compile(r"(?:力争|争取|确保|力求|计划|预计|拟|务必|最迟|不迟于|不晚于|到|至|截止)(?:于|在|到|至)?$")
# 确保青云高速公路2024年10月建成通车: what is promised stands before its date
_PROMISED = re.compile(r"(?:^|[,;。:、])(?:力争|争取|确保|力求|计划|预计|务必)[^,;。:]{1,13}$")
_PLAN_OPENS = frozenset('“"十')
_ASKS = re.compile(r"^[^。;]*?(?:[0-9]|建成|完成|达到|翻一?番)")
_RISES = re.compile(r"(?:提高|提升|增加|增长|扩大|上升|下降|降低|减少|压减)到的[0-9]")  # 提高到2025年的90%
# 全州2025年森林覆盖率达到62%, 云台市2025年…: the place comes first
_OF_PLACE = re.compile(r"(?:^|[,;。:、(])(?:全[国省市州县区镇乡]|[一-鿿]{1,5}[省市州县区])$")
_STARTS = frozenset(',;:。(、“"!?\n\t○●·—)')
_COMPARED = re.compile(r"(?:较|比|同|与|以|按|对照|相对|相比|从|自|由|在)(?:于|着)?$")
_AFTERWARDS = re.compile(r"^[^,;。]{0,16}后[,;。]")
_SINCE = re.compile(r"^(?:\(含\))?(?:起|以来|之后|以后|后|后半|开始|始)")
_NAMED = re.compile(
    r"^(?:□|\)?是|\([^()]{4,16}\)(?:是|的)|目标值?[\t\n|]|度(?!.{0,2}(?:完成|实现|建成|内))|版|本(?!地)|级|初?的?(?:工作要点|中央|政府工作报告|预算(?!执行)|年度|第[一二三四五六七八九十0-9]+[届次号]))"
)
_BUILT = re.compile(
    r"^[^,;。:]{0,12}(?:建成|竣工|投产|投用|取得|登记|注册|出台|印发|发布|颁布|制定|开工|参加工作|毕业|购买|购置|签订|签署|办理|备案|"
    r"成立|设立|认定|交付|入驻|入库|产生|形成|发生|到期|批准|批复|核准|生产|出厂|上市|实施|建设|建造|申报|出生|入伍|退休|施工|使用|未[一-鿿]{2,6})"
    r"(?:完成|并[^,;。:]{0,4})?(?:的|且|或)"
)
# Days that move from year to year: the date stays open
_MOVABLE = re.compile(
    r"^(?:“|全国)?(?:春节|国庆|元旦|中秋|五一|十一|[入主]?汛|入冬|采暖|供暖|[春夏秋冬]季|暑假|寒假|开学|[高中]考|两会)"
)
_STAGE = re.compile(r"阶段[^,;。]{0,6}$")
_SAME_LIST = frozenset(("、", "和", "及", "以及"))
_TO = frozenset(("至", "到", "—", "——", "-", "--", "~", "一", "起至", "起到"))  # 5月1日一6月4日: 一 read for a dash
_TURN = re.compile(r"(?:今|本|当|明|次|翌|来|同)年(?:度)?$")
_PAST = re.compile(
    r"(?:仅|只|实际)(?:完成|建成|达到|有|占)|已(?!知|婚)|曾|累计达(?!到)|共有|原有|现有|达到了|完成了|取得了|增长了|下降了|以来|受.{0,8}影响|期间发生|同期|基础上"
)
_PLAN = re.compile(
    r"实现|完成|建成|达到|达|培育|打造|形成|建设|建立|新增|新建|新改|新登记|新认定|新开|新引|新培|力争|争取|基本|全面|全部|确保|推动|推进|启动|累计|出台|制定|突破|超过|不低于"
    r"|不少于|控制在|压减|压缩|(?:安排|培训)(?=[^,;。\n]{0,12}[0-9])|降至|降到|降低|下降|提高|提升|增加|增长|扩大|淘汰|更新|改造|覆盖|组织|开展|举办|每年|先行|率先|引进|集聚|初步|取得|应"
    r"|须|报送|争创|创建|消除|清零|解决|投入|选择|选取|试点|推广|通过|开工|竣工|投产|投用|上线|完工|实施"
)
# What goes on for a while: 3月2日至6月底,集中整治
_GOES_ON = re.compile(
    r"整治|排查|检查|自查|整改|宣传|督查|验收|总结|巩固|治理|攻坚|清理|^(?:进行|(?:分别|集中|全面)?(?:部署|评估|考核|汇总|重点))"
)
_CLOSED = re.compile(r"^(?:结束|为止|完毕)")
_EVENT = re.compile(r"审议通过|会议(?:审议|研究|通过|同意)|召开|批复|批准")  # 2021年4月15日,州政府常务会议审议通过
_COUNTED_OUT = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:万|亿)?[^0-9年月日.,、]")  # (2021年500个、2022年700个)
_PARTS = frozenset("(、,;:")
# 2021年目标。改造小区100个: the year names what follows
GOALS_OF_YEAR = re.compile(r"(?:年度|度)?(?:工作|主要|重点|阶段性?|建设){0,2}(?:目标|任务){1,2}[。:\n]")
_IN_FORCE = re.compile(r"^(?:\(含\))?起(?:正式|开始)?(?:施行|实施|执行|生效)")
_OWN = re.compile(
    r"(?:^|[,;。:\n()])[^,;。:》\n□]{0,4}?本[^,;。:\n□]{1,10}?(?:自|从|于)?$|(?:施行|生效)(?:日期|时间):(?:自|从)?$"
)
_VALID = re.compile(
    r"(?:有效期限?|执行期限?|执行期间|试行期限?|施行期限?|实施期限?|期限|执行|延续|延长|顺延)(?:延长|暂定|执行|延续)?(?:为|从.{0,16}|自.{0,16})?"
    r"(?:截至|截止到?|至|到)$"
)
_VALID_SPAN = re.compile(
    r"(?:有效期限?|执行期限?|执行期间|试行期限?|施行期限?|实施期限?|期限)(?:暂定)?(?:为|:|自|从)?(?:自|从)?$"
)
_ITEM = re.compile(r"^\s*(?:[0-9]{1,2}[.、]|\([0-9一二三四五六七八九十]{1,3}\)[.、]?|[一二三四五六七八九十]{1,3}、)")
_YEARLY = re.compile(r"每个?(?:年度?|学年|学期|季度?|半年|月|周|逢)[^,;。]{0,6}$")


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """A date that a sentence plans for; `kind` tells the document's own life (in force from, valid until) apart.

    `near` is the date with a year before it in the sentence, from which a bare 12月底前 takes its year; `series` tells
    the time limits of fields and columns, and those of stages, which may share what one of them says.
    """

    words: DateWords
    kind: DeadlineKind
    near: DateWords | None
    start: int
    end: int
    series: Series = ""


def find_deadlines(
    text: str, start: int, end: int, issued: int | None = None, cells: Sequence[Span] = ()
) -> tuple[DeadlineMention, ...]:
    """Deadlines of one sentence. 「较2019年提高，2020年底前达到90%」 gives the second date only.

    `text` has its titles veiled; `issued` is the year of issue, before which a bare year is only history. A
    date in one of the `cells` (of a column 完成时限) is a deadline as it stands.
    """
    mentions: list[DeadlineMention] = []
    near: DateWords | None = None
    listed: list[DateWords] = []  # 「6月、」 before 「11月底前」: what they are for is said behind the last
    for words, first in _with_ranges(text, find_dates(text, start, end)):
        near = first if first is not None and first.year else near
        if words.year is None and near is None and "每年" in text[start : words.start]:
            continue  # 每年3月底前自查,4月底前复查: both come every year
        series = _series(text, start, words, cells)
        kind = "due" if series == "stage" or in_cells(words.start, cells) else _kind(text, words, (start, end), issued)
        if kind is None and mentions and text[mentions[-1].end : words.start] in _SAME_LIST:
            kind = mentions[-1].kind
        listed = listed if listed and text[listed[-1].end : words.start] in _SAME_LIST else []
        if kind is None:
            listed = [*listed, words] if words.month and not words.relative else []
        else:
            if kind == "due" and words.month:
                mentions += (DeadlineMention(one, kind, near, one.start, one.end) for one in listed)
            listed = []
            mentions.append(DeadlineMention(_opened(text, words), kind, near, words.start, words.end, series))
        if words.year and not words.period and not _COMPARED.search(text[max(start, words.start - 4) : words.start]):
            near = words
    return tuple(mentions)


def _series(text: str, start: int, words: DateWords, cells: Sequence[Span]) -> Series:
    if in_cells(words.start, cells) or _FIELD.search(text, max(start, words.start - 40), words.start):
        return "field"
    return "stage" if names_stage(text, start, words) else ""


def _opened(text: str, words: DateWords) -> DateWords:
    """2020年春节前 and 次年1月底前 have a date, but not in this text."""
    turned = words.year is None and _TURN.search(text[max(0, words.start - 4) : words.start])
    return replace(words, relative=True) if turned or _MOVABLE.match(text[words.end : words.end + 8]) else words


def _with_ranges(text: str, dates: Iterator[DateWords]) -> Iterator[tuple[DateWords, DateWords | None]]:
    """「2020年6月至10月」 is one date, its last moment, together with the one it starts from."""
    first: DateWords | None = None
    for words in dates:
        if first is not None and text[first.end : words.start] in _TO:
            yield replace(words, start=first.start, period=True), first
            first = None
            continue
        if first is not None:
            yield first, None
        first = words
    if first is not None:
        yield first, None


def _is_time_of_work(before: str, after: str) -> bool:
    """6月至10月开展巡查, 5月—9月,对街巷实施改造; a season in brackets (汛期(6月至10月)) is a time of every year."""
    led = _TOWARDS.search(before.removesuffix("从").removesuffix("自"))
    opens = led is not None and (led.start() == 0 or before[led.start() - 1] in _STARTS - {"("})
    first = re.split("[,;。]", after.lstrip(","), maxsplit=1)[0]
    works = _PLAN.search(first) or _GOES_ON.search(first) or "禁" in first
    return opens and not after.startswith((")", "的", "为")) and bool(works)


def _kind(text: str, words: DateWords, within: tuple[int, int], issued: int | None) -> DeadlineKind | None:
    before = _ITEM.sub("", text[max(within[0], words.start - _BACK) : words.start])
    after = text[words.end : min(within[1], words.end + _AHEAD)]
    if after.startswith(("起", "(含)起")):
        return "in-force" if words.day and _IN_FORCE.match(after) and _OWN.search(before) else None
    if words.period and words.start < words.end and text[words.start] in _PLAN_OPENS and not _ASKS.search(after):
        return None  # “十四五”时期继续实施… sets nothing that could be due
    if words.relative:
        return "due" if _counts_from_issue(words, before, after) else None
    if words.year and (_VALID.search(before) or (words.period and _VALID_SPAN.search(before))):
        return "until"
    if _LABEL.search(text[max(within[0], words.start - 40) : words.start]) or (words.period and _STAGE.search(before)):
        return "due"
    return "due" if _is_planned(words, before, after, issued) else None


def _counts_from_issue(words: DateWords, before: str, after: str) -> bool:
    return bool(words.mark) or (words.counted_from_issue and not after.startswith(("后", "之后")))


def _is_planned(words: DateWords, before: str, after: str, issued: int | None) -> bool:
    if _YEARLY.search(before) or _SINCE.match(after) or _BUILT.match(after):
        return False
    clause = re.split("[;。]", after, maxsplit=1)[0]
    passed = bool(words.year and issued and words.year < issued)
    happened = words.day and not words.tail and _EVENT.search(clause)
    if happened or (passed and (_PAST.search(clause) or not words.tail)):
        return False
    if "前" in words.tail or words.tail == "止":
        return not _PAST.search(clause) or bool(_STRONG.search(before))
    if words.period and _CLOSED.match(after):
        return True
    if _COMPARED.search(before) and not _in_plan(before, words) and not words.period:
        return False
    return _reads_ahead(words, before, after, clause, issued)


def _follows_place(before: str) -> bool:
    """`before` is cut off after so many characters: only where it is shorter does it begin with its clause."""
    place = _OF_PLACE.search(before)
    return place is not None and (place.start() > 0 or len(before) < _BACK)


def _in_plan(before: str, words: DateWords) -> bool:
    """在2020年底… is a time, 在2020年基础上 a comparison (told apart by what follows)."""
    return before.endswith("在") and bool(words.mark)


def _reads_ahead(words: DateWords, before: str, after: str, clause: str, issued: int | None) -> bool:
    if _COUNTED_OUT.match(after) and before[-1:] in _PARTS:
        return bool(words.year)
    if GOALS_OF_YEAR.match(after):
        return words.year is not None and (not before or before[-1] in _STARTS or before[-1] in ".)到")
    if _NAMED.match(after) or _PAST.search(clause) or _AFTERWARDS.match(after) or before.endswith("截至"):
        return False
    if _STRONG.search(before):
        named = after.startswith("的") and _RISES.search(before + after) is None
        return bool(words.year or words.mark) and not named
    if words.year is None and not words.tail and words.mark in ("", "初", "上旬", "中旬", "下旬"):
        return words.period and _is_time_of_work(before, after)
    led = _TOWARDS.search(before.removesuffix("从").removesuffix("自") if words.period else before)
    opens = led is not None and (led.start() == 0 or before[led.start() - 1] in _STARTS)
    first = re.split("[,;。]", after.lstrip(","), maxsplit=1)[0]
    opens = opens or (bool(words.year and issued) and _follows_place(before) and re.search("[0-9]", first) is not None)
    closes = words.tail == "内" or words.mark in ("底", "年底", "月底", "末", "年末", "月末")
    works = words.period and _GOES_ON.search(first)
    planned = bool(_PLAN.search(first) or works) or (words.year is None and _starts_work(first))
    promised = words.year and words.month and _PROMISED.search(before) and _PLAN.match(after)
    return bool(promised) or ((opens or closes) and planned)


def _starts_work(words: str) -> bool:
    """第一季度发放补助券: any verb of work will do behind a time without a year, which looks back on nothing."""
    return verb_after_manner(words, 0, len(words)) >= 0
