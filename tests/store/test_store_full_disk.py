"""A full disk: one clear error, answers go on, nothing is lost, and writing works again once there is room."""

import subprocess
import sys
from pathlib import Path

from tests.store.keeping import opened, policies

ROOT = Path(__file__).resolve().parents[2]


def test_a_full_disk_refuses_one_write_and_loses_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.full", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    said = done.stdout.splitlines()
    assert said[0].startswith("refused: 日志")
    assert said[1:] == ["answers: True", "again: True", "shown: True True"]
    with opened(tmp_path) as store:
        assert len(policies(store)) == store.version
        assert "某府办函〔2021〕999号" in policies(store)
