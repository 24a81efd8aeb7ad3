"""The index can be deleted, damaged, or left behind at any time: answers stay what they were."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph.store.engines.projection import Change, EngineFailed
from graph.store.events import Observation
from graph.store.index import index as indexing
from graph.store.index.index import Index
from graph.store.store import INDEX, Store
from tests.store.by_hand import NUMBER, TEXT, another
from tests.store.keeping import NOTICE, REGISTER, opened, policies
from tests.store.killed import POLICY, WHEN

OTHER = (another("某府办函〔2021〕8号"), "other.txt")
BOTH = [NUMBER, "某府办函〔2021〕8号"]


def _garbage(path: Path) -> None:
    path.write_bytes(b"\x00garbage" * 5000)


def _hole(path: Path) -> None:
    """Pages in the middle are lost, the head is whole."""
    data = bytearray(path.read_bytes())
    data[8192:-4096] = bytes(len(data) - 8192 - 4096)
    path.write_bytes(data)


def _emptied(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.executescript("DELETE FROM state; DELETE FROM owner; DELETE FROM clause;")


def _without_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.executescript("DROP TABLE duty;")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _gone(path: Path) -> None:
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("damage", [_gone, _garbage, _hole, _emptied, _without_table])
def test_a_missing_or_damaged_index_is_made_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    with opened(tmp_path, NOTICE) as store:
        store.ingest(*OTHER)
        before = store.query("owners"), store.query("duties")
    damage(tmp_path / INDEX)
    damaged = _bytes(tmp_path / INDEX)
    with Store.read(tmp_path, edition="1") as reader:
        assert policies(reader) == BOTH
        assert (reader.query("owners"), reader.query("duties")) == before
    assert _bytes(tmp_path / INDEX) == damaged  # who may only read mends nothing but its own copy
    with opened(tmp_path) as store:
        assert policies(store) == BOTH
        assert (store.query("owners"), store.query("duties")) == before
        assert store.on_disk


def test_an_index_of_an_earlier_event_is_brought_up_to_date(tmp_path: Path) -> None:
    """As a kill between the two projections leaves it: one has the event, the other has not."""
    with opened(tmp_path, NOTICE):
        pass
    shutil.copytree((tmp_path / INDEX).parent, tmp_path / "earlier")
    with opened(tmp_path) as store:
        store.ingest(*OTHER)
        store.ingest(TEXT.replace("每天巡查", "每周巡查").encode(), "notice.txt")
        store.add_observation(Observation(POLICY.targets[0].id, "97.5", "张三", WHEN, "甲县", "2020年"))
        whole = {name: store.query(name) for name in ("policies", "duties", "observations", "cadences")}
    shutil.rmtree((tmp_path / INDEX).parent)
    (tmp_path / "earlier").rename((tmp_path / INDEX).parent)
    with opened(tmp_path) as store:
        assert {name: store.query(name) for name in whole} == whole
        assert [row["value"] for row in store.query("observations")] == [97.5]


def test_an_index_of_other_registers_or_another_form_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path, NOTICE) as store:
        assert store.query("units-by-name", label="某州教育局") == []
    with opened(tmp_path, registers=REGISTER) as store:
        assert [row["unit"] for row in store.query("units-by-name", label="某州教育局")] == ["u-mou-edu"]
    monkeypatch.setattr(indexing, "FORM", "another")
    index = Index(tmp_path / INDEX)
    assert index.state() is None
    index.close()
    with opened(tmp_path, registers=REGISTER) as store:
        assert policies(store) == [NUMBER]


def test_a_reader_keeps_the_state_it_was_opened_at(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store, Store.read(tmp_path, edition="1") as reader:
        store.ingest(*OTHER)
        assert policies(store) == BOTH
        assert policies(reader) == [NUMBER]
        assert [row["number"] for row in reader.query_graph("policies")] == [NUMBER]
        with Store.read(tmp_path, edition="1") as later:
            assert policies(later) == BOTH
        with Store.read(tmp_path, REGISTER, edition="1") as registered:
            assert policies(registered) == BOTH
        assert (reader.version, store.version) == (1, 2)


def test_a_reader_of_a_newer_program_needs_no_index_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path, NOTICE, OTHER, registers=REGISTER):
        pass
    made: list[bytes] = []
    monkeypatch.setattr(Index, "rebuild", lambda self, parts, state: made.append(b"".join(parts)))
    with Store.read(tmp_path, REGISTER, edition="newer") as reader:
        assert policies(reader) == BOTH
        known = reader.query("policies")
    assert made == []
    with Store.read(tmp_path, edition="newer"):
        (everything,) = made
    assert all(str(row["policy"]).encode() in everything for row in known)


def test_a_copy_in_memory_stands_in_for_an_index_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply, broken = Index.apply, True

    def failing(self: Index, change: Change) -> None:
        if broken:
            raise EngineFailed("database or disk is full")
        apply(self, change)

    monkeypatch.setattr(Index, "apply", failing)
    with opened(tmp_path, NOTICE) as store:
        assert store.ingest(*OTHER).outcome == "new"
        assert policies(store) == BOTH
        assert not store.on_disk
        broken = False
        store.withdraw(store.ingest(*NOTICE).policy, "张三", "已废止")
        assert store.on_disk
        assert policies(store) == [BOTH[1]]
    with opened(tmp_path) as store:
        assert policies(store) == [BOTH[1]]


def test_a_change_that_fails_half_way_leaves_the_state_before(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        before, state = store.query("owners"), store.state
    index = Index(tmp_path / INDEX)
    with pytest.raises(SyntaxError):
        index.apply(Change((), b"<no> <quads", "9-x"))
    assert index.state() == state
    index.close()
    with opened(tmp_path) as store:
        assert store.query("owners") == before


def test_threads_that_have_ended_leave_no_connection_open(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        assert policies(store) == [NUMBER]
        before = _open_files(tmp_path / INDEX)
        assert before
        for _ in range(20):
            reader = threading.Thread(target=policies, args=(store,))
            reader.start()
            reader.join()
        assert _open_files(tmp_path / INDEX) == before


def _open_files(path: Path) -> int:
    """How often this process has a file open: the engine beside it opens and closes its own as it likes."""
    return sum(link.is_symlink() and str(link.readlink()) == str(path) for link in Path("/proc/self/fd").iterdir())


def test_what_is_taken_away_leaves_nothing_behind(tmp_path: Path) -> None:
    """Not in the tables, and not in the full text."""
    with opened(tmp_path, OTHER) as store:
        first = _sizes(tmp_path)
        taken = store.ingest(*NOTICE)
        store.withdraw(taken.policy, "张三", "已废止")
    assert _sizes(tmp_path) == first
    with closing(sqlite3.connect(tmp_path / INDEX)) as base:
        base.execute("INSERT INTO said (said) VALUES ('integrity-check')")


def _sizes(folder: Path) -> dict[str, int]:
    with closing(sqlite3.connect(folder / INDEX)) as base:
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        kept = [name for name in names if not name.startswith(("said", "sqlite_"))]
        sizes = {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in kept}
        sizes["words"] = len(base.execute("SELECT rowid FROM said WHERE said MATCH '\"6c34x8d28\"'").fetchall())
        return sizes
