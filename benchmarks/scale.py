"""`python -m benchmarks.scale`: what an office, a province and the country would need, from what is measured here.

Measured are the processor time of one document, its triples, the speed of loading and merging, and the room it takes
on disk and in memory. Assumed, and to be given by whoever knows better, are how many documents there are, how well many
cores are used, and what a core costs an hour.
"""

from __future__ import annotations

import argparse
import heapq
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.corpus import BATCH, Compiled, documents
from benchmarks.machine import describe_machine
from benchmarks.sections.loading import open_store, take
from graph.bulk.documents import compile_document
from graph.compiler import compile_policy
from graph.store.store import INDEX, JOURNAL


class Measured(NamedTuple):
    """What one run on this machine found."""

    documents: int
    characters: float
    triples: float
    core_seconds: float
    load: float
    merge: float
    journal_bytes: float
    graph_bytes: float
    index_bytes: float
    memory_bytes: float


class Extent(NamedTuple):
    """An area and its documents in force."""

    name: str
    documents: int


class Machine(NamedTuple):
    """What compiles: how many cores there are in all."""

    name: str
    cores: int


_ITEMS = 24
"""As long as real ones are, by the characters of those that the compiler was tried on."""
MACHINES = (Machine("2 cores", 2), Machine("16 cores", 16), Machine("8 × 16 cores (Dask)", 128))


def extents(county: int, prefecture: int, province: int) -> tuple[Extent, ...]:
    """An office, one province of middle size, and the country, by documents in force at each level of government."""
    one = province + 11 * prefecture + 92 * county
    country = 31 * province + 333 * prefecture + 2843 * county
    return Extent("office", 1000), Extent("province", one), Extent("country", country)


def measure(count: int) -> Measured:
    """Compiles, stores and merges so many made policies."""
    given = list(documents(count + 4, _ITEMS))
    for data, name in given[:4]:
        compile_document(data, name)  # loads the registers and the shapes
    began = process_time()
    done = [compile_document(data, name) for data, name in given[4:]]
    core_seconds = (process_time() - began) / count
    held = [
        Compiled(document, compile_policy(*document), one.nquads) for document, one in zip(given[4:], done, strict=True)
    ]
    triples = sum(one.report.quads for one in done)
    began = perf_counter()
    merged = sum(1 for _ in heapq.merge(*(one.nquads.splitlines() for one in done)))
    merge = merged / (perf_counter() - began)
    with TemporaryDirectory() as folder:
        began = perf_counter()
        with open_store(Path(folder)) as store:
            for start in range(0, count, BATCH):
                take(store, held[start : start + BATCH])
        load = triples / (perf_counter() - began)
        journal = (Path(folder) / JOURNAL).stat().st_size
        index = (Path(folder) / INDEX).stat().st_size
        graph = sum(path.stat().st_size for path in (Path(folder) / "graph").rglob("*") if path.is_file())
        memory = _memory_of_reading(Path(folder))
    characters = sum(one.report.characters for one in done) / count
    sizes = (journal / count, graph / triples, index / triples, memory / triples)
    return Measured(count, characters, triples / count, core_seconds, load, merge, *sizes)


def lines_of(found: Measured, among: Sequence[Extent], used: float, price: float) -> Iterator[str]:
    """The page's tables, in Markdown."""
    yield "| measured | |"
    yield "| --- | ---: |"
    yield f"| documents, characters each | {found.documents:,} × {found.characters:,.0f} |"
    yield f"| triples a document | {found.triples:,.0f} |"
    yield f"| one document, read to checked quads, one core | {1000 * found.core_seconds:,.1f} ms |"
    yield f"| characters a second and core | {found.characters / found.core_seconds:,.0f} |"
    yield f"| loading: journal, graph and index, one writer | {found.load:,.0f} triples/s |"
    yield f"| merging sorted shards, one core | {found.merge:,.0f} lines/s |"
    yield f"| journal on disk | {found.journal_bytes / 1000:,.1f} kB a document |"
    yield f"| graph on disk | {found.graph_bytes:,.0f} bytes a triple |"
    yield f"| index on disk | {found.index_bytes:,.0f} bytes a triple |"
    yield f"| memory of a reader | {found.memory_bytes:,.0f} bytes a triple |"
    yield ""
    hours = " | ".join(f"compile, {machine.name}" for machine in MACHINES)
    yield f"| | documents | triples | {hours} | core hours | cost | load, one writer | merge | disk | memory |"
    yield "| --- |" + " ---: |" * (8 + len(MACHINES))
    for extent in among:
        yield _line(found, extent, used, price)


def _line(found: Measured, extent: Extent, used: float, price: float) -> str:
    triples = extent.documents * found.triples
    core_hours = extent.documents * found.core_seconds / 3600 / used
    compiling = " | ".join(_hours(core_hours / machine.cores) for machine in MACHINES)
    disk = (extent.documents * found.journal_bytes + triples * (found.graph_bytes + found.index_bytes)) / 1e9
    loading, merging = (_hours(triples / speed / 3600) for speed in (found.load, found.merge))
    return (
        f"| {extent.name} | {extent.documents:,} | {_short(triples)} | {compiling} | {core_hours:,.2f} | "
        f"¥{core_hours * price:,.2f} | {loading} | {merging} | "
        f"{disk:,.1f} GB | {triples * found.memory_bytes / 1e9:,.1f} GB |"
    )


def _hours(hours: float) -> str:
    if hours < 1 / 60:
        return f"{hours * 3600:,.0f} s"
    return f"{hours * 60:,.0f} min" if hours < 1 else f"{hours:,.1f} h"


def _short(count: float) -> str:
    return f"{count / 1e9:,.2f} G" if count >= 1e9 else f"{count / 1e6:,.1f} M"


def _memory_of_reading(folder: Path) -> float:
    """Bytes that a process holds more after it has opened the store for reading."""
    program = (
        "import sys, pathlib, graph.store.store as s, benchmarks.machine as m\n"
        "before = m.resident_megabytes()\n"
        "store = s.Store.read(pathlib.Path(sys.argv[1]))\n"
        "print(m.resident_megabytes() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    return float(done.stdout) * 1e6


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, and prints the tables."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    asked.add_argument("--sample", type=int, default=100, help="how many documents are measured")
    asked.add_argument("--county", type=int, default=200, help="documents in force of one county")
    asked.add_argument("--prefecture", type=int, default=500, help="of one prefecture")
    asked.add_argument("--province", type=int, default=1000, help="of one province")
    asked.add_argument("--used", type=float, default=0.8, help="share of many cores that does work")
    asked.add_argument("--price", type=float, default=0.3, help="yuan for one core and hour")
    given = asked.parse_args(arguments)
    among = extents(given.county, given.prefecture, given.province)
    lines = [describe_machine(), "", *lines_of(measure(given.sample), among, given.used, given.price)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
