"""Cells of tables of indicators; what they give in the end: tests/cases/targets.toml."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.figures.cells import rows_of_tables
from graph.find.figures.tables.goals import GoalCell, bare_figures, cell_around, goal_cells
from graph.find.figures.targets import find_figures
from graph.read.texts import Span, Table
from graph.read.tidy import tidy

ROWS = "考核指标\t单位\t权重\t目标值\t东区\n覆盖率\t%\t20\t≥90\t95以上\n造林\t万亩\t10\t6.5\t/\n"


def cells_of(text: str) -> tuple[str, tuple[GoalCell, ...]]:
    clean = tidy(text)
    return clean.text, goal_cells(clean.text, rows_of_tables(clean, ()))


def test_a_cell_knows_its_row_and_column() -> None:
    text, cells = cells_of(ROWS)
    assert [(text[c.span.start : c.span.end], c.kind, c.subject, c.place, c.unit) for c in cells] == [
        ("20", None, "覆盖率", "", "%"),
        ("≥90", "goal", "覆盖率", "", "%"),
        ("95以上", "goal", "覆盖率", "东区", "%"),
        ("10", None, "造林", "", "万亩"),
        ("6.5", "goal", "造林", "", "万亩"),
        ("/", "goal", "造林", "东区", "万亩"),
    ]


def test_a_number_alone_takes_its_measure_from_the_table() -> None:
    text, cells = cells_of(ROWS)
    found = list(bare_figures(text, cells, 0, len(text)))
    assert [(one.value, one.unit, one.bound) for one in found] == [(90, "%", ">="), (95, "%", ">="), (6.5, "万亩", "=")]


def test_only_a_figure_that_fills_its_cell_is_spoken_for() -> None:
    text, cells = cells_of("指标\t目标值\n造林\t造林30万亩\n绿化\t20万亩\n")
    inside, whole = find_figures(text, 0, len(text))
    assert cell_around(cells, text, inside) is None
    assert cell_around(cells, text, whole) == cells[1]


def test_a_spanned_cell_of_a_file_is_read_once() -> None:
    raw = "指标 目标值 甲 乙 30万亩"
    goal = Span(raw.index("30"), len(raw))
    table = Table(0, len(raw), ((Span(0, 2), Span(3, 6)), (Span(7, 8), goal), (Span(9, 10), goal)))
    clean = tidy(raw)
    (cell,) = goal_cells(clean.text, rows_of_tables(clean, (table,)))
    assert clean.text[cell.span.start : cell.span.end] == "30万亩"


@settings(deadline=None)
@given(st.text(alphabet="指标目值单位权重县区东\t\t\n12.5%≥以上万亩()", max_size=120))
def test_any_table_gives_cells_in_order_that_do_not_overlap(text: str) -> None:
    tidied, cells = cells_of("指标\t目标值\n" + text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(cells))
    assert all(cells[0].span.start <= one.start < one.end <= len(tidied) for one in bare_figures(tidied, cells, 0, 999))
