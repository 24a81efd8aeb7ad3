"""The index as a projection of the journal: one SQLite file that can be deleted at any time, or a copy in memory."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from graph.store.engines.projection import Change, EngineFailed
from graph.store.index.described import describe
from graph.store.index.projecting import TABLES, Place
from graph.store.index.rows import maker
from graph.store.index.twins import asked
from graph.store.index.words import letters, phrase
from graph.store.questions import Question
from graph.store.values import Given, Row, Value

FORM = "7"
"""Part of the state: raise it when the tables change, and every index is made anew."""

_SCHEMA = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
_BY_CLAUSE = ("owner", "duty", "actor", "deadline", "cadence", "target", "norm", "consequence")
_BY_GRAPH = tuple(name for name in TABLES if name not in _BY_CLAUSE and name != "bracket")
_PAGES, _WRITTEN = -16384, -65536
"""Kilobytes of pages kept in memory by each connection that reads, and by the one that writes."""


class Index:
    """Answers the named questions.

    Beside the writer's connection there are as many as ever read at once, lent to whoever reads. In memory there is one
    for all; who may not write has one, too, and sees the state it was opened at for as long as it is open.
    """

    def __init__(self, path: Path | None, *, writable: bool = True) -> None:
        self._path, self._writable = path, writable
        self._shared = path is None or not writable
        if path is not None and writable:
            with suppress(OSError):  # SQLite will say what is the matter
                path.parent.mkdir(exist_ok=True)
        self._lock = threading.RLock()
        self._opened: list[sqlite3.Connection] = []
        self._free: list[sqlite3.Connection] = []
        self._base: sqlite3.Connection | None = None

    @classmethod
    def in_memory(cls) -> Self:
        """For who may not write, or cannot."""
        return cls(None)

    def state(self) -> str | None:
        """The state it was brought to; None where there is none, or it is of another form."""
        with suppress(EngineFailed):
            for (state,) in self._rows("SELECT state FROM state", {}):
                form, _, rest = str(state).partition(" ")
                return rest if form == FORM else None
        return None

    def apply(self, change: Change) -> None:
        """One change, whole or not at all."""
        with self._lock, self._told(), self._writing() as base:
            for graph in change.drop:
                _drop(base, graph)
            _add(base, change.add)
            _set_state(base, change.state)

    load = apply

    def rebuild(self, parts: Iterable[bytes], state: str) -> None:
        """Forgets everything and takes these N-Quads; who reads meanwhile reads what was there before.

        Who may only read never touches the file: it is the writer's.
        """
        if not self._writable:
            raise EngineFailed(f"{self._path} is another process's to write")
        with self._lock:
            try:
                self._rebuild(parts, state)
            except EngineFailed:  # damaged files cannot be emptied, only removed
                self._remove()
                self._rebuild(parts, state)

    def select(
        self, question: Question, parameters: Mapping[str, Given], window: tuple[int, int] | None = None
    ) -> list[Row]:
        """The rows of a named question; with a window (offset, most) only these."""
        statement, bound = asked(question, parameters, window)
        return maker(question.columns)(self._rows(statement, bound))

    def _rows(self, statement: str, bound: Mapping[str, Value]) -> list[tuple[Any, ...]]:
        try:
            if self._shared:
                with self._lock:
                    return self._common().execute(statement, bound).fetchall()
            free = self._free  # another list once this one's connections are closed
            try:
                base = free.pop()
            except IndexError:
                base = self._open(reading=True)
            try:
                return base.execute(statement, bound).fetchall()
            finally:
                free.append(base)
        except sqlite3.Error as error:
            raise EngineFailed(str(error)) from error

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            for base in reversed(self._opened):  # the writer last: it folds the second file into the first
                base.close()
            self._opened.clear()
            self._free = []
            self._base = None

    def _rebuild(self, parts: Iterable[bytes], state: str) -> None:
        with self._told(), self._writing() as base:
            for kind, name in base.execute(
                "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite_%'"
                " AND name NOT LIKE 'said_%' ORDER BY type DESC"
            ).fetchall():
                base.execute(f'DROP {kind} "{name}"')
            statements = _statements(_SCHEMA)
            later = [each for each in statements if each.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))]
            for statement in statements:
                if statement not in later:
                    base.execute(statement)
            for part in parts:
                _add(base, part)
            for statement in later:
                base.execute(statement)
            _set_state(base, state)

    def _remove(self) -> None:
        self.close()
        if self._path is not None:
            for end in ("", "-wal", "-shm"):
                Path(f"{self._path}{end}").unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        base = self._base
        if base is None:
            base = self._base = self._open()
        base.execute("BEGIN IMMEDIATE")
        try:
            yield base
            base.execute("COMMIT")
        except BaseException:
            if base.in_transaction:
                base.execute("ROLLBACK")
            raise

    def _common(self) -> sqlite3.Connection:
        """The one connection of an index in memory, or of one that may only be read."""
        if self._base is None:
            self._base = self._open(reading=not self._writable)
            if not self._writable:
                self._base.execute("BEGIN")
        return self._base

    def _open(self, *, reading: bool = False) -> sqlite3.Connection:
        address = "file::memory:" if self._path is None else self._path.absolute().as_uri()
        mode = "" if self._path is None else f"?mode={'ro' if reading else 'rwc'}"
        base = sqlite3.connect(
            address + mode, uri=True, timeout=10, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        with self._lock:
            self._opened.append(base)
        base.create_function("phrase", 1, phrase, deterministic=True)
        base.execute(f"PRAGMA cache_size={_PAGES if reading else _WRITTEN}")
        if self._path is not None and not reading:
            base.execute("PRAGMA journal_mode=WAL")
            base.execute("PRAGMA synchronous=NORMAL")
        return base

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise EngineFailed(str(error)) from error


def _statements(script: str) -> list[str]:
    lines = "\n".join(line for line in script.splitlines() if not line.startswith("--"))
    return [each.strip() for each in lines.split(";") if each.strip()]


def _set_state(base: sqlite3.Connection, state: str) -> None:
    base.execute("DELETE FROM state")
    base.execute("INSERT INTO state VALUES (?)", (f"{FORM} {state}",))


def _add(base: sqlite3.Connection, nquads: bytes) -> None:
    """The rows of every graph that these quads belong to; to a graph that is there already they are added."""
    for graph in describe(nquads):
        base.execute("INSERT OR IGNORE INTO graph (graph) VALUES (?)", (graph.name,))
        ((g,),) = base.execute("SELECT g FROM graph WHERE graph = ?", (graph.name,))
        ((last,),) = base.execute("SELECT coalesce(max(n), 0) FROM clause")
        place = Place(graph, g, last + 1)
        for table, lines_of in TABLES.items():
            lines = list(lines_of(graph, place))
            if lines:
                base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(lines[0]))})", lines)
                if table == "clause":
                    base.executemany("INSERT INTO said (rowid, letters) VALUES (?, ?)", _said(lines))


def _said(clauses: Iterable[tuple[Value, ...]]) -> list[tuple[Value, str]]:
    return [(clause[0], letters(str(clause[-1] or ""))) for clause in clauses]


def _drop(base: sqlite3.Connection, graph: str) -> None:
    """Takes away every row of a graph."""
    for (g,) in base.execute("SELECT g FROM graph WHERE graph = ?", (graph,)).fetchall():
        clauses = base.execute("SELECT n, exact FROM clause WHERE g = ?", (g,)).fetchall()
        if clauses:
            numbers = [number for number, _ in clauses]
            base.executemany("INSERT INTO said (said, rowid, letters) VALUES ('delete', ?, ?)", _said(clauses))
            span = (min(numbers) << 24, max(numbers) + 1 << 24)
            base.execute("DELETE FROM bracket WHERE norm IN (SELECT norm FROM norm WHERE line BETWEEN ? AND ?)", span)
            for table in _BY_CLAUSE:
                base.execute(f"DELETE FROM {table} WHERE line BETWEEN ? AND ?", span)
        for table in (*_BY_GRAPH, "graph"):
            base.execute(f"DELETE FROM {table} WHERE g = ?", (g,))
