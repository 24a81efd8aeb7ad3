"""One state of the store as answers see it: what people entered, who belongs to which group, who holds how much."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from graph.ask.answers import UnitRef
from graph.ask.parts.people import People, load_people
from graph.ask.parts.rows import text_of, unit_of
from graph.errors import NotFound
from graph.store.store import Store
from graph.store.values import Given, Row


class Memo:
    """Answers of the engine to one state, the oldest forgotten first, so many rows at most."""

    MOST_ROWS = 100_000

    def __init__(self) -> None:
        self._answers: dict[Hashable, list[Row]] = {}
        self._rows = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> list[Row] | None:
        return self._answers.get(key)

    def keep(self, key: Hashable, rows: list[Row]) -> None:
        with self._lock:
            if key not in self._answers and len(rows) < self.MOST_ROWS // 10:
                self._answers[key] = rows
                self._rows += len(rows) + 1
            while self._rows > self.MOST_ROWS:
                oldest = next(iter(self._answers))
                self._rows -= len(self._answers.pop(oldest)) + 1


class Loads:
    """How many tasks each unit holds, with what people corrected; counted when first asked for."""

    def __init__(self, store: Store, people: People) -> None:
        self._store, self._people = store, people
        self._counts: dict[str, int] | None = None

    def of(self, unit: str) -> int:
        """The tasks of one unit."""
        return self.all().get(unit, 0)

    def all(self) -> dict[str, int]:
        """The tasks of every unit that the graph, or a person, says holds any."""
        if self._counts is None:
            self._counts = self._count()
        return self._counts

    def _count(self) -> dict[str, int]:
        counts = {text_of(row, "unit"): int(row["tasks"] or 0) for row in self._store.query("unit-loads")}
        for clause in self._people.counts:
            rows = self._store.query("owners", clause=clause)
            before, after = {text_of(row, "unit") for row in rows}, self._people.holders(clause, rows)
            for unit in before ^ after:
                counts[unit] = counts.get(unit, 0) + (1 if unit in after else -1)
        return counts


@dataclass(frozen=True, slots=True)
class View:
    """The store at `version`, with what almost every answer needs of it already read."""

    store: Store
    version: int
    people: People
    members: Mapping[str, tuple[UnitRef, ...]]
    groups: Mapping[str, tuple[UnitRef, ...]]
    loads: Loads
    memo: Memo = field(default_factory=Memo)

    def rows(self, question: str, /, **parameters: Given) -> list[Row]:
        """The rows of a named question; asked again of the same state, they are remembered."""
        key = question, *sorted(parameters.items())
        rows = self.memo.get(key)
        if rows is None:
            rows = self.store.query(question, **parameters)
            self.memo.keep(key, rows)
        return list(rows)

    def unit(self, identifier: str) -> UnitRef:
        """A unit by its id; raises `NotFound`."""
        return unit_of(identifier, _name(self.unit_rows(identifier)))

    def known(self, unit: UnitRef) -> UnitRef:
        """A unit that a person named, as the graph calls it today; what the person called it where it knows none."""
        rows = self.rows("unit", unit=unit.id)
        return unit_of(unit.id, _name(rows)) if rows else unit_of(unit.id, unit.name or unit.id)

    def unit_rows(self, identifier: str) -> list[Row]:
        """All that the graph knows of a unit, one row a source; raises `NotFound`."""
        if rows := self.rows("unit", unit=identifier):
            return rows
        raise NotFound(
            f"没有单位 {identifier}",
            f"there is no unit {identifier}",
            hint_zh="请用名称查找单位，例如“教育局”。",
            hint_en="Look the unit up by its name first.",
        )


def _name(rows: list[Row]) -> str:
    """The name a register or a text gives it, before that which only a correction has."""
    return text_of(next((row for row in rows if row["source"]), rows[0]), "name")


def load_view(store: Store) -> View:
    """The store as it is now."""
    version = store.version
    members: dict[str, list[UnitRef]] = defaultdict(list)
    groups: dict[str, list[UnitRef]] = defaultdict(list)
    for row in store.query("members", group=None):
        group = unit_of(text_of(row, "group"), text_of(row, "groupName"))
        member = unit_of(text_of(row, "member"), text_of(row, "memberName"))
        members[group.id].append(member)
        groups[member.id].append(group)
    people = load_people(store)
    return View(store, version, people, _settled(members), _settled(groups), Loads(store, people))


def _settled(found: dict[str, list[UnitRef]]) -> dict[str, tuple[UnitRef, ...]]:
    return {key: tuple(dict.fromkeys(units)) for key, units in found.items()}


def clause_row(view: View, identifier: str) -> Row:
    """The row of one clause; raises `NotFound`."""
    if rows := view.rows("clauses", clause=identifier):
        return rows[0]
    raise NotFound(
        f"没有任务 {identifier}",
        f"there is no task {identifier}",
        hint_zh="请用条款编号或标题中的词查找任务。",
        hint_en="Look the task up by its number or by words of its heading.",
    )
