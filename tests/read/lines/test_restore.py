"""Texts that have lost their line breaks: tests/cases/lost_line_breaks.toml, and what holds for any text."""

import time
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.lines.restore import restore_breaks
from graph.read.tidy import CleanText, tidy

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "lost_line_breaks.toml").read_text("utf-8"))["case"]
WORDS = (
    "某县财政局|关于印发|《整治方案》|的通知|各乡镇人民政府：|2023年4月19日|一、|二、|（一）|（二）|1总则|1.1目的|1.2范围"
    "|附件1|某发〔2023〕8号|序号|1|2|工作要求|。|，|甲乙|\t| |　　|\n"
)
PIECES = st.lists(st.sampled_from(WORDS.split("|")), max_size=60).map("".join)


def _lines(clean: CleanText) -> list[str]:
    return [line for line in clean.text.split("\n") if line]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_paragraphs_begin_where_they_began(case: dict[str, str]) -> None:
    raw = case.get("text") or "".join(case["lines"])
    assert _lines(restore_breaks(tidy(raw))) == [tidy(line).text for line in case["lines"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_text_with_its_line_breaks_stays(case: dict[str, str]) -> None:
    clean = tidy("\n".join(case["lines"]))
    assert restore_breaks(clean) == clean


def test_a_restored_line_feed_stands_for_no_letter() -> None:
    raw = "某局通知各校： 甲乙丙"
    clean = tidy(raw).with_line_feeds([4, 7])
    assert clean.text == "某局通知\n各校:\n甲乙丙"
    assert [clean.passage(*span).exact for span in ((0, 4), (4, 7), (5, 9), (8, 12), (0, 12))] == [
        "某局通知", "各校", "各校：", "甲乙丙", raw,
    ]  # fmt: skip
    assert (clean.words(4, 8), clean.words(0, 12)) == ("各校：", raw.replace(" ", ""))
    assert (clean.passage(4, 5).exact, clean.passage(4, 5).start) == ("", 4)


def test_no_line_feed_beside_another_nor_at_the_ends() -> None:
    clean = tidy("甲\n乙丙")
    assert clean.with_line_feeds([0, 1, 2, 4, 9]) is clean
    assert clean.with_line_feeds([3, 3]).text == "甲\n乙\n丙"


@given(PIECES, st.data())
@settings(deadline=None, max_examples=300)
def test_offsets_are_those_of_the_source(raw: str, data: st.DataObject) -> None:
    before, clean = tidy(raw), restore_breaks(tidy(raw))
    assert clean.text.replace("\n", "") == before.text.replace("\n", "")
    assert len(clean.origins) == len(clean.text)
    assert all(a <= b for a, b in pairwise(clean.origins))
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    passage = clean.passage(start, end)
    assert raw[passage.start : passage.end] == passage.exact
    assert tidy(passage.exact).text.replace("\n", "") == clean.text[start:end].replace("\n", "") or "\t" in raw


@pytest.mark.parametrize(
    "piece",
    [
        "某局2023年4月19日",
        "。附件1",
        "某某方案 ",
        "各县，",
        "。一、甲。二、",
        "1.1总",
        "。第一条",
        "1\t2\t",
        "。2023年4月19日附件1",
    ],
)
def test_time_doubles_with_the_text(piece: str) -> None:
    def took(letters: int) -> float:
        clean = tidy(piece * (letters // len(piece)))
        start = time.process_time()
        restore_breaks(clean)
        return time.process_time() - start

    assert took(200_000) < 8 * took(50_000) + 0.2
