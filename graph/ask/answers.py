"""The answers, as plain records. Every fact in them names its policy, its clause and its words.

The JSON API, the pages, the command line and the pictures are all made from these and from nothing else.
"""

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from graph.ask.parts.notes import CorrectionNote as CorrectionNote
from graph.ask.parts.notes import ObservationFact as ObservationFact
from graph.records import Basis, Modality, Origin, Passage, Role, Severity

Status = Literal["met", "not-met", "overdue-unreported", "soon", "not-due", "no-deadline"]
OwnerBasis = Basis | Literal["person"]
OwnerOrigin = Origin | Literal["person"]
"""What a role rests on, and where an owner was found: the text, by one of its ways, or a person who corrected it."""
Via = Literal["clause", "text", "group"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class UnitRef:
    """单位: enough to name and link it."""

    id: str
    name: str
    kind: Literal["body", "group"]


@dataclass(frozen=True, slots=True)
class Cite:
    """出处: policy, clause and the exact words; `label` is the way from the top (二（一）2), `heading` the clause's."""

    policy: str
    policy_title: str
    clause: str
    label: str
    heading: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class PolicyRef:
    """政策文件: one line of the list of policies, with counts."""

    id: str
    title: str
    number: str | None
    issuer: str | None
    signed: str | None
    tasks: int
    units: int
    duties: int
    targets: int
    findings: int


@dataclass(frozen=True, slots=True)
class Naming:
    """A name under which a unit was reached, and why (register line, grammar, or the merge a policy shows)."""

    named: str
    reason: str
    cite: Cite | None
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class UnitHit:
    """One unit that a name reaches, best first, with the reason."""

    unit: UnitRef
    matched: str
    reason: str
    tasks: int


@dataclass(frozen=True, slots=True)
class Owner:
    """责任分工: who holds a task. `unit` None: nobody in particular, `reason` says why. `members` of a group."""

    id: str
    unit: UnitRef | None
    named: str
    role: Role
    basis: OwnerBasis
    origin: OwnerOrigin
    order: int
    reason: str | None
    external: bool
    members: tuple[UnitRef, ...]
    cite: Cite
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class DutyFact:
    """职责 with its actors; `inherited` when the responsibility clause answers for it."""

    id: str
    modality: Modality
    inherited: bool
    named: tuple[str, ...]
    units: tuple[UnitRef, ...]
    cite: Cite
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class TargetFact:
    """指标 with its own date and population; `text` is the bound in words (≥ 100%, 下限 2、上限不明)."""

    id: str
    subject: str
    bound: str
    value: float | int | None
    min: float | int | None
    max: float | int | None
    unit: str
    scope: str
    kind: str
    damaged: bool
    date: str | None
    precision: str | None
    status: Status
    text: str
    cite: Cite
    observations: tuple[ObservationFact, ...] = ()
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class DeadlineFact:
    """时限: ISO date or None; `target` the id of the figure it belongs to."""

    id: str
    date: str | None
    precision: str
    target: str | None
    status: Status
    cite: Cite
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class CadenceFact:
    """频次 with RRULE where one can honestly be given."""

    id: str
    cadence: str
    rrule: str | None
    vague: bool
    at_least: int | None
    cite: Cite
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class BracketFact:
    """One line of a norm, as in `graph.records.Bracket`."""

    from_: float | int | None
    to: float | int | None
    min: float | int | None
    max: float | int | None
    ratio: float | None
    step: float | int | None
    extra: float | int | None
    damaged: bool
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class NormFact:
    """配备标准."""

    id: str
    subject: str
    per: str
    brackets: tuple[BracketFact, ...]
    cite: Cite
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class ConsequenceFact:
    """问责措施."""

    id: str
    trigger: str
    actor_named: str | None
    actor: UnitRef | None
    subject: str
    measure: str
    order: int | None
    cite: Cite
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class FindingFact:
    """问题提示; `cite` None where it concerns the whole policy."""

    id: str
    policy: str
    code: str
    severity: Severity
    message: str
    suggestion: str
    cite: Cite | None
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class TaskRef:
    """任务: one line of a list. `heading` is the clause's, `label` the way from the top.

    `corrected` counts what people corrected about its owners.
    """

    id: str
    policy: str
    label: str
    heading: str
    chapter: str
    owners: tuple[UnitRef, ...]
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class StruckFact:
    """被否定的事实: what was extracted and a person rejected, kept in sight; `kind` as in marks."""

    id: str
    kind: str
    text: str
    cite: Cite
    correction: CorrectionNote


@dataclass(frozen=True, slots=True)
class TaskPage:
    """Everything about one task: the clause in full and what was understood from it."""

    task: TaskRef
    text: Passage
    owners: tuple[Owner, ...]
    duties: tuple[DutyFact, ...]
    targets: tuple[TargetFact, ...]
    deadlines: tuple[DeadlineFact, ...]
    cadences: tuple[CadenceFact, ...]
    norms: tuple[NormFact, ...]
    consequences: tuple[ConsequenceFact, ...]
    findings: tuple[FindingFact, ...]
    cite: Cite
    as_of: date
    corrections: tuple[CorrectionNote, ...] = ()
    rejected: tuple[StruckFact, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitDuty:
    """One row of a unit's list: a task it holds, how (`via`), and what in it concerns the unit.

    `via` is `clause` where the responsibility clause names it, `text` where only the sentence does, `group` where it
    inherits as a member of `group`.
    """

    task: TaskRef
    role: Role
    basis: OwnerBasis
    via: Via
    group: UnitRef | None
    named: str
    duties: tuple[DutyFact, ...]
    targets: tuple[TargetFact, ...]
    deadlines: tuple[DeadlineFact, ...]
    cadences: tuple[CadenceFact, ...]
    findings: int
    cite: Cite
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """Another unit and the number of tasks shared with it."""

    unit: UnitRef
    shared: int


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit: its names and why, members or groups, its rows, and with whom it works."""

    unit: UnitRef
    level: str | None
    area: str | None
    source: str
    names: tuple[Naming, ...]
    members: tuple[UnitRef, ...]
    groups: tuple[UnitRef, ...]
    duties: tuple[UnitDuty, ...]
    partners: tuple[Partner, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class Due:
    """Something dated: a target or a bare deadline, with its task and owners.

    `cite` has the words of the figure or of the date, `sentence` those in which they stand: what is due.
    """

    date: str
    precision: str
    task: TaskRef
    target: TargetFact | None
    owners: tuple[Owner, ...]
    status: Status
    cite: Cite
    sentence: Passage


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One step in the graph from a unit or a task: the other end and how they are joined."""

    id: str
    name: str
    kind: Literal["unit", "group", "task", "target", "policy"]
    role: Role | None
    basis: OwnerBasis | None
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: `total` counts all of them."""

    items: tuple[T, ...]
    total: int
    offset: int
    limit: int
