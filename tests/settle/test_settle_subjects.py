"""Names of figures that share words, or have none of their own."""

import pytest

from graph.find.figures.kinds import kind_of
from graph.find.figures.targets import TargetMention, find_figures
from graph.read.texts import Span
from graph.settle.subjects import name_targets


def names(text: str) -> list[tuple[str, str]]:
    found, since = [], 0
    for figure in find_figures(text, 0, len(text)):
        kind = kind_of(text, figure, (0, len(text)), ())
        if kind:
            found.append(TargetMention(figure, kind, since, len(text), ""))
            since = figure.end
    return name_targets(text, found, [Span(0, 0)] * len(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("参训率、合格率分别达到95%、90%", [("参训率", ""), ("合格率", "")]),
        ("城市、农村分别新建100个、200个站点", [("站点", "城市"), ("站点", "农村")]),
        ("覆盖率达到80%,力争达到90%", [("覆盖率", ""), ("覆盖率", "")]),
        ("营造林1.2万公顷以上(18万亩以上)", [("营造林", ""), ("营造林", "")]),
        ("资金不低于30元、20元", [("资金", ""), ("资金", "")]),
        ("甲类企业达到3家以上,乙类企业达到5家以上;分别达到6家、10家以上",
         [("甲类企业", ""), ("乙类企业", ""), ("甲类企业", ""), ("乙类企业", "")]),
    ],
)  # fmt: skip
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_figure_that_nothing_names_is_called_by_its_measure() -> None:
    assert names("达到90%") == [("%", "")]
    assert names("") == []
