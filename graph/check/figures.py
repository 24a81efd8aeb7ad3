"""What a policy leaves unclear about figures, dates and rhythms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from graph.check.codes import make_finding
from graph.records import CompiledPolicy, Deadline, Finding, Norm, Passage, Target

_YEARLESS = re.compile(r"[月底末季]")
_LOST = re.compile(r"(?:\d+[^\d,，。]{0,6}[上下内]\s*)?\d+\s*[至到—~-]\s*[一-鿿]")
_RHYTHM_REACH = 60
_SCOPE_REACH = 120
_LEAST_ALIKE = 4  # names shorter than this differ in meaning, not in spelling


def check_figures(compiled: CompiledPolicy) -> Iterator[Finding]:
    """Damaged figures, dates without figure and figures without date, dates without year, vague rhythms, and
    populations that two clauses name differently (城镇幼儿园, 城市幼儿园).
    """
    for norm in compiled.norms:
        yield from _check_norm(norm)
    dates = {deadline.id: deadline for deadline in compiled.deadlines}
    damaged = [norm.passage for norm in compiled.norms if any(bracket.damaged for bracket in norm.brackets)]
    rhythms = [cadence.passage for cadence in compiled.cadences if not cadence.vague]
    for target in compiled.targets:
        if target.damaged and not any(norm.start <= target.passage.start < norm.end for norm in damaged):
            yield _damaged_target(target)
        if target.kind == "goal" and target.deadline is None and not _in_rhythm(target.passage, rhythms):
            yield _undated_target(target)
    for deadline in compiled.deadlines:
        yield from _check_deadline(deadline)
    for cadence in compiled.cadences:
        if cadence.vague:
            yield make_finding(
                "vague-cadence", cadence.clause, f"「{_plain(cadence.passage.exact)}」没有说明多久一次",
                "请写明频次,例如每季度至少一次", cadence.passage,
            )  # fmt: skip
    yield from _check_scopes(compiled, dates)


def _check_norm(norm: Norm) -> Iterator[Finding]:
    for bracket in norm.brackets:
        if bracket.damaged:
            place = _damaged_place(norm.passage)
            low = f"只能确认下限{bracket.min:g}" if bracket.min is not None else "上下限都不可读"
            yield make_finding(
                "damaged-figure",
                norm.clause,
                f"{norm.subject}配备标准「{place.exact}」处数字残缺:{low},其余无法判定",
                "请核对印发原件,补全缺失的数字",
                place,
            )


def _damaged_place(passage: Passage) -> Passage:
    """The bracket with the lost figure, as it stands: 300人以下1至 名."""
    lost = _LOST.search(passage.exact)
    if lost is None:
        return passage
    return Passage(passage.start + lost.start(), passage.start + lost.end(), lost[0])


def _in_rhythm(figure: Passage, rhythms: list[Passage]) -> bool:
    """「每年组织不少于12所」 is due every year: a rhythm close before a figure dates it."""
    return any(0 <= figure.start - rhythm.end <= _RHYTHM_REACH for rhythm in rhythms)


def _damaged_target(target: Target) -> Finding:
    return make_finding(
        "damaged-figure",
        target.clause,
        f"「{target.passage.exact.strip()}」处数字残缺,数值无法判定",
        "请核对印发原件,补全缺失的数字",
        target.passage,
    )


def _undated_target(target: Target) -> Finding:
    words = (f"{target.subject}:" if target.subject else "") + _plain(target.passage.exact)
    return make_finding(
        "target-without-date", target.clause, f"指标「{words}」没有完成时限", "请写明何时达到", target.passage
    )


def _check_deadline(deadline: Deadline) -> Iterator[Finding]:
    words = _plain(deadline.passage.exact)
    if deadline.date is None and deadline.precision != "relative":
        if _YEARLESS.search(words):
            yield make_finding(
                "date-without-year", deadline.clause, f"时限「{words}」没有写明年份", "请写明年份", deadline.passage
            )
    elif deadline.date and deadline.target is None:
        yield make_finding(
            "date-without-target", deadline.clause, f"时限「{words}」没有对应可考核的数字指标",
            "请写明到期时以什么衡量完成", deadline.passage,
        )  # fmt: skip


def _check_scopes(compiled: CompiledPolicy, dates: dict[str, Deadline]) -> Iterator[Finding]:
    """Two targets due on one day whose populations differ in one character only."""
    dated = [
        (t, dates[t.deadline].date) for t in compiled.targets if t.deadline in dates and len(t.scope) > _LEAST_ALIKE
    ]
    by_date: dict[str, list[Target]] = {}
    for target, date in dated:
        if date:
            by_date.setdefault(date, []).append(target)
    for targets in by_date.values():
        firsts = {target.scope: target for target in reversed(targets)}
        for one, other in combinations(sorted(firsts), 2):
            if _one_apart(one, other):
                first, second = sorted((firsts[one], firsts[other]), key=lambda target: target.passage.start)
                yield make_finding(
                    "scope-mismatch",
                    second.clause,
                    f"同一时限下,前文写「{first.scope}」,此处写「{second.scope}」,适用范围表述不一致",
                    "请统一表述,或说明两者为何不同",
                    _scope_place(compiled.text, second),
                )


def _scope_place(text: str, target: Target) -> Passage:
    """The words of the population before the figure, or the figure where stray spaces stand between them."""
    start = text.rfind(target.scope, max(0, target.passage.start - _SCOPE_REACH), target.passage.start)
    return target.passage if start < 0 else Passage(start, start + len(target.scope), target.scope)


def _one_apart(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 and not any(c.isdigit() for c in one + other)


def _plain(words: str) -> str:
    return "".join(words.split())
