"""Plain Python: dictionaries and sorted lists made for exactly these questions. What nothing general can beat."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from heapq import merge
from itertools import islice

from benchmarks.corpus import Compiled
from benchmarks.peers.questions import DUE, DUTIES, OWNERS, PAGE, PARTNERS, UNDER, VAGUE, Asked, Rows
from graph.records import Assignment, Clause, Deadline, Duty, Target


class Columns:
    """The records themselves, found by what is asked about. It has no full text."""

    def __init__(self) -> None:
        self._clauses: dict[str, tuple[object, ...]] = {}
        self._policies: dict[str, str] = {}
        self._by_unit: defaultdict[str, list[Assignment]] = defaultdict(list)
        self._by_clause: defaultdict[str, list[Assignment]] = defaultdict(list)
        self._facts: defaultdict[str, Rows] = defaultdict(list)
        self._due: list[tuple[str, Deadline]] = []
        self._vague: list[Assignment] = []
        self._below: defaultdict[str, list[str]] = defaultdict(list)

    def feed(self, fed: Iterable[Compiled], tree: dict[str, str]) -> None:
        for one in fed:
            policy = one.policy
            for clause in policy.clauses:
                self._clauses[clause.id] = _shown(clause, policy.policy.id, policy.policy.title)
                self._policies[clause.id] = policy.policy.id
            for each in policy.assignments:
                self._by_clause[each.clause].append(each)
                if each.unit:
                    self._by_unit[each.unit.id].append(each)
                elif each.reason:
                    self._vague.append(each)
            facts: tuple[Duty | Deadline | Target, ...] = (*policy.duties, *policy.deadlines, *policy.targets)
            for fact in facts:
                self._facts[fact.clause].append((fact, self._clauses[fact.clause]))
            of_figures = {target.deadline for target in policy.targets}
            self._due += [(each.date, each) for each in policy.deadlines if each.date and each.id not in of_figures]
        if tree:
            self._order()
        for unit, above in tree.items():
            self._below[above].append(unit)

    def answers(self, asked: Asked) -> dict[str, Callable[[], Rows]]:
        return {
            DUTIES: lambda: self._duties(asked.unit),
            OWNERS: lambda: self._shown(self._by_clause[asked.task]),
            DUE: lambda: self._between(asked.start, asked.end),
            VAGUE: lambda: self._shown(self._vague[:PAGE]),
            PARTNERS: lambda: self._partners(asked.unit),
            UNDER: lambda: self._under(asked.above),
        }

    def _order(self) -> None:
        """As the pages go: by policy, by place in its text."""
        for held in (self._vague, *self._by_unit.values()):
            held.sort(key=self._place)
        self._due.sort(key=lambda pair: (pair[0], *self._place(pair[1])))
        for held in self._by_clause.values():
            held.sort(key=lambda one: (one.passage.start, one.order))

    def _place(self, fact: Assignment | Deadline) -> tuple[str, int, str]:
        return self._policies[fact.clause], fact.passage.start, fact.id

    def close(self) -> None:
        """Nothing is held but memory."""

    def _duties(self, unit: str) -> Rows:
        page = self._by_unit[unit][:PAGE]
        rows = self._shown(page)
        for clause in {one.clause for one in page}:
            rows += self._facts[clause]
            rows += self._shown(self._by_clause[clause])
        return rows

    def _shown(self, owners: Iterable[Assignment]) -> Rows:
        return [(one, self._clauses[one.clause]) for one in owners]

    def _between(self, start: str, end: str) -> Rows:
        first = bisect_left(self._due, start, key=lambda pair: pair[0])
        last = bisect_right(self._due, end, key=lambda pair: pair[0])
        return [(one, self._clauses[one.clause]) for _, one in self._due[first : min(last, first + PAGE)]]

    def _partners(self, unit: str) -> Rows:
        shared: Counter[str] = Counter()
        for clause in {one.clause for one in self._by_unit[unit]}:
            shared.update({one.unit.id for one in self._by_clause[clause] if one.unit and one.unit.id != unit})
        return [*sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))]

    def _under(self, above: str) -> Rows:
        found: list[str] = []
        ahead = [above]
        while ahead:
            below = self._below[ahead.pop()]
            found += below
            ahead += below
        first = merge(*(self._by_unit[unit] for unit in found), key=self._place)
        return self._shown(islice(first, PAGE))


def _shown(clause: Clause, policy: str, title: str) -> tuple[object, ...]:
    return (clause.id, policy, title, clause.label, "/".join(clause.path), clause.heading)
