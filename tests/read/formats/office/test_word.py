"""Word files: paragraphs, the numbers Word shows, tables with merged cells, and what is not shown."""

from io import BytesIO

import pytest
from docx import Document

from graph.read.source import read_source
from graph.read.texts import SourceText
from tests.read.formats.packages import WORD, levels, numbered, package, paragraph, relations, word

OUTLINE = levels(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%4"))


def read(data: bytes) -> SourceText:
    return read_source(data, "方案.docx")


def rows_of(source: SourceText, table: int = 0) -> list[list[str]]:
    return [[source.text[start:end] for start, end in row] for row in source.tables[table].rows]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_a_file_of_a_library_is_read_with_its_merged_cells() -> None:
    document = Document()
    document.add_paragraph("关于印发方案的通知")
    table = document.add_table(3, 3)
    for column, text in enumerate(("任务", "牵头单位", "时限")):
        table.cell(0, column).text = text
    table.cell(1, 0).text, table.cell(2, 0).text = "甲", "乙"
    table.cell(1, 1).merge(table.cell(2, 1)).text = "州教育局"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "2021年底前"
    document.add_paragraph("（此件公开发布）")
    buffer = BytesIO()
    document.save(buffer)
    source = read(buffer.getvalue())
    assert source.text.startswith("关于印发方案的通知\n任务\t牵头单位\t时限\n甲\t州教育局\t2021年底前\n乙\t\t\n（此件")
    assert rows_of(source)[2] == ["乙", "州教育局", "2021年底前"]
    assert source.tables[0].rows[1][1] == source.tables[0].rows[2][1]


def test_numbers_that_word_counts_stand_in_the_text() -> None:
    body = (
        numbered("总体要求") + numbered("指导思想", 1) + numbered("基本原则", 1) + numbered("依法", 2)
        + numbered("从严", 2) + numbered("重点任务") + numbered("加强领导", 1) + numbered("细目", 3)
    )  # fmt: skip
    assert read(word(body, numbering=OUTLINE)).text.split("\n")[:-1] == [
        "一、总体要求", "（一）指导思想", "（二）基本原则", "1.依法", "2.从严", "二、重点任务",
        "（一）加强领导", "二.1细目",
    ]  # fmt: skip


def test_after_ten_chinese_numbers_go_on() -> None:
    text = read(word("".join(numbered("项") for _ in range(21)), numbering=OUTLINE)).text
    assert text.split("\n")[9:12] == ["十、项", "十一、项", "十二、项"]
    assert text.split("\n")[19:21] == ["二十、项", "二十一、项"]


def test_a_style_numbers_its_paragraphs_also_through_the_style_it_builds_on() -> None:
    styles = (
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="own"><w:basedOn w:val="base"/></w:style>'
    )
    body = paragraph("甲", '<w:pStyle w:val="own"/>') + paragraph("乙", '<w:pStyle w:val="base"/>')
    body += paragraph("丙", '<w:pStyle w:val="own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert read(word(body, styles=styles, numbering=OUTLINE)).text == "一、甲\n二、乙\n丙\n"


def test_a_list_may_start_again_and_bullets_have_no_number() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        '</w:lvlOverride></w:num><w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="●"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num>'
    )
    body = (
        numbered("甲") + numbered("乙") + numbered("丙", number=2) + numbered("丁", number=2) + numbered("点", number=3)
    )
    assert read(word(body, numbering=OUTLINE + again)).text == "一、甲\n二、乙\n一、丙\n二、丁\n点\n"


@pytest.mark.parametrize(
    ("form", "third"),
    [
        ("decimal", "3"), ("decimalZero", "03"), ("decimalFullWidth", "３"), ("decimalEnclosedCircle", "③"),
        ("decimalEnclosedParen", "⑶"), ("ideographTraditional", "丙"), ("ideographZodiac", "寅"), ("upperRoman", "III"),
        ("lowerLetter", "c"), ("chineseLegalSimplified", "叁"), ("japaneseCounting", "三"), ("unheardOf", "3"),
    ],
)  # fmt: skip
def test_every_form_of_number_word_offers(form: str, third: str) -> None:
    body = numbered("甲") + numbered("乙") + numbered("丙")
    assert read(word(body, numbering=levels((form, "%1)")))).text.split("\n")[2] == f"{third})丙"


def test_a_grid_with_spans_both_ways_and_a_cell_of_two_paragraphs() -> None:
    two = f"<w:tc>{paragraph('州教育局')}{paragraph('州公安局')}</w:tc>"
    across, starts = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    rows = (
        f"<w:tr>{cell('重点任务', across)}{cell('牵头单位')}</w:tr>"
        f"<w:tr>{cell('一', starts)}{cell('甲')}{two}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('乙')}{cell('州财政局')}</w:tr>"
    )
    source = read(word(f"<w:tbl>{rows}</w:tbl>"))
    assert rows_of(source) == [
        ["重点任务", "重点任务", "牵头单位"], ["一", "甲", "州教育局\n州公安局"], ["一", "乙", "州财政局"],
    ]  # fmt: skip


def test_what_word_shows_is_read_and_what_it_hides_is_not() -> None:
    run = "<w:r>{}<w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:ins>{run.format('', '新增')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run.format('', '移走')}</w:moveFrom><w:hyperlink>{run.format('', '链接')}</w:hyperlink>"
        f"{run.format('<w:rPr><w:vanish/></w:rPr>', '隐藏')}"
        "<w:r><w:instrText>域</w:instrText><w:br/><w:t>换行</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    )
    assert read(word(body)).text == "新增链接\n换行\n控件\n"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><AlternateContent><Choice><w:drawing>{box}</w:drawing></Choice>"
        f"<Fallback><w:pict>{box}</w:pict></Fallback></AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>"
    )
    assert read(word(body)).text == "正文\n框内\n"


def test_a_table_around_a_table_only_lays_out() -> None:
    inner = f"<w:tbl><w:tr>{cell('甲')}{cell('乙')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('前')}{inner}</w:tc>{cell('后')}</w:tr></w:tbl>"
    source = read(word(body))
    assert (source.text, rows_of(source)) == ("前\n甲\t乙\n后\n", [["甲", "乙"]])


def test_the_document_is_found_where_the_package_says() -> None:
    moved = {
        "_rels/.rels": relations("officeDocument", "/word/other.xml"),
        "word/other.xml": f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("责任单位")}</w:body></w:document>',
    }
    assert read(package(moved)).text == "责任单位\n"
