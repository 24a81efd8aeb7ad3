"""比较: two policies, demand by demand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.routes.parameters import ID, Ask, answer
from graph.ask.compare.comparison import Comparison

router = APIRouter(prefix="/diff", tags=["比较 comparison"])

OneQuery = Annotated[
    str, Query(pattern=ID, max_length=200, description="前一份文件，如上级文件或旧版 / the first policy, by its id")
]
OtherQuery = Annotated[
    str, Query(pattern=ID, max_length=200, description="后一份文件，如下级文件或新版 / the second policy, by its id")
]


@router.get("", summary="两份文件的比较 · what changed in who owns what", response_model=Comparison)
async def compare(ask: Ask, one: OneQuery, other: OtherQuery) -> Response:
    """前者有而后者没有的要求在最前；每一对都有相似度。What only the first demands comes first; pairs have scores."""
    return answer(ask.compare(one, other))
