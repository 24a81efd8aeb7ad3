"""What is measured with: made policies as files, compiled on all cores, each fed to whoever asks to be fed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
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

TOGETHER = 16
FEW = 32
ROOT = "u-bench-root"


class Compiled(NamedTuple):
    """A document, its records and its quads: engines are fed with quads, tables by hand with records."""

    document: Document
    policy: CompiledPolicy
    nquads: bytes


def documents(count: int, items: int = 6) -> Iterator[Document]:
    """Bytes and names of so many made policies."""
    return ((made.text.encode(), made.name) for made in make_policies(count, items=items))


def compiled(count: int) -> Iterator[Compiled]:
    """The same, compiled; in their order."""
    cores = len(os.sched_getaffinity(0))
    with OwnThread() if count <= FEW or cores == 1 else Processes(cores) as crew:
        for _, promise in in_order(_together(count), crew, compile_for_peers):
            yield from promise.result()


def compile_for_peers(given: Sequence[Document], registers: Registers | None) -> list[Compiled]:
    """What a worker does: records are kept, which the store does not need but peers do."""
    found = []
    for data, name in given:
        policy = compile_policy(data, name, registers)
        found.append(Compiled((data, name), policy, write_nquads(policy)))
    return found


def tree_of(units: dict[str, str]) -> dict[str, str]:
    """Unit to the unit above it: each body under the government of its area, and these under one root."""
    tree = {unit: government_of(area) for unit, area in units.items()}
    return tree | dict.fromkeys(tree.values(), ROOT)


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


def _together(count: int) -> Iterator[Sequence[Document]]:
    held: list[Document] = []
    for document in documents(count):
        held.append(document)
        if len(held) == TOGETHER:
            yield held
            held = []
    if held:
        yield held
