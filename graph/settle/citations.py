"""Citations of a whole document: every other document its body names, each time it does."""

from __future__ import annotations

from collections.abc import Sequence

from graph.find.citations import find_citations
from graph.read.head.letterhead import Letterhead
from graph.read.outline import Part
from graph.read.tidy import CleanText
from graph.records import Citation


def settle_citations(
    clean: CleanText, letterhead: Letterhead, parts: Sequence[Part], clauses: Sequence[str]
) -> tuple[Citation, ...]:
    """Outside the basis and the document's own titles; one that is named by number only has its number as title."""
    text = clean.text
    own = {letterhead.title}
    if letterhead.plan_title:
        own.add(text[letterhead.plan_title.start : letterhead.plan_title.end])
    own.update(part.heading for part in parts if not part.label)
    basis = {document.span for document in letterhead.basis}
    return tuple(
        Citation(clause, document.title or document.number or "", document.number, clean.passage(*document.span))
        for part, clause in zip(parts, clauses, strict=True)
        for document in find_citations(text, part.start, part.end, own)
        if document.span not in basis
    )
