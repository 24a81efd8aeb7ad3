"""What people send: a reported value, or a correction; and what is answered when it is recorded."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from graph.records import Bound, Role
from graph.store.events import CorrectionKind

Line = Annotated[str, Field(min_length=1, max_length=200)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$", max_length=200)]


class _Sent(BaseModel):
    """Nothing but the fields that are named: what would be dropped in silence is refused, above all a time."""

    model_config = ConfigDict(extra="forbid")


class NewObservation(_Sent):
    """实绩: a reported value of a target."""

    target: Identifier = Field(description="指标标识 / id of the target")
    value: Line = Field(description="数值，按指标的计量单位 / a decimal, in the target's own unit", examples=["98.5"])
    person: Line = Field(description="填报人 / who reports it", examples=["张三"])
    area: Line | None = Field(default=None, description="区域 / area", examples=["都匀市"])
    period: Line | None = Field(default=None, description="时期 / period", examples=["2020"])
    source: Line | None = Field(default=None, description="依据 / what it rests on")


class NewFigure(_Sent):
    """What a figure is corrected to, field by field; what is left out stays as it is."""

    bound: Bound | None = Field(default=None, description="界限：>=、<=、=、>、<、range / kind of bound")
    value: Line | None = Field(default=None, description="数值 / a decimal", examples=["95"])
    min: Line | None = Field(default=None, description="下限 / lower bound")
    max: Line | None = Field(default=None, description="上限 / upper bound", examples=["3"])
    measure: Line | None = Field(default=None, description="计量单位 / unit of measure", examples=["名"])
    subject: Line | None = Field(default=None, description="指标名称 / what is measured")
    scope: Line | None = Field(default=None, description="适用范围 / population")


class NewCorrection(_Sent):
    """更正: a person's word against what was extracted; kept apart from it, and shown as such."""

    about: Identifier = Field(
        description="所更正的事实；增补时为条款，改称谓所指时为文件，撤回时为更正（e-7） / the fact corrected; the"
        " clause that lacks something, the policy in which a name is meant, or the correction that is withdrawn"
    )
    kind: CorrectionKind = Field(description="更正的种类 / kind of correction")
    value: Line | None = Field(
        default=None,
        description="新值：单位（标识或任何名称）、角色或日期 / new unit (its id or any name), role or date",
        examples=["州应急管理局"],
    )
    role: Role | None = Field(default=None, description="单位的角色 / role of the unit")
    named: Line | None = Field(default=None, description="称谓，原文写法 / the name, as the text has it")
    figure: NewFigure | None = Field(default=None, description="指标改成什么 / what the figure should be")
    quote: Annotated[str, Field(min_length=1, max_length=2000)] | None = Field(
        default=None, description="依据的原文，在文中只一处 / words of the text it rests on, that stand there once"
    )
    person: Line = Field(description="更正人 / who corrects", examples=["张三"])
    reason: Annotated[str, Field(min_length=1, max_length=2000)] = Field(description="理由 / why")


class Withdrawal(_Sent):
    """撤回: who takes a correction back, and why."""

    person: Line = Field(description="何人撤回 / who withdraws it")
    reason: Annotated[str, Field(min_length=1, max_length=2000)] = Field(description="理由 / why")


class Recorded(BaseModel):
    """已记入日志: the entry's number in the journal, when it was recorded, and what it says."""

    number: int = Field(description="日志中的序号 / number in the journal")
    body: dict[str, str | None] = Field(description="记入的内容 / what was recorded")
