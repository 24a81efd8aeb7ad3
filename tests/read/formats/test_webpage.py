"""Saved web pages: the document without the site around it, tables with their spans, whatever charset is declared."""

import pytest

from graph.errors import UnreadableFile
from graph.read.source import read_source
from graph.read.texts import SourceText

BODY = """
<p>&nbsp;&nbsp;一、总体
要求。</p><p>落实<b>安全</b>责任。<br>（责任单位：州教育局、<span>州公安局</span>）</p>
<table><tr><th>序号</th><th>任务</th><th>牵头单位</th></tr>
<tr><td rowspan="2">1</td><td>甲。</td><td rowspan="2"><p>州教育局</p><p>州公安局</p></td></tr>
<tr><td>乙。</td></tr><tr><td colspan="3">丙</td></tr></table>"""
LONG = "<p>" + "为进一步加强学校安全工作，制定本方案。" * 20 + "</p>"
SITE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>平安校园方案_某州人民政府</title>
<script>var a = "脚本里的字";</script></head><body><div class="nav"><a href="/">首页</a> <a href="/a">政务公开</a></div>
<table><tr><td>索 引 号：</td><td>0001</td><td>发布机构：</td><td>州政府办</td></tr>
<tr><td>文　号：</td><td>州府办〔2020〕1号</td><td>成文日期：</td><td>2020-01-01</td></tr></table>
<div {container}>{body}</div><div class="foot">主办单位：某州人民政府办公室</div></body></html>"""


def page(body: str = BODY + LONG, container: str = 'class="TRS_Editor"', charset: str = "utf-8") -> str:
    return SITE.format(body=body, container=container, charset=charset)


def read(html: str, encoding: str = "utf-8") -> SourceText:
    return read_source(html.encode(encoding), "page.html")


def rows_of(source: SourceText, table: int) -> list[list[str]]:
    return [[source.text[start:end] for start, end in row] for row in source.tables[table].rows]


@pytest.mark.parametrize("container", ['class="TRS_Editor"', 'id="zoom"', 'class="box x9"'])
def test_the_document_is_found_with_and_without_a_known_container(container: str) -> None:
    text = read(page(container=container)).text
    assert "一、总体 要求。\n落实安全责任。\n（责任单位：州教育局、州公安局）\n序号\t任务\t牵头单位\n" in text
    for outside in ("首页", "政务公开", "主办单位", "脚本"):
        assert outside not in text


def test_title_and_data_sheet_come_first() -> None:
    lines = read(page()).text.split("\n")
    assert lines[:3] == [
        "索 引 号：\t0001\t发布机构：\t州政府办",
        "文\u3000号：\t州府办〔2020〕1号\t成文日期：\t2020-01-01",
        "平安校园方案",
    ]


def test_a_title_that_stands_in_the_text_is_not_repeated() -> None:
    text = read(page(body="<h1>平安 校园方案</h1>" + BODY + LONG)).text
    assert text.count("校园方案") == 1


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "utf-8-sig"])
def test_the_letters_decide_not_the_declared_charset(declared: str, encoding: str) -> None:
    assert read(page(charset=declared), encoding).text == read(page()).text


def test_a_page_that_begins_with_pages_of_script_is_still_told() -> None:
    long = page().replace("var a", "var b = 1;\n" * 20_000 + "var a")
    assert read(long, "gb18030").text == read(page()).text


def test_a_spanned_cell_stands_once_in_the_text_and_in_each_place_of_the_table() -> None:
    source = read(page())
    assert rows_of(source, 1) == [
        ["序号", "任务", "牵头单位"],
        ["1", "甲。", "州教育局\n州公安局"],
        ["1", "乙。", "州教育局\n州公安局"],
        ["丙", "丙", "丙"],
    ]
    table = source.tables[1]
    assert table.rows[1][2] == table.rows[2][2]
    written = source.text[table.start : table.end]
    assert written == "序号\t任务\t牵头单位\n1\t甲。\t州教育局\n州公安局\n\t乙。\t\n丙\t\t"


def test_a_table_around_others_or_of_one_cell_only_lays_the_page_out() -> None:
    inner = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    source = read(f"<html><body><table><tr><td><p>前。</p>{inner}</td><td>后。</td></tr></table></body></html>")
    assert (source.text, len(source.tables)) == ("前。\n甲\t乙\n后。\n", 1)
    lone = read("<html><body><table><tr><td><p>责任。</p><p>单位。</p></td></tr></table></body></html>")
    assert (lone.text, lone.tables) == ("责任。\n单位。\n", ())


def test_what_is_not_shown_is_not_read() -> None:
    hidden = '<p style="display: none">藏。</p><p hidden>藏。</p><!-- 藏。 --><select><option>藏。</option></select>'
    assert "藏" not in read(page(body=BODY + LONG + hidden)).text


def test_entities_become_letters() -> None:
    assert read("<html><body><p>&#36131;&#20219;&#x5355;&#x4f4d;&lt;</p></body></html>").text == "责任单位<\n"


def test_two_editors_are_read_in_order() -> None:
    body = '<div class="TRS_Editor"><p>通知。</p></div><div class="TRS_Editor"><p>附件：方案。</p></div>'
    assert read(f"<html><body>{body}</body></html>").text == "通知。\n附件：方案。\n"


def test_a_known_container_with_half_the_sentences_is_not_believed() -> None:
    body = '<div class="TRS_Editor"><p>通知正文在此。</p></div><div><p>附件，责任分工：甲、乙、丙。</p></div>'
    text = read(page(body, container='class="b"')).text
    assert "通知正文" in text
    assert "责任分工" in text


def test_a_web_archive_is_read_by_its_html_part() -> None:
    archive = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"PGh0bWw+PHA+6LSj5Lu75Y2V5L2NPC9wPjwvaHRtbD4=\r\n--x--\r\n"
    )
    source = read_source(archive, "a.mht")
    assert (source.text, source.media_type) == ("责任单位\n", "multipart/related")


@pytest.mark.parametrize("opened", ["<table><tr><td>", "<div>", "<ul><li>", "<b><i>"])
def test_ten_thousand_nested_elements_are_refused_not_followed(opened: str) -> None:
    with pytest.raises(UnreadableFile, match="嵌套过深"):
        read("<html><body>" + opened * 10_000 + "责任单位")


def test_nesting_an_office_program_makes_is_read() -> None:
    assert read("<html><body>" + "<font>" * 300 + "责任单位").text == "责任单位\n"


@pytest.mark.parametrize("row", ["<td colspan=1000>责", "<tr><td rowspan=1000>责"])
def test_spans_that_cover_millions_of_places_are_refused(row: str) -> None:
    with pytest.raises(UnreadableFile, match="单元格过多"):
        read("<html><table><tr>" + row * 4_000)


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "²", "99999999999999999999"])
def test_a_senseless_span_is_one_or_the_most_a_browser_allows(span: str) -> None:
    source = read(f'<html><table><tr><td colspan="{span}">责任</td><td>单位</td></tr></table>')
    assert len(source.tables[0].rows[0]) == (1001 if span.startswith("9") else 2)


def test_an_empty_page_says_so() -> None:
    with pytest.raises(UnreadableFile, match="没有文字"):
        read("<html><body><img src=a.png></body></html>")
