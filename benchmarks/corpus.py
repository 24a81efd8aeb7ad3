"""What is measured with: made policies as files, compiled on all cores, kept on disk and handed out batch by batch.

Ten thousand compiled policies do not fit into memory, and whoever is fed needs only a few at a time.
"""

from __future__ import annotations

import os
import pickle
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.made.policies import make_policies
from graph.bulk.crew import OwnThread, Processes
from graph.bulk.documents import Document
from graph.bulk.many import in_order
from graph.compiler import compile_policy
from graph.records import CompiledPolicy
from graph.write.quads import write_nquads
from ontology.iris import iri
from ontology.terms import ORG, RDF, SKOS

if TYPE_CHECKING:
    from graph.settle.units.registers import Registers

BATCH = 24
"""So many documents are compiled, kept and handed out together, as `zeren ingest` takes them in."""
_FEW = 32
ROOT = "u-bench-root"


class Compiled(NamedTuple):
    """A document, its records and its quads: engines are fed with quads, tables by hand with records."""

    document: Document
    policy: CompiledPolicy
    nquads: bytes


class _Batch(NamedTuple):
    """What a worker makes: the batch as it is kept, and what there is to ask about in it."""

    kept: bytes
    quads: int
    owned: Counter[str]
    tasks: tuple[str, ...]
    areas: dict[str, str]


class Corpus:
    """So many made policies, compiled once into a folder."""

    def __init__(self, count: int, folder: Path) -> None:
        self.count, self._folder = count, folder
        self.quads, self._batches = 0, 0
        self.owned: Counter[str] = Counter()
        """How many assignments each unit has."""
        self.tasks: list[str] = []
        self.areas: dict[str, str] = {}
        """Every unit with the area it is of."""
        cores = len(os.sched_getaffinity(0))
        with OwnThread() if count <= _FEW or cores == 1 else Processes(cores) as crew:
            for _, promise in in_order(_batches(documents(count)), crew, _compile):
                self._keep(promise.result())

    @property
    def tree(self) -> dict[str, str]:
        """Unit to the unit above it: each body under the government of its area, and these under one root."""
        tree = {unit: government_of(area) for unit, area in self.areas.items()}
        return tree | dict.fromkeys(tree.values(), ROOT)

    def batches(self) -> Iterator[list[Compiled]]:
        """All of it, in its order, each batch read from its file as it is asked for."""
        for number in range(self._batches):
            batch: list[Compiled] = pickle.loads(zlib.decompress(self._file(number).read_bytes()))
            yield batch

    def _keep(self, batch: _Batch) -> None:
        self._file(self._batches).write_bytes(batch.kept)
        self._batches += 1
        self.quads += batch.quads
        self.owned.update(batch.owned)
        self.tasks += batch.tasks
        self.areas |= batch.areas

    def _file(self, number: int) -> Path:
        return self._folder / f"batch-{number:05}"


def documents(count: int, items: int = 6) -> Iterator[Document]:
    """Bytes and names of so many made policies."""
    return ((made.text.encode(), made.name) for made in make_policies(count, items=items))


def government_of(area: str) -> str:
    """The id of the government of an area, as the registers of the run have it."""
    return f"u-bench-{area.encode().hex()}"


def register_quads(tree: dict[str, str]) -> bytes:
    """The tree as a register would say it, in a graph of its own."""
    graph = f"<{iri('registers')}> .\n"
    lines = [f"<{iri(unit)}> <{ORG.subOrganizationOf}> <{iri(above)}> {graph}" for unit, above in tree.items()]
    for unit in {*tree.values()}:
        lines.append(f"<{iri(unit)}> <{RDF.type}> <{ORG.FormalOrganization}> {graph}")
        lines.append(f'<{iri(unit)}> <{SKOS.prefLabel}> "{unit}"@zh {graph}')
    return "".join(sorted(lines)).encode()


def _batches(given: Iterator[Document]) -> Iterator[Sequence[Document]]:
    while batch := list(islice(given, BATCH)):
        yield batch


def _compile(given: Sequence[Document], registers: Registers | None) -> _Batch:
    """What a worker does: records are kept, which the store does not need but peers do."""
    found = []
    for data, name in given:
        policy = compile_policy(data, name, registers)
        found.append(Compiled((data, name), policy, write_nquads(policy)))
    assignments = [each for one in found for each in one.policy.assignments]
    return _Batch(
        zlib.compress(pickle.dumps(found), 1),
        sum(one.nquads.count(b"\n") for one in found),
        Counter(each.unit.id for each in assignments if each.unit),
        tuple({each.clause: None for each in assignments}),
        {unit.id: unit.area or "" for one in found for unit in one.policy.units},
    )
