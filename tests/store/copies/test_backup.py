"""Backups: whole while others write, proved to the last byte, and put back without losing what was there."""

import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import StoreError, StoreInUse
from graph.store.copies.archive import BadBackup, check_archive
from graph.store.copies.backup import KEPT, MANIFEST, back_up, read_manifest
from graph.store.copies.restore import NotEmpty, restore
from graph.store.journal import Journal
from graph.store.store import JOURNAL, Store
from tests.store.by_hand import NUMBER, another
from tests.store.keeping import NOTICE, REGISTER, opened, policies
from tests.store.killed import act


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of two documents and two entries."""
    folder = tmp_path_factory.mktemp("backup")
    with opened(folder / "store", NOTICE) as store:
        for number in act(store):
            if number == 7:
                break
        back_up(folder / "store" / JOURNAL, folder / "kept.zip")
    return folder / "kept.zip"


def test_it_says_what_it_holds(backup: Path) -> None:
    manifest = read_manifest(backup)
    assert (manifest.events, manifest.documents) == (7, 5)
    assert manifest.recorded is not None
    with zipfile.ZipFile(backup) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [MANIFEST, KEPT]


def test_anybody_can_open_it(backup: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        archive.extractall(tmp_path)
    with closing(sqlite3.connect(tmp_path / KEPT)) as base:
        assert base.execute("SELECT count(*) FROM event").fetchone() == (7,)


def test_the_same_store_gives_the_same_backup(tmp_path: Path) -> None:
    with opened(tmp_path / "store", NOTICE):
        for name in ("one.zip", "two.zip"):
            back_up(tmp_path / "store" / JOURNAL, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_what_was_backed_up_is_answered_again(backup: Path, tmp_path: Path) -> None:
    restored = restore(backup, tmp_path / "new" / JOURNAL)
    assert restored.aside is None
    assert restored.manifest.events == 7
    with opened(tmp_path / "new", registers=REGISTER) as store:
        assert store.version == 7
        assert policies(store) == sorted([NUMBER, *(f"某府办函〔2021〕{number}号" for number in (8, 9, 10))])
        assert len(store.query("observations")) == 1
        store.ingest(another("某府办函〔2022〕1号"), "1.txt")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {JOURNAL, "graph", "index", "lock"}


def test_a_backup_taken_while_others_write_is_whole(tmp_path: Path) -> None:
    done = threading.Event()
    with opened(tmp_path / "store", NOTICE) as store:
        writer = threading.Thread(target=_write, args=(store, done))
        writer.start()
        kept: list[Path] = []
        while not done.is_set() or not kept:
            path = tmp_path / f"{len(kept)}.zip"
            back_up(tmp_path / "store" / JOURNAL, path)
            kept.append(path)
        writer.join()
        last = store.version
    counts = [_events_in(path, tmp_path / path.stem) for path in kept]
    assert counts == sorted(counts)
    assert counts[0] < last
    assert last == 31


def _write(store: Store, done: threading.Event) -> None:
    for number in range(30):
        store.ingest(another(f"某府办函〔2022〕{number}号"), f"{number}.txt")
    done.set()


def _events_in(path: Path, folder: Path) -> int:
    """Every event's document is there, and was compiled."""
    restore(path, folder / JOURNAL)
    with closing(Journal(folder / JOURNAL, writable=False)) as journal:
        for event in journal.events():
            journal.document(str(event.body["sha256"]))
            journal.need_compiled(str(event.body["sha256"]))
        return journal.last()[0]


@settings(deadline=None, max_examples=60)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_flipped_bit_is_found_wherever_it_is(backup: Path, place: float, bit: int) -> None:
    data = bytearray(backup.read_bytes())
    data[int(place * len(data))] ^= 1 << bit
    _refused(backup, bytes(data))


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[1:],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"\n",
        lambda data: data[:100] + data[200:],
        lambda data: b"PK\x05\x06" + b"\0" * 18,
    ],
)
def test_what_is_cut_or_longer_is_refused(backup: Path, harm: Callable[[bytes], bytes]) -> None:
    _refused(backup, harm(backup.read_bytes()))


def _refused(backup: Path, data: bytes) -> None:
    damaged = backup.with_name("damaged.zip")
    damaged.write_bytes(data)
    with pytest.raises(BadBackup):
        check_archive(damaged)
    with pytest.raises(BadBackup):
        restore(damaged, backup.parent / "untouched" / JOURNAL)
    assert not (backup.parent / "untouched").exists()


def test_another_zip_is_no_backup(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(BadBackup, match="不是备份文件"):
        restore(tmp_path / "other.zip", tmp_path / "store" / JOURNAL)
    with pytest.raises(BadBackup, match="无法读取备份"):
        restore(tmp_path / "none.zip", tmp_path / "store" / JOURNAL)


def test_a_store_that_is_there_is_replaced_only_when_forced_and_then_kept(backup: Path, tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.ingest(another("某府办函〔2022〕1号"), "1.txt")
        with pytest.raises(StoreInUse):
            restore(backup, tmp_path / JOURNAL, force=True)
    with pytest.raises(NotEmpty, match="1 个事件"):
        restore(backup, tmp_path / JOURNAL)
    with opened(tmp_path) as store:
        assert policies(store) == ["某府办函〔2022〕1号"]
    aside = restore(backup, tmp_path / JOURNAL, force=True).aside
    assert aside == tmp_path / "before-restore-1"
    with opened(tmp_path) as store:
        assert NUMBER in policies(store)
        assert len(policies(store)) == 4
    with opened(aside) as store:
        assert policies(store) == ["某府办函〔2022〕1号"]
    assert restore(backup, tmp_path / JOURNAL, force=True).aside == tmp_path / "before-restore-2"


def test_a_damaged_journal_is_kept_aside_with_its_last_pages(backup: Path, tmp_path: Path) -> None:
    for end in ("", "-wal", "-shm"):
        (tmp_path / (JOURNAL + end)).write_bytes(b"no database" * 1000)
    with pytest.raises(NotEmpty):
        restore(backup, tmp_path / JOURNAL)
    aside = restore(backup, tmp_path / JOURNAL, force=True).aside
    assert aside is not None
    assert (aside / JOURNAL).read_bytes() == b"no database" * 1000
    with opened(tmp_path) as store:
        assert store.version == 7


def test_a_damaged_journal_is_not_backed_up(tmp_path: Path) -> None:
    with opened(tmp_path / "store", NOTICE):
        pass
    with closing(sqlite3.connect(tmp_path / "store" / JOURNAL)) as base, base:
        base.execute("UPDATE document SET bytes = CAST(bytes || ' ' AS BLOB)")
    with pytest.raises(StoreError, match="已损坏"):
        back_up(tmp_path / "store" / JOURNAL, tmp_path / "kept.zip")
    assert not (tmp_path / "kept.zip").exists()


def test_where_nothing_is_or_can_be_written_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="没有存储"):
        back_up(tmp_path / "none" / JOURNAL, tmp_path / "kept.zip")
    with opened(tmp_path / "store", NOTICE), pytest.raises(StoreError, match="无法在"):
        back_up(tmp_path / "store" / JOURNAL, tmp_path / "no folder" / "kept.zip")


def test_nothing_is_left_beside_a_backup(backup: Path) -> None:
    assert {path.name for path in backup.parent.iterdir()} <= {"store", "kept.zip", "damaged.zip"}
