"""What a figure is for, and when it is nothing anyone could be held to."""

import pytest

from graph.find.figures.kinds import kind_of
from graph.find.figures.targets import find_figures


def kinds(text: str) -> list[str | None]:
    found = find_figures(text, 0, len(text))
    return [kind_of(text, figure, (0, len(text)), found[:at]) for at, figure in enumerate(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("覆盖率达到80%,力争达到90%", ["goal", "stretch"]),
        ("力争新增80个", ["goal"]),
        ("给予最高50万元补助", ["amount"]),
        ("投资不低于50万元", ["goal"]),
        ("船龄15年以上的船舶", ["threshold"]),
        ("现有站点120个", ["baseline"]),
        ("试点期内三年内不予处罚", ["period"]),
        ("10个工作日内办结", ["standard"]),
        ("设立6个工作组", ["organisation"]),
        ("两个市场、三个方面", [None, None]),
        ("最多跑一次", [None]),
        ("等5个方案已经同意", [None]),
    ],
)
def test_kind(text: str, expected: list[str | None]) -> None:
    assert kinds(text) == expected
