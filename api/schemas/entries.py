"""What people send: a reported value, or a correction; and what is answered when it is recorded."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from graph.store.events import CorrectionKind

Line = Annotated[str, Field(min_length=1, max_length=200)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$", max_length=200)]


class NewObservation(BaseModel):
    """实绩: a reported value of a target."""

    target: Identifier = Field(description="指标标识 / id of the target")
    value: Line = Field(description="数值，按指标的计量单位 / a decimal, in the target's own unit", examples=["98.5"])
    person: Line = Field(description="填报人 / who reports it", examples=["张三"])
    area: Line | None = Field(default=None, description="区域 / area", examples=["都匀市"])
    period: Line | None = Field(default=None, description="时期 / period", examples=["2020"])
    source: Line | None = Field(default=None, description="依据 / what it rests on")


class NewCorrection(BaseModel):
    """更正: a person's word against what was extracted; kept apart from it, and shown as such."""

    about: Identifier = Field(
        description="所更正的事实；增补时为条款 / the fact corrected, or the clause that lacks one"
    )
    kind: CorrectionKind = Field(description="更正的种类 / kind of correction")
    value: Line | None = Field(default=None, description="新值：单位标识、角色或日期 / new unit's id, role or date")
    person: Line = Field(description="更正人 / who corrects", examples=["张三"])
    reason: Annotated[str, Field(min_length=1, max_length=2000)] = Field(description="理由 / why")


class Recorded(BaseModel):
    """已记入日志: the entry's number in the journal, when it was recorded, and what it says."""

    number: int = Field(description="日志中的序号 / number in the journal")
    body: dict[str, str | None] = Field(description="记入的内容 / what was recorded")
