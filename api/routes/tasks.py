"""任务: what is to be done, who owns it, by when, measured how."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.routes.parameters import AnyWords, Ask, Day, PolicyQuery, TaskPath, WindowDep, answer, paged, windowed
from graph.ask.answers import Owner, Page, TaskPage, TaskRef

router = APIRouter(prefix="/tasks", tags=["任务 tasks"])


@router.get("", summary="任务列表 · tasks", response_model=Page[TaskRef])
async def list_tasks(
    request: Request, ask: Ask, window: WindowDep, q: AnyWords = "", policy: PolicyQuery = None
) -> Response:
    """按条款顺序；q 可为条款编号（二(一)2、12）或标题中的词。In the text's order; q is a number or words."""
    shown, total = ask.tasks_page(q, policy, offset=window.offset, most=window.limit)
    return windowed(request, shown, total, window, TaskRef)


@router.get("/{task}", summary="一项任务 · one task", response_model=TaskPage)
async def show_task(ask: Ask, task: TaskPath, as_of: Day) -> Response:
    """条款全文与由此读出的一切。The clause in full, and everything that was understood from it."""
    return answer(ask.task(task, as_of))


@router.get("/{task}/owners", summary="谁负责 · who owns a task", response_model=Page[Owner])
async def list_owners(request: Request, ask: Ask, task: TaskPath, window: WindowDep) -> Response:
    """每个责任分工：单位、角色、依据与原文；未指明者 unit 为 null 并说明原因。

    Each assignment with unit, role, basis and words; unit is null where nobody in particular is named, reason says why.
    """
    return paged(request, ask.owners_of(task), window, Owner)
