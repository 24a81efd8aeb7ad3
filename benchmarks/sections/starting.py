"""How long it takes until a page could be shown: from the command to the first answer of `/readyz`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.request import urlopen

from benchmarks.tables import OURS
from benchmarks.timing import Figure
from graph.store.store import JOURNAL

SECTION = "start"
NEW, BUNDLED = "zeren serve, nothing stored: the bundled policy is compiled", "zeren serve, the bundled policy stored"
STORED, REBUILT = "zeren serve, as many stored", "zeren serve, as many in the journal, graph and index lost"
HELP = "zeren --help"
_ZEREN = Path(sys.executable).with_name("zeren")
_PORT = re.compile(r"http://127\.0\.0\.1:(\d+)/")


def measure_starting(folder: Path, rounds: int) -> Iterator[Figure]:
    """Starts with the bundled policy and with a journal that a run has filled; each is ended once it has answered."""
    yield _figure(HELP, [_timed(_help) for _ in range(rounds)])
    with TemporaryDirectory() as kept:
        made = [Path(kept) / str(number) for number in range(rounds)]
        yield _figure(NEW, [_timed(lambda where=where: _serve(where)) for where in made])  # type: ignore[misc]
        yield _figure(BUNDLED, [_timed(lambda: _serve(made[0])) for _ in range(rounds)])
        stored = Path(kept) / "stored"
        stored.mkdir()
        shutil.copy(folder / "store" / JOURNAL, stored / JOURNAL)
        yield _figure(REBUILT, [_timed(lambda: _serve(stored))])
        yield _figure(STORED, [_timed(lambda: _serve(stored)) for _ in range(rounds)])


def _figure(what: str, seconds: list[float]) -> Figure:
    return Figure(SECTION, what, OURS, median(seconds), "s", "less", len(seconds))


def _timed(run: Callable[[], float]) -> float:
    began = perf_counter()
    return run() - began


def _help() -> float:
    subprocess.run([_ZEREN, "--help"], check=True, capture_output=True)
    return perf_counter()


def _serve(store: Path) -> float:
    """When the first answer came. The greeting tells the port, and whoever connects waits until he is answered."""
    settings = {name: value for name, value in os.environ.items() if not name.startswith("ZEREN_")}
    command = [str(_ZEREN), "serve", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**settings, "ZEREN_STORE": str(store)}
    ) as server:
        try:
            port = next(found[1] for line in server.stdout or () if (found := _PORT.search(line)))
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=60) as answer:
                answer.read()
            return perf_counter()
        finally:
            server.terminate()
            server.communicate()
