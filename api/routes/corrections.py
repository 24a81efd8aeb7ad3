"""更正: what people put in the place of something extracted, what became of it, and its withdrawal."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.correcting import now, record, unit_meant
from api.routes.entries import MOST_BYTES, recorded
from api.routes.parameters import Ask, PolicyQuery, StoreDep, WindowDep, answer, paged
from api.schemas.entries import NewCorrection, Recorded, Withdrawal
from api.schemas.problem import problems
from api.settings import Settings
from api.wire.conditions import IfMatch, tag_of, writing
from api.wiring import registers_of
from graph.ask.answers import Page
from graph.ask.navigator import Navigator
from graph.ask.review.corrections import CorrectionFact, Standing
from graph.ask.review.entering import Wish
from graph.errors import NotFound
from graph.records import Role
from graph.store.events import Event, Figure
from ontology.iris import policy_of

router = APIRouter(prefix="/corrections", tags=["实绩与更正 observations and corrections"])

Number = Annotated[int, Path(ge=1, le=10**12, description="更正的序号 / number of the correction")]
StateQuery = Annotated[Standing | None, Query(description="只看这种去向 / only those of which this became")]


@router.get("", summary="更正 · corrections", response_model=Page[CorrectionFact])
async def list_corrections(
    request: Request, ask: Ask, store: StoreDep, window: WindowDep, policy: PolicyQuery = None, state: StateQuery = None
) -> Response:
    """按记入的顺序，撤回的和失去依据的也在内；`ETag` 供 `If-Match` 使用。

    In the order they were recorded, with what became of each; the ETag serves If-Match.
    """
    tag = tag_of(store.version)  # before the answer: a condition must never hold for what was not seen
    found = tuple(each for each in ask.corrections(policy) if state in (None, each.state))
    return _tagged(paged(request, found, window, CorrectionFact), tag)


@router.get("/{number}", summary="一次更正 · one correction", response_model=CorrectionFact)
async def show_correction(ask: Ask, store: StoreDep, number: Number) -> Response:
    """何人何时因何更正，依据哪些字，现在是否有效。Who, when and why, resting on which words, and whether it holds."""
    tag = tag_of(store.version)
    return _tagged(answer(_numbered(ask, number)), tag)


@router.post(
    "",
    summary="更正 · correct a fact",
    status_code=201,
    responses=problems(400, 412, 413, 503),
    max_body_size=MOST_BYTES,
)
async def correct(
    request: Request, response: Response, ask: Ask, store: StoreDep, entry: NewCorrection, if_match: IfMatch = None
) -> Recorded:
    """更正与抽取结果分开保存，在答案中优先并注明。Kept apart from what was extracted, wins over it, and says so."""
    settings: Settings = request.app.state.settings

    def enter() -> Event:
        wish = wish_of(entry, ask, settings)
        with writing(store, if_match):
            return record(store, ask, wish)

    event = await run_in_threadpool(enter)
    response.headers["Location"] = f"/api/corrections/{event.number}"
    response.headers["ETag"] = tag_of(event.number)
    return recorded(event)


@router.delete("/{number}", summary="撤回更正 · withdraw a correction", responses=problems(400, 412, 503))
async def withdraw(
    ask: Ask, store: StoreDep, number: Number, signed: Annotated[Withdrawal, Query()], if_match: IfMatch = None
) -> Recorded:
    """撤回也记入日志：被撤回的更正仍可查看，不再生效。Recorded too: it stays to be seen, and holds no more."""

    def enter() -> Event:
        with writing(store, if_match):
            _numbered(ask, number)
            return record(store, ask, Wish(f"e-{number}", "withdraw", signed.person, now(), signed.reason))

    return recorded(await run_in_threadpool(enter))


def wish_of(entry: NewCorrection, ask: Navigator, settings: Settings) -> Wish:
    """What was sent, with the unit that its name means in the policy concerned."""
    unit = role = day = None
    if entry.value and entry.kind in ("unit", "add-owner", "name"):
        unit = unit_meant(ask, registers_of(settings), entry.value, _policy(ask, entry.about))
    elif entry.kind == "role":
        role = cast("Role | None", entry.value)
    else:
        day = entry.value
    return Wish(
        about=entry.about,
        kind=entry.kind,
        person=entry.person,
        time=now(),
        reason=entry.reason,
        unit=unit,
        role=entry.role or role,
        day=day,
        named=entry.named,
        figure=Figure(**entry.figure.model_dump()) if entry.figure else None,
        quote=entry.quote,
    )


def _policy(ask: Navigator, about: str) -> str:
    """The policy of a fact, a clause or an addition; raises `NotFound`."""
    if policy := policy_of(about):
        return policy
    found = next((each for each in ask.corrections() if each.note.id == about), None)
    if found is None:
        raise NotFound(f"没有 {about}", f"there is no {about}")
    return found.policy


def _numbered(ask: Navigator, number: int) -> CorrectionFact:
    found = next((each for each in ask.corrections() if each.number == number), None)
    if found is None:
        raise NotFound(f"没有更正 {number}", f"there is no correction {number}")
    return found


def _tagged(response: Response, tag: str) -> Response:
    response.headers["ETag"] = tag
    return response
