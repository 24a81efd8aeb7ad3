"""When exactly: the last moment a date can mean, with the year it leaves out, or no date and why."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graph.find.figures.dates import DateWords
from graph.find.figures.deadlines import DeadlineMention
from graph.find.figures.numerals import read_numeral
from graph.read.tidy import CleanText
from graph.records import Deadline, Precision

YearFrom = Literal["stage", "title", "fields"]

_NEAR = 600  # a year said longer ago in the paragraph is not surely the year meant


@dataclass(frozen=True, slots=True)
class DatedMention:
    """A mention with its date; `date` is None where the text gives none, and `precision` says which kind of none."""

    start: int
    end: int
    words: DateWords
    year: int | None
    month: int | None
    date: str | None
    precision: Precision
    assumed: YearFrom | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """What the document says once about its year; nothing assumed from it may lie before the day of signing."""

    signed: str | None = None
    title: int | None = None
    fields: int | None = None
    stage: DatedMention | None = None


def date_mentions(
    mentions: Sequence[DeadlineMention], earlier: DatedMention | None, text: str, years: Years | None = None
) -> tuple[DatedMention, ...]:
    """Dates of one sentence. A date without year takes the one before it in the sentence, then in the paragraph, and
    at last one that is assumed: of the stage before, of the plan's title, of the other time limits.

    「2020年6月底前…，12月底前…」 gives 2020-12-31; after December a bare 3月底前 is doubtful and stays without date.
    """
    years = years or Years()
    dated: list[DatedMention] = []
    for mention in mentions:
        words, year = mention.words, mention.words.year
        if year is None and not words.relative:
            near = mention.near
            year = _year_from_words(near, words) if near else _year_from_earlier(earlier, words, text)
        one = _date(mention, year)
        if year is None and not words.relative and mention.near is None:
            one = _assume(mention, years) or one
        dated.append(one)
        if one.date:
            earlier = one
            years = replace(years, stage=one) if mention.series == "stage" else years
    return tuple(dated)


def _assume(mention: DeadlineMention, years: Years) -> DatedMention | None:
    """「6月底前」 in 「2022年…工作要点」 is of 2022; a day before the signing is not assumed."""
    candidates: list[tuple[YearFrom, int | None]] = [("title", years.title)]
    if mention.series == "stage" and years.stage:
        candidates.insert(0, ("stage", _inherited(years.stage.year, years.stage.month, mention.words)))
    own = years.fields is not None and (years.signed or "").startswith(str(years.fields))
    if mention.series == "field" or own:  # all time limits lie in the year of signing
        candidates.append(("fields", years.fields))
    for source, year in candidates:
        one = _date(mention, year)
        if one.date and one.date >= (years.signed or ""):
            return replace(one, assumed=source)
    return None


def settle_deadline(
    clean: CleanText, dated: DatedMention, clause: str, deadline_id: str, target: str | None
) -> Deadline:
    """The record of a dated mention; its passage is the words of the date."""
    passage = clean.passage(dated.start, dated.end)
    return Deadline(deadline_id, clause, dated.date, dated.precision, target, passage)


def _year_from_words(near: DateWords, words: DateWords) -> int | None:
    return _inherited(near.year, near.month, words)


def _year_from_earlier(earlier: DatedMention | None, words: DateWords, text: str) -> int | None:
    if earlier is None or words.start - earlier.end > _NEAR or "\n" in text[earlier.end : words.start]:
        return None
    return _inherited(earlier.year, earlier.month, words)


def _inherited(year: int | None, month: int | None, words: DateWords) -> int | None:
    """After a month of that year only a later month is surely of the same year."""
    return None if month and (words.month or _last_month(words.mark) or 12) < month else year


def _date(mention: DeadlineMention, year: int | None) -> DatedMention:
    words = mention.words
    month, day, precision = _last_moment(words, year)
    date = None
    if year is not None and month is not None and day is not None:
        date = f"{year:04d}-{month:02d}-{day:02d}"
    elif words.relative:
        precision = "relative"
    else:
        precision = "unknown"
    return DatedMention(mention.start, mention.end, words, year, words.month, date, precision)


def _last_moment(words: DateWords, year: int | None) -> tuple[int | None, int | None, Precision]:
    if words.relative or year is None or not 1900 <= year <= 2199:
        return None, None, "unknown"
    month = words.month
    if month is None:
        return _end_of_span(words, year)
    last = calendar.monthrange(year, month)[1]
    if words.day is not None:
        return (month, words.day, "day") if words.day <= last else (None, None, "unknown")
    if words.mark in ("上旬", "中旬"):
        return month, 10 if words.mark == "上旬" else 20, "day"
    return month, last, "month-end" if words.mark in ("底", "末", "月底", "月末", "下旬") else "month"


def _end_of_span(words: DateWords, year: int) -> tuple[int | None, int | None, Precision]:
    if words.mark in ("初", "年初"):
        return None, None, "unknown"
    month = _last_month(words.mark)
    if month is not None:
        return month, calendar.monthrange(year, month)[1], "quarter-end"
    return 12, 31, "year-end" if words.mark else "year"


def _last_month(mark: str) -> int | None:
    """第三季度 ends with September, 上半年 with June."""
    if mark.endswith(("季度", "季")):
        quarter = read_numeral(mark.removeprefix("第").removesuffix("度").removesuffix("季"))
        return int(quarter) * 3 if quarter else None
    return {"上半年": 6, "下半年": 12}.get(mark)
