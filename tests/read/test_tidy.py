"""Tidy text: every tidy letter comes from its own place, and a passage is always a slice of the raw text."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.tidy import tidy

MIXED = st.text(
    alphabet=st.one_of(
        st.sampled_from("，：（）〔〕［］％　 \u00a0\u200b\ufeff\t\n\r\x00\x0b\x85Aaz 2２责任单位⺠⼯。、"),
        st.characters(),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("达到100  %", "达到100%"),
        ("配备率达到１００\u3000％，", "配备率达到100%,"),
        ("（责任单位：州教育 局）", "(责任单位:州教育局)"),
        ("责任单位︰州教育局、1∶50", "责任单位:州教育局、1:50"),
        ("各县［市］﹝区﹞[镇]", "各县〔市〕〔区〕〔镇〕"),
        ("2020 年 5 月", "2020年5月"),
        ("Level A 级", "Level A级"),
        ("Level  A", "LevelA"),
        ("A 4 纸", "A4纸"),
        ("甲\t乙 \n 丙\n", "甲\t乙\n丙\n"),
        ("零\u200b宽\ufeff符\u00ad号\x00", "零宽符号"),
        ("⺠政局、⼯信局", "民政局、工信局"),
        ("20～30人﹪", "20~30人%"),
        ("│任务│2021─2023年┃\n├──┤", "|任务|2021—2023年|\n|——|"),
        ("①㎡Ⅳ", "①㎡Ⅳ"),
        ("", ""),
        (" \u3000", ""),
    ],
)
def test_letters_become_their_plain_twins_and_stray_spaces_go(raw: str, expected: str) -> None:
    assert tidy(raw).text == expected


def test_a_passage_keeps_the_spaces_inside_and_drops_those_around() -> None:
    clean = tidy(" 达到 100  % 。")
    passage = clean.passage(clean.text.index("100"), clean.text.index("%") + 1)
    assert (passage.start, passage.end, passage.exact) == (4, 10, "100  %")


def test_an_empty_passage_stands_where_its_letter_stands() -> None:
    clean = tidy("甲 乙")
    assert (clean.passage(1, 1).start, clean.passage(1, 1).exact) == (2, "")
    assert (clean.passage(2, 2).start, clean.passage(9, 9).end) == (3, 3)


@given(MIXED)
@settings(deadline=None, max_examples=1000)
def test_every_tidy_letter_maps_to_its_own_raw_place(raw: str) -> None:
    clean = tidy(raw)
    assert len(clean.origins) == len(clean.text)
    assert all(before < after for before, after in pairwise(clean.origins))
    for letter, at in zip(clean.text, clean.origins, strict=True):
        assert letter == raw[at] or tidy(raw[at]).text == letter or (letter == " " and raw[at].isspace())


@given(MIXED, st.data())
@settings(deadline=None, max_examples=500)
def test_a_passage_is_always_a_slice_of_the_raw_text(raw: str, data: st.DataObject) -> None:
    clean = tidy(raw)
    start = data.draw(st.integers(0, len(clean.text)))
    passage = clean.passage(start, data.draw(st.integers(start, len(clean.text))))
    assert raw[passage.start : passage.end] == passage.exact


@given(MIXED)
@settings(deadline=None, max_examples=500)
def test_only_spaces_and_invisible_letters_are_dropped(raw: str) -> None:
    kept = set(tidy(raw).origins)
    dropped = [letter for at, letter in enumerate(raw) if at not in kept]
    assert all(letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc") for letter in dropped)


@given(MIXED)
@settings(deadline=None, max_examples=300)
def test_line_feeds_and_tabs_stay(raw: str) -> None:
    text = tidy(raw).text
    assert (text.count("\n"), text.count("\t")) == (raw.count("\n"), raw.count("\t"))


@pytest.mark.parametrize("pattern", ["责任单位：州 教育局、", " ", " a", "\u200b", "（", "⺠"])
def test_the_cost_of_a_letter_does_not_grow_with_the_text(pattern: str) -> None:
    small, large = pattern * (40_000 // len(pattern)), pattern * (320_000 // len(pattern))
    assert _seconds(large) < 8 * _seconds(small) * 3 + 0.01


def _seconds(text: str) -> float:
    """Processor time, the least of seven: other work on the machine only ever adds."""
    took = []
    for _ in range(7):
        start = time.process_time()
        tidy(text)
        took.append(time.process_time() - start)
    return min(took)


def test_columns_parted_by_wide_gaps_keep_a_tab() -> None:
    rows = ["序号  任 务    责任单位", " 1  完善　制度   市教育局", " 2    加强巡查  市公安局 "]
    raw = "\n".join(["年度任务", *rows, "后文 如下", "", "责任单位：甲局   乙局   丙局", ""])
    clean = tidy(raw)
    assert clean.text.split("\n")[1:4] == ["序号\t任务\t责任单位", "1\t完善制度\t市教育局", "2\t加强巡查\t市公安局"]
    assert "责任单位:甲局乙局丙局" in clean.text
    assert all(raw[at] == " " for letter, at in zip(clean.text, clean.origins, strict=True) if letter == "\t")


def test_names_parted_by_one_blank_keep_a_tab() -> None:
    assert tidy("责任单位：市发改委 市水务集团\n").text == "责任单位:市发改委\t市水务集团\n"
    assert tidy("责任单位：市 教 育 局\n").text == "责任单位:市教育局\n"
    assert tidy("责任单位：市教育局 公安局、市 财政局\n").text == "责任单位:市教育局公安局、市财政局\n"


def test_a_wide_gap_without_heads_is_only_spacing() -> None:
    assert tidy("名　　称  说明  其他\n甲  乙  丙\n").text == "名称说明其他\n甲乙丙\n"
