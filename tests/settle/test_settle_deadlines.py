"""The last moment a date can mean."""

import calendar
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.figures.deadlines import find_deadlines
from graph.settle.deadlines import DatedMention, date_mentions


def dated(text: str, earlier: DatedMention | None = None) -> list[tuple[str | None, str]]:
    found = date_mentions(find_deadlines(text, 0, len(text), 2020), earlier, text)
    return [(one.date, one.precision) for one in found]


@settings(deadline=None)
@given(st.integers(2020, 2099), st.integers(1, 12))
def test_the_end_of_a_month_is_its_last_day(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    assert dated(f"{year}年{month}月底前完成") == [(f"{year}-{month:02d}-{last}", "month-end")]


@settings(deadline=None)
@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_that_day(day: date) -> None:
    assert dated(f"{day.year}年{day.month}月{day.day}日前完成") == [(day.isoformat(), "day")]


@pytest.mark.parametrize("text", ["2021年2月30日前完成", "2021年2月29日前完成", "2021年6月31日前完成"])
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    assert dated(text) == [(None, "unknown")]


def test_after_a_later_month_a_bare_month_is_doubtful() -> None:
    assert dated("2020年10月底前制定方案,3月底前完成")[1] == (None, "unknown")
    assert dated("2020年10月底前制定方案,12月底前完成")[1] == ("2020-12-31", "month-end")


def test_a_year_end_lends_its_year_to_any_month() -> None:
    assert dated("2020年底前建成平台,其中9月底前上线试运行")[1] == ("2020-09-30", "month-end")


def test_a_year_said_long_ago_is_not_inherited() -> None:
    assert dated("2020年6月底前完成方案," + "统筹推进各项工作," * 5 + "9月底前完成验收")[1][0] == "2020-09-30"
    first = find_deadlines("2020年6月底前完成方案", 0, 12, 2020)
    (earlier,) = date_mentions(first, None, "")
    text = "2020年6月底前完成方案" + "。" * 900 + "9月底前完成验收"
    later = find_deadlines(text, 900, len(text), 2020)
    assert [one.date for one in date_mentions(later, earlier, text)] == [None]
