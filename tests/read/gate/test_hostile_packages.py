"""Packages made to do harm, and good ones that were damaged: one clear refusal, or a text, and nothing else."""

import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableFile
from graph.read.formats.office.cellforms import shown
from graph.read.gate import archive
from graph.read.gate.limits import MEMBERS
from graph.read.source import read_source
from tests.read.formats.packages import (
    WORD,
    cells,
    levels,
    numbered,
    ofd,
    ofd_text,
    package,
    paragraph,
    word,
    workbook,
)  # fmt: skip

TABLE = f"<w:tbl><w:tr><w:tc>{paragraph('牵头单位')}</w:tc><w:tc>{paragraph('州教育局')}</w:tc></w:tr></w:tbl>"
GOOD = {
    "方案.docx": word(numbered("责任单位") + TABLE, numbering=levels(("chineseCounting", "%1、"))),
    "分工.xlsx": workbook(cells([["任务", "牵头单位"], ["甲", "州教育局"], ["乙"]], ("B2:B3",))),
    "通知.ofd": ofd(ofd_text("责任单位：州教育局", 30, 60), ofd_text("州公安局", 30, 60)),
}
MAIN = {"方案.docx": "word/document.xml", "分工.xlsx": "xl/worksheets/sheet1.xml", "通知.ofd": "Doc_0/Document.xml"}
every_format = pytest.mark.parametrize("name", list(GOOD))


def with_member(name: str, content: str | bytes, member: str = "") -> bytes:
    """The good file of that name with a member put in its place, or added."""
    with zipfile.ZipFile(BytesIO(GOOD[name])) as file:
        members: dict[str, str | bytes] = {each: file.read(each) for each in file.namelist()}
    return package({**members, member or MAIN[name]: content})


def refused(data: bytes, name: str, why: str) -> UnreadableFile:
    with pytest.raises(UnreadableFile, match=why) as caught:
        read_source(data, name)
    assert caught.value.en
    assert caught.value.hint_zh
    assert caught.value.hint_en
    return caught.value


@every_format
def test_a_bomb_is_refused_before_it_is_unpacked(name: str) -> None:
    refused(with_member(name, b" " * 30_000_000), name, "解压后过大")


@every_format
def test_a_member_larger_than_declared_is_not_unpacked_beyond_it(name: str) -> None:
    data = bytearray(with_member(name, b" " * 30_000_000))
    wrong = (1000).to_bytes(4, "little")
    honest = (30_000_000).to_bytes(4, "little")
    assert honest in data
    refused(bytes(data).replace(honest, wrong), name, "损坏")


def test_one_member_read_as_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "UNPACKED_BYTES", 1_000_000)
    listed = '<Page BaseLoc="Pages/Page_0/Content.xml"/>' * 200
    document = f"<Document><Pages>{listed}</Pages></Document>"
    page = f"<Page>{'<a/>' * 2_000}</Page>"
    members: dict[str, str | bytes] = {"OFD.xml": "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"}
    data = package({**members, "Doc_0/Document.xml": document, "Doc_0/Pages/Page_0/Content.xml": page})
    refused(data, "通知.ofd", "解压后过大")


@every_format
def test_more_members_than_any_document_has(name: str) -> None:
    buffer = BytesIO(GOOD[name])
    with zipfile.ZipFile(buffer, "a") as file:
        for number in range(MEMBERS):
            file.writestr(f"x/{number}", b"")
    refused(buffer.getvalue(), name, "过多")


@every_format
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(name: str, encoding: str) -> None:
    laughs = "".join(f'<!ENTITY a{n} "' + f"&a{n - 1};" * 10 + '">' for n in range(1, 10))
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a0 "哈">{laughs}]><x>&a9;</x>'
    refused(with_member(name, xml.encode(encoding)), name, "实体声明")


def test_an_entity_that_names_a_file_is_refused() -> None:
    xml = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{WORD}">&a;</w:document>'
    refused(with_member("方案.docx", xml), "方案.docx", "实体声明")


@every_format
@pytest.mark.parametrize("member", ["../../../etc/passwd", "/etc/passwd", "..\\..\\x", "C:\\x", "word/../../x"])
def test_member_names_that_climb_are_only_names(name: str, member: str) -> None:
    assert read_source(with_member(name, "x", member), name).text == read_source(GOOD[name], name).text


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "file:///etc/passwd", "http://localhost/x"])
def test_relations_that_climb_find_nothing(target: str) -> None:
    relations = f'<Relationships><Relationship Id="r1" Type="x/worksheet" Target="{target}"/></Relationships>'
    refused(with_member("分工.xlsx", relations, "xl/_rels/workbook.xml.rels"), "分工.xlsx", "没有文字|损坏")


@pytest.mark.parametrize("count", [60, 10_000])
def test_nested_tables_are_read_or_refused_but_never_end_the_process(count: int) -> None:
    table = "<w:tbl><w:tr><w:tc>" * count + paragraph("最里面") + "</w:tc></w:tr></w:tbl>" * count
    if count == 60:
        assert read_source(word(table), "嵌套.docx").text == "最里面\n"
    else:
        refused(word(table), "嵌套.docx", "嵌套过深")


