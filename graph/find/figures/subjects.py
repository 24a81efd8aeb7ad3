"""What a figure measures and for whom, word for word: 「城镇幼儿园专职保安员配备率达到100%」."""

from __future__ import annotations

import re

from graph.find.figures.measures import TIME_UNITS
from graph.find.figures.targets import Figure
from graph.find.verbs import verb_at
from graph.records import TargetKind

_BEHIND, _AHEAD = 44, 40
_OF_WHAT_FOLLOWS: frozenset[TargetKind] = frozenset(("amount", "scope", "organisation"))
_BREAK = re.compile(r"[,;。:!?\n\t|、]")
_STOP = re.compile(r"[,;。:!?\n\t|、)]")
_EVERY = re.compile(r"每个?(?:半年|年|月|日|天|周|季度|学期|学年)(?:都|要|应|须)?")
_LEAD_IN = re.compile(
    r"(?:(?:19|20)[0-9]{2}年[底末]?(?![前度版以])|并|且|和|以及|及|与|使|其中|要|应|须|将|力争|争取|确保|努力|全面|基本(?=实|完|建|形|消)|加快|持续|积极|大力|原则上|期间|前|底前|内|实现|完成|建成|打造|建设|培育|形成"
    r"|新增|新建|更新|淘汰|引进|集聚|组建|设立|设置|创建|推动|推进|举办|组织|召开|开展|发放|配备|增配|评定|评选|接受|支持|鼓励|引导|清理|对|在|到|从(?![业事])|按照?"
    r"|至少|\d{1,2}[.)]|[一二三四五六七八九十]{1,3}是)"
)
_LEAD_OUT = re.compile(
    r"(?:(?:由|从)(?:19|20)[0-9]{2}年[底末]?|达到?|[为至的约均按较要应须由从]|分别|按照|累计|合计|共计?|力争|争取|原则上|一般|标准|总体|实现|完成|建成|打造|建设|培育|形成|新增|新建|更新|淘汰|引进"
    r"|集聚|组建|设立|设置|创建|推动|推进|举办|组织|召开|开展|发放|发|配备|增配|评定|评选|接受|选取|选择|培训|培养|认定|实施|开通|每增加|增加|提供|须在|不)$"
)
_WHOLLY_EFFORT = re.compile(
    r"(?:实现|完成|建成|打造|培育|形成|新增|新建|淘汰|引进|集聚|组建|设立|设置|创建|推动|推进|举办|组织|召开|开展|发放|发|配备|增配|评定|评选|接受"
    r"|选取|选择|遴选|培训|培养|认定|实施|开通|投入|每增加|增加|提供|改造|力争|争取|突破|拥有|设)[“\"]?$"
)
_POPULATION = re.compile(
    r"^(?:全[国省州市县区镇乡域部体]|所有|城镇(?!化)|乡村(?!振兴)|农村(?!信用)|城乡|城市|各[省市州县区](?:\([省市州县区、]{1,5}\))?|各地区?|[省市县州区]级|市县级)"
    r"|中小学校?|幼儿园|学校|高校|院校|乡镇|街道|社区|行政村|自然村|企业|机构|医院|景区|小区|园区|[县市]\([市区、]{1,3}\)|各级|家庭|农户"
    r"|学生|教师|居民|大厅|公路|水库|场所|单位(?!GDP|面积|产值|生产|能耗)|部门"
)
_WORDS_END = re.compile(
    r"并|以及|进行|的比例|的标准|给予|予以|实现|达到|(?:增加|减少|提高|提升|降低|下降|压减|压缩|扩大)[到至]|[和及]?最高|(?<!^)[和及]?不[少低超]"
    r"|占比|[和及与](?=[0-9]{1,8}[个家名所项条座处])|(?<=[一-鿿])[0-9]{1,8}(?=[个家名所%元万亿次件])|\((?:以下|其中|含|不含|包括)"
)
_NO_NAME = re.compile(
    r"(?:再|并|又|也|还|其中|分别|力争|争取|确保|完成|实现|同比|累计|合计|达到?|最[长高多]|不|为|共计?|突破|[百千万亿元名人个家])*"
)
_AND = ("和", "及", "以及", "与")
_QUALITY = ("化", "型", "性", "级")


