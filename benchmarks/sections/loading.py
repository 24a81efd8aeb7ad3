"""How fast quads go into a store that survives a kill, beside the engine's own bulk loader and others.

Only taking in is timed: each way is handed the same batches, read before its clock goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pyoxigraph as ox

from benchmarks.corpus import Compiled, Corpus, register_quads
from benchmarks.machine import wait_until_idle
from benchmarks.peers.sparql import Rdflib
from benchmarks.peers.sqlite_by_hand import SqliteByHand
from benchmarks.tables import OURS
from benchmarks.timing import Figure
from graph.bulk.edition import program_edition
from graph.store.events import CompiledGraph
from graph.store.index.index import Index
from graph.store.intake import Backing
from graph.store.store import Store

SECTION = "load"
WHAT = "triples a second"
BULK = "pyoxigraph bulk loader, disk"
REGISTERS = "registers.nq"
_MOST_FOR_RDFLIB = 1
"""Batches."""
Take = Callable[[Sequence[Compiled]], object]
Way = Callable[[Path], AbstractContextManager[Take]]


def measure_loading(corpus: Corpus, rounds: int) -> Iterator[Figure]:
    """Triples a second: ours with journal, graph and index on disk; the engine's loader alone, on disk and not."""
    ways: dict[str, Way] = {
        OURS: _ours,
        "zeren, index alone": _index,
        BULK: _bulk_on_disk,
        "pyoxigraph bulk loader, memory": _bulk_in_memory,
        "SQLite by hand, disk": _sqlite,
        "rdflib, memory": _rdflib,
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds):
        names = list(ways)
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            most = _MOST_FOR_RDFLIB if name.startswith("rdflib") else None
            taken[name].append(_speed(ways[name], islice(corpus.batches(), most)))
    for name, speeds in taken.items():
        yield Figure(SECTION, WHAT, name, sorted(speeds)[len(speeds) // 2], "/s", "more", rounds)


def open_store(folder: Path, registers: bytes = b"") -> Store:
    """A store that is only fed with what was compiled before, by the compiler of this very program."""
    return Store.open(folder, Backing(_never, program_edition(), registers))


def take(store: Store, batch: Sequence[Compiled]) -> None:
    """A batch, as `zeren ingest` takes it in."""
    store.ingest_compiled([(one.document, CompiledGraph.of(one.policy.policy.id, one.nquads)) for one in batch])


def make_store(corpus: Corpus, folder: Path) -> Figure:
    """Fills a store in the folder, with the registers of the run beside it."""
    registers = register_quads(corpus.tree)
    (folder / REGISTERS).write_bytes(registers)
    seconds = 0.0
    with open_store(folder / "store", registers) as store:
        for batch in corpus.batches():
            began = perf_counter()
            take(store, batch)
            seconds += perf_counter() - began
    with made_store(folder):  # opened again, the engine puts its files in order
        wait_until_idle()
    return Figure(SECTION, f"{WHAT}, the store asked below", OURS, corpus.quads / seconds, "/s", "more")


def made_store(folder: Path) -> Store:
    """The store of `make_store`, open again."""
    return open_store(folder / "store", (folder / REGISTERS).read_bytes())


def _never(data: bytes, name: str) -> CompiledGraph:
    raise AssertionError(f"{name} was compiled before")


def _speed(way: Way, batches: Iterable[Sequence[Compiled]]) -> float:
    """Triples a second from the first batch until everything is written and closed."""
    seconds, quads = 0.0, 0
    with TemporaryDirectory() as folder, ExitStack() as stack:
        began = perf_counter()
        take_in = stack.enter_context(way(Path(folder)))
        seconds += perf_counter() - began
        for batch in batches:
            began = perf_counter()
            take_in(batch)
            seconds += perf_counter() - began
            quads += _quads(batch)
        began = perf_counter()
        stack.close()
        seconds += perf_counter() - began
    return quads / seconds


def _quads(batch: Sequence[Compiled]) -> int:
    return sum(one.nquads.count(b"\n") for one in batch)


@contextmanager
def _ours(folder: Path) -> Iterator[Take]:
    with open_store(folder) as store:
        yield lambda batch: take(store, batch)


@contextmanager
def _index(folder: Path) -> Iterator[Take]:
    """Handed all at once, for it makes its indexes at the end."""
    held: list[bytes] = []
    yield lambda batch: held.extend(one.nquads for one in batch)
    index = Index(folder / "index.sqlite3")
    index.rebuild(held, "1-benchmark")
    index.close()


@contextmanager
def _bulk_on_disk(folder: Path) -> Iterator[Take]:
    store = ox.Store(str(folder))
    yield lambda batch: store.bulk_load(b"".join(one.nquads for one in batch), ox.RdfFormat.N_QUADS)
    store.flush()


@contextmanager
def _bulk_in_memory(folder: Path) -> Iterator[Take]:
    store = ox.Store()
    yield lambda batch: store.bulk_load(b"".join(one.nquads for one in batch), ox.RdfFormat.N_QUADS)


@contextmanager
def _sqlite(folder: Path) -> Iterator[Take]:
    base = SqliteByHand(str(folder / "by-hand.sqlite3"))
    yield lambda batch: base.feed(batch, {})
    base.feed([], {"u-x": "u-y"})
    base.close()


@contextmanager
def _rdflib(folder: Path) -> Iterator[Take]:
    graph = Rdflib()
    yield lambda batch: graph.feed(batch, {})
    graph.close()
