"""What a policy leaves unclear about figures and dates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from graph.check.codes import make_finding
from graph.check.quoting import place_of, quoted
from graph.records import Bracket, Clause, CompiledPolicy, Deadline, Finding, Norm, Passage, Target

_YEARLESS = re.compile(r"[月底末季]")
_VALID_UNTIL = re.compile(r"有效期[^。；;]{0,12}$")  # such a day says how long the policy holds
_IN_FORCE = re.compile(r"[日起\s]{0,4}(?:正式)?(?:施行|实施|生效)")
_LOST = re.compile(r"(?:\d+[^\d,，。]{0,6}[上下内]\s*)?\d+\s*[至到—~-]\s*[一-鿿]")
_RHYTHM_REACH = 60
_SCOPE_REACH = 120
_LEAST_ALIKE = 4  # names shorter than this differ in meaning, not in spelling
_MEND_FIGURE = "请对照印发原件，补全缺失的数字"


def check_figures(compiled: CompiledPolicy) -> Iterator[Finding]:
    """Damaged figures, dates without figure and figures without date, dates without year, and populations that two
    clauses name differently (城镇幼儿园, 城市幼儿园).
    """
    for norm in compiled.norms:
        yield from _check_norm(norm)
    damaged = [norm.passage for norm in compiled.norms if any(bracket.damaged for bracket in norm.brackets)]
    rhythms = [cadence.passage for cadence in compiled.cadences if not cadence.vague]
    for target in compiled.targets:
        if target.damaged and not _within(target.passage, damaged):
            yield _damaged_target(target)
        if target.kind == "goal" and target.deadline is None and not _in_rhythm(target.passage, rhythms):
            yield _undated_target(target)
    for deadline in compiled.deadlines:
        if not _of_the_policy(compiled.text, deadline.passage):
            yield from _check_deadline(deadline)
    yield from _check_scopes(compiled)


def _check_norm(norm: Norm) -> Iterator[Finding]:
    for bracket in norm.brackets:
        if bracket.damaged:
            place = _damaged_place(norm.passage)
            yield make_finding(
                "damaged-figure",
                norm.clause,
                f"{norm.subject}配备标准「{place.exact}」处缺字：{_left(bracket)}",
                _MEND_FIGURE,
                place,
            )


def _left(bracket: Bracket) -> str:
    """What can still be read: of 「1至 名」 the lower figure."""
    if bracket.min is not None:
        return f"下限是{bracket.min:g}，上限无法判定"
    return "上下限都无法判定" if bracket.max is None else f"上限是{bracket.max:g}，下限无法判定"


def _damaged_place(passage: Passage) -> Passage:
    """The bracket with the lost figure, as it stands: 300人以下1至 名."""
    lost = _LOST.search(passage.exact)
    if lost is None:
        return passage
    return Passage(passage.start + lost.start(), passage.start + lost.end(), lost[0])


def _within(place: Passage, others: Sequence[Passage]) -> bool:
    """Whether the place starts inside one of the others, which are in order."""
    at = bisect_right(others, place.start, key=lambda one: one.start) - 1
    return at >= 0 and place.start < others[at].end


def _in_rhythm(figure: Passage, rhythms: Sequence[Passage]) -> bool:
    """「每年组织不少于12所」 is due every year: a rhythm close before a figure dates it."""
    at = bisect_right(rhythms, figure.start, key=lambda one: one.end) - 1
    return at >= 0 and figure.start - rhythms[at].end <= _RHYTHM_REACH


def _damaged_target(target: Target) -> Finding:
    message = f"「{target.passage.exact.strip()}」处缺字，数值无法判定"
    return make_finding("damaged-figure", target.clause, message, _MEND_FIGURE, target.passage)


def _undated_target(target: Target) -> Finding:
    subject = f"（{target.subject}）" if target.subject else ""
    message = f"指标{quoted(target.passage.exact)}{subject}没有写明何时达到"
    return make_finding("target-without-date", target.clause, message, "请写明完成时限", target.passage)


def _of_the_policy(text: str, day: Passage) -> bool:
    """「自2026年5月21日起施行,有效期至2028年12月31日」 dates the policy itself, not its work."""
    before = text[max(0, day.start - 16) : day.start]
    return bool(_IN_FORCE.match(text, day.end) or _VALID_UNTIL.search(before))


def _check_deadline(deadline: Deadline) -> Iterator[Finding]:
    words = quoted(deadline.passage.exact)
    if deadline.date is None and deadline.precision != "relative":
        if _YEARLESS.search(words):
            message = f"时限{words}没有写明年份"
            yield make_finding("date-without-year", deadline.clause, message, "请写明年份", deadline.passage)
    elif deadline.date and deadline.target is None:
        message = f"时限{words}没有对应可考核的数字指标"
        mend = "请写明到期时以什么衡量是否完成"
        yield make_finding("date-without-target", deadline.clause, message, mend, deadline.passage)


def _check_scopes(compiled: CompiledPolicy) -> Iterator[Finding]:
    """Two targets due on one day whose populations differ in one letter only: each pair once, where it comes second."""
    clauses = {clause.id: clause for clause in compiled.clauses}
    dates = {deadline.id: deadline.date for deadline in compiled.deadlines}
    seen: set[tuple[str, str]] = set()
    alike: dict[tuple[str, str, str], Target] = {}
    for target in sorted(compiled.targets, key=lambda target: target.passage.start):
        date, scope = dates.get(target.deadline or ""), target.scope
        if not date or not _compared(scope) or (date, scope) in seen:
            continue
        seen.add((date, scope))
        for at in range(len(scope)):
            first = alike.setdefault((date, scope[:at], scope[at + 1 :]), target)
            if first is not target:
                yield _two_names(compiled.text, clauses, first, target)


def _compared(scope: str) -> bool:
    return len(scope) > _LEAST_ALIKE and not any(char.isdigit() for char in scope)


def _two_names(text: str, clauses: Mapping[str, Clause], first: Target, second: Target) -> Finding:
    where = "前文" if first.clause == second.clause else place_of(clauses[first.clause])
    return make_finding(
        "scope-mismatch",
        second.clause,
        f"同一期限，{where}写{quoted(first.scope)}，此处写{quoted(second.scope)}，适用范围对不上",
        "请统一表述，或说明两者为何不同",
        _scope_place(text, second),
    )


def _scope_place(text: str, target: Target) -> Passage:
    """The words of the population before the figure, or the figure where stray spaces stand between them."""
    start = text.rfind(target.scope, max(0, target.passage.start - _SCOPE_REACH), target.passage.start)
    return target.passage if start < 0 else Passage(start, start + len(target.scope), target.scope)
