"""Numbers as documents write them: tests/cases/numerals.toml, and every number written and read back."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.figures.numerals import find_numerals, read_han, read_numeral

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "numerals.toml").read_text("utf-8"))["case"]
DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize("case", CASES, ids=[case["text"] or "nothing" for case in CASES])
def test_a_number_in_words_has_its_value(case: dict[str, str]) -> None:
    value = read_numeral(case["text"])
    assert ("" if value is None else str(value)) == case["value"]


def write_han(number: int) -> str:
    """The plain way to write a number in Chinese, as a check on the reader."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            rest = number % size
            gap = "零" if 0 < rest < size // 10 else ""
            return write_han(number // size) + name + gap + (write_han(rest) if rest else "")
    words, pending = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if pending and words else "") + DIGITS[digit] + name
        pending = digit == 0
    return words


@settings(deadline=None)
@given(st.integers(1, 10**12 - 1))
def test_what_is_written_in_chinese_is_read_back(number: int) -> None:
    assert read_han(write_han(number)) == number


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_digits_are_read_back_with_and_without_commas(number: int) -> None:
    assert read_numeral(str(number)) == number
    assert read_numeral(f"{number:,}") == number


def test_a_scale_after_a_number_stays_apart_and_a_scale_alone_is_the_number() -> None:
    found = [(one.value, one.scale, one.amount) for one in find_numerals("1.5万辆,两万平方米,万名,百个", 0, 18)]
    assert found == [(1.5, "万", 15000), (2, "万", 20000), (10000, "", 10000), (100, "", 100)]


@settings(deadline=None)
@given(st.text(alphabet="0123456789,.零一二十百千万亿两半甲", max_size=60))
def test_any_run_of_digits_and_numerals_survives(text: str) -> None:
    for one in find_numerals(text, 0, len(text)):
        assert 0 <= one.start < one.end <= len(text)
