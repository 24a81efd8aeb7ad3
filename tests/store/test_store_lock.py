"""One writer a store."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreInUse
from graph.store.lock import Serving, WriterLock, announce, announced
from tests.store.keeping import NOTICE, opened, policies

HOLD = """
import sys
from pathlib import Path
from graph.store.lock import WriterLock
held = WriterLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_store_in_this_process_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(StoreInUse, match="正被另一个进程") as told, opened(tmp_path):
        pass
    assert f"pid {os.getpid()}" in told.value.en
    assert "ZEREN_STORE" in told.value.hint_zh
    assert "ZEREN_STORE" in told.value.hint_en


def test_another_process_is_named_and_its_death_frees_the_store(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreInUse, match=f"pid {holder.pid}"):
            WriterLock(tmp_path)
        holder.kill()
    with opened(tmp_path, NOTICE) as store:
        assert policies(store) == ["某府办函〔2021〕7号"]


def test_where_the_holder_serves_is_told_until_another_holds_the_store(tmp_path: Path) -> None:
    serving = Serving("127.0.0.1", 8000, "0a" * 16)
    with opened(tmp_path):
        assert announced(tmp_path) is None
        announce(tmp_path, serving)
        assert announced(tmp_path) == serving
        with pytest.raises(StoreInUse, match=f"pid {os.getpid()}"):
            WriterLock(tmp_path)
    with opened(tmp_path):
        assert announced(tmp_path) is None


def test_a_closed_store_can_be_opened_again(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.close()
        with opened(tmp_path) as again:
            assert again.version == 0


def test_a_refused_opening_leaves_the_lock_free(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").write_bytes(b"no journal at all, but bytes enough" * 100)
    for _ in range(2):
        with pytest.raises(StoreError, match="无法读写"), opened(tmp_path):
            pass


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="无法建立存储文件夹"), opened(tmp_path / "file" / "store"):
        pass
