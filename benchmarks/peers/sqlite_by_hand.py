"""Tables and indexes for exactly these questions, with character bigrams for the full text.

The rows are those that the store answers: the same ones, with the same columns in the same order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from benchmarks.corpus import Compiled
from benchmarks.peers.questions import DUE, DUTIES, MATCHES, OWNERS, PAGE, PARTNERS, UNDER, VAGUE, WORDS, Asked, Rows
from graph.records import Assignment, Deadline, Duty, Target
from graph.write.figures import BOUNDS

_SCHEMA = """
CREATE TABLE clause (n INTEGER PRIMARY KEY, id TEXT, policy TEXT, title TEXT, label TEXT, path TEXT, heading TEXT,
  parent TEXT, start INT, stop INT, words TEXT);
CREATE UNIQUE INDEX clause_id ON clause (id);
CREATE TABLE owner (id TEXT, n INT, policy TEXT, unit TEXT, name TEXT, named TEXT, role TEXT, basis TEXT, origin TEXT,
  place INT, reason TEXT, external INT, start INT, stop INT, words TEXT);
CREATE TABLE duty (id TEXT, n INT, modality TEXT, inherited INT, start INT, stop INT, words TEXT);
CREATE TABLE deadline (id TEXT, n INT, policy TEXT, date TEXT, precision TEXT, target TEXT, bare INT, start INT,
  stop INT, words TEXT);
CREATE TABLE target (id TEXT, n INT, subject TEXT, bound TEXT, value REAL, least REAL, most REAL, measure TEXT,
  scope TEXT, kind TEXT, damaged INT, deadline TEXT, date TEXT, precision TEXT, start INT, stop INT, words TEXT);
