"""Where a correction is taken at the terminal: the store open for writing, the one task meant, the entry recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.commands.naming import policy_named, tasks_named
from api.commands.terminal import note, out
from graph.errors import BadRequest, NotFound

if TYPE_CHECKING:
    from datetime import date

    from api.commands.correct.options import Signed
    from api.settings import Settings
    from graph.ask.answers import TaskPage, UnitRef
    from graph.ask.navigator import Navigator
    from graph.store.events import CorrectionKind
    from graph.store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The open store, its answers, and who signs."""

    store: Store
    navigator: Navigator
    settings: Settings
    signed: Signed

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

        return unit_meant(self.navigator, registers_of(self.settings), name, policy)

    def enter(self, about: str, kind: CorrectionKind, **wanted: Any) -> None:
        """Records it and shows it as it stands now."""
        from api.commands.shown.corrections import corrections_sheet
        from api.correcting import now, record
        from graph.ask.review.entering import Wish

        signed = self.signed
        wish = Wish(about, kind, signed.who, signed.when or now(), signed.why, quote=signed.words, **wanted)
        number = record(self.store, self.navigator, wish).number
        note(f"✓ 已记入更正 {number}", f"recorded as correction {number}")
        shown = about.removeprefix("e-") if kind == "withdraw" else str(number)
        out().print(corrections_sheet([fact for fact in self.navigator.corrections() if str(fact.number) == shown]))


@contextmanager
def desk(signed: Signed) -> Iterator[Desk]:
    """The store for writing; raises `StoreInUse` while a server writes to it."""
    from api.settings import load_settings
    from api.wiring import open_store
    from graph.ask.navigator import Navigator

    settings = load_settings()
    with open_store(settings) as store:
        yield Desk(store, Navigator(store), settings, signed)


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
