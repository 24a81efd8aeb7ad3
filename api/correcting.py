"""Corrections at every door alike: whom a name means, what time it is, and the entry that is recorded."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from api.settings import CHINA
from graph.ask.answers import UnitRef
from graph.errors import BadRequest

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator
    from graph.ask.review.entering import Wish
    from graph.settle.units.registers import Registers
    from graph.store.events import Event
    from graph.store.store import Store

INSTANCE = "Zeren-Instance"
"""The header by which a command on this machine knows the process that holds the store."""


def record(store: Store, navigator: Navigator, wish: Wish) -> Event:
    """Checks what a person wants corrected against the answers of now, and records it; raises before anything is.

    What it is checked against is what it follows: both happen in the writer's turn.
    """
    with store.turn():
        return store.add_correction(navigator.correction_of(wish))


def now() -> str:
    """The time at the door, in China, to the second: an entry's time is always ours, never told from outside."""
    return datetime.now(CHINA).isoformat(timespec="seconds")


def unit_meant(navigator: Navigator, registers: Registers, name: str, policy: str) -> UnitRef:
    """The unit that a person means by a name (or an id) when speaking of one policy.

    Of the units that the policy assigns work to the one that bears the name; else whom the compiler would take it for
    in that policy, a unit of its own where nothing knows it yet; else the only unit of the store that bears it.
    """
    if name.startswith(("u-", "g-")) and name.isascii():
        return navigator.unit(name).unit
    plain = _plain(name)
    bearers = list(dict.fromkeys(hit.unit for hit in navigator.find_units(name) if _plain(hit.matched) == plain))
    owners = {owner for task in navigator.tasks(policy) for owner in task.owners}
    here = [unit for unit in bearers if unit in owners]
    if len(here) == 1:
        return here[0]
    settled, reason = _settled(navigator, registers, name, policy)
    if settled and (settled in bearers or not here):
        return settled
    if len(bearers) == 1:
        return bearers[0]
    raise _unclear(name, bearers, reason)


def _settled(navigator: Navigator, registers: Registers, name: str, policy: str) -> tuple[UnitRef | None, str]:
    """Whom the compiler takes a name for in a document of this issuer, or why for nobody."""
    from graph.settle.units.roster import Roster

    ref = navigator.policy(policy)
    settled = Roster(ref.issuer, ref.title, registers).settle(name)
    unit = settled.unit
    return (UnitRef(unit.id, unit.name, unit.kind) if unit else None), settled.reason or ""


def _unclear(name: str, bearers: list[UnitRef], reason: str) -> BadRequest:
    if bearers:
        listed = "、".join(f"{unit.name}（{unit.id}）" for unit in bearers[:5])
        return BadRequest(
            f"“{name}”可能指：{listed}",
            f"{name!r} may mean several units",
            hint_zh="写全称，或用括号里的标识",
            hint_en="Give its full name, or the id in brackets",
        )
    return BadRequest(
        f"认不出“{name}”是哪个单位：{reason}" if reason else f"认不出“{name}”是哪个单位",
        f"it is not clear which unit {name!r} is",
        hint_zh="写单位全称；名录中没有的单位可以加入自编名录（ZEREN_REGISTERS）",
        hint_en="Give its full name, or put it into a register of your own (ZEREN_REGISTERS)",
    )


def _plain(name: str) -> str:
    return "".join(name.split())
