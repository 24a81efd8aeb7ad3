"""政策文件: the list, and one policy's whole text with its marks, which is how a reader checks us."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame.marks import KINDS, Mark, Piece, cut_pieces, is_heading, is_sentence, paragraphs
from api.pages.frame.paging import MOST, cut_page
from api.pages.frame.showing import PageRoute, navigator_of, show
from graph.ask.answers import FindingFact
from graph.ask.policies import ClauseRef, PolicyPage

router = APIRouter(route_class=PageRoute, include_in_schema=False)
#: A name that a sentence uses for a unit is no fact of its own; the duty of the sentence is.
_UNMARKED = {"naming"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text from one heading to the next: the clauses that start here, its lines, and the findings of its margin."""

    id: str
    clauses: Sequence[ClauseRef]
    depth: int
    lines: list[list[Piece]]
    findings: Sequence[FindingFact]

    @property
    def clause(self) -> ClauseRef | None:
        """The innermost clause that starts here."""
        return self.clauses[-1] if self.clauses else None


@router.get("/policies")
def list_policies(request: Request) -> HTMLResponse:
    """What is loaded, the latest first where there is more than one page of it."""
    found = navigator_of(request).policies()
    shown, pager = cut_page(request, found if len(found) <= MOST else found[::-1])
    return show(request, "policies.html", policies=shown, total=len(found), pager=pager)


@router.get("/policies/{policy}")
def show_policy(request: Request, policy: str) -> HTMLResponse:
    """The text as published, every fact marked; `?mark=120-140` shows the reader one passage."""
    navigator = navigator_of(request)
    page = navigator.policy_page(policy)
    tasks = {task.id for task in navigator.tasks(policy)}
    bare = bare_of(page)
    return show(
        request,
        "policy.html",
        page=page,
        stretches=stretches_of(page, bare, focus_of(request.query_params.get("mark", ""), len(page.text))),
        tasks=tasks,
        loaded={each.id for each in navigator.policies()},
        whole=[finding for finding in page.findings if finding.cite is None],
        bare=len(bare),
    )


def focus_of(written: str, length: int) -> tuple[int, int] | None:
    """`120-140` as a passage within the text; anything else shows none."""
    low, dash, high = written.partition("-")
    if not (dash and _is_number(low) and _is_number(high)):
        return None
    start, end = int(low), int(high)
    return (start, end) if start < end <= length else None


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= 9


def bare_of(page: PolicyPage) -> list[tuple[int, int]]:
    """Whole sentences from which nothing was understood; a clause's heading is none."""
    headings = {clause.passage.start: clause.heading for clause in page.clauses if clause.label}
    found = [(s.start, s.end, page.text[s.start : s.end]) for s in page.sentences if not s.facts]
    return [
        (start, end)
        for start, end, words in found
        if is_sentence(words) and not is_heading(words, headings.get(start, ""))
    ]


def stretches_of(page: PolicyPage, bare: Sequence[tuple[int, int]], focus: tuple[int, int] | None) -> list[Stretch]:
    """The whole text without a gap, cut where a clause begins or ends."""
    marks, text = _marks_of(page), page.text
    starting: dict[int, list[ClauseRef]] = {}
    for clause in page.clauses:
        starting.setdefault(clause.passage.start, []).append(clause)
    cuts = sorted({0, len(text), *starting, *(clause.passage.end for clause in page.clauses)})
    depths = _depths(page.clauses)
    stretches = []
    for low, high in pairwise(cuts):
        if not text[low:high].strip():
            continue
        clauses = starting.get(low, [])
        inside = [mark for mark in marks if mark.start < high and mark.end > low]
        stretches.append(
            Stretch(
                id=clauses[-1].id if clauses else f"at-{low}",
                clauses=clauses,
                depth=depths[clauses[-1].id] if clauses else 0,
                lines=paragraphs(cut_pieces(text, (low, high), inside, bare, focus)),
                findings=[f for f in page.findings if f.cite and low <= f.cite.passage.start < high],
            )
        )
    return stretches


def _depths(clauses: Iterable[ClauseRef]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for clause in clauses:
        depths[clause.id] = depths[clause.parent] + 1 if clause.parent in depths else 0
    return depths


def _marks_of(page: PolicyPage) -> list[Mark]:
    said = {finding.id: finding.message for finding in page.findings}
    marks = []
    for mark in page.marks:
        if mark.kind in _UNMARKED:
            continue
        kind = KINDS.get(mark.kind, mark.kind)
        here = kind in ("finding", "citation") or mark.clause is None
        href = f"#{mark.id}" if here else f"/tasks/{mark.clause}#{mark.id}"
        review = mark.correction.review if mark.correction and kind != "finding" else ""
        marks.append(Mark(mark.passage.start, mark.passage.end, kind, href, said.get(mark.id, ""), review))
    return marks
