"""任务: the list by chapter, one task's page, and its drawing."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.drawings import show_drawing
from api.pages.frame.marks import Piece, bare_sentences, cut_pieces, is_heading, marks_of, paragraphs
from api.pages.frame.paging import ask_page
from api.pages.frame.showing import PageRoute, as_of, navigator_of, show
from graph.ask.answers import TaskPage, TaskRef
from viz.scene import Scene
from viz.scenes.task import task_scene

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator

router = APIRouter(route_class=PageRoute, include_in_schema=False)
Chapters = list[tuple[str, list[TaskRef]]]


@router.get("/tasks")
def list_tasks(request: Request) -> HTMLResponse:
    """Tasks in the order of the text, by policy and chapter, with who holds them."""
    navigator = navigator_of(request)
    asked, policy = request.query_params.get("q", "").strip(), request.query_params.get("policy", "")
    shown, pager = ask_page(
        request, lambda offset, most: navigator.tasks_page(asked, policy or None, offset=offset, most=most)
    )
    titles = {each: navigator.policy(each).title for each in dict.fromkeys(task.policy for task in shown)}
    return show(
        request,
        "tasks.html",
        policies=_by_policy(shown, titles),
        asked=asked,
        policy=policy,
        total=pager.total,
        pager=pager,
    )


def _by_policy(tasks: Sequence[TaskRef], titles: dict[str, str]) -> list[tuple[str, Chapters]]:
    policies = dict.fromkeys(task.policy for task in tasks)
    return [(titles.get(each, each), _by_chapter(t for t in tasks if t.policy == each)) for each in policies]


def _by_chapter(tasks: Iterable[TaskRef]) -> Chapters:
    chapters: dict[str, list[TaskRef]] = {}
    for task in tasks:
        chapters.setdefault(task.chapter, []).append(task)
    return list(chapters.items())


@router.get("/tasks/{task}")
def show_task(request: Request, task: str) -> HTMLResponse:
    """A task: owners, the clause with its marks, figures, dates, duties, findings, drawing."""
    navigator = navigator_of(request)
    page = navigator.task(task, as_of(request))
    entered = next((note for note in page.corrections if note.id == f"e-{request.query_params.get('entered')}"), None)
    return show(
        request, "task.html", page=page, lines=marked_clause(page), scene=_scene(navigator, page), entered=entered
    )


@router.get("/tasks/{task}/drawing")
def draw_task(request: Request, task: str) -> HTMLResponse:
    """The task's neighbourhood as a page of its own, shown in a frame."""
    navigator = navigator_of(request)
    page = navigator.task(task, as_of(request))
    return show_drawing(request, _scene(navigator, page), page.task.heading)


def marked_clause(page: TaskPage) -> list[list[Piece]]:
    """The clause line by line, each fact marked where it stands."""
    text, low = page.text.exact, page.text.start
    marks = [mark.moved(-low) for mark in marks_of(page)]
    bare = [(a, b) for a, b in bare_sentences(text, marks) if not is_heading(text[a:b], page.task.heading)]
    return paragraphs(cut_pieces(text, (0, len(text)), marks, bare))


def _scene(navigator: "Navigator", page: TaskPage) -> Scene:
    return task_scene(page, navigator.hubs())
