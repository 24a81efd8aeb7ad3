"""What a search finds, in five groups: 单位, 任务, 期限, 指标, 条款."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator

_FEW = 8
_DAY = re.compile(r"((?:19|20)\d\d)(?:[年\-/.](?:(1[0-2]|0?[1-9])(?:[月\-/.](?:(3[01]|[12]\d|0?[1-9])日?)?)?)?)?底?前?")


@dataclass(frozen=True, slots=True)
class Hits:
    """One group: how many there are, and the first of them."""

    name: str
    zh: str
    en: str
    total: int
    hits: Sequence[object]
    more: str = ""


def days_asked(asked: str) -> tuple[date, date] | None:
    """The first and last day that a date in the question means: 2020年12月 is the 1st to the 31st; None without one."""
    found = _DAY.search(asked)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day:
        return date(year, month, 1), date.fromordinal(_next_month(year, month).toordinal() - 1)
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def find_everything(navigator: "Navigator", asked: str, as_of: date) -> list[Hits]:
    """The five groups, empty ones too, so that their counts can be shown."""
    days = days_asked(asked)
    units, tasks = navigator.find_units(asked), navigator.find_tasks(asked)
    due = navigator.due_between(*days, None, as_of) if days else ()
    targets = [t for t in navigator.targets(as_of) if asked in f"{t.scope}{t.subject}{t.cite.passage.exact}"]
    return [
        _hits("units", "单位", "Units", units),
        _hits("tasks", "任务", "Tasks", tasks),
        _hits("dates", "期限", "Dates", due),
        _hits("targets", "指标", "Targets", targets),
    ]


def _hits(name: str, zh: str, en: str, found: Sequence[object]) -> Hits:
    return Hits(name, zh, en, len(found), found[:_FEW])
