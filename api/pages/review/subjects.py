"""What a form corrects: one fact of a task, something that the task lacks, or a name of a policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.ask.answers import CadenceFact, Cite, ConsequenceFact, CorrectionNote, DutyFact, TaskPage
from graph.errors import NotFound

#: The verbs each kind of subject takes; those that are added know only one.
VERBS: dict[str, tuple[str, ...]] = {
    "owner": ("replace", "reject", "confirm"),
    "deadline": ("replace", "reject", "confirm"),
    "target": ("replace", "reject", "confirm"),
    "bracket": ("replace",),
    "fact": ("reject", "confirm"),
    "add-owner": ("add",),
    "add-deadline": ("add",),
    "add-target": ("add",),
    "name": ("replace", "reject"),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """`kind` as in `VERBS`, `says` what answers say of it today; `now` are the values the form begins with."""

    id: str
    kind: str
    says: str
    cite: Cite | None
    note: CorrectionNote | None = None
    now: dict[str, str] = field(default_factory=dict)

    @property
    def verbs(self) -> tuple[str, ...]:
        """What can be done with it."""
        return VERBS[self.kind]


def subject_of(page: TaskPage, fact: str, add: str) -> Subject:
    """The fact of a task that the address names, or what is to be added to it; raises `NotFound`."""
    if f"add-{add}" in VERBS:
        return Subject(page.task.id, f"add-{add}", "", page.cite)
    found = next((subject for subject in subjects(page) if subject.id == fact), None)
    if found is None:
        raise NotFound(
            f"这项任务没有 {fact}",
            f"this task has no {fact}",
            hint_zh="从任务页上的“更正”进入",
            hint_en="Come here from the task's page",
        )
    return found


def subjects(page: TaskPage) -> Iterator[Subject]:
    """Everything of a task that a person can correct, rejected facts too: they may be right after all."""
    for owner in page.owners:
        name = owner.unit.name if owner.unit else f"“{owner.named}”未指明"
        now = {"unit": owner.unit.name if owner.unit else "", "role": owner.role}
        yield Subject(owner.id, "owner", name, owner.cite, owner.correction, now)
    for target in page.targets:
        said = " ".join(part for part in (target.scope, target.subject, target.text) if part)
        now = {"bound": target.bound, "measure": target.unit, "scope": target.scope, "day": target.date or ""}
        now |= {
            key: _figure(value) for key, value in (("value", target.value), ("min", target.min), ("max", target.max))
        }
        yield Subject(target.id, "target", said, target.cite, target.correction, now)
    for deadline in page.deadlines:
        now = {"day": deadline.date or ""}
        yield Subject(deadline.id, "deadline", deadline.date or "", deadline.cite, deadline.correction, now)
    for norm in page.norms:
        yield Subject(norm.id, "fact", norm.subject, norm.cite, norm.correction)
        for line, bracket in enumerate(norm.brackets, 1):
            now = {"min": _figure(bracket.min), "max": _figure(bracket.max)}
            yield Subject(f"{norm.id}-{line}", "bracket", norm.subject, norm.cite, bracket.correction, now)
    facts: list[DutyFact | CadenceFact | ConsequenceFact] = [*page.duties, *page.cadences, *page.consequences]
    for fact in facts:
        yield Subject(fact.id, "fact", fact.cite.passage.exact, fact.cite, fact.correction)
    for struck in page.rejected:
        yield Subject(struck.id, "fact", struck.text, struck.cite, struck.correction)


def _figure(value: float | int | None) -> str:
    return "" if value is None else f"{value:g}"
