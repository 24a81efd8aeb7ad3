"""Duty lists: a body, a colon, and what it has to do (1.县财政局:落实所需资金。2.县审计局:…).

A full stop or a line feed may stand for the colon (县公安局。负责…; 县公安局⏎负责…), and 职责 behind the name. One such
line alone may be an address or a caption, so a list needs two that stand near each other, or a duty word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.find.owners.clauses import Responsibility
from graph.find.owners.entries import Entry
from graph.find.owners.words.names import cut_open_end, join_collectives, split_joined, split_list
from graph.find.owners.words.script import simplified
from graph.find.owners.words.suffixes import body_like, surely_unit

_NUMBER = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|[①-⑳]|[#*>·•-]{1,3})*")
_DUTY = re.compile(
    r"(?:主要|具体|全面|积极|严格|切实|依法|按|牵头|统筹|会同|配合|协助|指导|督促|督导|组织|加强|强化|加大|加快"
    r"|落实|做好|抓好|承担|推进|推动|参与|开展|制定|建立|健全|完善|提供|保障"
    r"|支持|对|将|为|在|充分|定期|及时|认真|根据|结合|依托|引导|协调|审核|审批|查处|打击|监督|监管|宣传|实施"
    r"|研究|提出|确保|执行|履行|受理|汇总|安排|筹措|办理|编制|拟订|拟定|规范|利用|发挥|深入|持续|联合|动员|帮助"
    r"|排查|管理|维护|收集|发布|进一步|明确|列支|拨付|检查|考核|处置|调查|救治|防范|预防|培训|鼓励|优化|整合"
    r"|当|如|一旦|遇|发生|发现|接到|迅速|立即|第一时间|必要时|首先|坚持|通过|运用|以(?!下)|把|摸清|掌握|关注|关心|收治|清理|整治"
    r"|支撑|服务|聚焦|围绕|重点|科学|密切|主动|设立|建设|完成|力争|每[年月季周日半]|全年|年底前"
    r"|(?:到|于)?\d{4}年|\d{1,2}月(?:底|末|\d{1,2}日)前)"
)
_SURE_DUTY = re.compile(r"(?:主要|具体|全面|统一)?(?:负责|牵头|承担|统筹|按(?:照)?(?:各自)?职责|组织)")
_ITEM = r"(?:\(?[一二三四五六七八九十\d]{1,2}[)、.]|[①-⑳])"
_BREAK = re.compile(
    rf":|(?<=[一-鿿)])(?:。|\n{{1,2}})(?=(?:{_ITEM})?(?:主要|具体|全面)?负责)|(?<=职责)(?:。|\n{{1,2}})(?={_ITEM})"
)
_OPENING = re.compile(rf"\n{{0,2}}(?P<item>{_ITEM})?")
_CALLED = re.compile(r"的?(?:主要|工作|具体|岗位|相关){0,2}(?:职责|责任|任务)(?:任务|分工|清单|如下|是)?$")
_RUN_ON = re.compile(r"(?:职责分工|责任分工|任务分工|工作分工|职责如下|分工如下)(?=[一-鿿]{3})")
_NO_NAME = re.compile(
    r"报|由|请|将|向|的|把|给|与|为|交(?!通|警|易|投|巡|管|运)|[与和及][^、]{0,3}$|应(?!急)|要(?!素)|[会社]议"
)
_OTHERS = ("其他", "其它")  # 其他部门:按职责做好工作 names nobody
_NEAR = 1500
_HEAD = 60


@dataclass(frozen=True, slots=True)
class _Head:
    """A line of a list, and whether a word of duty (负责…) stands right behind its name."""

    clause: Responsibility
    duty: bool

    @property
    def sure(self) -> bool:
        return all(surely_unit(entry.words) for entry in self.clause.entries)


def find_duty_lists(text: str) -> tuple[Responsibility, ...]:
    """One clause for each line of a duty list; it ends at the first full stop, the further duties follow it."""
    words = simplified(text)
    heads = [head for mark in _BREAK.finditer(words) if (head := _head(words, mark))]
    kept = []
    for at, head in enumerate(heads):
        near = [
            one
            for one in heads[max(0, at - 1) : at] + heads[at + 1 : at + 2]
            if abs(one.clause.start - head.clause.start) <= _NEAR
        ]
        vouched = any(one.sure or (one.duty and head.duty) for one in near)
        if (head.sure and (near or head.duty)) or vouched:
            kept.append(head.clause)
    return tuple(kept)


def _head(text: str, mark: re.Match[str]) -> _Head | None:
    colon = mark.start()
    floor = max(0, colon - _HEAD)
    start = max(text.rfind(stop, floor, colon) for stop in "。;!?\n:") + 1
    if start <= 0 and floor > 0:
        return None
    start, end = _name_place(text, max(start, floor), colon)
    opening = _OPENING.match(text, mark.end())
    duty = opening is not None and _SURE_DUTY.match(text, opening.end()) is not None
    if not duty and not _ordered(text, mark, opening):
        return None
    if mark[0] != ":" and _NO_NAME.search(text, start, end):
        return None
    entries = _entries(text, start, end)
    stop = text.find("。", mark.end(), colon + _NEAR)
    line = text.find("\n\n", mark.end(), colon + _NEAR)
    last = min((p for p in (stop + 1 if stop >= 0 else -1, line) if p > 0), default=min(len(text), colon + _NEAR))
    return _Head(Responsibility(start, last, entries, (), "duty"), duty) if entries and last - colon > 5 else None


def _ordered(text: str, mark: re.Match[str], opening: re.Match[str] | None) -> bool:
    """Whether work is ordered behind a colon; in the next line only as an item, for an address ends in a colon too."""
    if opening is None or not (opening["item"] or (mark[0] == ":" and opening.end() == mark.end())):
        return False
    return _DUTY.match(text, opening.end()) is not None


def _name_place(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the names stand: behind a number or a heading that ran on, before 职责 (1.县民政局主要职责:)."""
    start = _NUMBER.match(text, start, end).end()  # type: ignore[union-attr]
    for run_on in _RUN_ON.finditer(text, start, end):
        start = run_on.end()
    called = _CALLED.search(text[start:end])
    return start, start + called.start() if called and called.start() else end


def _entries(text: str, start: int, end: int) -> tuple[Entry, ...]:
    if not 1 < end - start <= _HEAD:
        return ()
    joined = [item for item, _ in join_collectives(text, split_list(text, start, end))]
    closed = [one for item in joined for one in cut_open_end(text, item)[0]]
    names = [name for item in closed for name in split_joined(text, item)]
    if not names or not all(body_like(name.words) and not name.words.startswith(_OTHERS) for name in names):
        return ()
    return tuple(Entry(name.span, name.words, "responsible", at) for at, name in enumerate(names, 1))
