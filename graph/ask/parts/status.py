"""Status as of a day (ruling 11): computed from dates and reported values, never stored.

Without an observation nothing is ever called met or failed.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from graph.ask.answers import ObservationFact, Status

SOON = timedelta(days=30)
CHINA = timezone(timedelta(hours=8))


def today() -> date:
    """The day it is in Asia/Shanghai, which has kept one offset since 1991."""
    return datetime.now(CHINA).date()


def status_of(due: str | None, as_of: date, observations: Iterable[ObservationFact] = ()) -> Status:
    """met, not-met, overdue-unreported, soon (within 30 days), not-due or no-deadline.

    Values reported by `as_of` count, of each area the last: all must meet the bound; that one misses it is only
    called not-met once the day has passed. `due` itself is not yet late.
    """
    day = date.fromisoformat(due) if due else None
    judged = [each.meets for each in _latest(observations, as_of) if each.meets is not None]
    if judged and all(judged):
        return "met"
    if day is None:
        return "no-deadline"
    if day < as_of:
        return "not-met" if judged else "overdue-unreported"
    return "soon" if day - as_of <= SOON else "not-due"


def meets_bound(bound: str, value: float, stated: float | None, low: float | None, high: float | None) -> bool | None:
    """Whether a reported value keeps a bound; None where the text leaves open what it would have to keep."""
    if bound == "range":
        return None if low is None or high is None else low <= value <= high
    if stated is None:
        return None
    return {
        ">=": value >= stated,
        "<=": value <= stated,
        "=": value == stated,
        ">": value > stated,
        "<": value < stated,
    }.get(bound)


def _latest(observations: Iterable[ObservationFact], as_of: date) -> list[ObservationFact]:
    """Of each area the last value reported on or before the day."""
    last: dict[str | None, ObservationFact] = {}
    for each in sorted(observations, key=_moment):
        if _moment(each).astimezone(CHINA).date() <= as_of:
            last[each.area] = each
    return list(last.values())


def _moment(observation: ObservationFact) -> datetime:
    return datetime.fromisoformat(observation.time)
