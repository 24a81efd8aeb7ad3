"""Heads of table columns: 牵头单位, 责任部门(列第一位者为牵头单位), 完成时限, 工作任务."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.find.owners.labels import whole_label
from graph.read.texts import Span
from graph.records import Role

_NOTE = re.compile(r"\([^()]*\)|〔[^〔〕]*〕")
_HEADS = re.compile(
    r"序号|编号|类别|领域|项目|任务|事项|措施|内容|举措|指标|目标|要求|备注|分工|进度"
    r"|[一-鿿、和及]{0,8}(?:任务|事项|内容|措施|举措|目标|指标|单位|部门|主体|时限|时间|期限|进度|领导|责任人"
    r"|联系人|成果|节点|类别|项目|名称|分工|要求|安排|来源|标准|清单|要点|形式|职责)"
)
# 成员单位 beside 主要职责: each answers for its own row
_BODIES = re.compile(r"(?:成员|涉及|有关|相关|责任|参与)?(?:单位|部门)(?:名称)?")
_CHARGES = re.compile(r"(?:主要|工作|具体|部门|应急|安全生产|监管)?职责(?:分工|任务|内容|清单)?")
_FIGURES = re.compile(
    r"权重|分值|得分|基本分|单位|属性|基期|基数|合计|全[省市州县区]|(?:\d{4}年)?(?:目标|指标|计划|任务|完成|基期|实际)?(?:值|数|量)"
)
_PLACES = ("县", "区", "市", "州", "旗", "镇", "乡", "街道")
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place in the row and the role of those its cells name, None where they name nobody."""

    index: int
    role: Role | None


def is_head(words: str) -> bool:
    """Whether the words are the head of a column: 序号, 重点任务, 牵头单位, 完成时限."""
    return len(words) <= _LONGEST and _HEADS.fullmatch(_NOTE.sub("", words.replace("\n", ""))) is not None


def role_of_head(words: str) -> Role | None:
    """牵头单位 → lead, 责任部门 → responsible, 完成时限 → None."""
    bare = _NOTE.sub("", words.replace("\n", ""))
    label = whole_label(bare, 0, len(bare)) if len(bare) <= _LONGEST else None
    return label.field if label and label.field != "other" else None


def read_head(text: str, row: Sequence[Span]) -> tuple[Column, ...]:
    """Columns of a head row; () where no cell is the head of a column of units, or cells are no heads."""
    words = [text[cell.start : cell.end] for cell in row]
    columns = tuple(Column(at, role) for at, role in enumerate(_roles(words)))
    if len(row) < 2 or not any(column.role for column in columns):
        return ()
    heads = sum(is_head(cell) or _of_figures(cell) for cell in words)
    return columns if 2 * heads >= len([w for w in words if w.strip()]) else ()


def _roles(words: Sequence[str]) -> list[Role | None]:
    roles = [role_of_head(cell) for cell in words]
    plain = [_NOTE.sub("", cell.replace("\n", "")) for cell in words]
    bodies = [at for at, cell in enumerate(plain) if _BODIES.fullmatch(cell)]
    if len(bodies) == 1 and any(_CHARGES.fullmatch(cell) for cell in plain):
        roles[bodies[0]] = "responsible"
    return roles


def _of_figures(words: str) -> bool:
    """Whether a column holds figures: 权重(分), 目标值, or one place's share of the target (东区, 某县)."""
    bare = _NOTE.sub("", words.replace("\n", ""))
    return _FIGURES.fullmatch(bare) is not None or (2 <= len(bare) <= 8 and bare.endswith(_PLACES))
