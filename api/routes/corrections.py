"""更正: what people put in the place of something extracted, what became of it, and its withdrawal."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Header, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.correcting import now, record, unit_meant
from api.problems import Changed
from api.routes.entries import MOST_BYTES, recorded
from api.routes.parameters import Ask, PolicyQuery, StoreDep, WindowDep, answer, paged
from api.schemas.entries import NewCorrection, Recorded
from api.schemas.problem import problems
from api.settings import Settings
from api.wiring import registers_of
from graph.ask.answers import Page
from graph.ask.navigator import Navigator
from graph.ask.review.corrections import CorrectionFact, Standing
from graph.ask.review.entering import Wish
from graph.errors import NotFound
from graph.records import Role
from graph.store.events import Event, Figure
from graph.store.store import Store
from ontology.iris import policy_of

router = APIRouter(prefix="/corrections", tags=["实绩与更正 observations and corrections"])

IfMatch = Annotated[
    str | None, Header(description="只在数据仍是这个版本时记入 / record only while the data is at this version (ETag)")
]
Number = Annotated[int, Path(ge=1, le=10**12, description="更正的序号 / number of the correction")]
Who = Annotated[str, Query(min_length=1, max_length=200, description="何人撤回 / who withdraws it")]
Why = Annotated[str, Query(min_length=1, max_length=2000, description="理由 / why")]
StateQuery = Annotated[Standing | None, Query(description="只看这种去向 / only those of which this became")]


@router.get("", summary="更正 · corrections", response_model=Page[CorrectionFact])
async def list_corrections(
    request: Request, ask: Ask, store: StoreDep, window: WindowDep, policy: PolicyQuery = None, state: StateQuery = None
) -> Response:
    """按记入的顺序，撤回的和失去依据的也在内；`ETag` 供 `If-Match` 使用。

    In the order they were recorded, with what became of each; the ETag serves If-Match.
    """
    found = tuple(each for each in ask.corrections(policy) if state in (None, each.state))
    return _tagged(paged(request, found, window, CorrectionFact), store)


@router.get("/{number}", summary="一次更正 · one correction", response_model=CorrectionFact)
async def show_correction(ask: Ask, store: StoreDep, number: Number) -> Response:
    """何人何时因何更正，依据哪些字，现在是否有效。Who, when and why, resting on which words, and whether it holds."""
    return _tagged(answer(_numbered(ask, number)), store)


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
    _need_same(store, if_match)
    settings: Settings = request.app.state.settings
    event = await run_in_threadpool(_record, store, ask, settings, entry)
    response.headers["Location"] = f"/api/corrections/{event.number}"
    response.headers["ETag"] = f'"{store.version}"'
    return recorded(event)


@router.delete("/{number}", summary="撤回更正 · withdraw a correction", responses=problems(400, 412, 503))
async def withdraw(
    ask: Ask, store: StoreDep, number: Number, person: Who, reason: Why, if_match: IfMatch = None
) -> Recorded:
    """撤回也记入日志：被撤回的更正仍可查看，不再生效。Recorded too: it stays to be seen, and holds no more."""
    _need_same(store, if_match)
    _numbered(ask, number)
    wish = Wish(f"e-{number}", "withdraw", person, now(), reason)
    return recorded(await run_in_threadpool(record, store, ask, wish))


def _record(store: Store, ask: Navigator, settings: Settings, entry: NewCorrection) -> Event:
    return record(store, ask, wish_of(entry, ask, settings))


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
        time=entry.time or now(),
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


def _need_same(store: Store, if_match: str | None) -> None:
    if if_match not in (None, "*", f'"{store.version}"'):
        raise Changed(
            "数据在此期间已有变化，没有记入",
            "the data has changed meanwhile; nothing was recorded",
            hint_zh="重新查看后再更正",
            hint_en="Look again, then correct",
        )


def _tagged(response: Response, store: Store) -> Response:
    response.headers["ETag"] = f'"{store.version}"'
    return response
