"""What a figure measures and for whom, word for word: 「城镇幼儿园专职保安员配备率达到100%」."""

from __future__ import annotations

import re

from graph.find.figures.measures import TIME_UNITS
from graph.find.figures.targets import Figure

_BEHIND, _AHEAD = 40, 32
_BREAK = re.compile(r"[,;。:!?\n□\t]|(?<=[个家名所座条项件场期份台套辆艘根处%‰元米])[、和]")
_STOP = re.compile(r"[,;。:!?\n、□\t()]")
_LEADING = re.compile(
    r"^(?:[、)]|并|且|和|以及|及|到|至|力争|争取|确保|使|其中|全面|努力|年内|要|应|须|将|基本|累计|每年|每月|每季度|每学期|前|底前|底|至少|推动|"
    r"原则上|期间|,|\d+[.、]|[一二三四五六七八九十]+[、是])"
)
_VERBS = re.compile(
    r"^(?:实现|完成|建成|打造|建设|培育|形成|新增|新建|更新|淘汰|引进|集聚|组建|设立|设置|创建|推进|举办|组织|召开|开展|发放|配备|增配|评定|评选|接受)"
)
_TRAILING = re.compile(
    r"(?:达到|达|为|至|的|约|分别|比例|按照|按|共|累计|每年|每月|每季度|每学期|每日|每周|总|较|要|应|须|力争|均)$"
)
_EFFORT = re.compile(
    r"(?:实现|完成|建成|打造|建设|培育|形成|新增|新建|更新|淘汰|引进|集聚|组建|设立|设置|创建|推动|推进|举办|组织|召开|开展|发放|发|配备|增配|评定|"
    r"评选|接受|选取|选择|增加|每|每增加|力争|争取|不|培训|培养|认定|实施|开通|投入)[“\"]?$"
)
_POPULATION = re.compile(
    r"^(?:全[国省州市县区镇乡域]|城镇|乡村|农村|城乡|城市|各级|各地|省级|市级|县级|市县级|州级|区级)"
    r"|中小学校?|幼儿园|学校|高校|院校|乡镇|街道|社区|行政村|自然村|企业|机构|医院|景区|小区|园区|县\(市、?区?\)|县|家庭|农户|学生|教师|居民|人口|"
    r"大厅|公路|道路|水库|河流|耕地|场所|单位|部门|人员"
)
_EVERY = re.compile(r"每个?(?:年|月|日|天|周|季度|半年|学期|学年)")


def subject_of(text: str, figure: Figure, within: tuple[int, int]) -> tuple[str, str]:
    """Subject and scope of a figure: (专职保安员配备率, 城镇幼儿园), (人工智能OPC生态社区, "") for 「建成百个…」."""
    before = _before(text, figure, within[0])
    after = _after(text, figure, within[1])
    if after and _counts(figure) and (not before or _EFFORT.search(before)):
        scope = _EVERY.sub("", _EFFORT.sub("", before))
        return after, _population(scope) or scope[:0]
    words = _clean(before) or _clean(text[figure.lead : figure.start]) or after
    scope = _population(words)
    return words[len(scope) :].lstrip("的、,") or words, scope


def _counts(figure: Figure) -> bool:
    return figure.unit not in TIME_UNITS and "%" not in figure.unit and "‰" not in figure.unit


def _before(text: str, figure: Figure, low: int) -> str:
    words = text[max(low, figure.lead - _BEHIND) : figure.lead]
    cut = 0
    for match in _BREAK.finditer(words):
        cut = match.end()
    return words[cut:]


def _after(text: str, figure: Figure, high: int) -> str:
    words = text[figure.end : min(high, figure.end + _AHEAD)]
    stop = _STOP.search(words)
    return (words[: stop.start()] if stop else words).removeprefix("的").strip('“”"')


def _clean(words: str) -> str:
    words = _EVERY.sub("", words)
    for pattern in (_LEADING, _LEADING, _VERBS, _TRAILING, _TRAILING):
        shorter = pattern.sub("", words)
        words = shorter if len(shorter) >= 2 else words
    return words.strip('“”"、()')


def _population(words: str) -> str:
    cut = 0
    for match in _POPULATION.finditer(words):
        if match.end() < len(words) - 1:
            cut = match.end()
    return words[:cut]
