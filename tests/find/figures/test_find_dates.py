"""Dates as words, before anyone asks whether they are deadlines."""

import pytest

from graph.find.figures.dates import DateWords, find_dates


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "mark", "tail"),
    [
        ("2021年6月底前", 2021, 6, None, "底", "前"),
        ("二〇二一年十二月三十一日前", 2021, 12, 31, "", "前"),
        ("2020年年底前", 2020, None, None, "年底", "前"),
        ("21年12月底前", 2021, 12, None, "底", "前"),
        ("2021年第三季度末", 2021, None, None, "第三季度", ""),
        ("2021年上半年", 2021, None, None, "上半年", ""),
        ("12月底前", None, 12, None, "底", "前"),
        ("年内", None, None, None, "底", "内"),
    ],
)
def test_the_parts_of_a_date(
    text: str, year: int | None, month: int | None, day: int | None, mark: str, tail: str
) -> None:
    found = list(find_dates(text, 0, len(text)))
    assert found == [DateWords(0, len(text), year, month, day, mark, tail)]


def test_a_period_is_one_date_its_last_year() -> None:
    (found,) = find_dates("2021—2023年", 0, 10)
    assert (found.year, found.period) == (2023, True)


def test_a_count_from_an_event_says_so_and_whether_the_event_is_the_issue() -> None:
    text = "自本方案印发之日起30日内,自收到申请之日起5日内"
    found = list(find_dates(text, 0, len(text)))
    assert [text[one.start : one.end] for one in found] == ["自本方案印发之日起30日内", "之日起5日内"]
    assert [one.counted_from_issue for one in found] == [True, False]


@pytest.mark.parametrize("text", ["3年内", "20年底蕴", "2个月", "第1次", "五年级"])
def test_what_only_looks_like_a_date(text: str) -> None:
    assert list(find_dates(text, 0, len(text))) == []
