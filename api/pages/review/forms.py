"""更正: the form of one fact, of an addition, of a name, and of a withdrawal. Works without JavaScript.

A form is only taken from our own pages (`api.security`), and only while what its sender saw is what there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.correcting import now, record
from api.pages.frame.showing import PageRoute, as_of, frame_of, navigator_of, show
from api.pages.review.subjects import Subject, subject_of
from api.pages.review.wishes import Desk
from api.problems import Changed, status_of
from api.routes.entries import MOST_BYTES
from api.wiring import registers_of
from graph.ask.review.entering import Wish
from graph.errors import BadRequest, NotFound, ZerenError

if TYPE_CHECKING:
    from graph.ask.answers import TaskPage, UnitRef
    from graph.ask.navigator import Navigator
    from graph.ask.review.corrections import CorrectionFact
    from graph.ask.review.merges import Merge
    from graph.store.store import Store

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/tasks/{task}/correct")
def ask_correction(request: Request, task: str) -> HTMLResponse:
    """`?fact=` what is corrected, `?add=owner|deadline|target` what is missing."""
    page = navigator_of(request).task(task, as_of(request))
    return _show_form(request, page, {})


@router.post("/tasks/{task}/correct", max_body_size=MOST_BYTES)
async def take_correction(request: Request, task: str) -> Response:
    """Record it and go back to the fact; or show the form again, as it was filled, with what is wrong."""
    form = await form_of(request)
    page = navigator_of(request).task(task, as_of(request))
    subject = _subject(request, page)

    def enter() -> list[int]:
        with _store(request).turn():
            seen = navigator_of(request).task(task, as_of(request))
            _need_seen(form, seen)
            return _record(request, seen.task.policy, _subject(request, seen), form)

    try:
        numbers = await run_in_threadpool(enter)
    except ZerenError as error:
        return _show_form(request, navigator_of(request).task(task, as_of(request)), form, error)
    place = f"e-{numbers[0]}" if subject.kind.startswith("add-") else subject.id
    return _back(request, f"/tasks/{task}#{place}", numbers[0])


@router.get("/policies/{policy}/names")
def ask_name(request: Request, policy: str) -> HTMLResponse:
    """`?named=` the name, as the policy has it."""
    return _show_name(request, policy, {})


@router.post("/policies/{policy}/names", max_body_size=MOST_BYTES)
async def take_name(request: Request, policy: str) -> Response:
    """Record whom the name means and go to the list of names."""
    form = await form_of(request)

    def enter() -> int:
        with _store(request).turn():
            merge = _merge(request, policy)
            if form.get("seen", "-") != _seen_of(merge):
                raise _changed()
            return _record(request, policy, Subject(merge.named, "name", "", merge.cite), form)[0]

    try:
        number = await run_in_threadpool(enter)
    except ZerenError as error:
        return _show_name(request, policy, form, error)
    return _back(request, f"/corrections#e-{number}", number)


@router.get("/corrections/{number}/withdraw")
def ask_withdrawal(request: Request, number: int) -> HTMLResponse:
    """Which correction is withdrawn, by whom and why."""
    return _show_withdrawal(request, _correction(navigator_of(request), number), {})


@router.post("/corrections/{number}/withdraw", max_body_size=MOST_BYTES)
async def take_withdrawal(request: Request, number: int) -> Response:
    """Record the withdrawal and go back to the list."""
    form = await form_of(request)
    fact = _correction(navigator_of(request), number)
    wish = Wish(f"e-{number}", "withdraw", form.get("person", ""), now(), form.get("reason", ""))
    try:
        await run_in_threadpool(record, _store(request), navigator_of(request), wish)
    except ZerenError as error:
        return _show_withdrawal(request, fact, form, error)
    return _back(request, f"/corrections#e-{number}", number)


async def form_of(request: Request) -> dict[str, str]:
    """What was sent, files left aside; raises `BadRequest` where a time is: that is ours to write."""
    form = await request.form(max_files=0, max_fields=40)
    if "time" in form:
        raise BadRequest("时间由服务端记入，不能填写", "the time is written by the server and cannot be given")
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _record(request: Request, policy: str, subject: Subject, form: Mapping[str, str]) -> list[int]:
    """All that the form asks for, or nothing of it: each wish is checked before the first is recorded."""
    navigator, store = navigator_of(request), _store(request)
    wishes = Desk(navigator, registers_of(request.app.state.settings), policy).wishes(subject, form)
    checked = [navigator.correction_of(wish) for wish in wishes]
    return [store.add_correction(each).number for each in checked]


def _show_form(
    request: Request, page: TaskPage, form: Mapping[str, str], error: ZerenError | None = None
) -> HTMLResponse:
    subject = _subject(request, page)
    return show(
        request,
        "correct.html",
        status_of(error) if error else 200,
        page=page,
        subject=subject,
        typed={**subject.now, **form},
        seen=_seen(page),
        units=_units(navigator_of(request), page.task.policy),
        error=error,
    )


def _show_name(request: Request, policy: str, form: Mapping[str, str], error: ZerenError | None = None) -> HTMLResponse:
    navigator, merge = navigator_of(request), _merge(request, policy)
    return show(
        request,
        "correct_name.html",
        status_of(error) if error else 200,
        policy=navigator.policy(policy),
        merge=merge,
        seen=_seen_of(merge),
        typed=dict(form),
        units=_units(navigator, policy),
        error=error,
    )


def _show_withdrawal(
    request: Request, fact: CorrectionFact, form: Mapping[str, str], error: ZerenError | None = None
) -> HTMLResponse:
    status = status_of(error) if error else 200
    return show(request, "withdraw.html", status, fact=fact, typed=dict(form), error=error)


def _subject(request: Request, page: TaskPage) -> Subject:
    return subject_of(page, request.query_params.get("fact", ""), request.query_params.get("add", ""))


def _merge(request: Request, policy: str) -> Merge:
    """The name that the address gives, with whom it means and where it is used."""
    navigator, named = navigator_of(request), request.query_params.get("named", "")
    found = [merge for merge in navigator.merges(policy) if merge.named == named]
    if not found:
        raise NotFound(
            f"这份文件没有用“{named}”称呼过单位",
            f"the policy names nobody by {named!r}",
            hint_zh="从“名称归并”页进入",
            hint_en="Come here from the page of names",
        )
    return navigator.with_places(found[:1])[0]


def _correction(navigator: Navigator, number: int) -> CorrectionFact:
    found = next((fact for fact in navigator.corrections() if fact.number == number), None)
    if found is None:
        raise NotFound(f"没有更正 {number}", f"there is no correction {number}")
    return found


def _seen(page: TaskPage) -> str:
    """The last correction of this task: what a form was filled in sight of."""
    return page.corrections[-1].id if page.corrections else "-"


def _need_seen(form: Mapping[str, str], page: TaskPage) -> None:
    if form.get("seen", "-") != _seen(page):
        raise _changed()


def _seen_of(merge: Merge) -> str:
    return merge.correction.id if merge.correction else "-"


def _changed() -> Changed:
    return Changed(
        "在您填写期间，这里已有新的更正，没有记入",
        "this was corrected meanwhile; nothing was recorded",
        hint_zh="请看过现在的内容，再决定是否提交",
        hint_en="Look at what it says now, then send it again",
    )


def _units(navigator: Navigator, policy: str) -> list[UnitRef]:
    units = {owner.id: owner for task in navigator.tasks(policy) for owner in task.owners}
    return sorted(units.values(), key=lambda unit: unit.name)


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def _back(request: Request, address: str, number: int) -> RedirectResponse:
    return RedirectResponse(frame_of(request).link(address, entered=number), 303)
