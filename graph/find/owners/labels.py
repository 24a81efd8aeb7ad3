"""Labels before a list of bodies: 「责任单位:」, 「牵头部门:」, 「市级配合单位:」, 「【责任部门】」.

Labels of something else (完成时限:, 责任领导:) are read as well, because they end a list and belong to its clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from graph.records import Role

Field = Role | Literal["other"]
_ROLE_WORDS: tuple[tuple[str, Role], ...] = (
    ("牵头", "lead"), ("主办", "lead"), ("主责", "lead"), ("主体责任", "responsible"), ("督导", "oversee"),
    ("督办", "oversee"), ("督查", "oversee"), ("督促", "oversee"), ("监督", "oversee"), ("指导", "oversee"),
    ("监管", "oversee"), ("考核", "oversee"), ("配合", "support"), ("参与", "support"), ("参加", "support"),
    ("协助", "support"), ("协办", "support"), ("会办", "support"), ("协同", "support"), ("协作", "support"),
    ("支持", "support"), ("责任", "responsible"), ("落实", "responsible"), ("实施", "responsible"),
    ("负责", "responsible"), ("承办", "responsible"), ("承担", "responsible"), ("执行", "responsible"),
    ("成员", "support"), ("完成", "responsible"), ("推进", "responsible"), ("分工", "responsible"),
    ("整改", "responsible"),
)  # fmt: skip
_WORD = "|".join(sorted((word for word, _ in _ROLE_WORDS), key=lambda word: -len(word)))
_NOUN = (
    "单位|部门|政策局|司局|厅局|委办局|院系|学院|处室|科室|股室|股所|站所|站办所|机构"
    "|乡镇|镇街|街道|地区|企业|主体|各方|方"
)
_LABEL = re.compile(
    rf"(?P<words>(?:工作|业务|具体|主要|共同|联合|总|部门|任务|职责|[省市州县区](?:级直?|直)|(?<![一-鿿])[省市州县区]"
    rf"|区县)?(?:{_WORD})(?:[、和及与或/(]?(?:{_WORD})[)]?){{0,2}})"
    rf"(?P<noun>(?:{_NOUN})(?:[、和及与或/(]{{0,1}}(?:{_NOUN}|责任人)[)]?){{0,1}})?$"
)
_OTHER = re.compile(
    r"(?:完成|办结|办理|整改|实施|工作|起止|推进|达标|落实|责任)?(?:时限|时间|期限|节点|进度|日期|周期)(?:要求"
    r"|节点|安排)?$"
    r"|(?:责任|分管|牵头|联系|包保|包联|挂钩|督导|主管|主要|挂牌|带队|指导|配合|协同)(?:负责|责任)?"
    r"(?:市|县|区|州|省|部门|单位|副)?(?:级)?(?:领导"
    r"|负责人|人|同志|人员)(?:及.{0,6})?$|责任(?:领导|人)$"
    r"|(?:工作|主要|重点|目标|具体|改革|整改)(?:任务|措施|目标|内容|要求|举措|事项|安排|成果|标准|进度|步骤)$"
    r"|(?:适用|实施|试点|覆盖|涉及|支持)(?:范围|对象|地区|区域|领域)$"
    r"|(?:备注|联系电话|联系方式|资金来源|资金保障|预期成果|考核指标|成果形式|整改措施|整改目标|销号单位)$"
)
_WITH_TIME = re.compile(
    rf"(?P<words>(?:{_WORD})(?:{_WORD})?)(?:{_NOUN})[和及、与](?:完成|办结|整改)?(?:时限|时间|期限)$"
)  # 责任单位及完成时限:
_WITH_PERSON = re.compile(rf"(?:{_WORD})(?:{_NOUN})[和及、与/(]责任人[)]?$")  # 责任单位及责任人:
# Whoever is meant by it (责任支队:, 牵头街办:): counts where the names behind it speak for themselves
_LOOSE = re.compile(r"(?:^|[(〔【,;])(?P<role>牵头|责任|配合|协助|参与|主办|协办|承办)[一-鿿]{1,4}$")
_WEAK = re.compile(r"^(?:监管|监督|考核|完成|推进|支持|执行|实施|负责|承担|指导)$")  # 市场监管部门: is a name, no label
_WINDOW = 26


@dataclass(frozen=True, slots=True)
class Label:
    """A label found: where it starts, where its value starts, and the role of those named behind it."""

    start: int
    value: int
    field: Field
    bare: bool


def label_before(text: str, colon: int) -> Label | None:
    """The label whose colon stands at `colon`; one without 单位 or 部门 (牵头:) counts only where a field can begin.

    「责任单位:州教育局」 → responsible; 「完成时限:」 and 「责任领导:」 → "other"; 「主要任务是:」 → None.
    """
    floor = max(0, colon - _WINDOW)
    words = text[floor:colon].rstrip("*为是有")
    cut = max(words.rfind(mark) for mark in "。;!?\n:】]") + 1
    words, floor = words[cut:], floor + cut
    return _label(words, floor, colon + 1)


def whole_label(words: str, start: int, value: int) -> Label | None:
    """A label that fills its own brackets or table cell: 【责任部门】, 牵头单位; None where other words stand there."""
    label = _label(words, start, value)
    return label if label and not label.bare and label.start == start else None


def _label(words: str, floor: int, value: int) -> Label | None:
    both = _WITH_TIME.search(words)
    if both:
        return Label(floor + both.start(), value, role_of_label(both["words"]), bare=False)
    other = _OTHER.search(words)
    if other and not _WITH_PERSON.search(words):
        return Label(floor + other.start(), value, "other", bare=False)
    found = _LABEL.search(words)
    if found is None:
        loose = _LOOSE.search(words)
        return Label(floor + loose.start("role"), value, role_of_label(loose["role"]), bare=True) if loose else None
    if found["noun"] is None and words[: found.start()].strip("(〔【,、 1234567890.*"):
        return None
    if (
        _WEAK.search(found["words"])
        and found["noun"] != "主体"
        and words[: found.start()].strip("(〔【,、 1234567890.*")
    ):
        return None
    return Label(floor + found.start(), value, role_of_label(found["words"]), bare=found["noun"] is None)


def role_of_label(words: str) -> Role:
    """Role of a label's words: 牵头 → lead, 牵头及责任 → responsible (nobody can say which of them leads)."""
    roles = [role for word, role in _ROLE_WORDS if word in words]
    first = roles[0] if roles else "responsible"
    if first == "lead" and re.search(r"[、和及与或/]", words):
        return "responsible"
    return first
