"""Marks cut a text without losing a character, and the shortest fact wins its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.pages.frame.marks import Mark, bare_sentences, cut_pieces, is_heading, is_sentence, paragraphs

TEXT = "2020年底前配备率达到100%。定期检查。标题\n另起一行的句子没有内容啊。"


def test_the_shortest_fact_wins_its_words() -> None:
    marks = [Mark(0, 18, "duty", "#y"), Mark(0, 16, "target", "#t"), Mark(0, 7, "deadline", "#d")]
    pieces = cut_pieces(TEXT, (0, 18), marks)
    assert [(piece.text, piece.mark.kind if piece.mark else None, piece.duty) for piece in pieces] == [
        ("2020年底前", "deadline", True),
        ("配备率达到100%", "target", True),
        ("。定", None, True),
    ]


def test_focus_starts_once() -> None:
    pieces = cut_pieces(TEXT, (0, len(TEXT)), [Mark(0, 7, "deadline", "#d")], focus=(0, 16))
    assert [piece.first for piece in pieces if piece.focus] == [True, False]


def test_lines_keep_their_pieces() -> None:
    lines = paragraphs(cut_pieces(TEXT, (0, len(TEXT)), [Mark(22, 32, "duty", "#y")]))
    assert ["".join(piece.text for piece in line) for line in lines] == TEXT.split("\n")


@pytest.mark.parametrize(
    ("words", "yes"),
    [("定期组织开展安全检查。", True), ("一、目标任务", False), ("好。", False), ("他说:“要抓好落实工作。”", True)],
)
def test_what_counts_as_a_sentence(words: str, yes: bool) -> None:
    assert is_sentence(words) is yes


@pytest.mark.parametrize(
    ("words", "heading", "yes"),
    [
        ("2.完善人防体系建设。", "完善人防体系建设", True),
        ("(一)完善校园内部安全管理体系。", "完善校园内部安全管理体系", True),
        ("2.完善人防体系建设,配齐保安人员。", "完善人防体系建设", False),
        ("完善人防体系建设。", "", False),
    ],
)
def test_a_heading_is_no_sentence(words: str, heading: str, yes: bool) -> None:
    assert is_heading(words, heading) is yes


def test_a_finding_is_no_understanding() -> None:
    text = "学校要经常组织安全检查。各校要配齐专职保安员。"
    assert bare_sentences(text, [Mark(0, 5, "finding", "#g"), Mark(12, 20, "duty", "#y")]) == [(0, 12)]


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark], tuple[int, int] | None]:
    text = draw(st.text("年底前达到。\n，100%州公安局", min_size=1, max_size=80))
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place).filter(lambda p: p[0] < p[1]), max_size=12))
    kinds = ("duty", "target", "deadline", "owner", "finding")
    marks = [Mark(a, b, kinds[n % len(kinds)], f"#{n}") for n, (a, b) in enumerate(spans)]
    return text, marks, spans[0] if spans else None


@settings(deadline=None)
@given(marked())
def test_no_character_is_lost(made: tuple[str, list[Mark], tuple[int, int] | None]) -> None:
    text, marks, focus = made
    pieces = cut_pieces(text, (0, len(text)), marks, bare_sentences(text, marks), focus)
    assert "".join(piece.text for piece in pieces) == text
    narrow = {mark for mark in marks if mark.kind != "duty"}
    at = 0
    for piece in pieces:
        if piece.mark:
            widths = [m.end - m.start for m in narrow if m.start <= at and m.end >= at + len(piece.text)]
            assert piece.mark.end - piece.mark.start == min(widths)
        at += len(piece.text)
