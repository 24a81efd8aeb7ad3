"""A Virtuoso 7, as Debian packs it (`virtuoso-opensource-7-bin`), on free ports of this machine."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import NamedTuple

PROGRAM, ASKER = "virtuoso-t", "isql-vt"
_SETTINGS = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
ThreadsPerQuery = 1
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = 10000
"""


class Virtuoso(NamedTuple):
    """Where it listens: for SPARQL over HTTP, and for its own SQL."""

    http_port: int
    port: int


def missing() -> str:
    """What to do where it is not installed; nothing where it is."""
    return "" if which(PROGRAM) else f"{PROGRAM} is not installed: apt-get install virtuoso-opensource-7-bin"


@contextmanager
def virtuoso(folder: Path, buffers: int = 4000) -> Iterator[Virtuoso]:
    """It is there when this begins and gone afterwards; `buffers` are pages of 8 kB held in memory."""
    where = Virtuoso(_free_port(), _free_port())
    settings = _SETTINGS.format(**where._asdict(), buffers=buffers, dirty=buffers * 3 // 4)
    (folder / "virtuoso.ini").write_text(settings, "ascii")
    command = [PROGRAM, "-f", "-c", "virtuoso.ini"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True) as server:
        try:
            _wait(server)
            yield where
        finally:
            server.kill()


def _wait(server: subprocess.Popen[str]) -> None:
    for line in server.stdout or ():
        if " Server online" in line:
            return
    raise RuntimeError(f"{PROGRAM} did not start")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
