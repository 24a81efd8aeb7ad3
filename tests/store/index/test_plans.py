"""What the planner makes of the statements: a question about one thing looks it up, whatever else is stored."""

import sqlite3
from pathlib import Path

import pytest

from graph.store.engines.projection import Change
from graph.store.index.index import Index
from graph.store.index.twins import asked, twins
from graph.store.questions import Question, load_question
from graph.store.values import Given
from graph.write.quads import write_nquads
from ontology.files import QUESTIONS
from tests.write.seed import seed_policy

NAMES = sorted(path.stem for path in QUESTIONS.glob("*.rq"))
OF_CLAUSES = ("owners", "duties", "deadlines", "cadences", "targets", "norms", "consequences")
VALUES: dict[str, Given] = {"date": "2021-06-30", "finding-code": "no-lead", "integer": 1}
MADE = {"json_each", "below", "shown", "h", "said"}
"""What a statement makes for itself, and the full text, which has a plan of its own."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with the bundled policy in it."""
    path = tmp_path_factory.mktemp("plans") / "index.sqlite3"
    index = Index(path)
    index.rebuild([], "0-x")
    index.apply(Change((), write_nquads(seed_policy()), "1-x"))
    index.close()
    return path


def plan(kept: Path, question: Question, given: dict[str, Given], window: tuple[int, int] | None = None) -> list[str]:
    base = sqlite3.connect(kept)
    base.create_function("phrase", 1, str, deterministic=True)
    statement, bound = asked(question, given, window)
    steps = [str(step[3]) for step in base.execute(f"EXPLAIN QUERY PLAN {statement}", bound)]
    base.close()
    return steps


def read_whole(steps: list[str]) -> list[str]:
    """The tables, or what they are called in the statement, of which every row is read."""
    scanned = [step.split()[1] for step in steps if step.startswith("SCAN ")]
    return [name for name in scanned if name not in MADE and not name.startswith("(subquery")]


@pytest.mark.parametrize("name", NAMES)
def test_a_question_about_one_thing_reads_no_table_whole(kept: Path, name: str) -> None:
    question = load_question(name)
    window = (0, 50) if ":most" in twins()[name] else None
    for parameter, kind in question.parameters.items():
        needed = {each: value_of(question, each) for each in question.parameters if each not in question.optional}
        steps = plan(kept, question, {**needed, parameter: VALUES.get(kind, "x")}, window)
        assert read_whole(steps) == [], (parameter, steps)


def value_of(question: Question, parameter: str) -> Given:
    return VALUES.get(question.parameters[parameter], "x")


@pytest.mark.parametrize("name", OF_CLAUSES)
@pytest.mark.parametrize("clauses", ["p-1-c-1", ("p-1-c-1", "p-1-c-2")])
def test_what_stands_in_given_clauses_is_read_as_it_lies(kept: Path, name: str, clauses: Given) -> None:
    steps = plan(kept, load_question(name), {"clause": clauses})
    assert not [step for step in steps if "TEMP B-TREE" in step]
    assert any("USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)" in step for step in steps)


@pytest.mark.parametrize("name", OF_CLAUSES)
def test_what_stands_in_a_clause_keeps_the_order_of_the_question(kept: Path, name: str) -> None:
    index, question, compared = Index(kept), load_question(name), 0
    every = index.select(question, {})
    for clause in dict.fromkeys(str(row["clause"]) for row in every):
        there = [row for row in every if row["clause"] == clause]
        assert index.select(question, {"clause": clause}) == there
        compared += len(there)
    assert compared == len(every) > 0
    index.close()


def test_several_clauses_come_one_after_the_other(kept: Path) -> None:
    index, question = Index(kept), load_question("owners")
    every = index.select(question, {})
    chosen = tuple(sorted({str(row["clause"]) for row in every})[:5:2])
    rows = [index.select(question, {"clause": clause}) for clause in chosen]
    assert index.select(question, {"clause": chosen}) == [row for one in rows for row in one]
    assert all(rows)
    index.close()
