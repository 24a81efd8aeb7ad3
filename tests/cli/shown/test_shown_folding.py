"""Chinese text is folded anywhere but before a closing mark, and nothing of it is lost."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from api.commands.shown.folding import fold_points


def _lines(text: str, width: int) -> list[str]:
    points = [0, *fold_points(text, width), len(text)]
    return [text[low:high] for low, high in pairwise(points)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("州教育局", 20, ["州教育局"]),
        ("责任单位:州公安局、州教育局", 18, ["责任单位:州公安", "局、州教育局"]),
        ("责任单位:州公安局、州教育局", 17, ["责任单位:州公安", "局、州教育局"]),
        ("州公安局、州教育局", 8, ["州公安", "局、州教", "育局"]),
        ("达到(100%)。", 8, ["达到", "(100%)。"]),
        ("见《保安条例》", 6, ["见《保", "安条", "例》"]),
        ("zeren serve", 7, ["zeren ", "serve"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_people_break_them(text: str, width: int, lines: list[str]) -> None:
    assert _lines(text, width) == lines


@settings(deadline=None)
@given(st.text(alphabet="州教育局、，。「」()100% ab", max_size=60), st.integers(4, 40))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = _lines(text, width)
    assert "".join(lines) == text
    assert all(cell_len(line) <= width for line in lines)
