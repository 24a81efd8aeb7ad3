"""How fast quads go into a store that survives a kill, beside the engine's own bulk loader and others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pyoxigraph as ox

from benchmarks.corpus import Compiled
from benchmarks.peers.sparql import Rdflib
from benchmarks.peers.sqlite_by_hand import SqliteByHand
from benchmarks.tables import OURS
from benchmarks.timing import Figure
from graph.store.events import CompiledGraph
from graph.store.index.index import Index
from graph.store.intake import Backing
from graph.store.store import Store

SECTION = "load"
_BATCH = 24
_MOST_FOR_RDFLIB = 30


def measure_loading(held: Sequence[Compiled], rounds: int) -> Iterator[Figure]:
    """Triples a second: ours with journal, graph and index on disk; the engine's loader alone, on disk and not."""
    ways: dict[str, Callable[[Sequence[Compiled], Path], None]] = {
        OURS: _ours,
        "zeren, index alone": _index,
        "pyoxigraph bulk loader, disk": _bulk_on_disk,
        "pyoxigraph bulk loader, memory": _bulk_in_memory,
        "SQLite by hand, disk": _sqlite,
        "rdflib, memory": _rdflib,
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds):
        names = list(ways)
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            fed = held[:_MOST_FOR_RDFLIB] if name.startswith("rdflib") else held
            with TemporaryDirectory() as folder:
                began = perf_counter()
                ways[name](fed, Path(folder))
                seconds = perf_counter() - began
            taken[name].append(sum(one.nquads.count(b"\n") for one in fed) / seconds)
    for name, speeds in taken.items():
        yield Figure(SECTION, "triples a second", name, sorted(speeds)[len(speeds) // 2], "/s", "more", rounds)


def open_store(folder: Path, registers: bytes = b"") -> Store:
    """A store that is only fed with what was compiled before."""
    return Store.open(folder, Backing(_never, "benchmark", registers))


def fill(store: Store, fed: Sequence[Compiled]) -> None:
    """In batches, as `zeren ingest` does it."""
    for start in range(0, len(fed), _BATCH):
        batch = fed[start : start + _BATCH]
        store.ingest_compiled([(one.document, CompiledGraph.of(one.policy.policy.id, one.nquads)) for one in batch])


def _never(data: bytes, name: str) -> CompiledGraph:
    raise AssertionError(f"{name} was compiled before")


def _ours(fed: Sequence[Compiled], folder: Path) -> None:
    with open_store(folder) as store:
        fill(store, fed)


def _index(fed: Sequence[Compiled], folder: Path) -> None:
    index = Index(folder / "index.sqlite3")
    index.rebuild((one.nquads for one in fed), "1-benchmark")
    index.close()


def _bulk_on_disk(fed: Sequence[Compiled], folder: Path) -> None:
    store = ox.Store(str(folder))
    for start in range(0, len(fed), _BATCH):
        store.bulk_load(b"".join(one.nquads for one in fed[start : start + _BATCH]), ox.RdfFormat.N_QUADS)
    store.flush()


def _bulk_in_memory(fed: Sequence[Compiled], folder: Path) -> None:
    ox.Store().bulk_load(b"".join(one.nquads for one in fed), ox.RdfFormat.N_QUADS)


def _sqlite(fed: Sequence[Compiled], folder: Path) -> None:
    base = SqliteByHand(str(folder / "by-hand.sqlite3"))
    base.feed(fed, {"u-x": "u-y"})
    base.close()


def _rdflib(fed: Sequence[Compiled], folder: Path) -> None:
    graph = Rdflib()
    graph.feed(fed, {})
    graph.close()
