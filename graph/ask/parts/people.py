"""What people entered: corrections, which win over what was extracted, and observations, which give a status."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph.ask.answers import CorrectionNote
from graph.ask.parts.anchors import Anchors
from graph.ask.parts.entered import Entry, entry_of, number_in
from graph.ask.parts.rows import cite_of, text_of
from graph.store.store import Store
from graph.store.values import Row
from ontology.iris import kind_of, policy_of

ADDED = {"unit": "add-owner", "date": "add-deadline"}
"""What stands by itself where the words are still there and nothing is read from them any more."""


@dataclass(frozen=True, slots=True)
class People:
    """All that was entered, by the fact it is about today; of two corrections of one kind the later one holds.

    `added` are additions by clause, `names` say whom a policy means by a name; `entries` are all corrections in the
    order they were entered, also those withdrawn and those whose words are gone.
    """

    corrections: dict[str, dict[str, Entry]] = field(default_factory=dict)
    added: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    names: dict[tuple[str, str], Entry] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    observations: dict[str, tuple[Row, ...]] = field(default_factory=dict)

    def rejected(self, fact: str) -> bool:
        """Whether a person said last that the text does not say this."""
        kinds = self.corrections.get(fact, {})
        return "reject" in kinds and kinds["reject"] is _last(kinds.values())

    def last(self, fact: str, *kinds: str) -> Entry | None:
        """The last correction of one of these kinds that a fact has."""
        found = self.corrections.get(fact, {})
        return _last(found[kind] for kind in kinds if kind in found)

    def dated(self, *facts: str) -> Entry | None:
        """The last date that people gave to a figure or to the deadline that belongs to it."""
        return _last(entry for fact in facts if fact and (entry := self.last(fact, "date")))

    def latest(self, fact: str) -> CorrectionNote | None:
        """What people said of a fact last, of whatever kind."""
        entry = _last(self.corrections.get(fact, {}).values())
        return entry.note if entry else None

    def note(self, fact: str, *kinds: str) -> CorrectionNote | None:
        """What answers show of it."""
        entry = self.last(fact, *kinds)
        return entry.note if entry else None

    def meant(self, policy: str, named: str) -> Entry | None:
        """What a person said of whom this policy means by a name."""
        return self.names.get((policy, named))

    def meanings(self, policy: str, names: Iterable[str]) -> list[Entry]:
        """The same of several names, in the order it was entered."""
        found = (self.names.get((policy, name)) for name in names) if self.names else ()
        return sorted((entry for entry in found if entry), key=lambda entry: entry.number)

    def unit_of(self, owner: str, policy: str, named: str) -> Entry | None:
        """What gives an owner another unit: said of its line, or else of the name it bears."""
        return self.last(owner, "unit") or self.meant(policy, named)

    def additions(self, clause: str, kind: str) -> tuple[Entry, ...]:
        """What people added to a clause, but for what was rejected since; of equal units the last."""
        found: dict[str, Entry] = {}
        for entry in self.added.get(clause, ()):
            if ADDED.get(entry.kind, entry.kind) == kind and not self.rejected(entry.note.id):
                found[_sameness(entry, kind)] = entry
        return tuple(found.values())

    def corrected_owners(self, clause: str) -> int:
        """How many corrections of its owners a clause has, confirmations apart."""
        return self.counts.get(clause, 0)

    def holders(self, clause: str, owners: Iterable[Row]) -> set[str]:
        """The units that own a clause, by its rows of owners and by what people corrected."""
        held = {entry.unit.id for entry in self.additions(clause, "add-owner") if entry.unit}
        for row in owners:
            if not self.rejected(text_of(row, "owner")):
                entry = self.unit_of(text_of(row, "owner"), text_of(row, "policy"), text_of(row, "named"))
                held.add((entry.unit.id if entry.unit else "") if entry else text_of(row, "unit"))
        return held

    def about(self, facts: Iterable[str]) -> tuple[CorrectionNote, ...]:
        """Every correction of these facts, and what was added to them, in the order it was entered."""
        wanted = set(facts)
        return tuple(
            entry.note
            for entry in self.entries
            if entry.state == "standing" and entry.anchor
            if (entry.anchor.clause if entry.cite else entry.anchor.fact) in wanted
        )


def load_people(store: Store) -> People:
    """Everything people entered, in order, each correction where its words stand today."""
    observations: dict[str, list[Row]] = defaultdict(list)
    for row in store.query("observations"):
        observations[text_of(row, "target")].append(row)
    people = People(observations={target: tuple(found) for target, found in observations.items()})
    entries = sorted(map(entry_of, store.query("corrections")), key=lambda entry: entry.number)
    return _filed(replace(people, entries=_placed(store, entries))) if entries else people


def _placed(store: Store, entries: list[Entry]) -> tuple[Entry, ...]:
    withdrawn = {entry.note.about: entry.note for entry in entries if entry.kind == "withdraw"}
    anchors, placed = Anchors(store.query), dict[str, Entry]()
    for entry in (_named(store, each) for each in entries):
        added = placed.get(entry.note.about)
        if withdrawal := withdrawn.get(entry.note.id):
            entry = replace(entry, state="withdrawn", withdrawal=withdrawal)
        elif entry.kind != "withdraw":
            entry = _about(entry, added) if added else _anchored(store, anchors, entry)
        placed[entry.note.id] = entry
    return tuple(placed.values())


def _named(store: Store, entry: Entry) -> Entry:
    """With the name of its unit as the graph has it, where it was entered without."""
    if entry.unit is None or entry.unit.name:
        return entry
    name = next((text_of(row, "name") for row in store.query("unit", unit=entry.unit.id)), entry.unit.id)
    return replace(entry, unit=replace(entry.unit, name=name), note=replace(entry.note, value=name))


def _about(entry: Entry, added: Entry) -> Entry:
    """A correction of something that a person added stands as long as that does."""
    if added.state != "standing" or added.anchor is None:
        return replace(entry, state=added.state)
    return replace(entry, anchor=replace(added.anchor, fact=added.note.id))


def _anchored(store: Store, anchors: Anchors, entry: Entry) -> Entry:
    """The entry with its state and, where it stands, its anchor."""
    anchor = anchors.find(entry)
    if anchor is None:
        gone = not anchors.has(policy_of(entry.note.about) or "")
        return replace(entry, state="without-policy" if gone else "without-words")
    entry = replace(entry, anchor=anchor, note=replace(entry.note, about=anchor.fact or entry.note.about))
    if anchor.fact or entry.kind in ("name", "reject"):
        return entry
    if anchor.clause and (entry.kind.startswith("add-") or entry.kind in ADDED):
        cite = cite_of(store.query("clauses", clause=anchor.clause)[0])
        return replace(entry, cite=replace(cite, passage=anchor.passage or cite.passage))
    return replace(entry, state="without-words")


def _filed(people: People) -> People:
    """The entries that stand, where answers look for them."""
    for entry in people.entries:
        anchor = entry.anchor
        if entry.state != "standing" or anchor is None:
            continue
        for clause in _clauses_of_owners(entry):
            people.counts[clause] = people.counts.get(clause, 0) + 1
        if entry.kind == "name":
            people.names[(anchor.policy, entry.named or "")] = entry
        elif entry.cite and anchor.clause:
            people.added[anchor.clause] = (*people.added.get(anchor.clause, ()), entry)
        elif anchor.fact:
            people.corrections.setdefault(anchor.fact, {})[entry.kind] = entry
    return people


def _clauses_of_owners(entry: Entry) -> frozenset[str]:
    """The clauses whose owners an entry changes."""
    anchor = entry.anchor
    if anchor is None or entry.kind == "confirm":
        return frozenset()
    if anchor.name:
        return anchor.name.clauses
    changes = entry.kind in ("unit", "role", "add-owner") or kind_of(anchor.fact or "") == "assignment"
    return frozenset([anchor.clause]) if changes and anchor.clause else frozenset()


def _sameness(entry: Entry, kind: str) -> str:
    if entry.unit:
        return entry.unit.id
    return entry.value or "" if kind == "add-deadline" else entry.note.id


def _last(entries: Iterable[Entry]) -> Entry | None:
    return max(entries, key=lambda entry: number_in(entry.note.id), default=None)
