"""PDF files: paragraphs, running heads, page starts, tables over pages; scans, passwords, damage."""

import pytest

from graph.errors import UnreadableFile
from graph.read.formats.blocks import Extracted
from graph.read.formats.printed.pdf import read_pdf
from graph.read.source import read_source
from graph.read.texts import SourceText
from tests.read.formats.pdfs import Put, Rule, paragraph, pdf, table

LONG = (
    "为进一步加强学校安全工作，维护师生安全，建设平安校园，促进社会和谐稳定，根据有关文件精神，结合实际，制定本方案。"
)


def read(data: bytes) -> Extracted:
    """Read in this process, which is quicker; `through_the_door` shows that a process apart gives the same."""
    return read_pdf(data, "方案.pdf")


def through_the_door(data: bytes) -> SourceText:
    return read_source(data, "方案.pdf")


def rows_of(source: Extracted, number: int = 0) -> list[list[str]]:
    return [[source.text[start:end] for start, end in row] for row in source.tables[number].rows]


def test_wrapped_lines_join_and_an_indent_begins_a_paragraph() -> None:
    page = [Put("某州实施方案", 220, 770, 22.0), *paragraph(LONG, 720), *paragraph("责任单位：州教育局。" * 4, 600)]
    source = read(pdf(page))
    assert source.text == f"某州实施方案\n{LONG}\n{'责任单位：州教育局。' * 4}\n"
    assert (source.pages, source.replaced) == ((0,), 0)
    same = through_the_door(pdf(page))
    assert (same.text, same.media_type, same.pages) == (source.text, "application/pdf", (0,))


def test_without_indents_a_label_begins_a_paragraph() -> None:
    line = "一、加强领导，落实责任，切实抓好各项工作任务的组织实施。"
    page = [Put(line, 72, 720), Put("二、" + line[2:], 72, 692), Put("不断巩固", 72, 664)]
    assert read(pdf(page)).text == f"{line}\n二、{line[2:]}不断巩固\n"


def test_a_paragraph_goes_on_over_the_page_and_the_start_is_noted() -> None:
    lines = paragraph(LONG, 720)
    source = read(pdf(lines[:2], [Put(lines[2].text, 72, 720) if isinstance(lines[2], Put) else lines[2]]))
    assert source.text == LONG + "\n"
    assert source.pages == (0, 54)
    assert source.text[54:].startswith(LONG[54:58])


def test_running_heads_and_page_numbers_go_but_text_near_the_edge_stays() -> None:
    pages = []
    for number, last in enumerate("甲乙丙丁戊", 1):
        furniture: list[Put | Rule] = [Put("某州人民政府文件", 240, 800, 10.0), Put(f"— {number} —", 280, 40, 10.0)]
        pages.append([*furniture, *paragraph(f"第{number}条。" + LONG, 700), Put(f"{last}县负责落实。", 72, 60)])
    text = read(pdf(*pages)).text
    assert "人民政府文件" not in text
    assert "—" not in text
    assert "丙县负责落实。" in text
    assert text.count("制定本方案") == 5


@pytest.mark.parametrize("number", ["3", "- 3 -", "—3—", "第3页", "第 3 页 共 9 页", "3/9", "·3·"])
def test_every_form_of_page_number_at_the_edge_goes(number: str) -> None:
    assert read(pdf([*paragraph(LONG, 700), Put(number, 290, 40, 10.0)])).text == LONG + "\n"


def test_a_number_in_the_middle_of_the_page_is_text() -> None:
    assert read(pdf([Put("2020", 290, 400), *paragraph(LONG, 700)])).text == LONG + "\n2020\n"


def test_a_ruled_table_keeps_its_cells_and_a_merged_one_stands_in_each_place() -> None:
    rows = [["序号", "任务", "牵头单位"], ["1", "甲项", "州教育局"], ["2", "乙项", ""]]
    source = read(
        pdf([Put("分工表如下。", 104, 720), *table(rows, 690, [60, 160, 160], merged=2), Put("注：略。", 104, 560)])
    )
    assert source.text == "分工表如下。\n序号\t任务\t牵头单位\n1\t甲项\t州教育局\n2\t乙项\t\n注：略。\n"
    assert rows_of(source) == [["序号", "任务", "牵头单位"], ["1", "甲项", "州教育局"], ["2", "乙项", "州教育局"]]


