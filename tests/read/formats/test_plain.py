"""Text files in every encoding an office computer writes, and what is no text at all."""

import pytest

from graph.errors import UnreadableFile
from graph.read.source import read_source

SIMPLIFIED = "一、总体要求\n（一）落实安全责任。（责任单位：州教育局、州公安局，各县〔市〕人民政府）\n达到100  %。\n"
TRADITIONAL = "關於進一步加強學校安全工作的通知\n各縣（市）人民政府：\n責任單位：州教育局、州公安局負責。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
def test_every_encoding_gives_the_same_text(text: str, encoding: str) -> None:
    source = read_source(text.encode(encoding), "计划.txt")
    assert source.text == text
    assert source.replaced == 0
    assert source.encoding == {"utf-8-sig": "utf-8", "gbk": "gb18030", "utf-16": "utf-16-le"}.get(encoding, encoding)


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "cp950"])
def test_big5_is_told_from_gb18030_though_it_decodes_as_both(encoding: str) -> None:
    source = read_source(TRADITIONAL.encode(encoding), "a.txt")
    assert (source.text, source.encoding) == (TRADITIONAL, "big5hkscs")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_become_line_feeds_and_nothing_else_changes(ending: str) -> None:
    text = "\u3000\u3000责任单位：\u00a0州教育局 \t、\n\n州公安局\f。"
    assert read_source(text.replace("\n", ending).encode(), "a.txt").text == text


def test_the_byte_order_mark_is_dropped_only_at_the_start() -> None:
    source = read_source("\ufeff责任\ufeff单位".encode(), "a.txt")
    assert source.text == "责任\ufeff单位"


def test_the_digest_is_of_the_original_bytes() -> None:
    source = read_source(b"\xef\xbb\xbf" + "责任单位\r\n".encode(), "a.txt")
    assert source.sha256 == "45b2644b803d48acd5a25eff059a4b5748acbf27beec86eba9349f09bb5bbadf"
    assert source.media_type == "text/plain"


def test_a_damaged_letter_is_counted_as_replaced() -> None:
    source = read_source((SIMPLIFIED * 9).encode().replace("教育".encode(), b"\xe6\x95\xe8\x82\xb2", 1), "a.txt")
    assert (source.encoding, source.replaced) == ("utf-8", 1)
    assert "州\ufffd育局" in source.text


def test_a_cut_letter_at_the_end_is_counted_too() -> None:
    source = read_source("责任单位：州教育局".encode("gb18030")[:-1], "a.txt")
    assert (source.text, source.replaced) == ("责任单位：州教育\ufffd", 1)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空的"),
        (b" \r\n\t", "汉字"),
        (b"x", "汉字"),
        (b"Minutes of the meeting, in English. " * 50, "汉字"),
        ("Minutes of the meeting. ".encode("utf-16-le") * 50, "不是文字"),
        (bytes(range(256)) * 20, "不是文字"),
        (b"\x00" * 5000, "不是文字"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "不是文字"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "图片"),
        (b"\xff\xd8\xff\xe0" + bytes(500), "图片"),
        (b"Rar!\x1a\x07\x00" + bytes(500), "RAR"),
        (b"\x1f\x8b\x08" + bytes(500), "gzip"),
        (b"PK\x03\x04" + bytes(500), "损坏"),
    ],
)
def test_what_is_no_chinese_text_says_why_and_what_to_do(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_source(data, "甲.txt")
    assert word in caught.value.zh
    assert "甲.txt" in caught.value.zh
    assert "甲.txt" in caught.value.en
    assert caught.value.hint_zh
    assert caught.value.hint_en


def test_a_text_above_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="20 MB"):
        read_source("责任单位".encode() * 2_000_000, "a.txt")


def test_a_name_that_is_no_unicode_is_made_printable() -> None:
    assert read_source("责任单位".encode(), "a\udcff.txt").name == "a?.txt"
