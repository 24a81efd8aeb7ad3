"""The command as a person runs it, over one store with the bundled policy that is made once for all tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from api import cli
from api.settings import Settings
from api.wiring import open_store

SEED = Path(cli.__file__).parents[1] / "graph" / "policies" / "qiannan-2020-24.txt"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: exit code, answers, and what was said to the person."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture(scope="session")
def seed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "store"
    open_store(Settings(store=folder)).close()
    return folder


@pytest.fixture
def zeren(seed_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process, quickly."""
    for name in [name for name in os.environ if name.startswith("ZEREN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ZEREN_STORE", str(seed_store))
    monkeypatch.setenv("ZEREN_AS_OF", "2021-01-01")

    def run(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["zeren", *arguments])
        try:
            cli.main()
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def process(seed_store: Path) -> Run:
    """Run the command as a process of its own: for pipes, start-up and signals."""

    def run(*arguments: str, data: bytes = b"", **environment: str) -> Ended:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ZEREN_")}
        done = subprocess.run(
            [sys.executable, "-m", "api", *arguments],
            input=data,
            capture_output=True,
            env=kept | {"ZEREN_STORE": str(seed_store), "COLUMNS": "100"} | environment,
            cwd=SEED.parents[2],
            check=False,
            timeout=60,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
