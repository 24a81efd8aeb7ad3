"""政策文件: the list, and one policy's whole text with its marks, which is how a reader checks us."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.pages.frame import PageRoute, as_of, navigator_of, show
from api.pages.marks import Mark, Piece, cut_pieces, marks_of, paragraphs
from graph.ask.answers import FindingFact, TaskPage, TaskRef

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text from one heading to the next: its anchor, its lines, and the findings that belong in its margin."""

    id: str
    task: TaskRef | None
    lines: list[list[Piece]]
    findings: Sequence[FindingFact]


@router.get("/policies")
def list_policies(request: Request) -> HTMLResponse:
    """What is loaded."""
    return show(request, "policies.html", policies=navigator_of(request).policies())


@router.get("/policies/{policy}")
def show_policy(request: Request, policy: str) -> HTMLResponse:
    """The text as published, every fact marked; `?mark=120-140` shows the reader one passage."""
    navigator = navigator_of(request)
    ref, text = navigator.policy(policy), navigator.policy_text(policy)
    pages = [navigator.task(task.id, as_of(request)) for task in navigator.tasks() if task.policy == policy]
    findings = navigator.findings(policy, None)
    focus = focus_of(request.query_params.get("mark", ""), len(text))
    stretches = stretches_of(text, pages, findings, focus)
    return show(
        request,
        "policy.html",
        policy=ref,
        stretches=stretches,
        whole=[finding for finding in findings if finding.cite is None],
        bare=sum(piece.bare for each in stretches for line in each.lines for piece in line),
        focus=focus,
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


def stretches_of(
    text: str, pages: Sequence[TaskPage], findings: Sequence[FindingFact], focus: tuple[int, int] | None
) -> list[Stretch]:
    """The whole text without a gap, cut where a task begins or ends."""
    marks = [mark for page in pages for mark in marks_of(page, f"/tasks/{page.task.id}")]
    known = {mark.href.partition("#")[2] for mark in marks}
    marks += [
        Mark(f.cite.passage.start, f.cite.passage.end, "finding", f"#{f.id}", f.message)
        for f in findings
        if f.cite and f.id not in known
    ]
    starts = {page.text.start: page.task for page in reversed(pages)}
    cuts = sorted({0, len(text), *starts, *(page.text.end for page in pages)})
    return [
        Stretch(
            id=starts[low].id if low in starts else f"at-{low}",
            task=starts.get(low),
            lines=paragraphs(cut_pieces(text, low, high, marks, focus)),
            findings=[f for f in findings if f.cite and low <= f.cite.passage.start < high],
        )
        for low, high in pairwise(cuts)
        if text[low:high].strip()
    ]
