"""What people entered, as answers show it."""

from dataclasses import dataclass
from typing import Literal

from graph.records import Role

Review = Literal["confirmed", "corrected", "rejected"]


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """更正: a person's word that wins over what was extracted: who, when and why.

    `value` is the new unit's name, a role, an ISO date or a figure in words, `role` the role that goes with a unit;
    `was` is what had been extracted, in words, `quoted` the words of the text that the person points at. `review` is
    the review status it gives: a fact without a correction was extracted and not reviewed.
    """

    id: str
    about: str
    kind: str
    value: str | None
    person: str
    time: str
    reason: str
    role: Role | None = None
    was: str | None = None
    quoted: str | None = None
    review: Review = "corrected"


@dataclass(frozen=True, slots=True)
class ObservationFact:
    """实绩: a value as a person reported it; `meets` None where the bound cannot be judged (damaged, unknown)."""

    id: str
    target: str
    value: float | int
    area: str | None
    period: str | None
    source: str | None
    person: str
    time: str
    meets: bool | None