def test_a_table_goes_on_over_the_page_without_its_repeated_head() -> None:
    head = ["序号", "任务", "牵头单位"]
    one = table([head, ["1", "甲项", "州教育局"]], 690, [60, 160, 160])
    two = table([head, ["2", "乙项", "州公安局"]], 760, [60, 160, 160])
    source = read(pdf(one, two))
    assert rows_of(source) == [head, ["1", "甲项", "州教育局"], ["2", "乙项", "州公安局"]]
    assert source.pages == (0, source.text.index("2\t乙项"))


def test_a_row_broken_by_the_page_end_is_one_row() -> None:
    one = table([["序号", "任务", "单位"], ["1", "落实校园", "州教育局、"]], 690, [60, 160, 160])
    two = table([["", "安全责任", "州公安局"], ["2", "乙项", "州财政局"]], 760, [60, 160, 160])
    rows = rows_of(read(pdf(one, two)))
    assert rows == [
        ["序号", "任务", "单位"],
        ["1", "落实校园安全责任", "州教育局、州公安局"],
        ["2", "乙项", "州财政局"],
    ]


def test_tables_of_other_columns_stay_two() -> None:
    source = read(pdf(table([["甲", "乙"]], 690, [60, 160]), table([["丙", "丁"]], 690, [160, 60])))
    assert [rows_of(source, number) for number in (0, 1)] == [[["甲", "乙"]], [["丙", "丁"]]]
    assert source.pages == (0, 4)


def test_lines_of_a_cell_join_only_where_they_fill_it() -> None:
    full: list[Put | Rule] = [*table([["任务", "甲"]], 700, [100, 60])]
    full += [Put("落实校园安全责任"[:8], 76, 652, 12.0), Put("清单", 76, 640, 12.0)]
    rules = [Rule(72, 630, 232, 630), Rule(72, 630, 72, 670), Rule(172, 630, 172, 670), Rule(232, 630, 232, 670)]
    short: list[Put | Rule] = [Put("教育局", 176, 652, 12.0), Put("局二", 176, 640, 12.0)]
    rows = rows_of(read(pdf([*full, *rules, *short])))
    assert rows[1] == ["落实校园安全责任清单", "教育局\n局二"]


def test_letters_printed_twice_to_look_bold_count_once() -> None:
    assert read(pdf([Put("责任单位", 72, 700), Put("责任单位", 72.4, 700)])).text == "责任单位\n"


def test_a_scan_is_told_from_a_text() -> None:
    with pytest.raises(UnreadableFile, match="扫描件"):
        read(pdf([Rule(0, 0, 9, 9)], []))


def test_an_empty_page_between_others_is_counted() -> None:
    assert read(pdf([Put("甲方案", 72, 700)], [], [Put("乙方案", 72, 700)])).pages == (0, 4, 4)


def test_a_file_with_a_password_says_so() -> None:
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >> "
        b"/ID [<01> <01>] "
    )
    with pytest.raises(UnreadableFile, match="密码"):
        through_the_door(pdf([Put("甲", 72, 700)]).replace(b"trailer << ", b"trailer << " + lock))


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\n" + bytes(999), pdf([Put("甲", 72, 700)])[:300]])
def test_a_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        through_the_door(data)
    assert caught.value.hint_zh


def test_progress_is_told_page_by_page() -> None:
    data = pdf(*([Put("责任单位", 72, 700)] for _ in range(3)))
    apart: list[tuple[int, int]] = []
    within: list[tuple[int, int]] = []
    source = read_source(data, "a.pdf", lambda page, pages: apart.append((page, pages)))
    extracted = read_pdf(data, "a.pdf", lambda page, pages: within.append((page, pages)))
    assert apart == within == [(1, 3), (2, 3), (3, 3)]
    assert (source.text, source.pages) == (extracted.text, extracted.pages) == ("责任单位\n" * 3, (0, 5, 10))
