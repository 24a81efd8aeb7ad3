"""Whatever bytes come in: a text, or the one error; and a text, whatever was cut out of it, stays exact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFile
from graph.read.source import read_source
from graph.read.texts import SourceText

PAGE = "<html><body><h1>平安校园方案</h1><table><tr><td rowspan=2>甲</td><td>州教育局</td></tr><tr><td>乙</td></tr>"
TEXTS = ("一、总体要求\n（一）落实安全责任。（责任单位：州教育局、州公安局）\n" * 3, PAGE)
STARTS = (
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html>",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"MIME-Version: 1.0\n",
)


def read_or_refuse(data: bytes) -> SourceText | None:
    try:
        return read_source(data, "甲")
    except UnreadableFile:
        return None


def check(source: SourceText | None) -> None:
    """Every span lies in the text, every page in order."""
    if source is None:
        return
    assert source.text.encode("utf-8")
    assert "\r" not in source.text
    assert list(source.pages) == sorted(source.pages)
    for table in source.tables:
        assert len({len(row) for row in table.rows}) >= 1
        for row in table.rows:
            assert all(table.start <= start <= end <= table.end for start, end in row)


@settings(deadline=None, max_examples=600)
@given(st.sampled_from([start for start in STARTS if not start.startswith(b"%PDF")]), st.binary(max_size=400))
def test_random_bytes(start: bytes, rest: bytes) -> None:
    check(read_or_refuse(start + rest))


@settings(deadline=None, max_examples=600)
@given(
    st.sampled_from(TEXTS), st.sampled_from(("utf-8", "gb18030", "utf-16", "utf-16-be", "big5")),
    st.integers(0, 400), st.integers(0, 400), st.binary(max_size=6),
)  # fmt: skip
def test_text_with_pieces_cut_out_and_others_put_in(text: str, encoding: str, start: int, end: int, put: bytes) -> None:
    data = text.encode(encoding, "ignore")
    source = read_or_refuse(data[: min(start, end)] + put + data[max(start, end) :])
    check(source)


@settings(deadline=None, max_examples=300)
@given(st.text(min_size=1, max_size=200))
def test_any_text_with_enough_chinese_comes_back_as_it_is(text: str) -> None:
    whole = ("责任单位：州教育局。" * 30 + text).replace("\r\n", "\n").replace("\r", "\n")
    if any("\ud800" <= char <= "\udfff" for char in whole):
        return
    source = read_or_refuse(whole.encode())
    assert source is None or source.text == whole


@pytest.mark.parametrize("start", STARTS)
def test_a_start_alone_is_no_document(start: bytes) -> None:
    assert read_or_refuse(start) is None
