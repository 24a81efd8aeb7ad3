"""The sentence around a few words, at its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ask.parts.sentences import sentence_around
from graph.records import Passage

TEXT = "6月底前各校建立台账；年底前完成整治。\n  责任单位:州教育局"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("6月底前", "6月底前各校建立台账；"),
        ("年底前", "年底前完成整治。"),
        ("建立台账；", "6月底前各校建立台账；"),
        ("州教育局", "责任单位:州教育局"),
    ],
)
def test_it_goes_from_stop_to_stop(words: str, sentence: str) -> None:
    start = 100 + TEXT.index(words)
    found = sentence_around(Passage(100, 100 + len(TEXT), TEXT), Passage(start, start + len(words), words))
    assert found.exact == sentence


def test_words_from_elsewhere_are_their_own_sentence() -> None:
    elsewhere = Passage(7, 11, "年底前。")
    assert sentence_around(Passage(100, 100 + len(TEXT), TEXT), elsewhere) == elsewhere


@given(st.text("甲乙。；\n ", max_size=30), st.integers(0, 50), st.data())
def test_it_holds_the_words_and_is_of_the_text(text: str, first: int, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, len(text)))
    high = data.draw(st.integers(low, len(text)))
    found = sentence_around(Passage(first, first + len(text), text), Passage(first + low, first + high, text[low:high]))
    assert text[found.start - first : found.end - first] == found.exact
    assert "".join(text[low:high].split()) in "".join(found.exact.split())
