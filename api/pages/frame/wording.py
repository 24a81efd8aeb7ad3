"""How values are written for people: dates, figures, counts, and the way to a clause."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from graph.ask.answers import BracketFact, CadenceFact, Cite, DeadlineFact, TargetFact, UnitDuty
from viz.legend import CADENCES, PRECISIONS, Lang, term_of
from viz.scenes.foremost import foremost_first


def write_day(day: date | str | None, lang: Lang) -> str:
    """2020年12月31日, or 31 December 2020; empty where there is none; what is no date stays as it is."""
    if not day:
        return ""
    try:
        known = day if isinstance(day, date) else date.fromisoformat(day)
    except ValueError:
        return str(day)
    return f"{known.day} {known:%B %Y}" if lang == "en" else f"{known.year}年{known.month}月{known.day}日"


def write_deadline(fact: DeadlineFact | TargetFact, lang: Lang) -> str:
    """A date with how exactly it is meant: 2020年12月31日（年底前）."""
    if not fact.date:
        return term_of(PRECISIONS, fact.precision).label(lang) if fact.precision else ""
    day = write_day(fact.date, lang)
    if fact.precision in (None, "day"):
        return day
    precision = term_of(PRECISIONS, fact.precision or "").label(lang)
    return f"{day} ({precision})" if lang == "en" else f"{day}（{precision}）"


def write_cadence(fact: CadenceFact, lang: Lang) -> str:
    """每月，至少 1 次: the code's word and the least number of times."""
    word = term_of(CADENCES, fact.cadence).label(lang)
    if fact.at_least is None:
        return word
    return f"{word}, at least {fact.at_least}×" if lang == "en" else f"{word}，至少 {fact.at_least} 次"


def write_place(cite: Cite) -> str:
    """二（一）2 with its heading."""
    return f"{cite.label} {cite.heading}".strip()


def write_bracket(line: BracketFact, lang: Lang) -> str:
    """500人至1000: 3—5; a lost bound is 不明, never a number."""
    if lang == "en":
        return f"{_between(line.from_, line.to, lang)}: {_amount(line, lang)}"
    return f"{_between(line.from_, line.to, lang)}：{_amount(line, lang)}"


def _between(low: float | int | None, high: float | int | None, lang: Lang) -> str:
    if low is None and high is None:
        return "in every case" if lang == "en" else "不论规模"
    if low is None:
        return f"up to {high:g}" if lang == "en" else f"{high:g}以下"
    if high is None:
        return f"above {low:g}" if lang == "en" else f"{low:g}以上"
    return f"{low:g}–{high:g}"


def _amount(line: BracketFact, lang: Lang) -> str:
    parts = []
    if line.ratio is not None:
        parts.append(f"{line.ratio * 1000:g}‰")
    if line.min is not None and line.min == line.max:
        parts.append(f"{line.min:g}")
    elif line.min is not None or line.max is not None or line.damaged:
        unknown = "unknown" if line.damaged else "no bound"
        if lang == "zh":
            unknown = "不明" if line.damaged else "不限"
        low, high = (unknown if bound is None else f"{bound:g}" for bound in (line.min, line.max))
        parts.append(f"at least {low}, at most {high}" if lang == "en" else f"下限 {low}，上限 {high}")
    if line.step is not None and line.extra is not None:
        more = (
            f"{line.extra:g} more for every {line.step:g}"
            if lang == "en"
            else f"每增加 {line.step:g} 增配 {line.extra:g}"
        )
        parts.append(more)
    return (", " if lang == "en" else "，").join(parts)


def count_rows(rows: Iterable[UnitDuty]) -> dict[str, int]:
    """The line of numbers over a unit's rows: tasks by role, with a date, with something unclear."""
    held = list(rows)
    counts = {role: len({row.task.id for row in held if row.role == role}) for role in _ROLES}
    counts["dated"] = len({row.task.id for row in held if row.deadlines or any(t.date for t in row.targets)})
    counts["unclear"] = len({row.task.id for row in held if row.findings})
    return counts


_ROLES = ("lead", "responsible", "support", "oversee")
FILTERS: Mapping[str, Callable[..., Any]] = {
    "day": write_day,
    "deadline": write_deadline,
    "cadence": write_cadence,
    "place": write_place,
    "bracket": write_bracket,
    "foremost": foremost_first,
}
