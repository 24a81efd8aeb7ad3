"""Cells of a table of indicators: what is measured stands in their row, for whom and as what over their column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

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
_OF_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年?[底末]?")
_YEAR_WORDS = re.compile(r"(?:19|20)\d{2}年[底末]?|(?:19|20)\d{2}(?=目标|$)")
_GROWTH = re.compile(r"(?:年均|累计|五年|总)?(?:增长|增速|增幅|增减|下降|降低|提高|变化)(?:率|幅度|速度)?")
_WEIGHT = re.compile(r"权重|分值|得分|基本分|满分|标准分|所占比例")
_UNIT = re.compile(r"(?:计量|指标)?单位")
_PLACE = re.compile(r"[一-鿿]{1,7}[县区市州旗镇乡]|[一-鿿]{1,6}街道|全[省市州县区]")
_NOTE = re.compile(r"\((?P<words>[^()]{1,12})\)")
# 〔18〕 is what is reached over the whole period
_CELL = re.compile(r"[〔(]?(?P<sign>[≥≤≧≦><]=?)?(?P<number>[^≥≤≧≦><〔〕()]+?)(?P<more>以上|以下|以内|左右)?[〕)]?")
_SIGNS: dict[str, Bound] = {"≥": ">=", "≧": ">=", ">=": ">=", "≤": "<=", "≦": "<=", "<=": "<=", ">": ">", "<": "<"}
_MORE: dict[str, Bound] = {"以上": ">=", "以下": "<=", "以内": "<="}
_CLOSERS = frozenset(("", "〕", ")"))
_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class GoalCell:
    """A cell with the kind its column gives its figure (None: a weight, nothing to be reached), what the figure
    measures and for whom; `unit` is what a bare number is counted in, `when` the year over its column."""

    span: Span
    kind: TargetKind | None
    subject: str
    place: str
    unit: str
    when: Span | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    kind: TargetKind | None
    place: str
    unit: str
    when: Span | None = None
    growth: str = ""


def goal_cells(
    text: str, tables: Iterable[Sequence[Sequence[Span]]], this_year: int | None = None
) -> tuple[GoalCell, ...]:
    """Cells under 目标值, 2025年目标, 2025年 or the name of a place, in tables that have a column 指标; in order.

    Of two years the first is where the plan of `this_year` starts: 「指标 2020年 2025年 属性」.
    """
    found = {cell.span: cell for rows in tables for cell in _of_table(text, rows, this_year)}
    return tuple(found[span] for span in sorted(found))


def cell_around(cells: Sequence[GoalCell], text: str, figure: Figure) -> GoalCell | None:
    """The cell that this figure fills; one among other words of its cell says itself what it is."""
    index = bisect_right(cells, figure.start, key=lambda cell: cell.span.start) - 1
    if index < 0 or figure.end > cells[index].span.end or text[figure.end : cells[index].span.end] not in _CLOSERS:
        return None
    before = text[cells[index].span.start : figure.start]
    return cells[index] if before.lstrip("〔(") in _SIGNS or not before.strip("〔(") else None


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
    at, past = whole.start("number"), whole.end("more" if whole["more"] else "number")
    return Figure(at, past, numeral.value, None, None, numeral.scale + cell.unit, bound or "=", bool(bound), at, at)


def _of_table(text: str, rows: Sequence[Sequence[Span]], this_year: int | None) -> Iterator[GoalCell]:
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        words = [_plain(text, cell) for cell in row]
        names = [index for index, head in enumerate(words) if _NAMES.fullmatch(head)]
        columns = [column for index, head in enumerate(words) if (column := _column(index, head))]
        columns = [*(_with_year(text, row, column) for column in columns), *_of_years(row, words, this_year)]
        if not names or not any(column.kind == "goal" and not column.growth for column in columns):
            continue
        units = next((index for index, head in enumerate(words) if _UNIT.fullmatch(head)), None)
        for below in rows[at + 1 :]:
            yield from _of_row(text, below, names[-1], units, columns)
        return


def _of_years(row: Sequence[Span], words: Sequence[str], this_year: int | None) -> list[_Column]:
    """Columns headed by nothing but a year: what is past, or the first of several not after this year, is a basis."""
    found = [(int(match["year"]), index) for index, head in enumerate(words) if (match := _OF_YEAR.fullmatch(head))]
    first = min(found, default=(0, 0))[0]
    columns = []
    for year, index in found:
        starts = len(found) > 1 and year == first and (this_year is None or year <= this_year)
        past = starts or (this_year is not None and year < this_year)
        columns.append(_Column(index, "baseline" if past else "goal", "", "", None if past else row[index]))
    return columns


def _with_year(text: str, row: Sequence[Span], column: _Column) -> _Column:
    """2025年目标值 says when."""
    words = _YEAR_WORDS.match(text, *row[column.index]) if column.kind == "goal" else None
    return replace(column, when=Span(*words.span())) if words else column


def _column(index: int, head: str) -> _Column | None:
    note = _NOTE.search(head)
    bare, unit = _NOTE.sub("", head), _measure(note["words"]) if note else ""
    if _GOAL.fullmatch(bare):
        return _Column(index, "goal", "", unit)
    if _BASE.fullmatch(bare):
        return _Column(index, "baseline", "", unit)
    if _WEIGHT.fullmatch(bare):
        return _Column(index, None, "", "")
    if _GROWTH.fullmatch(bare):
        return _Column(index, "goal", "", unit or "%", growth=bare)
    return _Column(index, "goal", head, "") if _PLACE.fullmatch(head) else None


def _of_row(
    text: str, row: Sequence[Span], name: int, units: int | None, columns: Sequence[_Column]
) -> Iterator[GoalCell]:
    if name >= len(row) or not (subject := _plain(text, row[name])):
        return
    note = _NOTE.search(subject)
    unit = _measure(_plain(text, row[units])) if units is not None and units < len(row) else ""
    unit = unit or (_measure(note["words"]) if note else "")
    if units is not None and units < len(row) and text[row[units].start : row[units].end][:1].isdigit():
        yield GoalCell(row[units], None, "", "", "")  # 1/10万: in what it is counted
    for column in columns:
        if column.index < len(row) and row[column.index].start < row[column.index].end:
            what, cell = _NOTE.sub("", subject) + column.growth, row[column.index]
            rises_by = column.growth and text[cell.start] == "〔"  # 〔1.2〕 years more, not per cent
            counted = unit if rises_by else column.unit or unit
            yield GoalCell(cell, column.kind, what, column.place, counted, column.when)


def _measure(words: str) -> str:
    """The words if they are a measure (万亩, 微克/立方米), else nothing."""
    words = words.removeprefix("1") if words.startswith("1/") else words
    scale = next((scale for scale in ("万亿", "万", "亿") if words.startswith(scale)), "")
    return words if words and measure_at(words, len(scale), len(words)) == words[len(scale) :] else ""


def _plain(text: str, cell: Span) -> str:
    return text[cell.start : cell.end].replace("\n", "").strip()
