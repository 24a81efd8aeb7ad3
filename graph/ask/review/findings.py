"""What the policies leave unclear, each with its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast, get_args

from graph.ask.answers import FindingFact
from graph.ask.parts.rows import cite_of, text_of
from graph.ask.parts.view import View
from graph.ask.review.doubts import doubts_of, with_corrections
from graph.records import Severity
from graph.store.values import Row

_RANKS: dict[Severity, int] = {severity: rank for rank, severity in enumerate(get_args(Severity))}


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """What one rule found: how severe at most, how many, and some of them."""

    code: str
    severity: Severity
    count: int
    findings: tuple[FindingFact, ...]


def findings(view: View, policy: str | None = None, code: str | None = None) -> tuple[FindingFact, ...]:
    """The findings of all policies or of one, of one code or of all, in the order of the text.

    What corrections leave unclear is among them.
    """
    found = with_corrections(view, findings_in(view.rows("findings", policy=policy, code=code)))
    if doubts := doubts_of(view, policy):
        found = tuple(sorted([*doubts, *found], key=_place))
    return tuple(each for each in found if code in (None, each.code))


def findings_page(
    view: View, policy: str | None, code: str | None, offset: int, most: int
) -> tuple[tuple[FindingFact, ...], int]:
    """So many of these from one on, and how many there are in all."""
    if view.people.entries:
        found = findings(view, policy, code)
        return found[offset : offset + most], len(found)
    shown = findings_in(view.store.page("findings", (offset, most), policy=policy, code=code))
    counts = _counts(view, policy)
    return shown, sum(count for each, (_, count) in counts.items() if code in (None, each))


def finding_groups(view: View, policy: str | None, few: int) -> tuple[FindingGroup, ...]:
    """By rule, each with its first few: the most severe first, then those with most findings."""
    groups = [
        FindingGroup(code, severity, count, findings_page(view, policy, code, 0, few)[0])
        for code, (severity, count) in _counts(view, policy).items()
    ]
    return tuple(sorted(groups, key=lambda group: (_RANKS[group.severity], -group.count, group.code)))


def _counts(view: View, policy: str | None) -> dict[str, tuple[Severity, int]]:
    """By rule, how severe its findings are at most and how many there are, what corrections leave unclear included."""
    counted = [
        (text_of(row, "code"), cast(Severity, row["severity"]), int(row["count"] or 0))
        for row in view.rows("finding-counts", policy=policy)
    ]
    counted += [(doubt.code, doubt.severity, 1) for doubt in doubts_of(view, policy)]
    counts: dict[str, tuple[Severity, int]] = {}
    for code, severity, count in counted:
        worst, known = counts.get(code, (severity, 0))
        counts[code] = min(worst, severity, key=_RANKS.__getitem__), known + count
    return counts


def findings_of_clause(view: View, clause: str) -> tuple[FindingFact, ...]:
    """The findings of one clause."""
    found = with_corrections(view, findings_in(view.rows("findings-of-clause", clause=clause)))
    doubts = [each for each in doubts_of(view) if each.cite and each.cite.clause == clause]
    return tuple(sorted([*doubts, *found], key=_place)) if doubts else found


def findings_in(rows: Iterable[Row]) -> tuple[FindingFact, ...]:
    """Rows of findings; one that concerns the whole policy cites nothing."""
    return tuple(
        FindingFact(
            id=text_of(row, "finding"),
            policy=text_of(row, "policy"),
            code=text_of(row, "code"),
            severity=cast(Severity, row["severity"]),
            message=text_of(row, "message"),
            suggestion=text_of(row, "suggestion"),
            cite=None if row["start"] is None else cite_of(row),
        )
        for row in rows
    )


def _place(finding: FindingFact) -> tuple[str, int, str]:
    return finding.policy, finding.cite.passage.start if finding.cite else -1, finding.id
