"""How much there is: counted from the graph as it is shown, once for each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph.store.store import Store
from ontology.iris import ID
from ontology.terms import DCT, ELI, RDF


@dataclass(frozen=True, slots=True)
class Figures:
    """Statements by named graph; things by class; the titles and policies of the graphs that are texts."""

    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    entities: int
    titles: Mapping[str, str]
    policies: Mapping[str, str]
    recorded: str | None

    @property
    def triples(self) -> int:
        """All statements, each as often as graphs hold it."""
        return sum(self.graphs.values())


def count(store: Store) -> Figures:
    """One walk through the whole graph."""
    graphs, classes = Counter[str](), dict[str, set[object]]()
    titles, policies, entities = dict[str, str](), dict[str, str](), set[object]()
    quads, recorded = store.whole(lambda: (store.dump(), store.recorded()))
    for quad in ox.parse(quads, ox.RdfFormat.N_QUADS):
        subject, value, graph = str(quad.subject), quad.object, _text(quad.graph_name)
        graphs[graph] += 1
        if quad.predicate.value == RDF.type:
            classes.setdefault(_text(value), set()).add(subject)
        if subject.startswith(f"<{ID}"):
            entities.add(subject)
        if quad.predicate.value == DCT.title:
            titles[subject[1:-1]] = _text(value)
        if quad.predicate.value == ELI.realizes and subject[1:-1] == graph:
            policies[graph] = _text(value)
    sizes = {kind: len(things) for kind, things in sorted(classes.items())}
    return Figures(dict(sorted(graphs.items())), sizes, len(entities), titles, policies, recorded)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else str(term)
