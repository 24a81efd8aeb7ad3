"""Figures with measure and bound (their kinds, subjects and dates: tests/cases/targets.toml)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.figures.targets import Figure, find_figures

LETTERS = "0123456789.,一二两十百千万亿半%‰个名所家元年天分之至—到和、,。(不少于超过达到以上下内每公里配备"


def figures(text: str) -> tuple[Figure, ...]:
    return find_figures(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "bound"),
    [
        ("达到100%", "100%", 100, "%", ">="),
        ("不低于学生总数的3‰", "3‰", 3, "‰", ">="),
        ("1.5万辆", "1.5万辆", 1.5, "万辆", "="),
        ("一半以上", "一半以上", 50, "%", ">="),
        ("百余名", "百余名", 100, "名", ">="),
        ("百分之十五", "百分之十五", 15, "%", "="),
        ("九成以上", "九成以上", 90, "%", ">="),
        ("超亿元的", "亿元", 1, "亿元", ">"),
        ("营业收入超千万的", "千万", 1000, "万(元)", ">"),
        ("每生每年不低于600元", "600元", 600, "元/生·年", ">="),
        ("每年不低于600元", "600元", 600, "元", ">="),
    ],
)
def test_a_figure_with_its_measure_and_bound(text: str, words: str, value: float, unit: str, bound: str) -> None:
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == words
    assert (figure.value, figure.unit, figure.bound) == (value, unit, bound)


def test_a_range_has_two_ends_and_no_value() -> None:
    text = "3至5名,300至500人,10-20年,2万—3万元"
    assert [(f.low, f.high, f.unit, f.value, f.bound) for f in figures(text)] == [
        (3, 5, "名", None, "range"),
        (300, 500, "人", None, "range"),
        (10, 20, "年", None, "range"),
        (2, 3, "万元", None, "range"),
    ]


def test_a_lost_upper_end_is_never_filled_in() -> None:
    (figure,) = figures("2至名")
    assert (figure.low, figure.high, figure.damaged) == (2, None, True)


def test_a_lost_number_is_damaged() -> None:
    (figure,) = figures("配备率达到%")
    assert (figure.value, figure.unit, figure.damaged) == (None, "%", True)


def test_figures_of_a_list_share_bound_and_measure() -> None:
    found = figures("每年每公里分别不低于10000元、5000元和3000元")
    assert [(f.value, f.unit, f.bound, f.listed) for f in found] == [
        (10000, "元/公里·年", ">=", False),
        (5000, "元/公里·年", ">=", True),
        (3000, "元/公里·年", ">=", True),
    ]


@pytest.mark.parametrize(
    "text", ["第3条", "4G网络", "2020", "〔2020〕24号", "三四个", "一网通办", "5号楼", "12345热线"]
)
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == ()


@settings(deadline=None)
@given(st.text(alphabet=LETTERS, max_size=80))
def test_any_text_survives_and_figures_do_not_overlap(text: str) -> None:
    found = figures(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.damaged or one.value is not None or (one.low is not None and one.high is not None) for one in found)
    assert all(one.low <= one.high for one in found if one.low is not None and one.high is not None)
