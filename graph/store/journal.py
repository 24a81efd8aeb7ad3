"""The journal: every event in order, the uploaded bytes, and each document's compiled graph as a cache.

This file is the truth. A commit is on the disk (WAL, `synchronous=FULL`) before a write is answered. The `compiled`
table holds nothing that could not be compiled again from the bytes: it makes rebuilding a projection, and reading
beside a running writer, a matter of loading quads.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from graph.errors import StoreError
from graph.store.events import CompiledGraph, Event, EventKind, canonical

_SCHEMA = """
CREATE TABLE IF NOT EXISTS event (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('document', 'withdrawal', 'observation', 'correction')),
  body TEXT NOT NULL,
  digest TEXT NOT NULL,
  recorded TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) STRICT;
CREATE TABLE IF NOT EXISTS document (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS compiled (
  sha256 TEXT PRIMARY KEY REFERENCES document,
  edition TEXT NOT NULL,
  policy TEXT NOT NULL,
  graph TEXT NOT NULL,
  nquads BLOB NOT NULL
) STRICT;
"""
_START = "0" * 64
_NO_LAST = 2**63 - 1


class Compiled(NamedTuple):
    """Which edition of the compiler made which graph of which policy."""

    edition: str
    policy: str
    graph: str


class Journal:
    """The open journal file. Not for several threads at once: the store holds one lock around it."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        with _told(path):
            self.base = _connect(path) if writable else _opened(path, "ro")

    def close(self) -> None:
        self.base.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is on the disk when it ends, or nothing of it ever was."""
        with _told(self.path):
            self.base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.base.execute("COMMIT")
            except BaseException:
                if self.base.in_transaction:  # SQLite itself rolls back when the disk is full
                    self.base.execute("ROLLBACK")
                raise

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """All reading inside sees the same state, whatever a writer does meanwhile."""
        with _told(self.path):
            self.base.execute("BEGIN")
            try:
                yield
            finally:
                self.base.execute("ROLLBACK")

    def append(self, kind: EventKind, body: dict[str, str | None]) -> Event:
        """Adds one event; its digest continues the chain."""
        last, before = self.last()
        text = canonical(body)
        digest = _chain(before, kind, text)
        self.base.execute(
            "INSERT INTO event (number, kind, body, digest) VALUES (?, ?, ?, ?)", (last + 1, kind, text, digest)
        )
        return Event(last + 1, kind, body, digest)

    def last(self) -> tuple[int, str]:
        """Number and digest of the last event; (0, zeros) before the first."""
        with _told(self.path):
            row = self.base.execute("SELECT number, digest FROM event ORDER BY number DESC LIMIT 1").fetchone()
        return row or (0, _START)

    def events(self, after: int = 0, last: int | None = None) -> tuple[Event, ...]:
        """The events after one, up to another where one is named; in order."""
        within = (after, _NO_LAST if last is None else last)
        with _told(self.path):
            rows = self.base.execute(
                "SELECT number, kind, body, digest FROM event WHERE number > ? AND number <= ? ORDER BY number", within
            ).fetchall()
        return tuple(Event(number, kind, json.loads(body), digest) for number, kind, body, digest in rows)

    def digest_at(self, number: int) -> str | None:
        """The digest the chain had at this event, None where there is no such event."""
        if number == 0:
            return _START
        with _told(self.path):
            row = self.base.execute("SELECT digest FROM event WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def recorded(self, number: int) -> str | None:
        """When an event was recorded (ISO 8601, UTC); None where there is no such event."""
        with _told(self.path):
            row = self.base.execute("SELECT recorded FROM event WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def count_documents(self) -> int:
        """How many documents are kept, those that stand no longer included."""
        with _told(self.path):
            return int(self.base.execute("SELECT count(*) FROM document").fetchone()[0])

    def verify(self) -> None:
        """Reads the whole chain and every document; raises `StoreError` naming the first that does not fit."""
        digest = _START
        for event in self.events():
            digest = _chain(digest, event.kind, canonical(event.body))
            if digest != event.digest:
                raise _damaged(self.path, f"事件 {event.number}", f"event {event.number}")
        for sha256, data in self.base.execute("SELECT sha256, bytes FROM document"):
            if hashlib.sha256(data).hexdigest() != sha256:
                raise _damaged(self.path, f"文件 {sha256[:12]}", f"document {sha256[:12]}")

    def keep_document(self, sha256: str, name: str, data: bytes) -> None:
        self.base.execute("INSERT OR IGNORE INTO document (sha256, name, bytes) VALUES (?, ?, ?)", (sha256, name, data))

    def document(self, sha256: str) -> tuple[str, bytes]:
        """Name and bytes as uploaded."""
        with _told(self.path):
            row = self.base.execute("SELECT name, bytes FROM document WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise _damaged(self.path, f"缺少文件 {sha256[:12]}", f"document {sha256[:12]} is missing")
        return row[0], row[1]

    def keep_compiled(self, sha256: str, edition: str, compiled: CompiledGraph) -> None:
        packed = zlib.compress(compiled.nquads, 1)
        self.base.execute(
            "INSERT OR REPLACE INTO compiled (sha256, edition, policy, graph, nquads) VALUES (?, ?, ?, ?, ?)",
            (sha256, edition, compiled.policy, compiled.graph, packed),
        )

    def need_compiled(self, sha256: str) -> CompiledGraph:
        """The document as it was compiled last; raises `StoreError` where that is lost."""
        with _told(self.path):
            row = self.base.execute("SELECT policy, graph, nquads FROM compiled WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise _damaged(self.path, f"缺少编译结果 {sha256[:12]}", f"compiled document {sha256[:12]} is missing")
        return CompiledGraph(row[0], row[1], zlib.decompress(row[2]))

    def compiled_by(self, sha256: str) -> Compiled | None:
        """By which edition a document was compiled, and to what, without unpacking it."""
        with _told(self.path):
            row = self.base.execute(
                "SELECT edition, policy, graph FROM compiled WHERE sha256 = ?", (sha256,)
            ).fetchone()
        return Compiled(*row) if row else None

    def compiled_by_others(self, edition: str) -> tuple[str, ...]:
        """The documents whose graph another edition of the compiler made."""
        with _told(self.path):
            rows = self.base.execute("SELECT sha256 FROM compiled WHERE edition <> ? ORDER BY sha256", (edition,))
            return tuple(row[0] for row in rows)


def _chain(before: str, kind: str, body: str) -> str:
    return hashlib.sha256(f"{before}\n{kind}\n{body}".encode()).hexdigest()


def _connect(path: Path) -> sqlite3.Connection:
    base = _opened(path, "rwc")
    try:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=FULL")
        base.executescript(_SCHEMA)
    except sqlite3.Error:
        base.close()
        raise
    return base


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=10,
        isolation_level=None,
        check_same_thread=False,
    )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's trouble in our words; the transaction it stood in is gone, the journal is as it was."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"日志 {path} 无法读写：{error}",
            f"the journal {path} cannot be used: {error}",
            hint_zh="此次操作没有记入，已有内容未受影响；请检查磁盘空间和权限后重试。",
            hint_en="Nothing of this was recorded, nothing stored was touched; check disk space and rights, try again.",
        ) from error


def _damaged(path: Path, zh: str, en: str) -> StoreError:
    return StoreError(
        f"日志 {path} 已损坏：{zh} 与其校验不符",
        f"the journal {path} is damaged: {en} does not match its digest",
        hint_zh="请从备份恢复。",
        hint_en="Restore it from a backup.",
    )
