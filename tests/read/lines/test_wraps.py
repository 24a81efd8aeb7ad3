"""Lines that were only wrapped."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.lines.wraps import unwrap
from graph.read.tidy import tidy

SENTENCE = "各乡镇人民政府和县直有关部门要按照职责分工切实加强值班值守工作及时报送信息认真落实各项防范应对措施"


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width))


def test_wrapped_lines_go_on_and_paragraphs_stay() -> None:
    paragraphs = [SENTENCE * 4 + "。", "一、加强值守。" + SENTENCE * 3 + "。", "二、报送信息。"]
    clean = unwrap(tidy("\n".join(_wrapped(paragraph, 35) for paragraph in paragraphs)))
    assert clean.text.split("\n") == paragraphs


def test_the_way_back_is_kept() -> None:
    raw = _wrapped(SENTENCE * 6 + "。", 30)
    clean = unwrap(tidy(raw))
    at = clean.text.index("值班值守", 60)
    passage = clean.passage(at, at + 4)
    assert raw[passage.start : passage.end] == passage.exact
    assert passage.exact.replace("\n", "") == "值班值守"


def test_text_without_a_common_width_stays() -> None:
    raw = "\n".join(SENTENCE[: 21 + at * 3] for at in range(8))
    assert unwrap(tidy(raw)).text == tidy(raw).text


def test_headings_of_one_length_are_no_wrapped_text() -> None:
    raw = "\n".join(f"{n}、{SENTENCE[:20]}" for n in "一二三四五六七八")
    assert unwrap(tidy(raw)).text == raw


@given(st.text("甲乙丙。\n 　1.一、"), st.integers(1, 40))
@settings(deadline=None)
def test_nothing_but_line_feeds_is_lost(text: str, width: int) -> None:
    clean = tidy(_wrapped(text * 9, width))
    joined = unwrap(clean)
    assert joined.text.replace("\n", "") == clean.text.replace("\n", "")
    assert len(joined.origins) == len(joined.text)
    assert all(clean.raw[at] for at in joined.origins)
