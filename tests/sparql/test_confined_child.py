"""What a child may still do when it has given up everything: shown in processes of its kind, past scan and grammar."""

import os
import resource
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import graph

ROOMS = Path(graph.__file__).parents[1]
CONFINED = """
import errno, os, socket, sys
import pyoxigraph as ox
from graph.store.outside.limits import RunLimits
from graph.store.outside.work.confine import confine
confine(RunLimits(seconds=0.5, memory=64 * 1024 * 1024))
"""


def confined(work: str) -> "subprocess.CompletedProcess[str]":
    """A process that is confined, and then tries this."""
    environment = {"PYTHONPATH": str(ROOMS), "PATH": os.environ.get("PATH", "")}
    command = [sys.executable, "-c", CONFINED + work]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30, check=False)


def test_a_service_clause_reaches_nobody() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0.2)
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{listening.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        ended = confined(f"list(ox.Store().query({query!r}))")
        assert ended.returncode == 1
        assert "Too many open files" in ended.stderr
        with pytest.raises(TimeoutError):
            listening.accept()


def test_no_file_is_opened(tmp_path: Path) -> None:
    ended = confined(f"open({str(tmp_path / 'new')!r}, 'w')")
    assert "Too many open files" in ended.stderr
    assert not (tmp_path / "new").exists()


def test_time_ends_it_whatever_it_does() -> None:
    assert confined("while True: pass").returncode == -signal.SIGALRM


def test_memory_is_refused() -> None:
    ended = confined("bytearray(65 * 1024 * 1024)")
    assert "MemoryError" in ended.stderr


def test_this_process_keeps_what_it_has() -> None:
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 100
