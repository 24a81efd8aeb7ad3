"""Rules a document states once and that hold from there on.

「列第一位者为牵头单位,下同」, 「第一个逗号前为牵头单位」, 「无牵头单位的,责任单位即为牵头单位」,
「只有一个责任单位的,该单位为牵头单位」, 「以下均需各区、县(市)政府落实,不再列出」,
「各项任务均涉及相关县人民政府,不再做分工」, 「各县人民政府均为责任单位,不再列出」.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from graph.find.owners.words.names import Item, join_collectives, split_joined, split_list
from graph.find.owners.words.suffixes import surely_unit
from graph.read.texts import Span

_REMARK = re.compile(r"(?:^|[\n。;(])(?:注|备注|说明)[:1-9.、)]{0,3}[^。;\n]{0,24}$")
RuleKind = Literal["first-is-lead", "before-comma-is-lead", "unled-is-lead", "sole-is-lead", "also-responsible"]
_LEAD = (
    r"(?:(?:的|者|的?(?:责任)?(?:单位|部门))?,?(?:均|即|都)?(?:(?:为|是|系|作为)(?:该项工作的?|本项工作的?"
    r"|该项任务的?|工作)?(?:总)?(?:牵头|主责|主办)(?:责任)?(?:单位|部门)?|牵头(?=[,;。)〕】]|$)))"
)
_FIRST = re.compile(
    rf"(?:(?:列|排|排名|位列|位于|排列|居|列名|名列|排序)?(?:在)?(?:第一(?:位|个|名|家)?|首位|最前面?)){_LEAD}"
    rf"|首(?:个|家|位|列)?(?:责任)?(?:单位|部门){_LEAD}|第一(?:责任)?(?:单位|部门){_LEAD}"
)
_COMMA = re.compile(rf"(?:第一个?)?(?:逗号|顿号|分号)(?:之?前|以前)(?:的|所列|列出的)?(?:第一个)?{_LEAD}")
_NAMED_LEAD = (
    r"(?:即|均|都|就|则)?(?:视)?(?:为|是|作为)(?:该项工作的?|本项工作的?|该项任务的?)?牵头(?:责任)?(?:单位|部门)"
)
_UNLED = re.compile(
    r"(?:无|没有|未(?:明确|注明|列明|标明|标注|确定|指定|列出|设置?|写明))牵头(?:单位|部门)的?(?:任务|事项|工作)?,?"
    rf"(?:其|则|所列的?|各)?责任(?:单位|部门){_NAMED_LEAD}"
)
_SOLE = re.compile(
    r"(?:只|仅)(?:有|列|列出|明确)(?:一|1)(?:个|家)(?:责任)?(?:单位|部门)的,?"
    rf"(?:则|其)?(?:该(?:责任)?(?:单位|部门)|责任(?:单位|部门))?{_NAMED_LEAD}"
)
_NO_MORE = (
    r"(?:不|未)(?:再|另)(?:一一|逐一|单独|另行|重复|分别|做|作|行){0,2}"
    r"(?:列出|列明|列入|注明|列示|标注|罗列|赘述|重复|分工|明确|表述|列)"
)
_ALSO: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"(?P<since>以下)?(?:(?<=以下)|各项|上述|所有|以上|具体)(?:各项|具体|重点|所有|政策|工作){0,2}(?:任务|工作|措施|事项|条款)?(?:的?责任(?:单位|部门))?"
        r"(?:均|都|还)(?:需|须|由|应由|要由|需由|须由)(?P<names>[^。;!?]{2,80}?)(?:负责)?(?:具体|组织|抓好|共同)?"
        rf"(?:落实|实施|负责|参与|配合)[^。;!?]{{0,12}}?{_NO_MORE}"
    ),
    re.compile(
        r"(?P<since>以下)?(?:(?<=以下)|各项|上述|所有|以上|具体)(?:各项|具体|重点|所有|政策|工作){0,2}(?:任务|工作|措施|事项|条款)?(?:的?责任(?:单位|部门))?"
        rf"(?:均|都|还)(?:涉及|包括|包含|含)到?(?P<names>[^。;!?,]{{2,80}}),[^。;!?]{{0,6}}?{_NO_MORE}"
    ),
    re.compile(
        r"(?P<names>各[^。;:!?,的]{2,40}?)(?:均|都)(?:为|是|作为)(?:各项|上述)?(?:任务|工作|措施)?的?(?:责任|落实|实施)(?:单位|主体|部门)"
        rf"(?:[^。;!?]{{0,6}}?(?P<since>以下))?[^。;!?]{{0,4}}?{_NO_MORE}"
    ),
)
_ROLE_RULES: tuple[tuple[RuleKind, re.Pattern[str]], ...] = (
    ("first-is-lead", _FIRST),
    ("before-comma-is-lead", _COMMA),
    ("unled-is-lead", _UNLED),
    ("sole-is-lead", _SOLE),
)
_RULE_WORDS = re.compile(
    r"(?:列|排)[^、]{0,8}第一|[为是]牵头(?:单位|部门)[)）]?$|(?:第一个?)?逗号[^、]{0,6}为牵头|首位[^、]{0,6}牵头"
    r"|第一(?:位|个)?[^、]{0,10}为牵头|以下均|不[再另][一-鿿]{0,2}(?:列|分工)|^下同|[*★▲△※☆][^、]{0,6}为牵头|为牵头(?:单位"
    r"|部门)[)）]?$|^(?:以下|上述|以上|具体|各项|所有)[^、]{0,8}[均都](?:[需须由应含]|涉及|包括)"
    r"|^(?:无|没有|未[一-鿿]{1,2})牵头(?:单位|部门)的|^[只仅][有列][一1][个家](?:责任)?(?:单位|部门)的"
)


_ORDERED = re.compile(r"[第首列排前后位]|逗号|责任|的")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its words (tidy). `also` are the names it adds.

    `backward` tells that it is a remark which holds for what stands above it (注:…), `here` that the clause in which it
    is said is meant as well (各项任务均涉及…, not 以下均需…).
    """

    kind: RuleKind
    span: Span
    also: tuple[Item, ...] = ()
    backward: bool = False
    here: bool = False


def find_rules(text: str) -> tuple[Rule, ...]:
    """Every such rule in order of the text."""
    rules = [
        Rule(kind, Span(*m.span()), backward=_backward(text, m.start()))
        for kind, words in _ROLE_RULES
        for m in words.finditer(text)
    ]
    rules += [
        Rule("also-responsible", Span(*m.span()), _also(text, Span(*m.span("names"))), here=m["since"] is None)
        for words in _ALSO
        for m in words.finditer(text)
    ]
    return tuple(sorted(rules, key=lambda rule: rule.span))


def _backward(text: str, start: int) -> bool:
    """Whether the rule is a remark under a table or at the end of the text."""
    return _REMARK.search(text, max(0, start - 30), start) is not None


def _also(text: str, place: Span) -> tuple[Item, ...]:
    joined = [item for item, _ in join_collectives(text, split_list(text, *place))]
    return tuple(name for item in joined for name in split_joined(text, item))


def says_rule(words: str) -> bool:
    """Whether an entry of a clause is no name but (the beginning of) such a rule; 「市教育局为牵头单位」 is one."""
    return _RULE_WORDS.search(words) is not None and not _named_lead(words)


def _named_lead(words: str) -> bool:
    named, of, _ = words.rpartition("为牵头")
    return bool(of) and surely_unit(named) and not _ORDERED.search(named)
