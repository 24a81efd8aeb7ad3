"""The navigator: every question a person can put to the store, answered over one whole state of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from graph.ask import described, due, duties, duties_page, owners, policies, search, tasks, units
from graph.ask.compare import comparison
from graph.ask.due import ALL, Wanted
from graph.ask.network import load, steps
from graph.ask.parts.status import today
from graph.ask.parts.view import View, load_view
from graph.ask.review import corrections, entering, findings, merges

if TYPE_CHECKING:
    from graph.ask.answers import (
        Due,
        FindingFact,
        Neighbour,
        Owner,
        PolicyRef,
        TargetFact,
        TaskPage,
        TaskRef,
        UnitDuty,
        UnitHit,
        UnitPage,
        UnitRef,
    )
    from graph.ask.compare.comparison import Comparison
    from graph.ask.described import Description
    from graph.ask.network.load import LoadPage
    from graph.ask.policies import PolicyPage
    from graph.ask.review.corrections import CorrectionFact
    from graph.ask.review.entering import Wish
    from graph.ask.review.findings import FindingGroup
    from graph.ask.review.merges import Merge
    from graph.ask.search import SearchPage
    from graph.store.events import Correction
    from graph.store.store import Store

T = TypeVar("T")


class Navigator:
    """Answers over a store. Safe for several threads; `as_of` is the day status is judged on, by default today in
    Asia/Shanghai. Whoever is not in the store raises `NotFound`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._view: View | None = None

    def policies(self) -> tuple[PolicyRef, ...]:
        """Every policy, one line each with counts."""
        return self._whole(policies.policies)

    def policy(self, policy: str) -> PolicyRef:
        """One policy's line."""
        return self._whole(lambda view: policies.policy(view, policy))

    def policy_text(self, policy: str) -> str:
        """Its canonical text: every passage's offsets count in this."""
        return self._whole(lambda view: policies.policy_text(view, policy))

    def policy_page(self, policy: str) -> PolicyPage:
        """Its text with clauses, marks, coverage by sentence, references and findings."""
        return self._whole(lambda view: policies.policy_page(view, policy))

    def find_units(self, name: str) -> tuple[UnitHit, ...]:
        """Whom a name means, best first, each with the reason."""
        return self._whole(lambda view: units.find_units(view, name))

    def unit(self, unit: str, as_of: date | None = None) -> UnitPage:
        """Everything about a unit."""
        return self._whole(lambda view: units.unit(view, unit, as_of or today()))

    def duties_of(self, unit: str, as_of: date | None = None) -> tuple[UnitDuty, ...]:
        """What a unit must do: one row a task, with how it comes to it."""
        return self._whole(lambda view: duties.duties_of(view, unit, as_of or today()))

    def duties_page(
        self, unit: str, as_of: date | None = None, *, offset: int, most: int
    ) -> tuple[tuple[UnitDuty, ...], int]:
        """So many of these rows from one on, and how many there are in all."""
        return self._whole(lambda view: duties_page.duties_page(view, unit, as_of or today(), offset, most))

    def find_tasks(self, words: str) -> tuple[TaskRef, ...]:
        """Tasks by number (二(一)2, 12), id or words, best first."""
        return self._whole(lambda view: tasks.find_tasks(view, words))

    def tasks(self, policy: str | None = None) -> tuple[TaskRef, ...]:
        """Every task in the order of the text."""
        return self._whole(lambda view: tasks.tasks(view, policy))

    def tasks_page(
        self, words: str = "", policy: str | None = None, *, offset: int, most: int
    ) -> tuple[tuple[TaskRef, ...], int]:
        """So many tasks from one on, all or those that words reach, and how many there are in all."""
        return self._whole(lambda view: tasks.tasks_page(view, words, policy, offset, most))

    def holders(self) -> tuple[UnitHit, ...]:
        """Every unit that owns a task, with the number of its tasks, most first."""
        return self._whole(units.holders)

    def task(self, task: str, as_of: date | None = None) -> TaskPage:
        """Everything about a task."""
        return self._whole(lambda view: tasks.task(view, task, as_of or today()))

    def owners_of(self, task: str) -> tuple[Owner, ...]:
        """Who owns a task, in which role, on what basis, by which words."""
        return self._whole(lambda view: owners.owners_of(view, task))

    def due_between(self, wanted: Wanted = ALL, as_of: date | None = None) -> tuple[Due, ...]:
        """What is due, by day."""
        return self._whole(lambda view: due.due_between(view, wanted, as_of or today()))

    def due_page(
        self, wanted: Wanted = ALL, as_of: date | None = None, *, offset: int, most: int
    ) -> tuple[tuple[Due, ...], int]:
        """So many of these from one on, and how many there are in all."""
        return self._whole(lambda view: due.due_page(view, wanted, as_of or today(), offset, most))

    def targets(self, as_of: date | None = None, policy: str | None = None) -> tuple[TargetFact, ...]:
        """Every figure with its own date, population and status."""
        return self._whole(lambda view: tasks.targets(view, policy, as_of or today()))

    def findings(self, policy: str | None = None, code: str | None = None) -> tuple[FindingFact, ...]:
        """What the policies leave unclear."""
        return self._whole(lambda view: findings.findings(view, policy, code))

    def findings_page(
        self, policy: str | None = None, code: str | None = None, *, offset: int, most: int
    ) -> tuple[tuple[FindingFact, ...], int]:
        """So many of these from one on, and how many there are in all."""
        return self._whole(lambda view: findings.findings_page(view, policy, code, offset, most))

    def finding_groups(self, policy: str | None = None, few: int = 5) -> tuple[FindingGroup, ...]:
        """By rule, how many and the first few."""
        return self._whole(lambda view: findings.finding_groups(view, policy, few))

    def corrections(self, policy: str | None = None) -> tuple[CorrectionFact, ...]:
        """Every correction as it is looked through, with what became of it."""
        return self._whole(lambda view: corrections.corrections(view, policy))

    def correction_of(self, wish: Wish) -> Correction:
        """What a person wants corrected, as an entry for the store; raises where it could not be understood later."""
        return self._whole(lambda view: entering.correction_of(view, wish))

    def merges(self, policy: str | None = None) -> tuple[Merge, ...]:
        """Every name of the policies with whom it was taken to mean and why, the most doubtful first."""
        return self._whole(lambda view: merges.merges(view, policy))

    def with_places(self, found: Iterable[Merge]) -> tuple[Merge, ...]:
        """Merges with where each name is used."""
        shown = tuple(found)
        return self._whole(lambda view: merges.with_places(view, shown))

    def describe(self, thing: str) -> Description:
        """A thing of any kind as triples: its own, those of its words, and the names of what it points at."""
        return self._store.whole(lambda: described.describe(self._store, thing))

    def search(self, words: str, as_of: date | None = None) -> SearchPage:
        """What a few words reach, grouped."""
        return self._whole(lambda view: search.search(view, words, as_of or today()))

    def neighbours(self, identifier: str) -> tuple[Neighbour, ...]:
        """What is one step away from a unit, a task, a target or a policy."""
        return self._whole(lambda view: steps.neighbours(view, identifier))

    def hubs(self) -> tuple[UnitRef, ...]:
        """Units on more than half of all tasks."""
        return self._whole(steps.hubs)

    def load(self, policy: str | None = None) -> LoadPage:
        """Who carries how much, who meets on which tasks, and who alone answers for one."""
        return self._whole(lambda view: load.load(view, policy))

    def compare(self, one: str, other: str, there: Navigator | None = None) -> Comparison:
        """Two policies demand by demand; the other one may be in a store of its own, `there`."""
        if there is None:
            return self._whole(lambda view: comparison.compare((view, one), (view, other)))
        return self._whole(lambda view: there._whole(lambda far: comparison.compare((view, one), (far, other))))

    def _whole(self, ask: Callable[[View], T]) -> T:
        return self._store.whole(lambda: ask(self._current()))

    def _current(self) -> View:
        """The view of the state the store is at; a torn one is never kept, for `whole` asks again."""
        view = self._view
        if view is None or view.version != self._store.version:
            view = self._view = load_view(self._store)
        return view
