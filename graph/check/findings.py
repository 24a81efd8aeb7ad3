"""The audit of one compiled policy: everything it leaves unclear, in the order of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.check.codes import make_finding
from graph.check.coverage import uncovered_sentences
from graph.check.figures import check_figures
from graph.check.owners import check_owners
from graph.check.quoting import excerpt
from graph.check.reading import check_reading
from graph.check.rhythms import check_rhythms
from graph.check.wording import check_characters, check_documents, check_letterhead, check_marks, check_numbering
from graph.check.years import check_years
from graph.read.head.letterhead import Letterhead
from graph.read.outline import Part
from graph.read.texts import SourceText, Span
from graph.read.tidy import CleanText
from graph.records import CompiledPolicy, Finding, Passage

_BY_EYE = "请人工核对这句话；确有任务的，在任务页补单位、补时限或补指标"


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as it was read: what the audit compares the facts with. `ids` are the clauses of `parts`,
    `work` their sentences that may order something, `assumed` where the years of deadlines (by id) were taken from.
    """

    source: SourceText
    clean: CleanText
    letterhead: Letterhead
    parts: Sequence[Part]
    ids: Sequence[str]
    work: Sequence[Sequence[Span]]
    assumed: Mapping[str, str]


def check_policy(document: ReadDocument, compiled: CompiledPolicy) -> tuple[Finding, ...]:
    """All findings of one policy, each with its place in the text where it has one; 「基本没有读出来」 comes first.

    「300人以下1至 名」 is damaged, 「州有关部门」 is nobody in particular, 「定期」 says not how often.
    """
    found = [
        *check_characters(document.source),
        *check_letterhead(document.letterhead, document.ids[0]),
        *check_owners(compiled),
        *check_figures(compiled),
        *check_years(compiled, document.assumed),
        *check_rhythms(compiled),
        *check_documents(compiled.citations),
        *check_marks(document.clean, document.letterhead, document.parts, document.ids),
        *check_numbering(document.clean, document.parts, document.ids),
        *_check_coverage(document, compiled),
    ]
    body = Span(document.letterhead.body_start, document.letterhead.body_end)
    return (*check_reading(document.clean, body, document.parts, compiled), *sorted(found, key=_place))


def _place(finding: Finding) -> tuple[int, str, str]:
    return (finding.passage.start if finding.passage else -1, finding.code, finding.message)


def _check_coverage(document: ReadDocument, compiled: CompiledPolicy) -> Iterator[Finding]:
    starts = sorted(passage.start for passage in _passages(compiled))
    for clause, sentences in zip(document.ids, document.work, strict=True):
        for passage in uncovered_sentences(document.clean, sentences, starts):
            message = f"{excerpt(passage.exact)}像是工作要求，但没有提取出任何内容"
            yield make_finding("uncovered-sentence", clause, message, _BY_EYE, passage)


def _passages(compiled: CompiledPolicy) -> Iterable[Passage]:
    for facts in (compiled.assignments, compiled.duties, compiled.deadlines, compiled.targets, compiled.norms):
        for fact in facts:
            yield fact.passage
    for consequence in compiled.consequences:
        yield consequence.passage
