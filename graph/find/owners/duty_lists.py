"""Duty lists: a body, a colon, and what it has to do (1.县财政局:落实所需资金。2.县审计局:…).

One such line alone may be an address or a caption, so a list needs two that stand near each other, or a duty word.
"""

from __future__ import annotations

import re

from graph.find.owners.clauses import Responsibility
from graph.find.owners.entries import Entry
from graph.find.owners.words.names import join_collectives, split_joined, split_list
from graph.find.owners.words.script import simplified
from graph.find.owners.words.suffixes import body_like, surely_unit

_NUMBER = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|[①-⑳]|[#*>·•-]{1,3})*")
_DUTY = re.compile(
    r"(?:主要|具体|全面|积极|严格|切实|依法|按|牵头|统筹|会同|配合|协助|指导|督促|督导|组织|加强|强化|加大|加快"
    r"|落实|做好|抓好|承担|推进|推动|参与|开展|制定|建立|健全|完善|提供|保障"
    r"|支持|对|将|为|在|充分|定期|及时|认真|根据|结合|依托|引导|协调|审核|审批|查处|打击|监督|监管|宣传|实施"
    r"|研究|提出|确保|执行|履行|受理|汇总|安排|筹措|办理|编制|拟订|拟定|规范|利用|发挥|深入|持续|联合|动员|帮助"
    r"|排查|管理|维护|收集|发布|进一步|明确|列支|拨付|检查|考核|处置|调查|救治|防范|预防|培训|鼓励|优化|整合"
    r"|支撑|服务|聚焦|围绕|重点|科学|密切|主动|设立|建设|完成|力争|每[年月季周日半]|全年|年底前"
    r"|(?:到|于)?\d{4}年|\d{1,2}月(?:底|末|\d{1,2}日)前)"
)
_SURE_DUTY = re.compile(r"(?:主要|具体)?(?:负责|牵头|承担|统筹|按(?:照)?(?:各自)?职责|组织)")
_NEAR = 1500
_HEAD = 60


def find_duty_lists(text: str) -> tuple[Responsibility, ...]:
    """One clause for each line of a duty list; it ends at the first full stop, the further duties follow it."""
    words = simplified(text)
    heads = [head for at in _colons(words) if (head := _head(words, at))]
    kept = []
    for at, head in enumerate(heads):
        near = [
            one for one in heads[max(0, at - 1) : at] + heads[at + 1 : at + 2] if abs(one.start - head.start) <= _NEAR
        ]
        alone = _SURE_DUTY.match(words, head.entries[-1].span.end + 1) is not None
        if (_sure(head) and (near or alone)) or any(_sure(one) for one in near):
            kept.append(head)
    return tuple(kept)


def _sure(head: Responsibility) -> bool:
    return all(surely_unit(entry.words) for entry in head.entries)


def _colons(text: str) -> list[int]:
    places, at = [], text.find(":")
    while at >= 0:
        places.append(at)
        at = text.find(":", at + 1)
    return places


def _head(text: str, colon: int) -> Responsibility | None:
    floor = max(0, colon - _HEAD)
    start = max(text.rfind(mark, floor, colon) for mark in "。;!?\n:") + 1
    if start <= 0 and floor > 0:
        return None
    start = _NUMBER.match(text, max(start, floor), colon).end()  # type: ignore[union-attr]
    if not _DUTY.match(text, colon + 1) and not _SURE_DUTY.match(text, colon + 1):
        return None
    entries = _entries(text, start, colon)
    stop = text.find("。", colon, colon + _NEAR)
    line = text.find("\n\n", colon, colon + _NEAR)
    end = min((p for p in (stop + 1 if stop >= 0 else -1, line) if p > 0), default=min(len(text), colon + _NEAR))
    return Responsibility(start, end, entries, (), "duty") if entries and end - colon > 5 else None


def _entries(text: str, start: int, end: int) -> tuple[Entry, ...]:
    if not 2 < end - start <= _HEAD:
        return ()
    joined = [item for item, _ in join_collectives(text, split_list(text, start, end))]
    names = [name for item in joined for name in split_joined(text, item)]
    if not names or not all(body_like(name.words) for name in names):
        return ()
    return tuple(Entry(name.span, name.words, "responsible", at) for at, name in enumerate(names, 1))
