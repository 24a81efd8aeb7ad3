"""Titles, document numbers and dates are hidden from the finders without moving anything."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.figures.veil import read_simplified, veil_dates, veil_titles


def test_titles_and_numbers_are_hidden_and_offsets_kept() -> None:
    text = "按照《关于印发〈2020年计划〉的通知》(某政发〔2020〕24号),2021年底前完成"
    veiled = veil_titles(text)
    assert len(veiled) == len(text)
    assert "2020" not in veiled
    assert veiled.endswith("),2021年底前完成")


def test_a_title_within_a_title_is_hidden_whole() -> None:
    assert veil_titles("《关于《2020年计划》的通知》") == "□" * 16


def test_years_of_a_plan_in_its_name_are_hidden() -> None:
    assert "2023" not in veil_titles("水质提升行动方案(2021—2023年)")


def test_dates_are_hidden_from_figures_but_durations_are_not() -> None:
    assert veil_dates("2020年6月30日前新增20个,3个月内、2000套,6月底") == "□" * 10 + "前新增20个,3个月内、2000套,□□底"


def test_traditional_letters_of_figures_are_read_and_the_rest_left() -> None:
    assert read_simplified("達到5萬個,綠化") == "达到5万个,綠化"
    plain = "达到5万个"
    assert read_simplified(plain) is plain


@settings(deadline=None)
@given(st.text(alphabet="《》〔〕(20年月日至—号个方案\n", max_size=80))
def test_line_feeds_and_length_never_change(text: str) -> None:
    veiled = veil_dates(veil_titles(text))
    assert len(veiled) == len(text)
    assert [at for at, char in enumerate(veiled) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]
