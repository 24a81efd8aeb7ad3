"""`zeren backup` and `zeren restore` as a person runs them."""

from pathlib import Path

from api.settings import Settings
from api.wiring import open_store
from graph.settle.units.reviewed import COLUMNS
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


HEALTH = "qiannan-health,州卫生健康局,州卫健局|卫生疾控部门,body,州,522700,卫生健康|卫生,qiannan-gov,,本州通讯录"


def test_registers_are_backed_up_and_come_back(process: Run, tmp_path: Path) -> None:
    mine, elsewhere = tmp_path / "mine", tmp_path / "elsewhere"
    mine.mkdir()
    (mine / "本州.csv").write_text(f"{','.join(COLUMNS)}\n{HEALTH}\n", "utf-8")
    (mine / "README.md").write_text("ours", "utf-8")
    store = tmp_path / "store"
    with_them = {"ZEREN_STORE": str(store), "ZEREN_REGISTERS": str(mine)}
    assert process("duties", "卫生疾控部门", **with_them).code == 0
    assert "1 个名录，已核对" in process("backup", str(tmp_path / "kept.zip"), **with_them).err

    restored = process("restore", str(tmp_path / "kept.zip"), ZEREN_STORE=str(elsewhere))
    assert restored.code == 0
    assert f"✓ 已恢复名录 本州.csv 到 {elsewhere / 'registers'}" in restored.err
    assert f"以后请设 ZEREN_REGISTERS={elsewhere / 'registers'}" in restored.err
    assert [path.name for path in (elsewhere / "registers").iterdir()] == ["本州.csv"]
    again = process("duties", "卫生疾控部门", ZEREN_STORE=str(elsewhere), ZEREN_REGISTERS=str(elsewhere / "registers"))
    assert again.out == process("duties", "卫生疾控部门", **with_them).out


def test_registers_that_changed_are_kept_unless_told_otherwise(process: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "本州.csv").write_text(f"{','.join(COLUMNS)}\n{HEALTH}\n", "utf-8")
    process("backup", str(tmp_path / "kept.zip"), ZEREN_REGISTERS=str(mine))
    changed = f"{','.join(COLUMNS)}\n"
    (mine / "本州.csv").write_text(changed, "utf-8")
    set_now = {"ZEREN_REGISTERS": str(mine), "ZEREN_STORE": str(tmp_path / "elsewhere")}
    refused = process("restore", str(tmp_path / "kept.zip"), **set_now)
    assert (refused.code, (mine / "本州.csv").read_text("utf-8")) == (1, changed)
    assert "已有内容不同的名录：本州.csv" in refused.err
    assert "--registers" in refused.err

    named = process("restore", str(tmp_path / "kept.zip"), "--registers", str(tmp_path / "named"), **set_now)
    assert named.code == 0
    assert (mine / "本州.csv").read_text("utf-8") == changed
    assert HEALTH in (tmp_path / "named" / "本州.csv").read_text("utf-8")

    forced = process("restore", str(tmp_path / "kept.zip"), "--force", **set_now)
    assert forced.code == 0
    assert f"原名录保留在 {mine / 'before-restore-1'}" in forced.err
    assert "以后请设" not in forced.err
    assert HEALTH in (mine / "本州.csv").read_text("utf-8")
