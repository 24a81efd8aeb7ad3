"""Which dates count as deadlines (the dates themselves: tests/settle and tests/cases/deadlines.toml)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.figures.deadlines import find_deadlines

LETTERS = "2020年1月底前至到—内起力争实现完成自之日每较,。;()第季度末上半本今《》时限:"


def words(text: str, issued: int | None = 2020) -> list[tuple[str, str]]:
    """Kind and words of each mention."""
    found = find_deadlines(text, 0, len(text), issued)
    return [(one.kind, text[one.start : one.end]) for one in found]


def test_the_words_of_a_deadline_are_the_words_of_the_date() -> None:
    assert words("确保2020年底前完成,2021年6月30日前验收") == [("due", "2020年底前"), ("due", "2021年6月30日前")]


def test_the_life_of_the_document_is_told_apart() -> None:
    assert words("本办法自2020年5月1日起施行,有效期至2025年4月30日") == [
        ("in-force", "2020年5月1日"),
        ("until", "2025年4月30日"),
    ]


@pytest.mark.parametrize(("issued", "count"), [(2020, 0), (2019, 1), (None, 1)])
def test_a_bare_year_before_the_year_of_issue_is_history(issued: int | None, count: int) -> None:
    assert len(words("2019年,新增站点20个", issued)) == count


def test_a_date_without_year_knows_the_date_before_it_in_the_sentence() -> None:
    text = "2020年6月底前制定方案,12月底前完成"
    first, second = find_deadlines(text, 0, len(text), 2020)
    assert first.near is None
    assert second.near is not None
    assert second.near.year == 2020


def test_a_year_of_comparison_is_not_inherited() -> None:
    text = "较2019年提高,年底前完成"
    (only,) = find_deadlines(text, 0, len(text), 2020)
    assert only.near is None


@settings(deadline=None)
@given(st.text(alphabet=LETTERS, max_size=80))
def test_any_text_survives_and_mentions_are_in_order(text: str) -> None:
    found = find_deadlines(text, 0, len(text), 2020)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
