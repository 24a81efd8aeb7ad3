"""HTTP: our routes beside a bare Starlette and a bare FastAPI route that return the same bytes, ready made.

Each server is a process of its own, with one worker; the load comes from this process, over eight connections kept
open, by a loop that only counts bytes: it must not be what is measured.
"""

from __future__ import annotations

import selectors
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from benchmarks.peers.questions import Asked
from benchmarks.tables import OURS
from benchmarks.timing import Figure

SECTION = "http"
DUTIES_ROUTE, OWNERS_ROUTE = ROUTES = "GET /api/units/{unit}/duties, 50", "GET /api/tasks/{task}/owners"
FASTAPI, MEMORY = "FastAPI async", "memory of the serving process"
_CONNECTIONS = 8
_PATHS = 40
_BARE = "benchmarks.serve.bare"
_ROOT = Path(__file__).resolve().parents[2]


class Load(NamedTuple):
    """What one run of requests took: how many a second, and the time of each."""

    rate: float
    times: list[float]


def measure_serving(folder: Path, asked: Sequence[Asked], rounds: int, seconds: float) -> Iterator[Figure]:
    """Requests a second and times, ours and peers in turn; and the memory of our serving process.

    Each connection asks about one thing after another, of so many that are asked about again and again.
    """
    paths = {
        DUTIES_ROUTE: [f"/api/units/{one.unit}/duties?limit=50" for one in asked[:_PATHS]],
        OWNERS_ROUTE: [f"/api/tasks/{one.task}/owners" for one in asked[:_PATHS]],
    }
    with TemporaryDirectory() as bodies, _server("benchmarks.serve.ours", str(folder)) as ours:
        names = {path: str(number) for number, path in enumerate(path for held in paths.values() for path in held)}
        for path, name in names.items():
            (Path(bodies) / name).write_bytes(_get(ours.port, path))
        with _server(_BARE, "fastapi", bodies) as fast, _server(_BARE, "starlette", bodies) as bare:
            for what, held in paths.items():
                ready = [f"/{names[path]}" for path in held]
                doors = {OURS: (ours.port, held), FASTAPI: (fast.port, ready), "Starlette": (bare.port, ready)}
                yield from _raced(what, doors, rounds, seconds)
        yield Figure(SECTION, MEMORY, OURS, ours.megabytes(), "MB", "less")


def _raced(what: str, doors: dict[str, tuple[int, list[str]]], rounds: int, seconds: float) -> Iterator[Figure]:
    loads: dict[str, list[Load]] = {name: [] for name in doors}
    for turn in range(rounds):
        names = list(doors)
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            loads[name].append(load(*doors[name], seconds))
    for name, runs in loads.items():
        cuts = quantiles([time for run in runs for time in run.times], n=100)
        yield Figure(SECTION, f"{what}: requests", name, median(run.rate for run in runs), "/s", "more", rounds)
        yield Figure(SECTION, f"{what}: p50", name, 1000 * cuts[49], "ms", "less", rounds)
        yield Figure(SECTION, f"{what}: p99", name, 1000 * cuts[98], "ms", "less", rounds)


class Served:
    """A server that runs: its port, and what it holds in memory."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process, self.port = process, port

    def megabytes(self) -> float:
        """Resident memory of the process."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text("ascii").splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1000
        return 0.0


@contextmanager
def _server(module: str, *arguments: str) -> Iterator[Served]:
    """A server on a free port, which it tells when it is ready."""
    process = subprocess.Popen([sys.executable, "-m", module, *arguments], cwd=_ROOT, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout is None or not (told := process.stdout.readline().strip()).isdigit():
            raise RuntimeError(f"{module} did not start")
        yield Served(process, int(told))
    finally:
        process.terminate()
        process.communicate(timeout=30)


def load(port: int, paths: Sequence[str], seconds: float) -> Load:
    """Requests over eight connections, each sent when the one before is answered."""
    head = f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\n\r\n"
    requests = [f"GET {path}{head}".encode() for path in paths]
    with selectors.DefaultSelector() as selector:
        open_now = [_Connection(port, requests[first:] + requests[:first]) for first in range(_CONNECTIONS)]
        for connection in open_now:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
        began = perf_counter()
        for connection in open_now:
            connection.send()
        while perf_counter() - began < seconds:
            for key, _ in selector.select(1):
                key.data.receive()
        taken = perf_counter() - began
        times = [time for connection in open_now for time in connection.times]
        for connection in open_now:
            connection.socket.close()
    return Load(len(times) / taken, times)


class _Connection:
    """One connection: the answer's length is taken from its head, the body is only counted."""

    def __init__(self, port: int, requests: Sequence[bytes]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._requests = cycle(requests)
        self._missing = -1
        self._sent = 0.0
        self.times: list[float] = []

    def send(self) -> None:
        self._sent = perf_counter()
        self._missing = -1
        self.socket.sendall(next(self._requests))

    def receive(self) -> None:
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError("the server closed the connection")
        if self._missing < 0:
            head, _, body = data.partition(b"\r\n\r\n")
            if b" 200 " not in head[:20]:
                raise ConnectionError(head[:200].decode("latin-1"))
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            self._missing = int(length) - len(body)
        else:
            self._missing -= len(data)
        if self._missing == 0:
            self.times.append(perf_counter() - self._sent)
            self.send()


def _get(port: int, path: str) -> bytes:
    from urllib.request import urlopen

    with urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        body: bytes = answer.read()
    return body
