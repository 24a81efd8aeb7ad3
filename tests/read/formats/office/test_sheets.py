"""Spreadsheets: rows, merged cells, numbers as they show, and sheets that nobody sees."""

import pytest

from graph.errors import UnreadableFile
from graph.read.formats.office.cellforms import shown
from graph.read.source import read_source
from graph.read.texts import SourceText
from tests.read.formats.packages import cells, package, unpacked, workbook


def read(data: bytes) -> SourceText:
    return read_source(data, "分工表.xlsx")


def rows_of(source: SourceText, table: int = 0) -> list[list[str]]:
    return [[source.text[start:end] for start, end in row] for row in source.tables[table].rows]


def test_title_and_note_are_lines_and_merged_cells_are_filled() -> None:
    rows = [
        ["重点任务分工表"], ["序号", "任务", "牵头单位"], ["1", "甲", "州教育局"], ["2", "乙"], ["注：下同"],
    ]  # fmt: skip
    source = read(workbook(cells(rows, ("A1:C1", "C3:C4", "A5:C5"))))
    assert source.text == "表1\n重点任务分工表\n序号\t任务\t牵头单位\n1\t甲\t州教育局\n2\t乙\t\n注：下同\n"
    assert rows_of(source) == [["序号", "任务", "牵头单位"], ["1", "甲", "州教育局"], ["2", "乙", "州教育局"]]


def test_shared_strings_in_runs_are_joined_without_reading_aids() -> None:
    strings = "<si><t>任务</t></si><si><r><t>州教</t></r><r><t>育局</t></r><rPh><t>zhou</t></rPh></si>"
    sheet = '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row></sheetData>'
    assert read(workbook(sheet, sharedStrings=strings)).text == "表1\n任务\t州教育局\n"


def test_numbers_show_as_their_styles_say() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="0&quot;名&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>'
    )
    row = "".join(f'<c s="{style}"><v>{number}</v></c>' for style, number in enumerate(("3", "0.95", "44196", "5")))
    sheet = f'<sheetData><row>{row}<c t="inlineStr"><is><t>达标</t></is></c><c t="b"><v>1</v></c></row></sheetData>'
    assert read(workbook(sheet, styles=styles)).text == "表1\n3\t95%\t2020年12月31日\t5名\t达标\t是\n"


@pytest.mark.parametrize(
    ("stored", "form", "written"),
    [
        ("0.95", "0%", "95%"), ("0.955", "0.0%", "95.5%"), ("1", "0%", "100%"),
        ("0.9500000000000001", "General", "0.95"),
        ("3", "", "3"), ("1e3", "General", "1000"), ("12.50", "0.00", "12.50"), ("12.345", "0.0", "12.3"),
        ("1234567", "#,##0", "1234567"), ("44196", 'yyyy"年"m"月"', "2020年12月"), ("44196", "m-d", "12月31日"),
        ("44196", 'm"月"', "12月"), ("44196", "[$-804]yyyy-mm-dd;@", "2020年12月31日"), ("5", '0"名"', "5名"),
        ("5", '"约"0', "约5"), ("-3", "0", "-3"), ("nan", "0", "nan"),
        ("1e999999", "0%", "1e999999"), ("甲", "0%", "甲"),
        ("-5", "yyyy", "-5"),
    ],
)  # fmt: skip
def test_a_stored_number_shows_in_its_form(stored: str, form: str, written: str) -> None:
    assert shown(stored, form) == written


def test_days_counted_from_1904() -> None:
    assert shown("42734", "yyyy/m/d", since_1904=True) == "2020年12月31日"


def test_several_sheets_and_empty_ones() -> None:
    source = read(workbook(cells([["甲", "乙"], ["丙", "丁"]]), "<sheetData/>", cells([["戊", "己"]])))
    assert source.text == "表1\n甲\t乙\n丙\t丁\n表3\n戊\t己\n"
    assert len(source.tables) == 2


def test_a_hidden_sheet_is_not_read() -> None:
    members = unpacked(workbook(cells([["甲", "乙"]]), cells([["密", "密"]])))
    book = members["xl/workbook.xml"].replace(b'sheetId="2"', b'sheetId="2" state="hidden"')
    assert read(package({**members, "xl/workbook.xml": book})).text == "表1\n甲\t乙\n"


def test_two_cells_at_the_far_corners_are_two_cells() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="str"><v>乙</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    source = read(workbook(sheet))
    assert (source.text, source.tables) == ("表1\n甲\n", ())


def test_a_diagonal_that_asks_for_a_huge_rectangle_is_refused() -> None:
    row = '<row r="{0}"><c r="{1}{0}" t="str"><v>甲</v></c></row>'
    letters = [chr(65 + a) + chr(65 + b) + chr(65 + c) for a in range(20) for b in range(26) for c in range(26)][:1600]
    sheet = "".join(row.format(at, column) for at, column in enumerate(letters, 1))
    with pytest.raises(UnreadableFile, match="单元格过多"):
        read(workbook(f"<sheetData>{sheet}</sheetData>"))


def test_merged_areas_laid_over_one_another_are_refused() -> None:
    rows = [["甲"] * 26 for _ in range(200)]
    with pytest.raises(UnreadableFile, match="合并单元格过多"):
        read(workbook(cells(rows, ("A1:Z200",) * 500)))
