"""The whole graph as N-Quads or TriG, straight from the journal: in one order, one graph in memory at a time.

Graphs come by their IRIs, the statements of each by their N-Quads lines. Nothing of the engine is in it, so the dump is
the same whichever engine answers.
"""

import gzip
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

import pyoxigraph as ox

from graph.store.entries import CORRECTIONS, OBSERVATIONS, write_entry
from graph.store.follow import Standing
from graph.store.journal import Journal
from ontology.iris import CODE, DEF, ID, REGISTERS
from ontology.terms import DCT, ELI, FOAF, OA, ORG, PROV, SCHEMA, SKOS, SOSA, XSD

DUMPS = "dumps"
"""Where the store keeps those it hands out."""
DumpForm = Literal["nq", "trig"]
Progress = Callable[[int, int], None]
"""Told how many graphs are written, and of how many."""

_ENTERED = {"observation": OBSERVATIONS, "correction": CORRECTIONS}
_PREFIXES = {
    "zr": DEF, "c": CODE, "id": ID, "dct": DCT.BASE, "eli": ELI.BASE, "foaf": FOAF.BASE, "oa": OA.BASE,
    "org": ORG.BASE, "prov": PROV.BASE, "schema": SCHEMA.BASE, "skos": SKOS.BASE, "sosa": SOSA.BASE, "xsd": XSD.BASE,
}  # fmt: skip


class Dump:
    """What the journal at `path` says, with the registers beside it; nothing is kept open.

    At this moment, or as it was after the event `last`.
    """

    def __init__(self, path: Path, registers: bytes, last: int | None = None) -> None:
        self._path, self._registers, self._last = path, registers, last

    def write(self, file: BinaryIO, form: DumpForm, *, packed: bool = False, progress: Progress | None = None) -> None:
        """Writes it piece by piece; packed with gzip, without name or time, so that equal graphs are equal files."""
        if packed:
            with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0) as gzipped:
                for part in self.parts(form, progress):
                    gzipped.write(part)
        else:
            for part in self.parts(form, progress):
                file.write(part)

    def parts(self, form: DumpForm, progress: Progress | None = None) -> Iterator[bytes]:
        """The dump, graph by graph."""
        if form == "trig":
            yield "".join(f"@prefix {name}: <{space}> .\n" for name, space in _PREFIXES.items()).encode("ascii")
        for graph, nquads in self.graphs(progress):
            yield nquads if form == "nq" else _trig(graph, nquads)

    def graphs(self, progress: Progress | None = None) -> Iterator[tuple[str, bytes]]:
        """Each graph's IRI and its sorted N-Quads, one graph after another.

        The journal is read as it stood when this began, whatever is written meanwhile.
        """
        with closing(Journal(self._path, writable=False)) as journal, journal.one_view():
            graphs = dict(sorted(self._graphs(journal).items()))
            for done, (graph, read) in enumerate(graphs.items(), 1):
                yield graph, read()
                if progress:
                    progress(done, len(graphs))

    def _graphs(self, journal: Journal) -> dict[str, partial[bytes]]:
        standing, kinds = Standing(journal), set[str]()
        for event in journal.events(0, self._last):
            standing.take(event)
            kinds.add(event.kind)
        graphs = {graph: partial(self._entered, journal, kind) for kind, graph in _ENTERED.items() if kind in kinds}
        graphs |= {REGISTERS: partial(_sorted, [self._registers])} if self._registers else {}
        for sha256 in standing.texts().values():
            if compiled := journal.compiled_by(sha256):
                graphs[compiled.graph] = partial(_nquads_of, journal, sha256)
        return graphs

    def _entered(self, journal: Journal, kind: str) -> bytes:
        return _sorted(write_entry(event) for event in journal.events(0, self._last) if event.kind == kind)


def _nquads_of(journal: Journal, sha256: str) -> bytes:
    return journal.need_compiled(sha256).nquads


def _sorted(parts: Iterable[bytes]) -> bytes:
    return b"".join(sorted({line for part in parts for line in part.splitlines(keepends=True)}))


def _trig(graph: str, nquads: bytes) -> bytes:
    triples = (quad.triple for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS))
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""
    body = turtle.split(b"\n", len(_PREFIXES))[-1]
    return f"\n<{graph}> {{\n".encode("ascii") + body + b"}\n"
