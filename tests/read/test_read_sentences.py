"""Sentences and paragraphs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.sentences import split_paragraphs, split_sentences
from graph.read.tidy import tidy


def _sentences(text: str) -> list[str]:
    clean = tidy(text)
    return [clean.text[a:b] for a, b in split_sentences(clean, 0, len(clean.text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("甲。乙！丙", ["甲。", "乙!", "丙"]),
        ("达到100  %。(责任单位:州教育局)", ["达到100%。", "(责任单位:州教育局)"]),
        ("他说:“要落实。”然后离开。", ["他说:“要落实。”", "然后离开。"]),
        ("加强巡查;配齐器材。", ["加强巡查;配齐器材。"]),
        (
            "牵头单位:省司法厅\n参与单位:省财政厅\n\n完成时限:持续推进",
            ["牵头单位:省司法厅", "参与单位:省财政厅", "完成时限:持续推进"],
        ),
        ("。。\n\n", ["。。"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert _sentences(text) == sentences


def test_a_wrapped_line_goes_on() -> None:
    text = "各乡镇人民政府和县直有关部门要按照职责分工切实加强值班值守\n工作,及时报送信息。\n(一)下一条。"
    assert _sentences(text) == [text.split("\n(")[0], "(一)下一条。"]


def test_long_lines_part_at_indents() -> None:
    long = "各地要落实责任" * 40
    clean = tidy(f"　　{long}　　二、组织保障　　{long}")
    assert [clean.text[a:b] for a, b in split_paragraphs(clean)] == [long, "二、组织保障", long]


def test_short_lines_do_not() -> None:
    clean = tidy("名　　称:某方案\n责　　任:某局")
    assert [clean.text[a:b] for a, b in split_paragraphs(clean)] == ["名称:某方案", "责任:某局"]


@given(st.text("甲乙。!?;\n 　”)(一)1.二、:"))
@settings(deadline=None)
def test_sentences_lose_nothing_but_blanks(text: str) -> None:
    clean = tidy(text)
    spans = split_sentences(clean, 0, len(clean.text))
    assert all(a < b for a, b in spans)
    kept = "".join(clean.text[a:b] for a, b in spans)
    assert "".join(kept.split()) == "".join(clean.text.split())
