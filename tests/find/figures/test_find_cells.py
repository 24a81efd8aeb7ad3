"""Dates in a column 完成时限 need no planning word."""

from graph.find.figures.cells import deadline_cells, in_cells
from graph.find.figures.deadlines import find_deadlines
from graph.read.texts import Span, Table
from graph.read.tidy import tidy

ROWS = "序号\t任务\t完成时限\t单位\n1\t清查\t2020年12月\t甲局\n2\t整改\t2021年 6月\t乙局\n3\t宣传\t长期坚持\t丙局\n"


def test_lines_with_tabs_are_a_table() -> None:
    clean = tidy(ROWS)
    cells = deadline_cells(clean, ())
    assert [clean.text[cell.start : cell.end] for cell in cells] == ["2020年12月", "2021年6月", "长期坚持"]
    found = find_deadlines(clean.text, 0, len(clean.text), 2020, cells)
    assert [(one.words.year, one.words.month) for one in found] == [(2020, 12), (2021, 6)]


def test_lines_with_bars_are_a_table_whose_rows_may_go_on() -> None:
    clean = tidy(
        "任务 | 责任单位 | 完成时限 |\n建站 | 市教育局\n市公安局 | 2024年9月 |\n巡查 | 市公安局 | 长期 |\n后文。"
    )
    assert [clean.text[cell.start : cell.end] for cell in deadline_cells(clean, ())] == ["2024年9月", "长期"]


def test_a_table_of_a_file_keeps_its_spanned_cells() -> None:
    raw = "任务 完成时间 清查 整改 2020年 底"
    date = Span(raw.index("2020"), len(raw))
    table = Table(0, len(raw), ((Span(0, 2), Span(3, 7)), (Span(8, 10), date), (Span(11, 13), date)))
    clean = tidy(raw)
    assert [clean.text[cell.start : cell.end] for cell in deadline_cells(clean, (table,))] == ["2020年底"]


def test_a_head_may_be_wrapped() -> None:
    raw = "任务|完成\n时限|清查|2020年底"
    table = Table(0, len(raw), ((Span(0, 2), Span(3, 8)), (Span(9, 11), Span(12, len(raw)))))
    clean = tidy(raw)
    assert [clean.text[cell.start : cell.end] for cell in deadline_cells(clean, (table,))] == ["2020年底"]


def test_other_columns_are_none() -> None:
    clean = tidy("项目\t开工日\t投资\n甲\t2019年12月\t3亿元\n")
    assert deadline_cells(clean, ()) == ()
    assert find_deadlines(clean.text, 0, len(clean.text), 2020, ()) == ()


def test_places_in_and_between_cells() -> None:
    cells = (Span(2, 4), Span(8, 9))
    assert [at for at in range(10) if in_cells(at, cells)] == [2, 3, 8]


def test_lines_of_a_table_that_lost_its_grid() -> None:
    clean = tidy("序号\n任务\n责任单位\n完成时限\n1\n建台账\n县水利局\n2022年12月底\n2\n修水渠\n县水利局\n9月底前\n")
    cells = [clean.text[cell.start : cell.end] for cell in deadline_cells(clean, ())]
    assert cells == ["2022年12月底", "9月底前"]


def test_a_date_on_a_line_of_its_own_is_no_cell_without_heads() -> None:
    assert deadline_cells(tidy("完成时限\n县人民政府\n2022年12月8日\n"), ()) == ()
