"""Dates, figures and rhythms as people read them."""

from datetime import date

import pytest

from api.pages.frame.wording import write_bracket, write_cadence, write_day, write_deadline
from graph.ask.answers import BracketFact, CadenceFact, DeadlineFact
from tests.pages.policy_answers import cite, passage
from viz.legend import Lang

HERE = cite("c", "二（一）2", "", passage("2020年底前"))


@pytest.mark.parametrize(
    ("day", "lang", "written"),
    [
        ("2020-12-31", "zh", "2020年12月31日"),
        ("2020-06-01", "en", "1 June 2020"),
        (date(2021, 3, 5), "zh", "2021年3月5日"),
        (None, "zh", ""),
        ("春季开学前", "zh", "春季开学前"),
    ],
)
def test_days(day: date | str | None, lang: Lang, written: str) -> None:
    assert write_day(day, lang) == written


@pytest.mark.parametrize(
    ("day", "precision", "lang", "written"),
    [
        ("2020-12-31", "year-end", "zh", "2020年12月31日（年底）"),
        ("2021-06-30", "month-end", "en", "30 June 2021 (end of month)"),
        ("2021-06-30", "day", "zh", "2021年6月30日"),
        (None, "unknown", "zh", "不明"),
    ],
)
def test_deadlines(day: str | None, precision: str, lang: Lang, written: str) -> None:
    assert write_deadline(DeadlineFact("d", day, precision, None, "no-deadline", HERE), lang) == written


def test_cadence_says_at_least() -> None:
    fact = CadenceFact("f", "yearly", "FREQ=YEARLY", False, 1, HERE)
    assert write_cadence(fact, "zh") == "每年，至少 1 次"
    assert write_cadence(fact, "en") == "yearly, at least 1×"


LOST = BracketFact(None, 500, 2, None, None, None, None, True)
RANGE = BracketFact(500, 1000, 3, 5, None, None, None, False)
RATIO = BracketFact(1000, None, None, None, 0.003, None, None, False)
STEPS = BracketFact(1000, None, None, None, None, 200, 1, False)
FIXED = BracketFact(None, None, 1, 1, None, None, None, False)


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (LOST, "500以下：下限 2，上限 不明", "up to 500: at least 2, at most unknown"),
        (RANGE, "500–1000：下限 3，上限 5", "500–1000: at least 3, at most 5"),
        (RATIO, "1000以上：3‰", "above 1000: 3‰"),
        (STEPS, "1000以上：每增加 200 增配 1", "above 1000: 1 more for every 200"),
        (FIXED, "不论规模：1", "in every case: 1"),
    ],
)
def test_brackets(line: BracketFact, zh: str, en: str) -> None:
    assert (write_bracket(line, "zh"), write_bracket(line, "en")) == (zh, en)
