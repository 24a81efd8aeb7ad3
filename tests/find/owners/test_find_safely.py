"""Any text is survived, passages lie inside their clause, and time grows with the text only."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.owners.responsibilities import Responsibilities
from graph.find.owners.words.script import simplified
from tests.find.owners.written import found_in

_WORDS = st.sampled_from(
    [
        "责任单位:", "牵头单位：", "配合部门:", "完成时限：", "(", "）", "〔", "〕", "【", "】", "、", "，", "；",
        "。", "\n", "\t", "|", "*", "市教育局", "各市、县、区政府", "等有关部门", "和", "及", "会同", "牵头",
        "负责", "按职责分工负责", "配合", "列第一位的为牵头单位", "下同", "以下均需", "落实，不再列出", "序号",
        "任务", "1", "2.", "（一）", "一、", "要加强管理", " ", "縣財政局", "有关区县政府", "- 12 -", "2021年底前",
    ]
)  # fmt: skip
_TEXTS = st.lists(_WORDS | st.text(max_size=3), max_size=60).map("".join)


@settings(deadline=None, max_examples=300)
@given(_TEXTS)
def test_any_text_is_survived_and_passages_lie_inside(text: str) -> None:
    clean, found = found_in(text)
    last = 0
    for clause in found.clauses:
        assert last <= clause.start < clause.end <= len(clean.text)
        last = clause.start
        for entry in clause.entries:
            assert clause.start <= entry.span.start < entry.span.end <= clause.end
            assert entry.words.strip()
        assert [entry.order for entry in clause.entries] == list(range(1, len(clause.entries) + 1))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40))
def test_reading_as_simplified_keeps_the_length(text: str) -> None:
    assert len(simplified(text)) == len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "(", "()", "(责任单位:", "责任单位:", "责任单位:市教育局、", "(市教育局牵头", "等和", "市县", "各市、",
        "市委和", "【责任单位】", "牵头单位\n", "序号\n牵头单位\n任务\n", "牵头单位\t", "牵头单位|序号|\n",
        "1.县财政局:负责", "以下均需", "1", ":", "、", "\n-", "市教育局", "(*", "会同",
    ],
)  # fmt: skip
def test_time_grows_with_the_text_only(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = 10.0
        for _ in range(3):
            began = time.process_time()
            _run(text)
            best = min(best, time.process_time() - began)
        return best

    assert cost(24_000) < 12 * cost(6_000) + 0.05


def _run(text: str) -> Responsibilities:
    return found_in(text)[1]