CREATE TABLE above (unit TEXT PRIMARY KEY, above TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE said USING fts5 (bigrams, content='', tokenize='ascii');
"""
_INDEXES = """
CREATE INDEX owner_unit ON owner (unit, policy, start, id);
CREATE INDEX owner_n ON owner (n, start, place);
CREATE INDEX owner_open ON owner (policy, start, id) WHERE unit IS NULL;
CREATE INDEX duty_n ON duty (n, start);
CREATE INDEX target_n ON target (n, start);
CREATE INDEX deadline_n ON deadline (n, start);
CREATE INDEX deadline_date ON deadline (date, policy, start, id) WHERE bare;
CREATE INDEX above_above ON above (above);
"""
_PAGE = f"""SELECT o.unit, c.policy, c.title, c.id, c.label, c.path, c.heading, o.id, o.named, o.role, o.basis,
  o.origin, o.start, o.stop, o.words, n FROM owner o JOIN clause c USING (n)
  WHERE o.unit = ? ORDER BY o.policy, o.start, o.id LIMIT {PAGE}"""
_IN_CLAUSES = (
    """SELECT c.policy, c.id, d.id, d.modality, d.inherited, c.title, c.path, c.heading, d.start, d.stop, d.words
  FROM duty d JOIN clause c USING (n) WHERE n IN ({})""",
    """SELECT c.policy, c.id, d.id, d.date, d.precision, d.target, c.title, c.path, c.heading, d.start, d.stop, d.words
  FROM deadline d JOIN clause c USING (n) WHERE n IN ({})""",
    """SELECT c.policy, c.id, t.id, t.subject, t.bound, t.value, t.least, t.most, t.measure, t.scope, t.kind, t.damaged,
  t.deadline, t.date, t.precision, c.title, c.path, c.heading, t.start, t.stop, t.words
  FROM target t JOIN clause c USING (n) WHERE n IN ({})""",
    """SELECT c.policy, c.id, o.id, o.unit, o.name, o.named, o.role, o.basis, o.origin, o.place, o.reason, o.external,
  c.title, c.path, c.heading, o.start, o.stop, o.words FROM owner o JOIN clause c USING (n) WHERE n IN ({})""",
)
_OWNERS = """SELECT c.policy, c.id, o.id, o.unit, o.name, o.named, o.role, o.basis, o.origin, o.place, o.reason,
  o.external, c.title, c.path, c.heading, o.start, o.stop, o.words
  FROM clause c JOIN owner o USING (n) WHERE c.id = ? ORDER BY o.start, o.place"""
_DUE = f"""SELECT ?1, ?2, d.id, d.date, d.precision, d.target, d.policy, c.title, c.id, c.path, c.heading, d.start,
  d.stop, d.words FROM deadline d JOIN clause c USING (n)
  WHERE d.bare AND d.date BETWEEN ?1 AND ?2 ORDER BY d.date, d.policy, d.start, d.id LIMIT {PAGE}"""
_VAGUE = f"""SELECT o.policy, c.id, c.path, o.id, o.named, o.role, o.reason, o.start, o.stop, o.words
  FROM owner o JOIN clause c USING (n)
  WHERE o.unit IS NULL AND o.reason IS NOT NULL ORDER BY o.policy, o.start, o.id LIMIT {PAGE}"""
_PARTNERS = """SELECT ?1, p.unit, p.name, count(DISTINCT p.n) AS shared FROM owner o JOIN owner p USING (n)
  WHERE o.unit = ?1 AND p.unit <> ?1 GROUP BY p.unit, p.name ORDER BY shared DESC, p.unit"""
_UNDER = f"""WITH RECURSIVE below (unit) AS
  (SELECT unit FROM above WHERE above = ?1 UNION SELECT a.unit FROM above a JOIN below b ON a.above = b.unit),
  page (line) AS (SELECT o.rowid FROM below b JOIN owner o ON o.unit = b.unit
    ORDER BY o.policy, o.start, o.id LIMIT {PAGE})
  SELECT ?1, o.unit, o.name, o.policy, c.title, c.id, c.path, c.heading, o.id, o.role, o.start, o.stop, o.words
  FROM page JOIN owner o ON o.rowid = line JOIN clause c USING (n) ORDER BY o.policy, o.start, o.id"""
_WORDS = f"""SELECT ?1, c.policy, c.id, c.parent, c.title, c.path, c.heading, c.start, c.stop, c.words
  FROM (SELECT rowid AS n FROM said WHERE said MATCH ?2 ORDER BY rowid LIMIT {MATCHES}) JOIN clause c USING (n)"""


class SqliteByHand:
    """In memory, or in a file; fed in transactions."""

    def __init__(self, path: str = ":memory:") -> None:
        self._base = sqlite3.connect(path, isolation_level=None, cached_statements=256)
        self._base.executescript(_SCHEMA)

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        self._base.execute("BEGIN")
        for one in fed:
            numbers = self._clauses(one)
            for table, lines in _tables(one, numbers).items():
                self._insert(table, lines)
        self._insert("above", list(tree.items()))
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
            WORDS: lambda: self._rows(_WORDS, asked.words, match),
        }

    def close(self) -> None:
        self._base.close()

    def _clauses(self, one: Compiled) -> dict[str, int]:
        """Stores the clauses of a policy and gives each its number."""
        ((last,),) = self._base.execute("SELECT coalesce(max(n), 0) FROM clause")
        clauses, policy = one.policy.clauses, one.policy.policy
        numbers = {clause.id: number for number, clause in enumerate(clauses, last + 1)}
        lines: list[tuple[object, ...]] = []
        for clause in clauses:
            place = (policy.id, policy.title, clause.label or None, "/".join(clause.path), clause.heading or None)
            said = clause.passage
            lines.append((numbers[clause.id], clause.id, *place, clause.parent, said.start, said.end, said.exact))
        self._insert("clause", lines)
        bigrams = [(numbers[clause.id], " ".join(_bigrams(clause.passage.exact))) for clause in clauses]
        self._base.executemany("INSERT INTO said (rowid, bigrams) VALUES (?, ?)", bigrams)
        return numbers

    def _insert(self, table: str, lines: list[tuple[object, ...]] | list[tuple[str, str]]) -> None:
        if lines:
            self._base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(lines[0]))})", lines)

    def _rows(self, question: str, *values: object) -> Rows:
        return self._base.execute(question, values).fetchall()

    def _duties(self, unit: str) -> Rows:
        """The page, and everything in the clauses it shows."""
        page = self._rows(_PAGE, unit)
        clauses = list({row[-1] for row in page})
        marks = ", ".join("?" * len(clauses))
        return page + [row for question in _IN_CLAUSES for row in self._rows(question.format(marks), *clauses)]


def _bigrams(text: str) -> Iterator[str]:
    """Each two letters as one ASCII word, which the tokenizer keeps whole."""
    return (f"{ord(first):x}x{ord(second):x}" for first, second in pairwise(text))


def _tables(one: Compiled, numbers: dict[str, int]) -> dict[str, list[tuple[object, ...]]]:
    compiled, policy = one.policy, one.policy.policy.id
    dates = {each.id: each for each in compiled.deadlines}
    of_figures = {each.deadline for each in compiled.targets}
    return {
        "owner": [_owner(each, numbers[each.clause], policy) for each in compiled.assignments],
        "duty": [_duty(each, numbers[each.clause]) for each in compiled.duties],
        "deadline": [
            _deadline(each, numbers[each.clause], policy, each.id not in of_figures) for each in compiled.deadlines
        ],
        "target": [_target(each, numbers[each.clause], dates) for each in compiled.targets],
    }


def _owner(each: Assignment, n: int, policy: str) -> tuple[object, ...]:
    who = (each.unit and each.unit.id, each.unit and each.unit.name, each.named, each.role, each.basis, each.origin)
    return each.id, n, policy, *who, each.order, each.reason, each.external or None, *_words(each)


def _duty(each: Duty, n: int) -> tuple[object, ...]:
    return each.id, n, each.modality, each.inherited or None, *_words(each)


def _deadline(each: Deadline, n: int, policy: str, bare: bool) -> tuple[object, ...]:
    return each.id, n, policy, each.date, each.precision, each.target, bare, *_words(each)


def _target(each: Target, n: int, dates: dict[str, Deadline]) -> tuple[object, ...]:
    due = dates.get(each.deadline or "")
    when = (due.id, due.date, due.precision) if due else (None, None, None)
    figure = (each.subject, BOUNDS[each.bound], each.value, each.min, each.max, each.unit or None, each.scope or None)
    return each.id, n, *figure, each.kind, each.damaged or None, *when, *_words(each)


def _words(each: Assignment | Duty | Deadline | Target) -> tuple[object, ...]:
    return each.passage.start, each.passage.end, each.passage.exact
