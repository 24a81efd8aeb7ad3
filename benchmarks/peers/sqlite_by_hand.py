"""Tables and indexes for exactly these questions, with character bigrams for the full text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from benchmarks.corpus import Compiled
from benchmarks.peers.questions import DUE, DUTIES, OWNERS, PAGE, PARTNERS, UNDER, VAGUE, WORDS, Asked, Rows

_SCHEMA = """
CREATE TABLE clause (id TEXT PRIMARY KEY, policy TEXT, title TEXT, label TEXT, heading TEXT, start INT, stop INT,
  words TEXT) WITHOUT ROWID;
CREATE TABLE owner (id TEXT, clause TEXT, unit TEXT, name TEXT, named TEXT, role TEXT, basis TEXT, place INT,
  reason TEXT, start INT, stop INT, words TEXT);
CREATE TABLE duty (id TEXT, clause TEXT, modality TEXT, start INT, stop INT, words TEXT);
CREATE TABLE deadline (id TEXT, clause TEXT, date TEXT, precision TEXT, start INT, stop INT, words TEXT);
CREATE TABLE target (id TEXT, clause TEXT, subject TEXT, bound TEXT, value REAL, unit TEXT, start INT, stop INT,
  words TEXT);
CREATE TABLE above (unit TEXT PRIMARY KEY, above TEXT) WITHOUT ROWID;
CREATE TABLE place (number INTEGER PRIMARY KEY, clause TEXT);
CREATE VIRTUAL TABLE said USING fts5 (bigrams, content='', tokenize='ascii');
"""
_INDEXES = """
CREATE INDEX owner_unit ON owner (unit, clause);
CREATE INDEX owner_clause ON owner (clause, place);
CREATE INDEX owner_open ON owner (clause) WHERE unit IS NULL;
CREATE INDEX duty_clause ON duty (clause);
CREATE INDEX target_clause ON target (clause);
CREATE INDEX deadline_clause ON deadline (clause);
CREATE INDEX deadline_date ON deadline (date);
CREATE INDEX above_above ON above (above);
ANALYZE;
"""
_PAGE = f"""SELECT c.id, c.policy, c.title, c.label, c.heading, o.role, o.basis, o.named, o.start, o.stop, o.words
  FROM owner o JOIN clause c ON c.id = o.clause WHERE o.unit = ? ORDER BY c.id LIMIT {PAGE}"""
_IN_CLAUSES = (
    "SELECT clause, id, modality, start, stop, words FROM duty WHERE clause IN ({})",
    "SELECT clause, id, date, precision, start, stop, words FROM deadline WHERE clause IN ({})",
    "SELECT clause, id, subject, bound, value, unit, start, stop, words FROM target WHERE clause IN ({})",
    "SELECT clause, id, unit, name, role FROM owner WHERE clause IN ({}) ORDER BY clause, place",
)
_OWNERS = """SELECT o.id, o.unit, o.name, o.named, o.role, o.basis, o.reason, o.start, o.stop, o.words, c.policy,
  c.title, c.label, c.heading FROM owner o JOIN clause c ON c.id = o.clause WHERE o.clause = ? ORDER BY o.place"""
_DUE = f"""SELECT d.id, d.date, d.precision, d.start, d.stop, d.words, c.id, c.policy, c.title, c.label, c.heading
  FROM deadline d JOIN clause c ON c.id = d.clause WHERE d.date BETWEEN ? AND ? ORDER BY d.date, c.id LIMIT {PAGE}"""
_VAGUE = f"""SELECT o.id, o.named, o.reason, o.start, o.stop, o.words, c.id, c.policy, c.title, c.label, c.heading
  FROM owner o JOIN clause c ON c.id = o.clause WHERE o.unit IS NULL ORDER BY o.clause LIMIT {PAGE}"""
_PARTNERS = """SELECT p.unit, p.name, count(DISTINCT p.clause) AS shared
  FROM owner o JOIN owner p ON p.clause = o.clause
  WHERE o.unit = ?1 AND p.unit <> ?1 GROUP BY p.unit ORDER BY shared DESC, p.unit"""
_UNDER = f"""WITH RECURSIVE below (unit) AS
  (VALUES (?) UNION SELECT a.unit FROM above a JOIN below b ON a.above = b.unit)
  SELECT o.unit, o.name, o.role, c.id, c.policy, c.title, c.label, c.heading
  FROM below b JOIN owner o ON o.unit = b.unit
  JOIN clause c ON c.id = o.clause ORDER BY c.id, o.place LIMIT {PAGE}"""
_WORDS = """SELECT c.id, c.policy, c.title, c.label, c.heading, c.words FROM (SELECT rowid FROM said WHERE said MATCH ?
  ORDER BY rank LIMIT 20) s JOIN place p ON p.number = s.rowid JOIN clause c ON c.id = p.clause"""


class SqliteByHand:
    """In memory, or in a file; fed in one transaction."""

    def __init__(self, path: str = ":memory:") -> None:
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.executescript(_SCHEMA)

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        insert = self._base.executemany
        self._base.execute("BEGIN")
        for one in fed:
            policy = one.policy.policy
            for clause in one.policy.clauses:
                place = (policy.id, policy.title, "".join(clause.path), clause.heading, clause.passage.start)
                values = (clause.id, *place, clause.passage.end, clause.passage.exact)
                self._base.execute("INSERT INTO clause VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
                number = self._base.execute("INSERT INTO place (clause) VALUES (?)", (clause.id,)).lastrowid
                said = " ".join(_bigrams(clause.passage.exact))
                self._base.execute("INSERT INTO said (rowid, bigrams) VALUES (?, ?)", (number, said))
            insert("INSERT INTO owner VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _owners(one))
            insert("INSERT INTO duty VALUES (?, ?, ?, ?, ?, ?)", _duties(one))
            insert("INSERT INTO deadline VALUES (?, ?, ?, ?, ?, ?, ?)", _deadlines(one))
            insert("INSERT INTO target VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _targets(one))
        insert("INSERT OR REPLACE INTO above VALUES (?, ?)", tree.items())
        self._base.execute("COMMIT")
        if tree:
            self._base.executescript(_INDEXES)

    def answers(self, asked: Asked) -> dict[str, Callable[[], Rows]]:
        match = f'"{" ".join(_bigrams(asked.words))}"'
        return {
            DUTIES: lambda: self._duties(asked.unit),
            OWNERS: lambda: self._rows(_OWNERS, asked.task),
            DUE: lambda: self._rows(_DUE, asked.start, asked.end),
            VAGUE: lambda: self._rows(_VAGUE),
            PARTNERS: lambda: self._rows(_PARTNERS, asked.unit),
            UNDER: lambda: self._rows(_UNDER, asked.above),
            WORDS: lambda: self._rows(_WORDS, match),
        }

    def close(self) -> None:
        self._base.close()

    def _rows(self, question: str, *values: str) -> Rows:
        return self._base.execute(question, values).fetchall()

    def _duties(self, unit: str) -> Rows:
        """The page, and everything in the clauses it shows."""
        page = self._rows(_PAGE, unit)
        clauses = list({str(row[0]) for row in page})
        marks = ", ".join("?" * len(clauses))
        return page + [row for question in _IN_CLAUSES for row in self._rows(question.format(marks), *clauses)]


def _bigrams(text: str) -> Iterator[str]:
    """Each two letters as one ASCII word, which the tokenizer keeps whole."""
    return (f"{ord(first):x}x{ord(second):x}" for first, second in pairwise(text))


def _owners(one: Compiled) -> Iterator[tuple[object, ...]]:
    for each in one.policy.assignments:
        unit, said = each.unit, each.passage
        who = (unit and unit.id, unit and unit.name, each.named, each.role, each.basis, each.order, each.reason)
        yield each.id, each.clause, *who, said.start, said.end, said.exact


def _duties(one: Compiled) -> Iterator[tuple[object, ...]]:
    return (
        (each.id, each.clause, each.modality, each.passage.start, each.passage.end, each.passage.exact)
        for each in one.policy.duties
    )


def _deadlines(one: Compiled) -> Iterator[tuple[object, ...]]:
    for each in one.policy.deadlines:
        said = each.passage
        yield each.id, each.clause, each.date, each.precision, said.start, said.end, said.exact


def _targets(one: Compiled) -> Iterator[tuple[object, ...]]:
    for each in one.policy.targets:
        said = each.passage
        yield each.id, each.clause, each.subject, each.bound, each.value, each.unit, said.start, said.end, said.exact
