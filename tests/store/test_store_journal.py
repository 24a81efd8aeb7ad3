"""The journal: whole transactions, an unbroken chain, one clear error."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store.events import CompiledGraph
from graph.store.journal import Journal

GRAPH = CompiledGraph("p-1", "https://w3id.org/zeren/id/v-1", b"<u:a> <u:b> <u:c> <https://w3id.org/zeren/id/v-1> .\n")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.sqlite3", writable=True)
    yield opened
    opened.close()


def test_an_empty_journal_is_at_zero(journal: Journal) -> None:
    assert journal.last() == (0, "0" * 64)
    assert journal.digest_at(0) == "0" * 64
    assert journal.digest_at(1) is None


def test_events_are_numbered_and_chained(journal: Journal) -> None:
    with journal.transaction():
        first = journal.append("withdrawal", {"policy": "p-1", "sha256": "aa"})
        second = journal.append("withdrawal", {"policy": "p-1", "sha256": "aa"})
    assert [first.number, second.number] == [1, 2]
    assert first.digest != second.digest
    assert journal.events() == (first, second)
    assert journal.events(after=1) == (second,)
    assert journal.digest_at(1) == first.digest


def test_what_fails_inside_a_transaction_never_was(journal: Journal) -> None:
    def fail() -> None:
        with journal.transaction():
            journal.keep_document("aa", "a.txt", b"words")
            journal.append("withdrawal", {"policy": "p-1"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert journal.events() == ()
    with pytest.raises(StoreError, match="缺少文件"):
        journal.document("aa")


def test_documents_and_graphs_come_back_as_they_were(journal: Journal) -> None:
    with journal.transaction():
        journal.keep_document("aa", "a.txt", b"\xff\x00words")
        journal.keep_compiled("aa", "edition 1", GRAPH)
    assert journal.document("aa") == ("a.txt", b"\xff\x00words")
    assert journal.need_compiled("aa") == GRAPH
    assert journal.compiled_by_others("edition 2") == ("aa",)
    assert journal.compiled_by_others("edition 1") == ()


def test_verify_names_the_event_that_was_changed(journal: Journal) -> None:
    with journal.transaction():
        journal.append("withdrawal", {"policy": "p-1"})
        journal.append("withdrawal", {"policy": "p-2"})
    journal.verify()
    with sqlite3.connect(journal.path) as other:
        other.execute('UPDATE event SET body = \'{"policy":"p-9"}\' WHERE number = 2')
    other.close()
    with pytest.raises(StoreError, match="事件 2"):
        journal.verify()


def test_verify_names_the_document_that_was_changed(journal: Journal) -> None:
    with journal.transaction():
        journal.keep_document("aa", "a.txt", b"words")
    with pytest.raises(StoreError, match="文件 aa"):
        journal.verify()


def test_a_full_disk_is_one_clear_error_and_changes_nothing(journal: Journal) -> None:
    with journal.transaction():
        journal.append("withdrawal", {"policy": "p-1"})
    journal.base.execute("PRAGMA max_page_count = 16")
    with pytest.raises(StoreError, match="无法读写") as told, journal.transaction():
        journal.keep_document("aa", "a.txt", b"x" * 1_000_000)
    assert "full" in told.value.en
    assert "磁盘空间" in told.value.hint_zh
    assert [event.number for event in journal.events()] == [1]
    with journal.transaction():
        assert journal.append("withdrawal", {"policy": "p-2"}).number == 2


def test_a_file_that_is_no_journal_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite3").write_bytes(b"not a database, but long enough to look like one" * 50)
    with pytest.raises(StoreError, match="无法读写"):
        Journal(tmp_path / "journal.sqlite3", writable=True)


def test_writes_are_synchronous(journal: Journal) -> None:
    assert journal.base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert journal.base.execute("PRAGMA synchronous").fetchone() == (2,)
