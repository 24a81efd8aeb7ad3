"""One correction as it was entered, read from its row, and where it stands in the texts of today."""

from dataclasses import dataclass, field
from typing import Literal, cast

from graph.ask.answers import Cite, CorrectionNote, UnitRef
from graph.ask.parts.notes import Review
from graph.ask.parts.rows import number_of, passage_of, text_of, text_or_none, unit_of
from graph.records import Passage, Role
from graph.store.corrections import BOUNDS
from graph.store.values import Row

State = Literal["standing", "withdrawn", "without-words", "without-policy"]
ROLES: dict[str, str] = {"lead": "牵头", "responsible": "责任", "support": "配合", "oversee": "督导"}
ADDITIONS = {"add-owner": "assignment", "unit": "assignment", "add-deadline": "deadline", "date": "deadline",
             "add-target": "target"}  # fmt: skip
"""Kinds that can stand by themselves, and the kind of fact that they then are."""
_REVIEWS: dict[str, Review] = {"confirm": "confirmed", "reject": "rejected"}
_SIGNS = {code: sign for sign, code in BOUNDS.items()}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of one text (`v-…`), where they stood, and what stood around them."""

    text: str
    passage: Passage
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class NewFigure:
    """What a figure is corrected to; None leaves the field as it is."""

    bound: str | None
    value: float | int | None
    min: float | int | None
    max: float | int | None
    measure: str | None
    subject: str | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """Of a name that is corrected: the clauses that use it, the units it was taken to mean, their other names."""

    clauses: frozenset[str]
    meant: frozenset[str]
    also: frozenset[str]

    def strikes(self, unit: str, names: frozenset[str]) -> bool:
        """Whether a unit was named by this name, and by no other of those that stand beside it."""
        return unit in self.meant and not (names & self.also)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a correction stands today: the fact, or (for an addition) only the clause, and the words."""

    policy: str
    fact: str | None
    clause: str | None
    passage: Passage | None
    name: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction: `note` is what answers show of it, the rest what they are made from.

    `unit` is the new unit, `named` the words that mean it; `heading` is that of the clause of its words, `cite` the
    place of what was added.
    """

    note: CorrectionNote
    value: str | None
    unit: UnitRef | None
    named: str | None
    figure: NewFigure
    heading: str
    words: Quoted | None
    evidence: Passage | None
    state: State = "standing"
    anchor: Anchor | None = None
    cite: Cite | None = None
    withdrawal: CorrectionNote | None = field(default=None)

    @property
    def kind(self) -> str:
        """Its kind, as in `CorrectionKind`."""
        return self.note.kind

    @property
    def own_words(self) -> bool:
        """Whether an addition rests on words of its own, and not on the heading of the clause that lacked it."""
        return self.evidence is not None or self.kind in ("unit", "date")

    @property
    def number(self) -> int:
        """The event's number: of two, the later has the last word."""
        return number_in(self.note.id)


def number_in(identifier: str) -> int:
    """`e-7` → 7."""
    return int(identifier.rpartition("-")[2])


def entry_of(row: Row) -> Entry:
    """A row of the question `corrections`."""
    kind, value = text_of(row, "kind"), text_or_none(row, "value")
    unit = unit_of(text_of(row, "unit"), text_of(row, "unitName")) if row["unit"] else None
    figure = NewFigure(
        _SIGNS[text_of(row, "bound")] if row["bound"] else None,
        number_of(row, "figure"),
        number_of(row, "min"),
        number_of(row, "max"),
        text_or_none(row, "measure"),
        text_or_none(row, "subject"),
        text_or_none(row, "scope"),
    )
    evidence = _evidence(row)
    note = CorrectionNote(
        id=text_of(row, "correction"),
        about=text_of(row, "about"),
        kind=kind,
        value=_value_in_words(kind, value, unit, figure),
        person=text_of(row, "person"),
        time=text_of(row, "time"),
        reason=text_of(row, "reason"),
        role=cast("Role | None", row["role"]),
        was=text_or_none(row, "original"),
        quoted=evidence.exact if evidence else None,
        review=_REVIEWS.get(kind, "corrected"),
    )
    words = None
    if row["text"]:
        words = Quoted(text_of(row, "text"), passage_of(row), text_of(row, "prefix"), text_of(row, "suffix"))
    heading = text_of(row, "heading")
    return Entry(note, value, unit, text_or_none(row, "named"), figure, heading, words, evidence)


def figure_in_words(new: NewFigure) -> str:
    """What a correction makes of a figure: 2–3名, ≥ 95%; only what it changes."""
    unit = new.measure or ""
    parts = [new.scope or "", new.subject or ""]
    if new.min is not None and new.max is not None:
        parts.append(f"{new.min}–{new.max}{unit}")
    elif new.min is not None or new.max is not None:
        parts.append(f"下限 {new.min}{unit}" if new.max is None else f"上限 {new.max}{unit}")
    elif new.value is not None:
        parts.append(f"{new.bound or ''} {new.value}{unit}".strip())
    else:
        parts += [new.bound or "", f"计量单位 {unit}" if unit else ""]
    return " ".join(part for part in parts if part)


def _value_in_words(kind: str, value: str | None, unit: UnitRef | None, figure: NewFigure) -> str | None:
    if kind == "figure":
        return figure_in_words(figure)
    if kind == "add-target":
        return " ".join(part for part in (figure_in_words(figure), value) if part)
    return unit.name if unit else value


def _evidence(row: Row) -> Passage | None:
    if row["evidence"] is None:
        return None
    return Passage(cast(int, row["evidenceStart"]), cast(int, row["evidenceEnd"]), text_of(row, "evidence"))
