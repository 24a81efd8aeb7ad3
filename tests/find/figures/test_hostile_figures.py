"""Nothing grows faster than its text: steps are counted, not timed, and no pattern repeats a repeat."""

import importlib
import pkgutil
import re
import sys
from types import FrameType
from typing import Any

import pytest

import graph.find.figures
from graph.read.outline import Part
from graph.read.tidy import tidy
from graph.settle.figures import settle_figures

HOSTILE = [
    "1", "一", "至", "1至", "(", "《", "、", "每", "2020年", "1个、", "达到", "2020年1月至", "每月", "500人以下",
    "每增加300名", "之日起3日", "1:9", "分之", "2020年底前,", "3月底前。", "不少于", "10%、", "每所配备1名,",
    "分别1个、2个", "定期", "2020年12月底前1个", "□", "年底前;1%",
    "指标\n2025年\n属性\n率(%)\n1\n约束性\n", "到2025年,1%。", "2019年,1%", "去年1个、",
]  # fmt: skip


def steps(text: str) -> int:
    """Calls made while everything with a number is found and settled in one part."""
    clean = tidy(text)
    part = Part("", "", (), (1,), None, 0, len(clean.text), 0)
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(tally)
    try:
        settle_figures(clean, [part], ["p-c-1"], "2020-01-01")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("words", HOSTILE)
def test_twice_the_text_takes_twice_the_steps(words: str) -> None:
    once, twice = steps(words * 300), steps(words * 600)
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize("words", ["1", "一", "《", "(", "年", "每月", "十百千万"])
def test_two_hundred_thousand_characters_of_one_kind_survive(words: str) -> None:
    assert steps(words * (200_000 // len(words))) < 10_000_000


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    modules = [
        importlib.import_module(f"graph.find.figures.{found.name}")
        for found in pkgutil.iter_modules(graph.find.figures.__path__)
    ]
    return [
        (f"{module.__name__}.{name}", value)
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    ]


def nested(tree: Any, inside: bool) -> bool:
    """Whether an unbounded repeat stands within an unbounded repeat."""
    for operation, argument in tree:
        if str(operation).endswith("_REPEAT"):
            _, most, item = argument
            unbounded = most >= 1000
            if (unbounded and inside) or nested(item, inside or unbounded):
                return True
        branches = [argument[3]] if str(operation) == "SUBPATTERN" else []
        if str(operation) == "BRANCH":
            branches = argument[1]
        if any(nested(branch, inside) for branch in branches):
            return True
    return False


def test_no_pattern_repeats_a_repeat_without_end() -> None:
    parser = importlib.import_module("re._parser")
    found = patterns()
    assert len(found) > 30
    assert [name for name, pattern in found if nested(parser.parse(pattern.pattern), False)] == []


def test_the_check_on_patterns_sees_a_bad_one() -> None:
    parser = importlib.import_module("re._parser")
    assert nested(parser.parse("(?:[^、]+、?)+x"), False)
