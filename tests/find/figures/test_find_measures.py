"""Measures after a number and the words that bound a figure."""

import pytest

from graph.find.figures.measures import BEFORE, bound_after, bound_before, measure_at


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("个工作日内", "个工作日"), ("个百分点", "个百分点"), ("台(套)以上", "台(套)"), ("平方米的", "平方米"),
        ("微克/立方米", "微克/立方米"), ("元/公里·年", "元/公里·年"), ("人次", "人次"), ("名保安", "名"), ("%", "%"),
        ("人间病房", ""), ("年级学生", ""), ("日游", ""), ("家庭", ""), ("月底前", ""), ("号文件", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_longest_measure_that_is_no_part_of_another_word(words: str, measure: str) -> None:
    assert measure_at(words, 0, len(words)) == measure


@pytest.mark.parametrize(
    ("word", "bound"),
    [
        ("不少于", ">="), ("不得低于", ">="), ("至少", ">="), ("达到", ">="), ("提高到", ">="), ("不超过", "<="),
        ("不得高于", "<="), ("最高", "<="), ("压缩至", "<="), ("控制在", "<="), ("超过", ">"), ("突破", ">"),
        ("低于", "<"), ("不足", "<"),
    ],
)  # fmt: skip
def test_words_before_a_figure(word: str, bound: str) -> None:
    match = BEFORE.search(word)
    assert match is not None
    assert match[0] == word
    assert bound_before(match) == bound


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("以上", ">="), ("及以上", ">="), ("以下", "<="), ("以内", "<="), ("内", "<="), ("以上(不含)", ">"),
        ("以下(不含本数)", "<"), ("左右", None),
    ],
)  # fmt: skip
def test_words_after_a_figure_include_it_unless_they_say_otherwise(words: str, bound: str | None) -> None:
    assert bound_after(words) == bound
