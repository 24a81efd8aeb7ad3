"""Marks that do not match."""

import pytest

from graph.check.punctuation import unmatched_marks
from graph.read.tidy import tidy


def _unmatched(text: str) -> tuple[list[int], list[int]]:
    clean = tidy(text)
    quotes, brackets = unmatched_marks(clean, 0, len(clean.text))
    return [span.start for span in quotes], [span.start for span in brackets]


@pytest.mark.parametrize(
    "text",
    [
        "“三防”建设",
        "(责任单位:各县〔市〕人民政府)",
        "〔市乡村振兴局、各区县(自治县)政府〕",
        "〔责任单位:甲局)",
        "1)登记\n2)上报",
        "《目录》",
    ],
)
def test_marks_that_match(text: str) -> None:
    assert _unmatched(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "quotes", "brackets"),
    [
        ("管控”三同步”原则", [2], []),
        ("落实“三防建设", [2], []),
        ("落实“三防“建设,见“目录", [2, 10], []),
        ("落实“三防建设。“四防建设", [2, 8], []),
        ("(责任单位:甲局", [], [0]),
        ("责任单位:甲局)", [], [7]),
        ("“甲(乙”丙", [], [2]),
        ("“甲\n乙”", [0, 4], []),
    ],
)
def test_marks_that_do_not(text: str, quotes: list[int], brackets: list[int]) -> None:
    assert _unmatched(text) == (quotes, brackets)


def test_a_damaged_pair_is_one_place() -> None:
    clean = tidy("管控”  三同步”原则")
    (phrase,), _ = unmatched_marks(clean, 0, len(clean.text))
    assert clean.passage(*phrase).exact == "”  三同步”"
