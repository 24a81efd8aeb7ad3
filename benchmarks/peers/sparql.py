"""The same graph asked directly in SPARQL, with queries written for the purpose: pyoxigraph, and rdflib while small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from benchmarks.corpus import Compiled, register_quads
from benchmarks.peers.questions import DUE, DUTIES, OWNERS, PAGE, PARTNERS, UNDER, VAGUE, WORDS, Asked, Rows
from ontology.iris import iri
from ontology.terms import DCT, ELI, OA, ORG, SKOS, XSD, ZR

if TYPE_CHECKING:
    from rdflib import Graph

_PREFIXES = "\n".join(
    f"PREFIX {name}: <{terms.BASE}>"
    for name, terms in (("zr", ZR), ("dct", DCT), ("eli", ELI), ("oa", OA), ("org", ORG), ("skos", SKOS), ("xsd", XSD))
)
_CLAUSE = "?text eli:realizes ?policy . ?policy dct:title ?title . OPTIONAL { ?clause zr:path ?path } "
_CLAUSE += "OPTIONAL { ?clause dct:title ?heading }"
_SAID = "zr:citation/oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact ."


def queries(asked: Asked) -> dict[str, str]:
    """Each question as one query; the unit, the task and the words stand in it."""
    unit, task, above = (f"<{iri(identifier)}>" for identifier in (asked.unit, asked.task, asked.above))
    page = f"""SELECT ?clause ?policy ?title ?path ?heading ?role ?basis ?named ?start ?end ?exact WHERE {{
      GRAPH ?text {{ ?owner zr:agent {unit} ; zr:forTask ?clause ; zr:role ?role ; zr:basis ?basis ; zr:namedAs ?named ;
      {_SAID} {_CLAUSE} }} }} ORDER BY ?clause LIMIT {PAGE}"""
    texts = {
        DUTIES: page,
        OWNERS: f"""SELECT ?owner ?unit ?name ?named ?role ?basis ?reason ?policy ?title ?path ?heading ?start ?end
          ?exact WHERE {{ GRAPH ?text {{ ?owner zr:forTask {task} ; zr:role ?role ; zr:basis ?basis ;
          zr:namedAs ?named ; zr:listPosition ?place ; {_SAID} OPTIONAL {{ ?owner zr:reason ?reason }}
          OPTIONAL {{ ?owner zr:agent ?unit . ?unit skos:prefLabel ?name }}
          {_CLAUSE.replace("?clause", task)} }} }} ORDER BY ?place""",
        DUE: f"""SELECT ?deadline ?date ?precision ?start ?end ?exact ?clause ?policy ?title ?path ?heading WHERE {{
          GRAPH ?text {{ ?deadline zr:dueDate ?date ; zr:precision ?precision ; zr:statedIn ?clause ; {_SAID}
          {_CLAUSE} FILTER(?date >= "{asked.start}"^^xsd:date && ?date <= "{asked.end}"^^xsd:date) }} }}
          ORDER BY ?date ?clause LIMIT {PAGE}""",
        VAGUE: f"""SELECT ?owner ?named ?reason ?start ?end ?exact ?clause ?policy ?title ?path ?heading WHERE {{
          GRAPH ?text {{ ?owner a zr:Assignment ; zr:namedAs ?named ; zr:forTask ?clause ; zr:reason ?reason ; {_SAID}
          {_CLAUSE} FILTER NOT EXISTS {{ ?owner zr:agent ?unit }} }} }} ORDER BY ?clause LIMIT {PAGE}""",
        PARTNERS: f"""SELECT ?unit (COUNT(DISTINCT ?clause) AS ?shared) WHERE {{ GRAPH ?text {{
          ?own zr:agent {unit} ; zr:forTask ?clause . ?other zr:forTask ?clause ; zr:agent ?unit .
          FILTER(?unit != {unit}) }} }} GROUP BY ?unit ORDER BY DESC(?shared) ?unit""",
        UNDER: f"""SELECT ?unit ?name ?role ?clause ?policy ?title ?path ?heading WHERE {{
          GRAPH <{iri("registers")}> {{ ?unit org:subOrganizationOf+ {above} }}
          GRAPH ?text {{ ?owner zr:agent ?unit ; zr:forTask ?clause ; zr:role ?role . ?unit skos:prefLabel ?name .
          {_CLAUSE} }} }} ORDER BY ?clause LIMIT {PAGE}""",
        WORDS: f"""SELECT ?clause ?policy ?title ?path ?heading ?exact WHERE {{ GRAPH ?text {{
          ?clause a zr:Clause ; zr:citation/oa:hasSelector/oa:exact ?exact .
          FILTER(CONTAINS(?exact, "{asked.words}")) {_CLAUSE} }} }} LIMIT 20""",
    }
    return {name: f"{_PREFIXES}\n{text}" for name, text in texts.items()}


class _Asked:
    """Rows of queries; the page of duties is followed by everything in the clauses it shows."""

    def answers(self, asked: Asked) -> dict[str, Callable[[], Rows]]:
        texts = queries(asked)
        calls: dict[str, Callable[[], Rows]] = {name: partial(self.rows, text) for name, text in texts.items()}
        return calls | {DUTIES: lambda: self._duties(texts[DUTIES])}

    def rows(self, text: str) -> Rows:
        """The solutions of a query."""
        raise NotImplementedError

    def _duties(self, text: str) -> Rows:
        page = self.rows(text)
        clauses = " ".join({f"<{str(row[0]).strip('<>')}>" for row in page})
        facts = f"""{_PREFIXES}\nSELECT ?clause ?fact ?kind ?start ?end ?exact WHERE {{ VALUES ?clause {{ {clauses} }}
          GRAPH ?text {{ ?fact zr:statedIn ?clause ; a ?kind ; {_SAID} }} }}"""
        return page + self.rows(facts)


class Pyoxigraph(_Asked):
    """The store's own engine, without anything of ours around it."""

    def __init__(self, folder: Path | None = None) -> None:
        self._store = ox.Store(str(folder)) if folder else ox.Store()

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        self._store.bulk_load(b"".join(one.nquads for one in fed), ox.RdfFormat.N_QUADS)
        self._store.bulk_load(register_quads(tree), ox.RdfFormat.N_QUADS)

    def rows(self, text: str) -> Rows:
        found: Any = self._store.query(text)
        return [tuple(solution) for solution in found]

    def close(self) -> None:
        self._store = ox.Store()


class Rdflib(_Asked):
    """rdflib's own memory; only for a few policies."""

    def __init__(self) -> None:
        from rdflib import Dataset

        self._graph: Graph = Dataset()

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        for one in fed:
            self._graph.parse(data=one.nquads, format="nquads")
        self._graph.parse(data=register_quads(tree), format="nquads")

    def rows(self, text: str) -> Rows:
        found: Any = self._graph.query(text)
        return [tuple(solution) for solution in found]

    def close(self) -> None:
        self._graph.close()
