"""The command as a process: quick to start, quiet on a broken pipe, and clear when a port or a store is taken."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.commands.serving import _bind
from api.settings import Settings
from tests.cli.conftest import SEED, Run

ROOT = SEED.parents[2]


def _environment(store: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZEREN_")}
    return kept | {"ZEREN_STORE": str(store), "COLUMNS": "100", "PYTHONUNBUFFERED": "1"} | more


@contextmanager
def _server(store: Path) -> Iterator[tuple[str, list[str]]]:
    """A running `zeren serve` on a free port: its address, and the lines it greeted with."""
    command = [sys.executable, "-m", "api", "serve", "--port", "0"]
    running = subprocess.Popen(
        command, cwd=ROOT, env=_environment(store), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout is not None
        greeted = [running.stdout.readline() for _ in range(3)]
        address = next(word for word in greeted[0].split() if word.startswith("http://"))
        yield address, greeted
    finally:
        running.terminate()
        running.communicate(timeout=30)


def test_help_imports_nothing_heavy() -> None:
    """Counted in imports, not in seconds: a slow machine must not fail it, a heavy import must."""
    program = (
        "import sys, runpy\nsys.argv = ['zeren', '--help']\n"
        "try: runpy.run_module('api', run_name='__main__')\nexcept SystemExit: pass\n"
        "heavy = {'fastapi', 'pydantic', 'rdflib', 'pyoxigraph', 'networkx', 'pyshacl', 'uvicorn', 'graph.compiler'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    for command in ("serve", "compile", "owners", "duties", "due", "audit", "ingest"):
        assert command in done.stdout


def test_a_server_answers_and_questions_work_beside_it(seed_store: Path, process: Run) -> None:
    with _server(seed_store) as (address, greeted):
        assert "黔南府办函〔2020〕24号" in "".join(greeted)
        with urllib.request.urlopen(f"{address}api/policies", timeout=30) as answer:
            assert answer.status == 200
        assert "州教育局" in process("duties", "教育部门").out
        refused = process("ingest", str(SEED))
        assert refused.code == 1
        assert "错误" in refused.err
        assert "Traceback" not in refused.err
        second = process("serve", "--port", "0")
        assert second.code == 1
        assert "占" in second.err or "另一个进程" in second.err


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_a_start_for_others_warns_on_standard_error(seed_store: Path, host: str, warned: bool) -> None:
    command = [sys.executable, "-m", "api", "serve", "--port", "0", "--host", host]
    running = subprocess.Popen(
        command, cwd=ROOT, env=_environment(seed_store), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    address = running.stdout.readline().split()[-1].replace("0.0.0.0", "127.0.0.1")
    with urllib.request.urlopen(f"{address}healthz", timeout=60) as answer:
        assert answer.status == 200
    running.terminate()
    _, said = running.communicate(timeout=60)
    assert ("任何人都可以存入文件" in said, "anybody who can reach this address may" in said) == (warned, warned)


def test_a_port_in_use_is_told_before_anything_starts(process: Run, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = process("serve", "--port", port, ZEREN_STORE=str(tmp_path / "none"))
    assert ended.code == 1
    assert f"端口已被占用：127.0.0.1:{port}" in ended.err
    assert not (tmp_path / "none").exists()


def test_an_address_that_is_not_ours(process: Run, tmp_path: Path) -> None:
    ended = process("serve", "--host", "nowhere.invalid", ZEREN_STORE=str(tmp_path / "none"))
    assert ended.code == 1
    assert "nowhere.invalid" in ended.err
    assert "Traceback" not in ended.err


def test_a_broken_pipe_is_no_error(seed_store: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "api", "duties", "教育部门"],
        cwd=ROOT,
        env=_environment(seed_store),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    running.stdout.close()
    _, said = running.communicate(timeout=60)
    assert said == b""


def test_a_terminal_of_another_encoding_gets_its_letters(process: Run) -> None:
    assert "州教育局" in process("owners", "2", LC_ALL="C", PYTHONIOENCODING="ascii").out


def test_documents_are_taken_in_whole_or_not_at_all(process: Run, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    other = tmp_path / "另一份.txt"
    other.write_text(SEED.read_text("utf-8").replace("〔2020〕24号", "〔2021〕99号"), "utf-8")
    store = str(tmp_path / "store")
    ended = process("ingest", str(other), str(tmp_path / "空.txt"), ZEREN_STORE=store)
    assert ended.code == 1
    assert "存入 1 份，失败 1 份" in ended.err
    assert process("audit", "黔南府办函〔2021〕99号", ZEREN_STORE=store).code == 0
    again = process("ingest", str(other), ZEREN_STORE=store)
    assert again.code == 0
    assert "已有" in again.err


def test_a_first_start_that_was_cut_short_is_mended(process: Run, tmp_path: Path) -> None:
    """The journal's file is there, but nothing was recorded in it yet."""
    store = tmp_path / "store"
    assert process("due", ZEREN_STORE=str(store), ZEREN_BUNDLED="0").code == 0
    assert "州教育局" in process("owners", "2", ZEREN_STORE=str(store)).out


def test_the_first_answer_comes_soon(process: Run) -> None:
    before = time.monotonic()
    process("owners", "2")
    assert time.monotonic() - before < 20  # far above what it takes: only a hang or a rebuild of everything fails


def test_small_answers_on_a_kept_connection_are_sent_at_once() -> None:
    """asyncio switches Nagle's waiting off only for sockets that are named as TCP: without, each takes 40 ms more."""
    with _bind(Settings(port=0)) as listening:
        assert listening.proto == socket.IPPROTO_TCP
