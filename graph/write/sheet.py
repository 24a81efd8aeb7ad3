"""A sheet collects the statements of one named graph."""

from graph.records import Passage
from graph.write.literals import integer, thing, words
from ontology.iris import ID, iri, mint_citation, mint_distinct
from ontology.terms import OA, PROV, RDF, ZR, code_iri

Pair = tuple[str, str | None]
_REVIEWED = f"<{code_iri('review', 'machine')}>"


class Sheet:
    """Statements of one graph, each once; a pair without an object (None or empty) says nothing."""

    def __init__(self, graph: str) -> None:
        self._lines: set[str] = set()
        self._end = f" <{ID}{graph}> .\n"

    def node(self, identifier: str, *pairs: Pair) -> None:
        """Say each pair of predicate and object of one thing."""
        start, end = f"<{ID}{identifier}> <", self._end
        self._lines.update(f"{start}{term}> {value}{end}" for term, value in pairs if value)

    def to_bytes(self) -> bytes:
        """N-Quads, sorted, so that the same statements give the same bytes."""
        return "".join(sorted(self._lines)).encode("utf-8")


class TextSheet(Sheet):
    """The sheet of one text: knows how to quote it, and what made its facts."""

    def __init__(self, text: str, run: str, sha256: str) -> None:
        super().__init__(text)
        self.text, self.run, self._sha256 = text, run, sha256
        self._taken: set[str] = set()
        self._cited: dict[tuple[int, int], str] = {}

    def distinct(self, identifier: str) -> str:
        """The identifier, numbered where an equal thing already has it."""
        return mint_distinct(identifier, self._taken)

    def fact(self, identifier: str, kind: str, clause: str | None, passage: Passage, *pairs: Pair) -> None:
        """Something the text says: its clause, its words, where it came from, and then its own pairs."""
        self.node(
            identifier,
            (RDF.type, f"<{kind}>"),
            (ZR.statedIn, clause and thing(clause)),
            (ZR.citation, self.cite(passage)),
            (ZR.reviewStatus, _REVIEWED),
            (PROV.wasGeneratedBy, f"<{iri(self.run)}>"),
            *pairs,
        )

    def cite(self, passage: Passage) -> str:
        """The citation of a passage; the same place is cited by the same node."""
        place = (passage.start, passage.end)
        known = self._cited.get(place)
        if known is None:
            known = self._cited[place] = self._quote(passage)
        return known

    def _quote(self, passage: Passage) -> str:
        citation = mint_citation(self._sha256, passage.start, passage.end)
        self.node(
            citation,
            (RDF.type, f"<{OA.SpecificResource}>"),
            (OA.hasSource, thing(self.text)),
            (OA.hasSelector, thing(f"{citation}-s")),
        )
        self.node(
            f"{citation}-s",
            (RDF.type, f"<{OA.TextPositionSelector}>"),
            (RDF.type, f"<{OA.TextQuoteSelector}>"),
            (OA.start, integer(passage.start)),
            (OA.end, integer(passage.end)),
            (OA.exact, words(passage.exact)),
        )
        return thing(citation)
