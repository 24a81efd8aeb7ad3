"""Stages of a plan: a heading or a label that names one, with its time behind it."""

from __future__ import annotations

import re

from graph.find.figures.dates import DateWords

_NUMBER = (
    r"(?:\([一二三四五六七八九十0-9]{1,2}\)|[一二三四五六七八九十]{1,2}[、.]"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[、.)]?|[①-⑳])"
)
_ORDINAL = r"第[一二三四五六七八1-8](?:阶段|步)"
_NAME = r"[一-鿿“”\"、]"
_STAGE = re.compile(
    rf"(?:{_ORDINAL}(?:为|是)?[:,、(]?{_NAME}{{0,14}}(?:阶段)?|(?:^|{_NUMBER}|[;。\n]){_NAME}{{2,14}}阶段)[:,(]?(?:时间(?:为|:)?|即)?$"
)
_IN_BRACKETS = re.compile(
    rf"(?:^|(?P<number>{_NUMBER}))(?P<name>{_NAME}{{2,14}})\($|(?P<listed>{_NUMBER}){_NAME}{{2,8}},{_NAME}{{2,8}}\($"
)
_KINDS = re.compile(
    r"动员|部署|准备|筹备|启动|排查|自查|整改|整治|攻坚|实施|推进|巩固|提升|总结|验收|评估|检查|抽查|督查|考核|宣传|发动|申报|试点|推广|完善|"
    r"摸底|调研|谋划|回头看|转段|收尾|深化|评价|公示"
)
_IS_STAGE = re.compile(r"为[一-鿿“”]{2,10}阶段")  # 1月至6月为自查阶段
_ENDS = frozenset("),。;:\n")
_REACH = 48


def names_stage(text: str, start: int, words: DateWords) -> bool:
    """Whether the date is the time of a stage: 「(一)动员部署(2020年5月至7月)」, 「第一阶段:2022年3月—4月,…」.

    `start` is where the sentence starts. A name without 阶段 counts with a period, or where it is one that stages have.
    """
    if _IS_STAGE.match(text, words.end):
        return True
    after = text[words.end : words.end + 1]
    if after and after not in _ENDS and not words.tail:
        return False
    head = text[max(start, words.start - _REACH) : words.start]
    if _STAGE.search(head) or after != ")":
        return _STAGE.search(head) is not None
    if head == "(" and words.period and words.day:  # 「3.整改提升。(4月21日—5月20日)」
        return True
    named = _IN_BRACKETS.search(head)
    if named is None or named["listed"]:  # 「(二)组织实施,全面推进(3月至9月)」
        return named is not None and words.period
    usual = _KINDS.search(named["name"]) is not None
    return (usual and named["number"] is not None) or (words.period and (usual or named["number"] is not None))
