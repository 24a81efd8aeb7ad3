"""名称归并: by which words the policies speak of whom, and why."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.routes.parameters import ID, Ask, WindowDep, paged
from graph.ask.answers import Page
from graph.ask.review.merges import Merge, ReasonKind, chosen

router = APIRouter(prefix="/merges", tags=["单位 units"])


class Chosen(BaseModel):
    """Which merges are wanted."""

    q: str = Field(default="", max_length=200, description="称谓或单位中的词 / words in the name or the unit's")
    policy: str | None = Field(default=None, pattern=ID, max_length=200, description="只看这份文件 / only this policy")
    unit: str | None = Field(default=None, pattern=ID, max_length=200, description="只看这个单位 / only this unit")
    kind: ReasonKind | None = Field(default=None, description="只看这类理由 / only reasons of this kind")


@router.get("", summary="名称归并 · merges of names", response_model=Page[Merge])
async def list_merges(request: Request, ask: Ask, window: WindowDep, asked: Annotated[Chosen, Query()]) -> Response:
    """每个称谓指哪个单位，为什么，何处用到；最可疑的在前。

    Whom each name means, why, and where it is used; the most doubtful first.
    """
    found = chosen(ask.merges(asked.policy), asked.q, asked.unit, asked.kind)
    first, last = window.offset, window.offset + window.limit
    return paged(request, (*found[:first], *ask.with_places(found[first:last]), *found[last:]), window, Merge)
