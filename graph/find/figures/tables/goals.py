"""Cells of a table of indicators: what is measured stands in their row, for whom and as what over their column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.find.figures.measures import measure_at
from graph.find.figures.numerals import NUMERAL, numeral_of
from graph.find.figures.targets import Figure
from graph.read.texts import Span
from graph.records import Bound, TargetKind

_NAMES = re.compile(
    r"(?:[一-鿿]{0,6}指标|[一-鿿]{0,4}(?:任务|项目)|考核内容|目标内容)(?:名称|内容|项目|类别)?(?:\([^()]{0,12}\))?"
)
_YEAR = r"(?:(?:19|20)\d{2}年?(?:度|底|末)?|年度|当年|本年|全年|规划|总|三年|五年|累计|全[省市州县区])?"
_GOAL = re.compile(rf"{_YEAR}的?(?:目标任务|目标值|目标数|目标|指标值|任务数|任务量|计划数|计划值|任务目标)")
_BASE = re.compile(
    rf"{_YEAR}(?:基期值?|基准值?|基数|现状值?|实际值?|实绩|完成值|完成数|完成情况)(?:\([^()]{{0,12}}\))?"
)
_WEIGHT = re.compile(r"权重|分值|得分|基本分|满分|标准分|所占比例")
_UNIT = re.compile(r"(?:计量|指标)?单位")
_PLACE = re.compile(r"[一-鿿]{1,7}[县区市州旗镇乡]|[一-鿿]{1,6}街道|全[省市州县区]")
_NOTE = re.compile(r"\((?P<words>[^()]{1,12})\)")
_CELL = re.compile(r"(?P<sign>[≥≤≧≦><]=?)?(?P<number>[^≥≤≧≦><]+?)(?P<more>以上|以下|以内|左右)?")
_SIGNS: dict[str, Bound] = {"≥": ">=", "≧": ">=", ">=": ">=", "≤": "<=", "≦": "<=", "<=": "<=", ">": ">", "<": "<"}
_MORE: dict[str, Bound] = {"以上": ">=", "以下": "<=", "以内": "<="}
_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class GoalCell:
    """A cell with the kind its column gives its figure (None: a weight, nothing to be reached), what the figure
    measures and for whom; `unit` is what a bare number is counted in."""

    span: Span
    kind: TargetKind | None
    subject: str
    place: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    kind: TargetKind | None
    place: str
    unit: str


def goal_cells(text: str, tables: Iterable[Sequence[Sequence[Span]]]) -> tuple[GoalCell, ...]:
    """Cells under 目标值, 2025年目标 or the name of a place, in tables that have a column 指标; in order."""
    found = {cell.span: cell for rows in tables for cell in _of_table(text, rows)}
    return tuple(found[span] for span in sorted(found))


def cell_around(cells: Sequence[GoalCell], text: str, figure: Figure) -> GoalCell | None:
    """The cell that this figure fills; one among other words of its cell says itself what it is."""
    index = bisect_right(cells, figure.start, key=lambda cell: cell.span.start) - 1
    if index < 0 or figure.end != cells[index].span.end:
        return None
    before = text[cells[index].span.start : figure.start]
    return cells[index] if before in _SIGNS or not before else None


def bare_figures(text: str, cells: Sequence[GoalCell], start: int, end: int) -> Iterator[Figure]:
    """Figures of the cells between two offsets that hold nothing but a number, whose measure stands elsewhere."""
    first = bisect_right(cells, start - 1, key=lambda cell: cell.span.start)
    for cell in cells[first:]:
        if cell.span.start >= end:
            return
        if cell.kind and cell.unit and (figure := _bare(text, cell)):
            yield figure


def _bare(text: str, cell: GoalCell) -> Figure | None:
    whole = _CELL.fullmatch(text, *cell.span) if cell.span.end - cell.span.start <= 16 else None
    number = NUMERAL.fullmatch(text, *whole.span("number")) if whole else None
    numeral = numeral_of(number) if number else None
    if whole is None or numeral is None:
        return None
    bound = _SIGNS.get(whole["sign"] or "") or _MORE.get(whole["more"] or "")
    at, past = whole.start("number"), cell.span.end
    return Figure(at, past, numeral.value, None, None, numeral.scale + cell.unit, bound or "=", bool(bound), at, at)


def _of_table(text: str, rows: Sequence[Sequence[Span]]) -> Iterator[GoalCell]:
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        words = [_plain(text, cell) for cell in row]
        names = [index for index, head in enumerate(words) if _NAMES.fullmatch(head)]
        columns = [column for index, head in enumerate(words) if (column := _column(index, head))]
        if not names or not any(column.kind == "goal" for column in columns):
            continue
        units = next((index for index, head in enumerate(words) if _UNIT.fullmatch(head)), None)
        for below in rows[at + 1 :]:
            yield from _of_row(text, below, names[-1], units, columns)
        return


def _column(index: int, head: str) -> _Column | None:
    note = _NOTE.search(head)
    bare, unit = _NOTE.sub("", head), _measure(note["words"]) if note else ""
    if _GOAL.fullmatch(bare):
        return _Column(index, "goal", "", unit)
    if _BASE.fullmatch(bare):
        return _Column(index, "baseline", "", unit)
    if _WEIGHT.fullmatch(bare):
        return _Column(index, None, "", "")
    return _Column(index, "goal", head, "") if _PLACE.fullmatch(head) else None


def _of_row(
    text: str, row: Sequence[Span], name: int, units: int | None, columns: Sequence[_Column]
) -> Iterator[GoalCell]:
    if name >= len(row) or not (subject := _plain(text, row[name])):
        return
    note = _NOTE.search(subject)
    unit = _measure(_plain(text, row[units])) if units is not None and units < len(row) else ""
    unit = unit or (_measure(note["words"]) if note else "")
    for column in columns:
        if column.index < len(row) and row[column.index].start < row[column.index].end:
            yield GoalCell(row[column.index], column.kind, _NOTE.sub("", subject), column.place, column.unit or unit)


def _measure(words: str) -> str:
    """The words if they are a measure (万亩, 微克/立方米), else nothing."""
    scale = next((scale for scale in ("万亿", "万", "亿") if words.startswith(scale)), "")
    return words if words and measure_at(words, len(scale), len(words)) == words[len(scale) :] else ""


def _plain(text: str, cell: Span) -> str:
    return text[cell.start : cell.end].replace("\n", "").strip()
