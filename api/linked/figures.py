"""How much there is: counted graph by graph, once for each state, with never more than one graph in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ontology.iris import ID
from ontology.terms import DCT, ELI, RDF

_TYPE, _TITLE, _REALIZES = (f"<{term}>".encode("ascii") for term in (RDF.type, DCT.title, ELI.realizes))
_OURS = f"<{ID}".encode("ascii")


@dataclass(frozen=True, slots=True)
class Figures:
    """Statements by named graph; things by class; the titles and policies of the graphs that are texts."""

    graphs: Mapping[str, int]
    classes: Mapping[str, int]
    entities: int
    titles: Mapping[str, str]
    policies: Mapping[str, str]

    @property
    def triples(self) -> int:
        """All statements, each as often as graphs hold it."""
        return sum(self.graphs.values())


class Distinct:
    """Counts different things without keeping them: eight bytes a thing, of a digest of nine.

    In one of three hundred million stores of five million things, two of them are taken for one.
    """

    def __init__(self) -> None:
        self._digests = [bytearray() for _ in range(256)]

    def add(self, thing: bytes) -> None:
        """Takes it in; the same thing any number of times."""
        digest = hashlib.blake2b(thing, digest_size=9).digest()
        self._digests[digest[0]] += digest[1:]

    def __len__(self) -> int:
        return sum(len(set(_eights(part))) for part in self._digests)


def count(graphs: Iterable[tuple[str, bytes]]) -> Figures:
    """One walk through every graph's sorted N-Quads."""
    sizes, titles, policies = dict[str, int](), dict[str, str](), dict[str, str]()
    classes, entities = dict[bytes, Distinct](), Distinct()
    for graph, nquads in graphs:
        sizes[graph] = nquads.count(b"\n")
        _tally(nquads, classes, entities)
        if policy := _object_of(nquads, f"<{graph}>".encode("ascii"), _REALIZES):
            policies[graph] = policy
            titles[policy] = _object_of(nquads, f"<{policy}>".encode("ascii"), _TITLE)
    things = {kind[1:-1].decode("ascii"): len(distinct) for kind, distinct in sorted(classes.items())}
    return Figures(sizes, things, len(entities), titles, policies)


def _tally(nquads: bytes, classes: dict[bytes, Distinct], entities: Distinct) -> None:
    before = b""
    for line in nquads.splitlines():
        subject, term, rest = line.split(b" ", 2)
        if subject != before and subject.startswith(_OURS):
            entities.add(subject)
        if term == _TYPE:
            kind = rest.split(b" ", 1)[0]
            if kind not in classes:
                classes[kind] = Distinct()
            classes[kind].add(subject)
        before = subject


def _object_of(nquads: bytes, subject: bytes, term: bytes) -> str:
    """The first value of a term, empty where there is none: lines are in order, so it is found without reading all."""
    begin = b"%s %s " % (subject, term)
    start = 0 if nquads.startswith(begin) else nquads.find(b"\n" + begin) + 1
    if not nquads.startswith(begin, start):
        return ""
    (quad,) = ox.parse(nquads[start : nquads.index(b"\n", start)], ox.RdfFormat.N_QUADS)
    return quad.object.value if isinstance(quad.object, ox.NamedNode | ox.Literal) else ""


def _eights(part: bytearray) -> Iterator[bytes]:
    return (bytes(part[start : start + 8]) for start in range(0, len(part), 8))
