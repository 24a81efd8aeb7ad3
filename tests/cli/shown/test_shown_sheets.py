"""Answers at a terminal of 100 columns: aligned, with every fact's words under it, doubt and damage said."""

import re

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from api.commands.shown.lists import due_sheet, findings_sheet, owners_sheet, tasks_sheet
from api.commands.shown.styles import chinese_date
from api.commands.shown.units import unit_sheet
from tests.cli.shown import made
from viz.legend import BASES

DUE = due_sheet((made.DUE,))
UNIT = unit_sheet("教育部门", made.HIT, made.UNIT_PAGE)
STATED = BASES["stated"].zh


def _shown(sheet: RenderableType, width: int = 100) -> str:
    console = Console(width=width, color_system=None, highlight=False)
    with console.capture() as shown:
        console.print(sheet)
    return shown.get()


def test_owners_stand_in_columns() -> None:
    lines = _shown(owners_sheet(made.TASK_PAGE)).splitlines()
    rows = [line for line in lines if STATED in line]
    assert len(rows) == 4
    assert len({cell_len(row[: row.index(STATED)]) for row in rows}) == 1


def test_owners_come_with_the_clause_that_names_them() -> None:
    shown = _shown(owners_sheet(made.TASK_PAGE))
    assert "「责任单位:州公安局、州教育局、州有关部门,各县(市)人民政府」" in shown
    assert "二（一）3" in shown
    assert made.TASK.id in shown


def test_nobody_in_particular_is_an_answer() -> None:
    row = next(line for line in _shown(owners_sheet(made.TASK_PAGE)).splitlines() if "州有关部门" in line)
    assert "未指明" in row
    assert "没有指明具体单位" in row


def test_a_unit_says_why_the_name_means_it() -> None:
    shown = _shown(UNIT)
    assert "「教育部门」→ 州教育局  本文中指州教育局" in shown
    assert "任务 2 · 责任 2 · 有期限 1 · 存疑 1" in shown


def test_each_fact_of_a_unit_has_its_words() -> None:
    shown = re.sub(r"\s+", " ", _shown(UNIT))
    for words in (
        "「中小学与城镇幼儿园封闭化管理达到100 %」",
        "「每月至少一次」",
        "2020年12月31日（年底）",
        "逾期无实绩",
    ):
        assert words in shown


def test_the_date_of_a_figure_is_told_once() -> None:
    shown = _shown(UNIT)
    assert shown.count("2020年12月31日") == 1


def test_damage_is_said_and_no_upper_figure_given() -> None:
    shown = _shown(UNIT)
    line = next(line for line in shown.splitlines() if "专职保安员" in line)
    assert "下限 2、上限不明" in line
    assert "原文残缺" in line


def test_what_is_due_stands_under_its_day() -> None:
    shown = _shown(DUE)
    assert shown.index("2020年12月31日（年底）") < shown.index("完善物防体系建设") < shown.index("州公安局、州教育局")
    assert "「2020年底前中小学与城镇幼儿园封闭化管理达到100 %。」" in shown


def test_findings_are_grouped_with_counts() -> None:
    shown = _shown(findings_sheet((made.FINDING, made.FINDING)))
    assert "数字残缺  2  damaged-figure" in shown
    assert "建议 向发文机关核对原件" in shown


def test_tasks_to_choose_from_are_numbered() -> None:
    shown = _shown(tasks_sheet((made.TASK,), {"p-1": "平安校园建设实施方案"}))
    assert shown.index("平安校园建设实施方案") < shown.index("二（一）3") < shown.index("州公安局")


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for sheet in (
        UNIT,
        owners_sheet(made.TASK_PAGE),
        due_sheet((made.DUE,)),
    ):
        assert all(cell_len(line) <= width for line in _shown(sheet, width).splitlines())


@pytest.mark.parametrize(
    ("iso", "precision", "written"),
    [
        ("2020-12-31", "year-end", "2020年12月31日（年底）"),
        ("2021-06-30", "month-end", "2021年6月30日（月底）"),
        ("2021-06-05", "day", "2021年6月5日"),
        ("2021-06-05", None, "2021年6月5日"),
    ],
)
def test_dates_are_written_as_people_do(iso: str, precision: str | None, written: str) -> None:
    assert chinese_date(iso, precision) == written
