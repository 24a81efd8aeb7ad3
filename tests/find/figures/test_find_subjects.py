"""What a figure measures, and for whom, word for word."""

import pytest

from graph.find.figures.subjects import subject_of
from graph.find.figures.targets import find_figures


@pytest.mark.parametrize(
    ("text", "subject", "scope"),
    [
        ("城镇幼儿园专职保安员配备率达到100%", "专职保安员配备率", "城镇幼儿园"),
        ("中小学与城市幼儿园封闭化管理达到100%", "封闭化管理", "中小学与城市幼儿园"),
        ("建成百家人工智能企业", "人工智能企业", ""),
        ("全区汽车以旧换新不低于600辆", "汽车以旧换新", "全区"),
        ("学生每月至少接受1次安全教育", "安全教育", "学生"),
        ("各县(市)按照每年不少于学校总数的20%创建", "学校总数", "各县(市)"),
        ("设置不少于4名(执法人员除外)专管员", "专管员", ""),
        ("推动差异化、特色化发展,打造2个差异化、特色化社区", "差异化、特色化社区", ""),
        ("给予最高200万元的分档补助", "分档补助", ""),
    ],
)
def test_subject_and_scope(text: str, subject: str, scope: str) -> None:
    figure = find_figures(text, 0, len(text))[-1]
    kind = "amount" if "补助" in text else "goal"
    assert subject_of(text, figure, kind, 0, len(text)) == (subject, scope)  # type: ignore[arg-type]


def test_a_figure_without_words_of_its_own_has_no_subject() -> None:
    text = "力争达到90%"
    (figure,) = find_figures(text, 0, len(text))
    assert subject_of(text, figure, "goal", 0, len(text)) == ("", "")
