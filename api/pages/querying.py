"""查询: the graph asked in SPARQL, in a plain form that needs no script, and in an editor for those who like one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from api.pages.frame.showing import PAGE_POLICY, PageRoute, navigator_of, show
from api.problems import status_of
from api.sparql.answering import answer_question
from api.sparql.asking import Question
from api.sparql.examples import list_examples, write_example
from api.sparql.opening import pool_of
from graph.errors import NotFound, ZerenError
from graph.store.outside.refusals import QueryUnanswered
from ontology.iris import ID

router = APIRouter(route_class=PageRoute, include_in_schema=False)
_MOST_SHOWN = 200
_TABLE = "application/sparql-results+json, text/turtle"


def _policy() -> str:
    """The pages' own policy, and the one style rule that the vendored editor is known to bring."""
    brought = [
        digest
        for each in json.loads((STATIC / "manifest.json").read_text("utf-8"))
        if each["path"].startswith("vendor/yasgui/")
        for digest in each.get("style_digests", ())
    ]
    styles = " ".join(f"'{digest}'" for digest in brought)
    return PAGE_POLICY.replace("style-src 'self'", f"style-src 'self' {styles}")


STATIC = Path(__file__).parents[1] / "static"
EDITOR_POLICY = _policy()


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table; `path` is its page here, where it has one."""

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as a page shows it: a table, a truth, or a graph as text."""

    names: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    total: int = 0
    truncated: bool = False
    truth: bool | None = None
    graph: str = ""


@router.get("/query")
async def show_query(request: Request) -> HTMLResponse:
    """The form; with `?query=` what it answers, with `?example=` a question to begin with."""
    query, name = request.query_params.get("query", "").strip(), request.query_params.get("example", "")
    written = query or await run_in_threadpool(_example, request, name)
    shown, error = await _ask(request, query) if query else (None, None)
    response = show(
        request,
        "query.html",
        200 if error is None else status_of(error),
        query=written,
        asked=bool(query),
        shown=shown,
        error=error,
        examples=list_examples(),
        most=_MOST_SHOWN,
    )
    if isinstance(error, QueryUnanswered):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


@router.get("/query/editor")
async def show_editor(request: Request) -> HTMLResponse:
    """The editor, which needs scripts; everything it uses comes from here."""
    written = request.query_params.get("query", "").strip() or await run_in_threadpool(_example, request, "owners")
    response = show(request, "editor.html", query=written)
    response.headers["Content-Security-Policy"] = EDITOR_POLICY
    return response


def _example(request: Request, name: str) -> str:
    if not name:
        return ""
    written = write_example(name, navigator_of(request))
    if written is None:
        raise NotFound(f"没有名为 {name} 的示例", f"there is no example named {name}")
    return written


async def _ask(request: Request, query: str) -> tuple[Shown | None, ZerenError | None]:
    try:
        offer, answer = await answer_question(pool_of(request), Question(query), _TABLE)
    except ZerenError as error:
        return None, error
    text = answer.body.decode("utf-8")
    if offer.name != "json":
        return Shown(graph=text, total=answer.rows, truncated=answer.truncated), None
    known = await run_in_threadpool(_pages_known, request)
    return _table(json.loads(text), known, answer.rows, answer.truncated), None


def _pages_known(request: Request) -> dict[str, str]:
    """What has a page here, by its IRI."""
    navigator = navigator_of(request)
    tasks = navigator.tasks()
    units = {owner.id for task in tasks for owner in task.owners}
    rooms = {
        "policies": {each.id for each in navigator.policies()},
        "tasks": {each.id for each in tasks},
        "units": units,
    }
    return {ID + name: f"/{room}/{name}" for room, names in rooms.items() for name in names}


def _table(told: dict[str, Any], known: dict[str, str], total: int, truncated: bool) -> Shown:
    if "boolean" in told:
        return Shown(truth=told["boolean"])
    names = told["head"]["vars"]
    rows = [[_cell(row.get(name), known) for name in names] for row in told["results"]["bindings"][:_MOST_SHOWN]]
    return Shown(names, rows, total, truncated)


def _cell(term: dict[str, str] | None, known: dict[str, str]) -> Cell:
    if term is None:
        return Cell("")
    value = term["value"]
    return Cell(value.removeprefix(ID), known.get(value, "")) if term["type"] == "uri" else Cell(value)
