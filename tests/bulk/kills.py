"""kill -9 at random moments of `zeren ingest` of a hundred documents: `python -m tests.bulk.kills --moments 100`.

After each kill the store is opened, every document in it is compared with what an undisturbed run leaves, the ingest
is asked again, and at the end nothing is missing and nothing was taken in twice.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from api.settings import Settings
from api.wiring import open_store
from benchmarks.made.policies import make_policies

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 100
_READY = "ready"
Graphs = Mapping[bytes, frozenset[bytes]]
"""The lines of each named graph."""


class Undisturbed(NamedTuple):
    """What a run that nobody kills leaves, how many events it records, and how long it takes."""

    graphs: Graphs
    events: int
    seconds: float


class Killed(NamedTuple):
    """One kill: after how long, and how many documents stood then."""

    after: float
    stood: int


def write_documents(folder: Path, count: int = DOCUMENTS) -> Path:
    """So many small policies, in the forms offices write them in."""
    folder.mkdir()
    for made in make_policies(count, items=2):
        (folder / made.name).write_text(made.text, encoding="utf-8")
    return folder


def run_undisturbed(documents: Path, store: Path, workers: int = 2) -> Undisturbed:
    """The whole ingest, measured from the moment everything is imported."""
    with _ingesting(documents, store, workers) as process:
        began = time.monotonic()
        process.wait()
        seconds = time.monotonic() - began
    assert process.returncode == 0
    return Undisturbed(*_look(store), seconds)


def kill_and_finish(documents: Path, store: Path, whole: Undisturbed, after: float, workers: int = 2) -> Killed:
    """One kill, and everything that must hold afterwards; raises `AssertionError` where it does not."""
    with _ingesting(documents, store, workers) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    graphs, events = _look(store)
    for graph, lines in graphs.items():
        assert lines == whole.graphs[graph], f"half a graph: {graph!r}"
    with _ingesting(documents, store, workers) as process:
        assert process.wait() == 0
    assert _look(store) == (whole.graphs, whole.events)
    return Killed(after, events - 1)


@contextmanager
def _ingesting(documents: Path, store: Path, workers: int) -> Iterator[subprocess.Popen[str]]:
    """The command as a process that has imported what it needs and begins now."""
    command = [sys.executable, "-m", __name__ if __name__ != "__main__" else "tests.bulk.kills", "--ingest"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZEREN_")}
    process = subprocess.Popen(
        [*command, str(documents), "--workers", str(workers)],
        cwd=ROOT,
        env=kept | {"ZEREN_STORE": str(store)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline().strip() == _READY
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _look(store: Path) -> tuple[Graphs, int]:
    """What stands in the store when it is opened: this mends what is behind, and must not raise."""
    with open_store(Settings(store=store)) as opened:
        graphs: defaultdict[bytes, set[bytes]] = defaultdict(set)
        for line in opened.dump().splitlines():
            graphs[line.rsplit(b" ", 2)[-2]].add(line)
        return {graph: frozenset(lines) for graph, lines in graphs.items()}, len(opened.events())


def _ingest(documents: str, workers: str) -> None:
    """In the process that is killed: all imports first, so that the kill meets the work and not them."""
    import api.loading  # noqa: F401
    import graph.bulk.warm  # noqa: F401
    from api.cli import main

    _say(_READY)
    sys.argv = ["zeren", "ingest", documents, "--workers", workers, "--json"]
    main()


def _main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--moments", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--ingest")
    given = asked.parse_args()
    if given.ingest:
        _ingest(given.ingest, str(given.workers))
        return
    chosen = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        documents = write_documents(Path(folder) / "documents")
        whole = run_undisturbed(documents, Path(folder) / "whole", given.workers)
        killed: list[Killed] = []
        for moment in range(given.moments):
            after = chosen.uniform(0, whole.seconds)
            killed.append(kill_and_finish(documents, Path(folder) / f"{moment}", whole, after, given.workers))
            _say(f"{moment + 1}: killed after {after:.2f} s, {killed[-1].stood} documents stood, finished")
    amid = sum(0 < one.stood < DOCUMENTS for one in killed)
    _say(f"{len(killed)} kills, {amid} of them with some documents in and some not; all whole, all finished")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main()
