"""What the policies leave unclear, each with its sentence."""

from collections.abc import Iterable
from typing import cast

from graph.ask.answers import FindingFact
from graph.ask.parts.rows import cite_of, text_of
from graph.ask.parts.view import View
from graph.ask.review.doubts import doubts_of, with_corrections
from graph.records import Severity
from graph.store.values import Row


def findings(view: View, policy: str | None = None, code: str | None = None) -> tuple[FindingFact, ...]:
    """The findings of all policies or of one, of one code or of all, in the order of the text.

    What corrections leave unclear is among them.
    """
    found = with_corrections(view, findings_in(view.rows("findings", policy=policy, code=code)))
    if doubts := doubts_of(view, policy):
        found = tuple(sorted([*doubts, *found], key=_place))
    return tuple(each for each in found if code in (None, each.code))


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
