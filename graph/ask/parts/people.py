"""What people entered: corrections, which win over what was extracted, and observations, which give a status."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.ask.answers import CorrectionNote
from graph.ask.parts.rows import text_of, text_or_none
from graph.store.store import Store
from graph.store.values import Row


@dataclass(frozen=True, slots=True)
class People:
    """All that was entered, by the fact it is about; of two corrections of one kind the later one holds."""

    corrections: dict[str, dict[str, CorrectionNote]] = field(default_factory=dict)
    added: dict[str, tuple[CorrectionNote, ...]] = field(default_factory=dict)
    observations: dict[str, tuple[Row, ...]] = field(default_factory=dict)

    def rejected(self, fact: str) -> bool:
        """Whether a person said last that the text does not say this."""
        kinds = self.corrections.get(fact, {})
        return "reject" in kinds and kinds["reject"] is _last(kinds.values())

    def standing(self, fact: str, *kinds: str) -> CorrectionNote | None:
        """The last correction of one of these kinds that a fact has."""
        notes = self.corrections.get(fact, {})
        return _last(notes[kind] for kind in kinds if kind in notes)

    def about(self, facts: Iterable[str]) -> tuple[CorrectionNote, ...]:
        """Every correction of these facts, and what was added to them, in the order it was entered."""
        notes: list[CorrectionNote] = []
        for fact in facts:
            notes += [*self.corrections.get(fact, {}).values(), *self.added.get(fact, ())]
        return tuple(sorted(set(notes), key=_entered))


def load_people(store: Store) -> People:
    """Everything people entered, in order."""
    people = People()
    for note in sorted(map(_note, store.query("corrections")), key=_entered):
        if note.kind.startswith("add-"):
            people.added[note.about] = (*people.added.get(note.about, ()), note)
        else:
            people.corrections.setdefault(note.about, {})[note.kind] = note
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in store.query("observations"):
        rows[text_of(row, "target")].append(row)
    people.observations.update({target: tuple(found) for target, found in rows.items()})
    return people


def _note(row: Row) -> CorrectionNote:
    return CorrectionNote(
        id=text_of(row, "correction"),
        about=text_of(row, "about"),
        kind=text_of(row, "kind"),
        value=text_or_none(row, "value"),
        person=text_of(row, "person"),
        time=text_of(row, "time"),
        reason=text_of(row, "reason"),
    )


def _entered(note: CorrectionNote) -> int:
    """The event's number, which the node is named by."""
    return int(note.id.rpartition("-")[2])


def _last(notes: Iterable[CorrectionNote]) -> CorrectionNote | None:
    return max(notes, key=_entered, default=None)
