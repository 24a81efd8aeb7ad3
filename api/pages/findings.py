"""问题提示: the audit by rule, with counts, words, and what would mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.paging import cut_page
from api.pages.frame.showing import PageRoute, navigator_of, show
from graph.ask.answers import FindingFact
from viz.legend import FINDINGS, SEVERITIES, Lang, term_of

router = APIRouter(route_class=PageRoute, include_in_schema=False)
_FEW = 5
_ORDER = {code: rank for rank, code in enumerate(SEVERITIES)}


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule; `findings` are those shown here."""

    code: str
    severity: str
    count: int
    findings: Sequence[FindingFact]

    def name(self, lang: Lang) -> str:
        """The rule in the reader's language."""
        return term_of(FINDINGS, self.code).label(lang)


def group_findings(findings: Sequence[FindingFact]) -> list[Group]:
    """By rule: the most severe first, then those with most findings."""
    codes: dict[str, list[FindingFact]] = {}
    for finding in findings:
        codes.setdefault(finding.code, []).append(finding)
    groups = [
        Group(code, min((f.severity for f in found), key=_ORDER.__getitem__), len(found), found)
        for code, found in codes.items()
    ]
    return sorted(groups, key=lambda group: (_ORDER[group.severity], -group.count, group.code))


@router.get("/findings")
def list_findings(request: Request) -> HTMLResponse:
    """Every rule with its first findings, or all findings of one rule."""
    navigator = navigator_of(request)
    code, policy = request.query_params.get("code", ""), request.query_params.get("policy", "")
    found = navigator.findings(policy or None, None)
    of_code = [finding for finding in found if finding.code == code]
    shown, pager = cut_page(request, of_code)
    groups = [
        Group(g.code, g.severity, g.count, shown if g.code == code else () if code else g.findings[:_FEW])
        for g in group_findings(found)
    ]
    return show(
        request,
        "findings.html",
        groups=groups,
        total=len(found),
        policies=navigator.policies(),
        asked={"code": code, "policy": policy},
        pager=pager if code else None,
    )
