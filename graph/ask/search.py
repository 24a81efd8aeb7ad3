"""Search: what a few words reach, grouped 单位 / 任务 / 期限 / 指标 / 条款."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

from graph.ask.answers import Cite
from graph.ask.parts.measures import added_deadlines, deadlines_in
from graph.ask.parts.rows import cite_of, passage_of, text_of
from graph.ask.parts.sentences import sentence_with, without_spaces
from graph.ask.parts.targets import added_targets, targets_in
from graph.ask.parts.view import View
from graph.ask.tasks import found_tasks, task_refs
from graph.ask.units import find_units
from graph.store.values import Row

_MOST = 50


@dataclass(frozen=True, slots=True)
class Found:
    """One result of a search: a unit, task, deadline, target or clause, and why it was found."""

    kind: Literal["unit", "task", "deadline", "target", "clause"]
    id: str
    title: str
    reason: str
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """单位 / 任务 / 期限 / 指标 / 条款: what a few words reach, best first in each group."""

    words: str
    units: tuple[Found, ...]
    tasks: tuple[Found, ...]
    deadlines: tuple[Found, ...]
    targets: tuple[Found, ...]
    clauses: tuple[Found, ...]


def search(view: View, words: str, as_of: date) -> SearchPage:
    """Every group at most fifty, best first. Spaces do not count: 办学底线 finds 办学  底线."""
    plain = without_spaces(words)
    if not plain:
        return SearchPage(words, (), (), (), (), ())
    best = tuple(found_tasks(view, words)[:_MOST])
    cites = {text_of(row, "clause"): cite_of(row) for row in view.rows("tasks", clause=best)} if best else {}
    return SearchPage(
        words=words,
        units=tuple(Found("unit", hit.unit.id, hit.unit.name, hit.reason, None) for hit in find_units(view, words)),
        tasks=tuple(
            Found("task", ref.id, f"{ref.label} {ref.heading}".strip(), "编号、标题或条款文字", cites.get(ref.id))
            for ref in task_refs(view, best)
        ),
        deadlines=_deadlines(view, plain, as_of),
        targets=_targets(view, plain, as_of),
        clauses=_clauses(view, plain),
    )


def _deadlines(view: View, plain: str, as_of: date) -> tuple[Found, ...]:
    rows = (row for row in view.rows("deadlines") if _holds(row, plain) or row["deadline"] in view.people.corrections)
    found = deadlines_in(rows, view.people, as_of)
    found += tuple(each for clause in view.people.added for each in added_deadlines(clause, view.people, as_of))
    return tuple(
        Found("deadline", fact.id, fact.date or fact.cite.passage.exact, fact.cite.passage.exact, fact.cite)
        for fact in found
        if plain in without_spaces(fact.cite.passage.exact) or (fact.date or "").startswith(plain)
    )[:_MOST]


def _targets(view: View, plain: str, as_of: date) -> tuple[Found, ...]:
    rows = (row for row in view.rows("targets") if _holds(row, plain) or row["target"] in view.people.corrections)
    found = targets_in(rows, view.people, as_of)
    found += tuple(each for clause in view.people.added for each in added_targets(clause, view.people, as_of))
    return tuple(
        Found("target", fact.id, f"{fact.scope}{fact.subject} {fact.text}", fact.cite.passage.exact, fact.cite)
        for fact in found
        if plain in without_spaces(f"{fact.scope}{fact.subject}\n{fact.cite.passage.exact}")
    )[:_MOST]


def _holds(row: Row, plain: str) -> bool:
    """Whether the words may be in it as it was extracted: what people corrected is looked at more closely."""
    about = f"{text_of(row, 'scope')}{text_of(row, 'subject')}\n" if "scope" in row else ""
    return plain in without_spaces(f"{about}{text_of(row, 'exact')}") or text_of(row, "date").startswith(plain)


def _clauses(view: View, plain: str) -> tuple[Found, ...]:
    """The innermost clauses that hold the words, each cited by the sentence that does."""
    rows = sorted(view.rows("clauses-with-words", words=plain), key=_place)
    parents = {row["parent"] for row in rows}
    innermost = (row for row in rows if row["clause"] not in parents)
    return tuple(_clause(row, plain) for row in islice(innermost, _MOST))


def _place(row: Row) -> tuple[str, int, int]:
    passage = passage_of(row)
    return text_of(row, "policy"), passage.start, passage.end


def _clause(row: Row, plain: str) -> Found:
    cite = cite_of(row)
    passage = sentence_with(cite.passage, plain)
    cited = Cite(cite.policy, cite.policy_title, cite.clause, cite.label, cite.heading, passage)
    return Found("clause", cite.clause, f"{cite.label} {cite.heading}".strip(), passage.exact.strip(), cited)
