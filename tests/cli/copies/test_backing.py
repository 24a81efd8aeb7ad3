"""`zeren backup` and `zeren restore` as a person runs them."""

from pathlib import Path

from api.settings import Settings
from api.wiring import open_store
from tests.cli.conftest import Run


def test_a_store_is_backed_up_and_restored_elsewhere(process: Run, tmp_path: Path) -> None:
    backed = process("backup", str(tmp_path))
    assert backed.code == 0
    assert "已备份 1 个事件、1 份文件" in backed.err
    assert "verified" in backed.err
    restored = process("restore", str(tmp_path / "zeren-backup.zip"), ZEREN_STORE=str(tmp_path / "elsewhere"))
    assert restored.code == 0
    assert "图已重建：1 份文件" in restored.err
    assert (
        process("duties", "州教育局", ZEREN_STORE=str(tmp_path / "elsewhere")).out == process("duties", "州教育局").out
    )


def test_it_is_backed_up_while_it_is_served(process: Run, seed_store: Path, tmp_path: Path) -> None:
    with open_store(Settings(store=seed_store)):
        assert process("backup", str(tmp_path / "kept.zip")).code == 0
        refused = process("restore", str(tmp_path / "kept.zip"), "--force")
    assert refused.code == 1
    assert "正被另一个进程" in refused.err
    assert process("restore", str(tmp_path / "kept.zip")).code == 1  # there is a store already


def test_a_flipped_byte_is_told(process: Run, tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    process("backup", str(kept))
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 1
    kept.write_bytes(data)
    ended = process("restore", str(kept), ZEREN_STORE=str(tmp_path / "elsewhere"))
    assert ended.code == 1
    assert "已损坏：与其 SHA-256 不符" in ended.err
    assert not (tmp_path / "elsewhere").exists()


def test_what_is_not_there_is_told(process: Run, tmp_path: Path) -> None:
    assert "没有备份文件" in process("restore", str(tmp_path / "none.zip")).err
    ended = process("backup", str(tmp_path), ZEREN_STORE=str(tmp_path / "none"))
    assert ended.code == 1
    assert "没有存储" in ended.err
