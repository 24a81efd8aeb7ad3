"""Sentences that look like work."""

import pytest

from graph.check.coverage import looks_like_work, uncovered_sentences
from graph.read.texts import Span
from graph.read.tidy import tidy


@pytest.mark.parametrize(
    "text",
    [
        "各学校须备足防汛物资。",
        "加强值班值守工作。",
        "监控画面应当清晰。",
        "结合实际,由县安委办组织有关部门梳理隐患清单。",
        "成立防汛工作领导小组(以下简称领导小组)。",
        "汛期来临之前,加强堤坝巡查。",
    ],
)
def test_work(text: str) -> None:
    assert looks_like_work(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "本方案所称学校,是指中小学校。",
        "森林覆盖率较高。",
        "开展。",
        "本办法自2021年起施行。",
        "",
        "为加强防汛工作,现提出以下意见。",
        "近年来,各地加强防汛。",
    ],
)
def test_no_work(text: str) -> None:
    assert not looks_like_work(text, 0, len(text))


def test_a_sentence_with_a_fact_in_it_is_covered() -> None:
    clean = tidy("加强值班 值守。完善应急预案。")
    sentences = [Span(0, 7), Span(7, len(clean.text))]
    assert [passage.exact for passage in uncovered_sentences(clean, sentences, [])] == [
        "加强值班 值守。",
        "完善应急预案。",
    ]
    assert [passage.exact for passage in uncovered_sentences(clean, sentences, [2])] == ["完善应急预案。"]
