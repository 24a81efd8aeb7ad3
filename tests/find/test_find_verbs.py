"""Verbs of work, and the manner words before them."""

import pytest

from graph.find.verbs import MODAL, manner_at, result_at, verb_after_manner, verb_at


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("要进一步完善制度", "完善制度"),
        ("2020年底前建成平台", "建成平台"),
        ("每学期至少召开一次会议", "召开一次会议"),
        ("全方位、立体式开展宣传", "开展宣传"),
        ("适当向基层倾斜", "向基层倾斜"),
    ],
)
def test_the_verb_behind_manner_words(text: str, verb: str) -> None:
    at = verb_after_manner(text, 0, len(text))
    assert text[at:] == verb


@pytest.mark.parametrize("text", ["", "视频系统要运行", "外来人员", "向基层倾斜"])
def test_no_verb_at_the_start(text: str) -> None:
    assert verb_after_manner(text, 0, len(text)) == -1


def test_lengths_of_words() -> None:
    assert verb_at("充分发挥作用", 0, 6) == 4
    assert manner_at("2020年6月底前完成", 0, 11) == 9
    assert result_at("不断提升水平", 0, 6) == 4
    assert verb_at("加强", 0, 1) == 0


@pytest.mark.parametrize(("text", "modal"), [("各乡镇要落实", "要"), ("校车须检验", "须"), ("应当登记", "应当")])
def test_modal_words(text: str, modal: str) -> None:
    found = MODAL.search(text)
    assert found
    assert found[0] == modal


@pytest.mark.parametrize("text", ["重要意义", "主要任务", "应急响应", "需要帮助", "适应形势", "要求明确"])
def test_words_that_only_look_modal(text: str) -> None:
    assert MODAL.search(text) is None
