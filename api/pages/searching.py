"""What a search finds, in five groups: 单位, 任务, 期限, 指标, 条款."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from graph.ask.answers import Due
from graph.ask.due import Wanted
from graph.ask.search import Found

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator

_FEW = 8
_DAY = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:[年.\-/](?P<month>1[0-2]|0?[1-9])(?:[月.\-/](?P<day>3[01]|[12]\d|0?[1-9]))?)?"
)
_ASKING = re.compile(
    r"[?？!！。]|吗$|呢$|请问|谁来?负责(?:些?什么)?|由谁负责|归谁管|负责(?:些?什么|哪些(?:任务|工作)?)|(?:要|该)做(?:些?什么|哪些(?:事|工作)?)"
    r"|有(?:些?什么|哪些)(?:任务|职责|指标|期限)?|(?:什么时候|何时)(?:到期|完成|截止)?|多久一次"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the results: where it leads, what it is, and why it was found."""

    href: str
    title: str
    reason: str
    day: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Hits:
    """One group: how many there are, and the first of them, or all."""

    name: str
    zh: str
    en: str
    total: int
    hits: Sequence[Hit]


def plain_words(asked: str) -> str:
    """The question without the words that only ask: 谁负责校园消防？ → 校园消防; never empty."""
    return _ASKING.sub("", asked).strip() or asked


def days_asked(asked: str) -> tuple[date, date] | None:
    """The first and last day that a date in the question means: 2020年12月 is the 1st to the 31st; None without one."""
    found = _DAY.search(asked)
    if not found:
        return None
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day:
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def find_everything(navigator: "Navigator", asked: str, as_of: date, group: str = "") -> list[Hits]:
    """The five groups with their counts, empty ones too; all hits of `group`, the first few of the others."""
    words = plain_words(asked)
    found = navigator.search(words, as_of)
    days = days_asked(words)
    dates = [_due_hit(due) for due in navigator.due_between(Wanted(*days), as_of)] if days else []
    groups = (
        ("units", "单位", "Units", [Hit(f"/units/{each.id}", each.title, each.reason) for each in found.units]),
        ("tasks", "任务", "Tasks", [_hit(each, f"/tasks/{each.id}") for each in found.tasks]),
        ("deadlines", "期限", "Dates", dates or [_fact_hit(each) for each in found.deadlines]),
        ("targets", "指标", "Targets", [_fact_hit(each) for each in found.targets]),
        ("clauses", "条款", "Clauses", [_hit(each, _passage_address(each)) for each in found.clauses]),
    )
    return [Hits(name, zh, en, len(hits), hits if name == group else hits[:_FEW]) for name, zh, en, hits in groups]


def _hit(found: Found, href: str) -> Hit:
    reason = found.cite.passage.exact if found.cite and found.kind == "clause" else ""
    return Hit(href, found.title, reason)


def _fact_hit(found: Found) -> Hit:
    href = f"/tasks/{found.cite.clause}#{found.id}" if found.cite else "/due"
    place = f"{found.cite.label} {found.cite.heading}".strip() if found.cite else ""
    return Hit(href, found.title, found.reason, place=place)


def _due_hit(due: Due) -> Hit:
    target = due.target
    title = f"{target.scope}{target.subject} {target.text}" if target else due.cite.passage.exact
    fact = f"#{target.id}" if target else ""
    place = f"{due.task.label} {due.task.heading}"
    return Hit(f"/tasks/{due.task.id}{fact}", title, due.cite.passage.exact, due.date, place)


def _passage_address(found: Found) -> str:
    if found.cite is None:
        return f"/policies#{found.id}"
    passage = found.cite.passage
    return f"/policies/{found.cite.policy}?mark={passage.start}-{passage.end}#mark"
