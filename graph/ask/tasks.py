"""Tasks and clauses: lists, looking one up by number or words, and everything about one."""

from collections.abc import Container, Iterable
from datetime import date
from functools import lru_cache
from unicodedata import normalize

from graph.ask import owners as owning
from graph.ask.answers import TargetFact, TaskPage, TaskRef
from graph.ask.duties import duties_in
from graph.ask.parts.measures import (
    added_deadlines,
    cadences_in,
    consequences_in,
    deadlines_in,
    norms_in,
    with_targets,
)
from graph.ask.parts.rows import cite_of, passage_of, text_of
from graph.ask.parts.targets import added_targets, targets_in
from graph.ask.parts.view import View, clause_row
from graph.ask.review.findings import findings_of_clause
from graph.ask.review.struck import struck_in
from graph.store.values import Row, Value
from ontology.iris import policy_of

_NO_NUMBER = str.maketrans("", "", " 　()（）〔〕[]【】、.．,，第条项")


def tasks(view: View, policy: str | None = None) -> tuple[TaskRef, ...]:
    """Every task with its units, in the order of the text."""
    rows = view.rows("tasks", policy=policy)
    held = owning.owners_by_clause(view, view.rows("owners", policy=policy), rows)
    return tuple(owning.owned_task(view, row, held) for row in rows)


def tasks_page(view: View, words: str, policy: str | None, offset: int, most: int) -> tuple[tuple[TaskRef, ...], int]:
    """So many tasks from one on, of all or of those that words reach, and how many there are in all."""
    every = (text_of(row, "clause") for row in view.rows("task-labels"))
    found = found_tasks(view, words) if words.strip() else every
    kept = [clause for clause in found if policy in (None, policy_of(clause))]
    return task_refs(view, kept[offset : offset + most]), len(kept)


def find_tasks(view: View, words: str) -> tuple[TaskRef, ...]:
    """The tasks that a clause number (二(一)2, 12, 12.), an id or words reach, best first.

    An id or a whole number comes first, then the last part of a number, then words of the heading, then of the text.
    """
    return task_refs(view, found_tasks(view, words))


def found_tasks(view: View, words: str) -> list[str]:
    """The same by their ids."""
    plain, number = "".join(words.split()), _number(words)
    holding = {row["clause"] for row in view.rows("clauses-with-words", words=plain)} if plain else set()
    rows = view.rows("task-labels")
    ranked = [(rank, at) for at, row in enumerate(rows) if (rank := _rank(row, words.strip(), plain, number, holding))]
    return [text_of(rows[at], "clause") for _, at in _only_numbered(sorted(ranked))]


def task_refs(view: View, clauses: Iterable[str]) -> tuple[TaskRef, ...]:
    """These tasks with their units, in this order."""
    wanted = tuple(clauses)
    if not wanted:
        return ()
    rows = {row["clause"]: row for row in view.rows("tasks", clause=wanted)}
    held = owning.owners_by_clause(view, view.rows("owners", clause=wanted), rows.values())
    return tuple(owning.owned_task(view, rows[clause], held) for clause in wanted)


def task(view: View, identifier: str, as_of: date) -> TaskPage:
    """Everything about one task; raises `NotFound` where there is no such clause."""
    clause = clause_row(view, identifier)
    people = view.people
    owners = owning.owners_of(view, identifier)
    rows = {name: view.rows(name, clause=identifier) for name in _FACTS}
    targets = targets_in(rows["targets"], people, as_of) + added_targets(identifier, people, as_of)
    deadlines = deadlines_in(rows["deadlines"], people, as_of) + added_deadlines(identifier, people, as_of)
    duties = duties_in(rows["duties"], rows["actors"], people)
    about = [identifier, *(text_of(row, key) for name, key in _FACTS.items() for row in rows[name])]
    about += [text_of(row, "bracket") for row in rows["norms"]]
    about += [fact.id for facts in (owners, targets, deadlines) for fact in facts]
    return TaskPage(
        task=owning.owned_task(view, clause, {identifier: owners}),
        text=passage_of(clause),
        owners=owners,
        duties=duties,
        targets=targets,
        deadlines=with_targets(deadlines, targets),
        cadences=cadences_in(rows["cadences"], people),
        norms=norms_in(rows["norms"], people),
        consequences=consequences_in(rows["consequences"], people),
        findings=findings_of_clause(view, identifier),
        cite=cite_of(clause),
        as_of=as_of,
        corrections=people.about(about),
        rejected=struck_in(view, identifier, rows),
    )


def targets(view: View, policy: str | None, as_of: date) -> tuple[TargetFact, ...]:
    """Every target of all policies, or of one, in the order of the text."""
    people = view.people
    added = [target for clause in people.added for target in added_targets(clause, people, as_of)]
    found = targets_in(view.rows("targets", policy=policy), people, as_of)
    found += tuple(target for target in added if policy in (None, target.cite.policy))
    return tuple(sorted(found, key=lambda target: (target.cite.policy, target.cite.passage.start))) if added else found


_FACTS = {
    "owners": "owner",
    "targets": "target",
    "duties": "duty",
    "actors": "duty",
    "deadlines": "deadline",
    "cadences": "fact",
    "norms": "norm",
    "consequences": "consequence",
}
"""The questions about one clause, each with the column that holds its fact."""


def _rank(row: Row, words: str, plain: str, number: str, holding: Container[Value]) -> int:
    """1 best … 5; 0 where the task has nothing to do with the words."""
    labels = [_number(label) for label in text_of(row, "path").split("/")]
    if words == text_of(row, "clause") or (number and number == "".join(labels)):
        return 1
    if number and number == labels[-1]:
        return 2
    if plain and plain in "".join(text_of(row, "heading").split()):
        return 3
    return 4 if row["clause"] in holding else 0


def _only_numbered(ranked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a number names tasks, words that merely hold the same figures are left out."""
    found = list(ranked)
    named = [each for each in found if each[0] <= 2]
    return named or found


@lru_cache(maxsize=4096)
def _number(words: str) -> str:
    return normalize("NFKC", words).translate(_NO_NUMBER)