def test_a_shared_string_in_every_cell_is_refused() -> None:
    row = "<row>" + '<c t="s"><v>0</v></c>' * 200 + "</row>"
    data = workbook(f"<sheetData>{row * 20}</sheetData>", sharedStrings=f"<si><t>{'甲' * 30_000}</t></si>")
    refused(data, "表.xlsx", "文字过多")


@pytest.mark.parametrize(
    ("stored", "form", "since_1904", "expected"),
    [
        ("1e-999999", "", False, "0"), ("2958465", "yyyy", False, "9999年"), ("2958466", "yyyy", False, "2958466"),
        ("2957004", "yyyy", True, "2957004"), ("999999999999999", "0." + "0" * 90, False, "999999999999999.0000000000"),
    ],
)  # fmt: skip
def test_numbers_at_the_edge_are_written(stored: str, form: str, since_1904: bool, expected: str) -> None:
    assert shown(stored, form, since_1904) == expected


def test_labels_longer_than_a_line_are_cut() -> None:
    long = levels(("decimal", "%1" * 5_000))
    assert len(read_source(word(numbered("甲"), numbering=long), "长.docx").text) < 100


@every_format
def test_a_cut_file_is_refused(name: str) -> None:
    for end in (3, len(GOOD[name]) // 2, len(GOOD[name]) - 30):
        refused(GOOD[name][:end], name, "损坏|不支持|汉字|不是文字")


@every_format
@pytest.mark.parametrize("wrong", ["方案.txt", "方案.pdf", "方案", "方案.doc"])
def test_the_ending_of_the_name_does_not_matter(name: str, wrong: str) -> None:
    assert read_source(GOOD[name], wrong).text == read_source(GOOD[name], name).text


def test_encrypted_files_ask_for_the_password() -> None:
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(64)
    assert "密码" in refused(encrypted, "方案.docx", "密码").hint_zh
    locked = bytearray(GOOD["方案.docx"])
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.index(mark) + flags] |= 1
    refused(bytes(locked), "方案.docx", "密码")
    refused(with_member("通知.ofd", "<x/>", "Encryptions.xml"), "通知.ofd", "密码")


def test_time_grows_with_the_file_and_no_faster() -> None:
    def seconds(rows: int) -> float:
        row = '<row><c><v>1</v></c><c t="str"><v>甲</v></c></row>'
        merges = '<mergeCell ref="A1:B1"/>' * rows
        data = workbook(f"<sheetData>{row * rows}</sheetData><mergeCells>{merges}</mergeCells>")
        start = time.process_time()
        read_source(data, "表.xlsx")
        return time.process_time() - start

    assert seconds(20_000) < 40 * seconds(2_000) + 1


def _damaged_member(name: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(BytesIO(GOOD[name])) as file:
        return with_member(name, change(file.read(MAIN[name])))


def _reads_or_refuses(data: bytes, name: str) -> None:
    try:
        source = read_source(data, name)
    except UnreadableFile:
        return
    for table in source.tables:
        assert all(0 <= start <= end <= len(source.text) for row in table.rows for start, end in row)


places = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=12)


@given(name=st.sampled_from(list(GOOD)), changes=places, cut=st.integers(0, 40))
@settings(max_examples=400, deadline=None)
def test_whatever_happens_to_the_archive_is_read_or_refused(
    name: str, changes: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(GOOD[name])
    for place, byte in changes:
        data[place % len(data)] = byte
    _reads_or_refuses(bytes(data[: len(data) - cut]), name)


@given(name=st.sampled_from(list(GOOD)), changes=places)
@settings(max_examples=400, deadline=None)
def test_whatever_happens_to_the_markup_is_read_or_refused(name: str, changes: list[tuple[int, int]]) -> None:
    def change(xml: bytes) -> bytes:
        damaged = bytearray(xml)
        for place, byte in changes:
            damaged[place % len(damaged)] = byte
        return bytes(damaged)

    _reads_or_refuses(_damaged_member(name, change), name)


@given(
    name=st.sampled_from(list(GOOD)),
    number=st.sampled_from(["-1", "0", "99999999999", "1e9", "nan", "", "甲", "²", "-99999999999"]),
    at=st.integers(0, 60),
)
@settings(max_examples=300, deadline=None)
def test_whatever_number_an_attribute_holds_is_read_or_refused(name: str, number: str, at: int) -> None:
    def change(xml: bytes) -> bytes:
        pieces = xml.split(b'"')
        odd = (at * 2 + 1) % len(pieces)
        place = odd if odd % 2 else min(1, len(pieces) - 1)
        if not pieces[place].startswith(b"http"):
            pieces[place] = number.encode()
        return b'"'.join(pieces)

    _reads_or_refuses(_damaged_member(name, change), name)
