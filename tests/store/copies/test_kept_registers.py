"""Registers in a backup: proved like the rest, never put anywhere else, never over what somebody wrote since."""

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.errors import StoreError
from graph.store.copies.archive import BadBackup, check_archive, write_archive
from graph.store.copies.backup import KEPT, MANIFEST, back_up, read_manifest
from graph.store.copies.registers import RegistersDiffer
from graph.store.copies.restore import NotEmpty, restore
from graph.store.store import JOURNAL
from tests.store.keeping import NOTICE, opened, policies

FILES = {"本州.csv": "标识,名称\n".encode(), "counties.ttl": b"# none yet\n"}


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup with two registers."""
    with opened(tmp_path / "store", NOTICE):
        back_up(tmp_path / "store" / JOURNAL, tmp_path / "kept.zip", registers=_written(tmp_path / "mine", FILES))
    return tmp_path / "kept.zip"


def _written(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def _read(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_they_are_in_the_backup_under_their_names(backup: Path) -> None:
    assert list(read_manifest(backup).registers) == list(FILES)
    with zipfile.ZipFile(backup) as archive:
        assert archive.namelist() == [MANIFEST, KEPT, "registers/本州.csv", "registers/counties.ttl"]
        assert archive.read("registers/本州.csv") == FILES["本州.csv"]


def test_they_come_back_into_the_store(backup: Path, tmp_path: Path) -> None:
    placed = restore(backup, tmp_path / "new" / JOURNAL).registers
    assert placed is not None
    assert (placed.folder, placed.names, placed.aside) == (tmp_path / "new" / "registers", tuple(FILES), None)
    assert _read(placed.folder) == FILES
    assert [path for path in placed.folder.iterdir() if path.name not in FILES] == []


def test_they_come_back_where_they_are_wanted(backup: Path, tmp_path: Path) -> None:
    _written(tmp_path / "there", {"counties.ttl": FILES["counties.ttl"], "others.csv": b"others"})
    placed = restore(backup, tmp_path / "new" / JOURNAL, registers=tmp_path / "there").registers
    assert placed is not None
    assert placed.aside is None
    assert _read(tmp_path / "there") == FILES | {"others.csv": b"others"}


def test_what_was_written_since_is_replaced_only_when_forced_and_then_kept(backup: Path, tmp_path: Path) -> None:
    there, journal = tmp_path / "there", tmp_path / "new" / JOURNAL
    _written(there, {"本州.csv": b"newer"})
    with pytest.raises(RegistersDiffer, match=r"本州\.csv"):
        restore(backup, journal, registers=there)
    assert (_read(there), journal.exists()) == ({"本州.csv": b"newer"}, False)
    placed = restore(backup, journal, registers=there, force=True).registers
    assert placed is not None
    assert placed.aside == there / "before-restore-1"
    assert (_read(there), _read(there / "before-restore-1")) == (FILES, {"本州.csv": b"newer"})


def test_a_store_that_is_there_keeps_its_registers_too(backup: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    with pytest.raises(NotEmpty):
        restore(backup, tmp_path / "store" / JOURNAL, registers=there)
    assert not there.exists()


def test_a_backup_without_any_leaves_those_there_are(backup: Path, tmp_path: Path) -> None:
    back_up(tmp_path / "store" / JOURNAL, tmp_path / "bare.zip")
    restored = restore(tmp_path / "bare.zip", tmp_path / "new" / JOURNAL, registers=tmp_path / "mine")
    assert restored.registers is None
    assert _read(tmp_path / "mine") == FILES


def test_a_backup_from_before_there_were_any_is_restored(backup: Path, tmp_path: Path) -> None:
    older = _remade(backup, tmp_path, lambda listed: listed.pop("registers"))
    assert read_manifest(older).registers == {}
    assert restore(older, tmp_path / "new" / JOURNAL).registers is None
    with opened(tmp_path / "new") as store:
        assert len(policies(store)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "../climbed.csv", "/etc/climbed.csv", "a/b.csv", "..\\climbed.csv", "C:climbed.csv", ".hidden.csv", "..",
        ".csv", "a\0.csv", "a\n.csv", "journal.sqlite3", "", "\ud800.csv",
    ],
)  # fmt: skip
def test_no_archive_writes_elsewhere(backup: Path, tmp_path: Path, name: str) -> None:
    made = _remade(backup, tmp_path, lambda listed: listed.update(registers={name: "0" * 64}))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BadBackup, match="名录清单有误"):
        restore(made, tmp_path / "new" / JOURNAL, force=True)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("registers", [["本州.csv"], {"本州.csv": None}, "本州.csv", 1])
def test_what_is_no_list_of_registers_is_refused(backup: Path, tmp_path: Path, registers: object) -> None:
    made = _remade(backup, tmp_path, lambda listed: listed.update(registers=registers))
    with pytest.raises(BadBackup):
        restore(made, tmp_path / "new" / JOURNAL)


@pytest.mark.parametrize("lost", [True, False])
def test_one_that_is_not_what_the_manifest_says_is_not_restored(backup: Path, tmp_path: Path, lost: bool) -> None:
    there, wrong = tmp_path / "there", "none.csv" if lost else "本州.csv"
    made = _remade(backup, tmp_path, lambda listed: listed["registers"].update({wrong: "0" * 64}))
    with pytest.raises(BadBackup):
        restore(made, tmp_path / "new" / JOURNAL, registers=there, force=True)
    assert list(there.iterdir()) == []
    assert not (tmp_path / "new" / JOURNAL).exists()


def test_one_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with opened(tmp_path / "store", NOTICE), pytest.raises(StoreError, match="无法在"):
        back_up(tmp_path / "store" / JOURNAL, tmp_path / "kept.zip", registers=[tmp_path / "none.csv"])
    with opened(tmp_path / "store", NOTICE), pytest.raises(StoreError, match="无法写入备份"):
        back_up(tmp_path / "store" / JOURNAL, tmp_path / "kept.zip", registers=_written(tmp_path, {"a:b.csv": b""}))
    assert not (tmp_path / "kept.zip").exists()


def _remade(backup: Path, folder: Path, change: Callable[[Any], object]) -> Path:
    """The same backup with another manifest, and with the right digest over all of it: damaged by intent."""
    parts: dict[str, Path] = {}
    with zipfile.ZipFile(backup) as archive:
        for number, name in enumerate(archive.namelist()):
            parts[name] = folder / f"part-{number}"
            parts[name].write_bytes(archive.read(name))
    listed = json.loads(parts[MANIFEST].read_bytes())
    change(listed)
    parts[MANIFEST].write_text(json.dumps(listed), "utf-8")
    write_archive(folder / "made.zip", parts)
    check_archive(folder / "made.zip")
    return folder / "made.zip"
