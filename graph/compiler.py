"""From the bytes of a document to everything it says: the whole flow on one screen.

A doubtful document never raises: it compiles, with findings. Only bytes that are no document at all raise
`UnreadableFile`. The same bytes give the same records, on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from graph.check.findings import ReadDocument, check_policy
from graph.find.owners.clauses import Responsibility
from graph.find.owners.responsibilities import find_responsibilities
from graph.find.owners.words.script import simplified
from graph.find.work import work_sentences
from graph.read.head.letterhead import Letterhead, read_letterhead
from graph.read.lines.restore import restore_breaks
from graph.read.lines.wraps import unwrap
from graph.read.outline import Part, outline
from graph.read.segments import segment
from graph.read.source import read_source
from graph.read.texts import SourceText, Span
from graph.read.tidy import CleanText, tidy
from graph.records import BasisDocument, Clause, CompiledPolicy, Policy, Source, Unit
from graph.settle.citations import settle_citations
from graph.settle.consequences import settle_consequences
from graph.settle.duties import settle_duties
from graph.settle.figures import settle_figures
from graph.settle.units.assignments import assign_named, clause_finder, settle_assignments, written
from graph.settle.units.registers import Registers, load_registers
from graph.settle.units.roster import Roster
from ontology.iris import mint_clause, mint_distinct, mint_policy

_ROW_OF_WORK = 15  # letters beside the owners; a time limit alone has about ten


def compile_policy(data: bytes, name: str, registers: Registers | None = None) -> CompiledPolicy:
    """Everything one document says. `registers` only makes it better; without, those that come along are used.

    「(责任单位:州教育局,各县〔市〕人民政府)」 becomes two assignments of its clause, each with its own words.
    """
    source = read_source(data, name)
    return compile_text(source, registers or _bundled_registers())


def _is_row_of_work(clause: Responsibility) -> bool:
    """Whether this is the row of a table with a task in it; one whose task is merged from above has only owners."""
    inside = [entry.span for entry in clause.entries if clause.start <= entry.span.start < clause.end]
    rest = clause.end - clause.start - sum(span.end - span.start for span in inside)
    starts_with_owner = any(span.start == clause.start for span in inside)
    return clause.form == "table" and (not starts_with_owner or rest >= _ROW_OF_WORK)


def compile_text(source: SourceText, registers: Registers) -> CompiledPolicy:
    """The same from a text that has been read already."""
    clean = restore_breaks(unwrap(tidy(source.text)))
    simple = replace(clean, text=simplified(clean.text))
    letterhead = read_letterhead(simple)
    found = find_responsibilities(clean, source.tables, Span(letterhead.body_start, letterhead.body_end))
    owned = tuple(Span(one.start, one.end) for one in found.clauses if one.form != "duty")
    rows = frozenset(Span(one.start, one.end) for one in found.clauses if _is_row_of_work(one))
    parts = segment(clean.text, outline(clean, letterhead), owned, rows)
    policy = _policy(source, clean, letterhead)
    ids = _clause_ids(policy.id, parts)
    roster = Roster(policy.issuer, policy.title, registers)

    units: dict[str, Unit | None] = {}

    def settle(span: Span, full: str) -> Unit | None:
        if full not in units:
            units[full] = roster.settle(written(clean, span), clean.passage(*span), None, full).unit
        return units[full]

    assignments = settle_assignments(clean, found, clause_finder([part.start for part in parts], ids), roster)
    work = work_sentences(clean, parts, owned)
    lists = [one for one in found.clauses if one.form == "duty"]
    said = settle_duties(simple, parts, ids, work, settle, lists)
    assignments += assign_named(clean, said.actors, assignments, roster)
    consequences = settle_consequences(simple, ids, work, settle)
    titles = (policy.title, clean.words(*letterhead.plan_title) if letterhead.plan_title else "")
    figures = settle_figures(clean, parts, ids, policy.signed, source.tables, titles)
    compiled = CompiledPolicy(
        policy=policy,
        text=source.text,
        clauses=_clauses(clean, parts, ids),
        units=roster.units(),
        assignments=assignments,
        duties=said.duties,
        deadlines=figures.deadlines,
        cadences=figures.cadences,
        targets=figures.targets,
        norms=figures.norms,
        citations=settle_citations(clean, letterhead, parts, ids),
        consequences=consequences,
        findings=(),
        unsettled=roster.unsettled(),
    )
    document = ReadDocument(source, clean, letterhead, parts, ids, work, figures.assumed)
    return replace(compiled, findings=check_policy(document, compiled))


@cache
def _bundled_registers() -> Registers:
    return load_registers()


def _policy(source: SourceText, clean: CleanText, letterhead: Letterhead) -> Policy:
    basis = tuple(BasisDocument(one.title, one.number, clean.passage(*one.span)) for one in letterhead.basis)
    return Policy(
        id=mint_policy(letterhead.number, letterhead.title, source.text),
        title=letterhead.title,
        number=letterhead.number,
        issuer=letterhead.issuer,
        signed=letterhead.signed,
        published=letterhead.published,
        addressees=letterhead.addressees,
        basis=basis,
        index_number=letterhead.index_number,
        source=Source(source.name, source.media_type, source.encoding, source.sha256, len(source.text)),
    )


def _clause_ids(policy: str, parts: Sequence[Part]) -> list[str]:
    taken: set[str] = set()
    return [mint_distinct(mint_clause(policy, part.position), taken) for part in parts]


def _clauses(clean: CleanText, parts: Sequence[Part], ids: Sequence[str]) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            identifier,
            part.label,
            part.heading,
            None if part.parent is None else ids[part.parent],
            part.path,
            clean.passage(part.start, part.end),
        )
        for part, identifier in zip(parts, ids, strict=True)
    )
