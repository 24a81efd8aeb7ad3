"""Where a correction is taken at the terminal: the store, the one task meant, the entry recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from api.commands.naming import policy_named, tasks_named
from api.commands.opening import reading
from api.commands.terminal import note, out
from graph.errors import BadRequest, NotFound, StoreInUse

if TYPE_CHECKING:
    from datetime import date

    from api.commands.correct.options import Signed
    from api.settings import Settings
    from graph.ask.answers import TaskPage, UnitRef
    from graph.ask.navigator import Navigator
    from graph.ask.review.entering import Wish
    from graph.store.events import CorrectionKind


@dataclass(frozen=True, slots=True)
class Desk:
    """The answers of now, who signs, how an entry is recorded (with what its unit was called), and the answers then."""

    navigator: Navigator
    settings: Settings
    signed: Signed
    record: Callable[[Wish, str | None], int]
    afterwards: Callable[[], AbstractContextManager[Navigator]]
    called: dict[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.settings.today()

    def task(self, words: str) -> TaskPage:
        """The one task that the words mean; an error that lists them where there are several."""
        found = tasks_named(self.navigator, words, self.signed.policy)
        if len(found) == 1:
            return self.navigator.task(found[0].id, self.today)
        listed = "、".join(f"{task.label} {task.heading}（{task.id}）" for task in found[:5])
        raise BadRequest(
            f"“{words}”对应 {len(found)} 项任务：{listed}",
            f"{len(found)} tasks match {words!r}",
            hint_zh="用括号里的标识，或加 --policy 文号",
            hint_en="Give the id in brackets, or --policy NUMBER",
        )

    def policy(self) -> str:
        """The policy meant by --policy, or the only one there is."""
        policies = self.navigator.policies()
        if self.signed.policy is None and len(policies) == 1:
            return policies[0].id
        return policy_named(policies, self.signed.policy or "")

    def unit(self, name: str, policy: str) -> UnitRef:
        """Whom a name means in a policy."""
        from api.correcting import unit_meant
        from api.wiring import registers_of

        unit = unit_meant(self.navigator, registers_of(self.settings), name, policy)
        self.called[unit.id] = name
        return unit

    def enter(self, about: str, kind: CorrectionKind, **wanted: Any) -> None:
        """Records it and shows it as it stands then."""
        from api.commands.shown.corrections import corrections_sheet
        from api.correcting import now
        from graph.ask.review.entering import Wish

        signed = self.signed
        wish = Wish(about, kind, signed.who, now(), signed.why, quote=signed.words, **wanted)
        number = self.record(wish, self.called.get(wish.unit.id) if wish.unit else None)
        note(f"✓ 已记入更正 {number}", f"recorded as correction {number}")
        shown = about.removeprefix("e-") if kind == "withdraw" else str(number)
        with self.afterwards() as navigator:
            out().print(corrections_sheet([fact for fact in navigator.corrections() if str(fact.number) == shown]))


@contextmanager
def desk(signed: Signed) -> Iterator[Desk]:
    """The store for writing; while a server on this machine holds it, the server records what is entered.

    Raises `StoreInUse` while another process holds it.
    """
    from api.correcting import record
    from api.settings import load_settings
    from api.wiring import open_store
    from graph.ask.navigator import Navigator

    settings, busy = load_settings(), None
    try:
        store = open_store(settings)
    except StoreInUse as error:
        busy = error
    if busy is not None:
        with _desk_before(settings, signed, busy) as at:
            yield at
        return
    with store:
        navigator = Navigator(store)
        yield Desk(
            navigator,
            settings,
            signed,
            lambda wish, _: record(store, navigator, wish).number,
            lambda: nullcontext(navigator),
        )


@contextmanager
def _desk_before(settings: Settings, signed: Signed, busy: StoreInUse) -> Iterator[Desk]:
    """Before the server that holds the store: read beside it, recorded by it."""
    from api.commands.correct.sending import send_correction
    from graph.store.lock import announced

    server = announced(settings.store)
    if server is None:
        raise busy
    with _looking() as navigator:
        yield Desk(navigator, settings, signed, partial(send_correction, server, busy), _looking)


@contextmanager
def _looking() -> Iterator[Navigator]:
    with reading() as (navigator, _):
        yield navigator


def one_of(words: str, candidates: Iterable[tuple[str, str, bool]]) -> str:
    """The id of the one candidate that matches; candidates are (id, in words, matches)."""
    known = list(candidates)
    found = [(fact, said) for fact, said, matches in known if matches or fact == words]
    if len(found) == 1:
        return found[0][0]
    listed = "\n".join(f"  {said}  {fact}" for fact, said in found or [(fact, said) for fact, said, _ in known])
    if found:
        raise BadRequest(
            f"“{words}”对应 {len(found)} 项：\n{listed}",
            f"{len(found)} match {words!r}",
            hint_zh="用行末的标识指明一项",
            hint_en="Give the id at the end of the line",
        )
    raise NotFound(
        f"这项任务没有“{words}”，只有：\n{listed}" if known else f"这项任务没有“{words}”", f"there is no {words!r} here"
    )
