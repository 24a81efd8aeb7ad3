"""政策文件: which are loaded, what one says in full, its text as published, and taking in another."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse

from api.routes.parameters import Ask, PolicyPath, SettingsDep, StoreDep, WindowDep, answer, paged
from api.schemas.problem import problems
from api.schemas.wire import to_json
from api.uploads import UPLOAD_BODY, receive_file
from graph.ask.answers import Page, PolicyRef
from graph.ask.policies import PolicyPage

router = APIRouter(prefix="/policies", tags=["政策文件 policies"])

FileName = Annotated[
    str, Query(max_length=255, description="文件名；直接发送内容时使用 / the file's name, for a plain body")
]


@router.get("", summary="政策文件列表 · policies", response_model=Page[PolicyRef])
async def list_policies(request: Request, ask: Ask, window: WindowDep) -> Response:
    """每份文件一行，附任务、单位、职责、指标与问题的数量。One line a policy, with counts."""
    return paged(request, ask.policies(), window, PolicyRef)


@router.post(
    "",
    summary="存入一份文件 · take in a document",
    response_model=PolicyRef,
    status_code=201,
    openapi_extra=UPLOAD_BODY,
    responses=problems(413, 422, 503) | {200: {"model": PolicyRef, "description": "此前已存入 / it was there before"}},
)
async def take_in(request: Request, ask: Ask, store: StoreDep, settings: SettingsDep, name: FileName = "") -> Response:
    """编译、检查形状并存入；要么整份存入，要么什么都没有。Compiled, checked and stored: whole, or not at all."""
    data, called = await receive_file(request, name, settings.upload_limit)
    taken = await run_in_threadpool(store.ingest, data, called)
    found = ask.policy(taken.policy)
    return Response(
        to_json(found),
        200 if taken.outcome == "known" else 201,
        {"Location": f"/api/policies/{found.id}"},
        media_type="application/json",
    )


@router.get("/{policy}", summary="一份文件 · one policy", response_model=PolicyPage)
async def show_policy(ask: Ask, policy: PolicyPath) -> Response:
    """题名、原文、条款，每句读出了什么，援引与问题。Its text, clauses, what each sentence yielded."""
    return answer(ask.policy_page(policy))


@router.get(
    "/{policy}/text",
    summary="文件原文 · its text",
    response_class=PlainTextResponse,
    responses={200: {"content": {"text/plain": {}}, "description": "原文 / the text"}},
)
async def show_text(ask: Ask, policy: PolicyPath) -> Response:
    """发布的原文，一字不改；所有原文位置都按此计数。As published; every passage counts code points of this text."""
    return PlainTextResponse(ask.policy_text(policy))
