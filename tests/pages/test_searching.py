"""What a question means before it is looked up."""

from datetime import date

import pytest

from api.pages.searching import days_asked, plain_words


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        ("2020年", (date(2020, 1, 1), date(2020, 12, 31))),
        ("2020年12月", (date(2020, 12, 1), date(2020, 12, 31))),
        ("2021-02", (date(2021, 2, 1), date(2021, 2, 28))),
        ("2020年12月31日前要完成什么", (date(2020, 12, 31), date(2020, 12, 31))),
        ("2021年2月30日", None),
        ("12月", None),
        ("州教育局", None),
    ],
)
def test_days_in_a_question(asked: str, days: tuple[date, date] | None) -> None:
    assert days_asked(asked) == days


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("谁负责校园消防？", "校园消防"),
        ("州教育局负责什么？", "州教育局"),
        ("校园消防归谁管", "校园消防"),
        ("护学岗什么时候到期？", "护学岗"),
        ("谁负责什么？", "谁负责什么？"),
        ("教育部门", "教育部门"),
    ],
)
def test_words_that_only_ask_are_left_out(asked: str, words: str) -> None:
    assert plain_words(asked) == words
