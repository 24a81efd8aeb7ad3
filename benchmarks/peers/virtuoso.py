"""Virtuoso 7 on this machine, filled by its own bulk loader and asked in SPARQL over HTTP."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from benchmarks.corpus import Compiled, register_quads
from benchmarks.peers.queries import OPTIONAL
from benchmarks.peers.questions import Rows
from benchmarks.peers.sparql import InSparql
from benchmarks.serve.virtuoso import ASKER, virtuoso
from graph.store.engines.protocol import endpoint_of, select

_BUFFERS = 170_000
_LOAD = "ld_dir('.', '*.nq', 'urn:none'); rdf_loader_run(); checkpoint;"


class VirtuosoPeer(InSparql):
    """A server of its own in the folder; what it is fed lies there as files until the last of it has come."""

    names = OPTIONAL

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder, self._fed = folder, 0
        self._held = ExitStack()
        self._where = self._held.enter_context(virtuoso(folder, _BUFFERS))
        self._endpoint = endpoint_of(f"http://127.0.0.1:{self._where.http_port}/sparql")

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        self._write(b"".join(one.nquads for one in fed))
        if tree:
            self._write(register_quads(tree))
            self._load()

    def rows(self, text: str) -> Rows:
        names, found = select(self._endpoint, text)
        return [tuple(row.get(name) for name in names) for row in found]

    def close(self) -> None:
        self._held.close()

    def _write(self, quads: bytes) -> None:
        (self._folder / f"{self._fed:05}.nq").write_bytes(quads)
        self._fed += 1

    def _load(self) -> None:
        command = [ASKER, f"127.0.0.1:{self._where.port}", "dba", "dba", f"exec={_LOAD}"]
        subprocess.run(command, cwd=self._folder, check=True, capture_output=True)
        for file in self._folder.glob("*.nq"):
            file.unlink()
