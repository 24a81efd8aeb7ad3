"""The competency questions as examples: their own SPARQL, with values that are really in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.store.questions import Question, load_question
from ontology.files import QUESTIONS

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator

_FIRST = ("owners", "clauses-held", "targets-due", "targets", "open-owners", "tasks-without-lead", "unit-loads")
"""What people ask most stands first."""
_OURS = ("# parameter:", "# columns:")
"""What a question's file says to the program alone."""
_NOBODY = "u-0"


@dataclass(frozen=True, slots=True)
class Example:
    """A question that can be put to /sparql as it stands."""

    name: str
    zh: str
    en: str


def list_examples() -> tuple[Example, ...]:
    """All of them, the usual ones first."""
    return tuple(Example(each.name, each.zh, each.en) for each in _questions())


def write_example(name: str, navigator: Navigator) -> str | None:
    """The query of an example, with what is loaded in the place of its parameters; None where there is no such one."""
    question = next((each for each in _questions() if each.name == name), None)
    if question is None:
        return None
    lines = filled_in(question, _values(navigator)).strip().splitlines()
    return "\n".join(line for line in lines if not line.startswith(_OURS))


def filled_in(question: Question, values: Mapping[str, str]) -> str:
    """The question with a value for each parameter that must be given."""
    needed = question.parameters.keys() - question.optional
    return question.closed({name: values.get(name, _NOBODY) for name in needed})


@cache
def _questions() -> tuple[Question, ...]:
    names = sorted(path.stem for path in QUESTIONS.glob("*.rq"))
    names.sort(key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    return tuple(load_question(name) for name in names)


def _values(navigator: Navigator) -> dict[str, str]:
    """A policy, its busiest unit, that unit's first task, and the days between which something is due."""
    values = {"from": "2020-01-01", "to": "2030-12-31", "label": "教育局", "named": "有关部门"}
    tasks = navigator.tasks()
    if not tasks:
        return values
    held = Counter((unit.id, unit.name) for task in tasks for unit in task.owners if unit.kind == "body")
    values |= {"policy": tasks[0].policy, "clause": tasks[0].id}
    if held:
        unit, name = max(held, key=lambda each: (held[each], each))
        task = next(task for task in tasks if unit in {owner.id for owner in task.owners})
        values |= {"unit": unit, "holder": unit, "label": name, "clause": task.id}
    owners = navigator.owners_of(values["clause"])
    if owners:
        values |= {"fact": owners[0].id, "about": owners[0].id, "named": owners[0].named}
    return values