def subject_of(text: str, figure: Figure, kind: TargetKind, since: int, until: int) -> tuple[str, str]:
    """Subject and scope of a figure that lies in its sentence after `since` (the figure or date before it), or ""s.

    (专职保安员配备率, 城镇幼儿园) in the example above; (人工智能企业, "") for 「建成百家人工智能企业」.
    """
    before = _words_before(text, figure, since)
    before = "" if before.endswith(_AND) else before  # of the figure before it: 2个园区和5个基地
    after = _words_after(text, figure, until)
    named = _tidied(before)
    scope = _population(named)
    rest = named[len(scope) :].removeprefix("的")
    rest = rest if len(rest) > 1 else ""
    idle = (
        not rest
        or bool(_WHOLLY_EFFORT.search(before) or _WHOLLY_EFFORT.search(rest))
        or verb_at(rest, 0, len(rest)) == len(rest)
    )
    gap = text[figure.bound_end : figure.start].strip("的")
    base = _EVERY.sub("", gap) if len(gap) >= 2 else ""
    unnamed = kind == "goal" and not rest and not base
    if after and (kind in _OF_WHAT_FOLLOWS or (idle and _follows(figure, kind)) or unnamed):
        return after, scope if idle else ""
    if (rest and not _NO_NAME.fullmatch(rest)) or base:
        return rest or base, scope
    return ("" if len(named) < 2 or _NO_NAME.fullmatch(named) else named) or after, ""


def _follows(figure: Figure, kind: TargetKind) -> bool:
    """Whether the noun comes after the figure: 100个社区, 15分钟生活圈; but not 压缩至15分钟."""
    if figure.unit in TIME_UNITS:
        return kind == "goal" and not figure.bounded
    return not figure.unit.endswith(("%", "‰", "百分点"))


def _words_before(text: str, figure: Figure, since: int) -> str:
    words = text[max(since, figure.lead - _BEHIND) : figure.lead]
    cut = words.rfind("(") + 1 if words.count("(") > words.count(")") else 0
    for match in _BREAK.finditer(words):
        if match[0] != "、" or words.count("(", 0, match.start()) <= words.count(")", 0, match.start()):
            cut = max(cut, match.end())
    return _EVERY.sub("", words[cut:])


def _words_after(text: str, figure: Figure, until: int) -> str:
    """The noun counted, read past a bracket (「4名(其中…)专管员」) and past 、 in 「差异化、特色化社区」."""
    begin = figure.end
    if text.startswith("(", begin):
        begin = text.find(")", begin, min(until, begin + _AHEAD)) + 1 or begin + 1
    words = text[begin : min(until, begin + _AHEAD)]
    stop = next((match for match in _STOP.finditer(words) if not _goes_on(words, match)), None)
    words = words[: stop.start()] if stop else words
    if words.startswith(("和", "及", "以及")):
        return ""
    cut = _WORDS_END.search(words)
    return _balanced((words[: cut.start()] if cut else words).removeprefix("的"))


def _goes_on(words: str, stop: re.Match[str]) -> bool:
    """Whether the noun goes on behind a 、 or ): 差异化、特色化社区, 县(市、区)."""
    opened = words.count("(", 0, stop.start()) > words.count(")", 0, stop.start())
    return opened if stop[0] == ")" else stop[0] == "、" and (opened or words[: stop.start()].endswith(_QUALITY))


def _tidied(words: str) -> str:
    """Without connectives and efforts at either end: 「力争实现全区农机更新率达到」 → 「全区农机更新率」."""
    for _ in range(3):
        head = _LEAD_IN.match(words)
        if head and len(words) - head.end() >= 2:
            words = words[head.end() :]
    for _ in range(3):
        tail = _LEAD_OUT.search(words)
        if tail is None or words.endswith(("率", "比例", "改造", "更新")):
            break
        shorter = words[: tail.start()]
        words = words if len(shorter) < 2 or _NO_NAME.fullmatch(shorter) else shorter
    return _balanced(words)


def _balanced(words: str) -> str:
    """Without a quotation mark or bracket whose partner lies outside."""
    for opening, closing in ("“”", "()"):
        if words.count(opening) != words.count(closing):
            words = words.strip(opening + closing)
    return words.strip('"、,')


def _population(words: str) -> str:
    cut = 0
    for match in _POPULATION.finditer(words):
        cut = match.end()
    return words[:cut]
