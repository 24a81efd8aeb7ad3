"""Status as of a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.answers import ObservationFact
from graph.ask.parts.status import meets_bound, status_of

DUE = "2021-06-30"
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def _seen(meets: bool | None, day: str, area: str | None = None) -> ObservationFact:
    return ObservationFact("e-1", "t-1", 1, area, None, None, "张三", f"{day}T09:00:00+08:00", meets)


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2021-05-30", "not-due"),
        ("2021-05-31", "soon"),
        ("2021-06-30", "soon"),
        ("2021-07-01", "overdue-unreported"),
        ("2031-07-01", "overdue-unreported"),
    ],
)
def test_without_a_report_only_the_day_counts(as_of: str, status: str) -> None:
    assert status_of(DUE, date.fromisoformat(as_of)) == status


@pytest.mark.parametrize(
    ("seen", "as_of", "status"),
    [
        ((_seen(True, "2021-06-01"),), "2021-06-10", "met"),
        ((_seen(True, "2021-06-01"),), "2021-08-10", "met"),
        ((_seen(False, "2021-06-01"),), "2021-06-10", "soon"),
        ((_seen(False, "2021-06-01"),), "2021-05-01", "not-due"),
        ((_seen(False, "2021-06-01"),), "2021-07-01", "not-met"),
        ((_seen(True, "2021-08-01"),), "2021-07-10", "overdue-unreported"),
        ((_seen(None, "2021-06-01"),), "2021-07-10", "overdue-unreported"),
        ((_seen(False, "2021-05-01"), _seen(True, "2021-06-01")), "2021-07-10", "met"),
        ((_seen(True, "2021-06-01", "东县"), _seen(False, "2021-06-01", "西市")), "2021-07-10", "not-met"),
        ((_seen(True, "2021-06-01", "东县"), _seen(True, "2021-06-02", "西市")), "2021-06-10", "met"),
    ],
)
def test_of_each_area_the_last_report_counts(seen: tuple[ObservationFact, ...], as_of: str, status: str) -> None:
    assert status_of(DUE, date.fromisoformat(as_of), seen) == status


def test_a_date_that_is_not_there_is_never_late() -> None:
    assert status_of(None, date(2100, 1, 1)) == "no-deadline"
    assert status_of(None, date(2021, 7, 1), (_seen(True, "2021-06-01"),)) == "met"


def test_the_day_of_a_report_is_the_day_in_china() -> None:
    late = ObservationFact("e-1", "t-1", 1, None, None, None, "张三", "2021-06-10T17:00:00+00:00", True)
    assert status_of(DUE, date(2021, 6, 10), (late,)) == "soon"
    assert status_of(DUE, date(2021, 6, 11), (late,)) == "met"


@settings(deadline=None)
@given(due=DAYS, as_of=DAYS)
def test_nothing_is_called_met_or_failed_without_a_report(due: date, as_of: date) -> None:
    status = status_of(due.isoformat(), as_of)
    assert status in ("soon", "not-due", "overdue-unreported")
    assert (status == "overdue-unreported") == (due < as_of)
    assert (status == "soon") == (due >= as_of and due - as_of <= timedelta(days=30))


@pytest.mark.parametrize(
    ("bound", "value", "stated", "low", "high", "kept"),
    [
        (">=", 100, 100, None, None, True),
        (">=", 99.9, 100, None, None, False),
        ("<=", 3, 3, None, None, True),
        ("=", 5, 5, None, None, True),
        (">", 5, 5, None, None, False),
        ("<", 5, 5, None, None, False),
        ("range", 4, None, 3, 5, True),
        ("range", 6, None, 3, 5, False),
        ("range", 2, None, 2, None, None),
        (">=", 2, None, None, None, None),
    ],
)
def test_a_bound_is_judged_only_where_it_is_known(
    bound: str, value: float, stated: float | None, low: float | None, high: float | None, kept: bool | None
) -> None:
    assert meets_bound(bound, value, stated, low, high) is kept
