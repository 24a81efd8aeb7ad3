"""The nouns of a compiled policy, as plain frozen records.

They are the Python twin of the JSON form `zeren-policy/1`: `dataclasses.asdict` of a `CompiledPolicy` holds exactly
the keys of that form. Every identifier is ASCII and unique over all policies (`ontology.iris` mints them), and every
passage counts Unicode code points in the canonical text, so that `text[start:end] == exact` always holds.
"""

from dataclasses import dataclass
from typing import Literal

Role = Literal["lead", "responsible", "support", "oversee"]
Basis = Literal["stated", "document-rule", "first-listed", "named-in-text"]
Origin = Literal["clause", "table", "text"]
Modality = Literal["obligation", "prohibition", "encouragement", "principle"]
Bound = Literal[">=", "<=", "=", ">", "<", "range"]
Severity = Literal["error", "warning", "info"]
UnitKind = Literal["body", "group"]
Precision = Literal["day", "month", "month-end", "quarter-end", "year", "year-end", "relative", "unknown"]
TargetKind = Literal[
    "goal", "stretch", "standard", "threshold", "amount", "baseline", "scope", "period", "organisation"
]


@dataclass(frozen=True, slots=True)
class Passage:
    """原文: words of the canonical text and where they stand (code points, end exclusive)."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Unit:
    """单位: who is meant; `kind` tells one body from a group (各县〔市〕人民政府)."""

    id: str
    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Naming:
    """One name under which a text speaks of a unit, and why the two are the same (教育部门 → 州教育局)."""

    named: str
    reason: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit of the policy with every name the text gives it; `source` is the register line or "grammar"."""

    id: str
    name: str
    kind: UnitKind
    level: str | None
    area: str | None
    parent: str | None
    source: str
    members: tuple[str, ...]
    names: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """条款: a numbered part at any level; `path` holds the labels from the top (二, (一), 2)."""

    id: str
    label: str
    heading: str
    parent: str | None
    path: tuple[str, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Assignment:
    """责任分工: one unit, group or unnamed party in one role for one task.

    `unit` is None where nobody in particular is named; `reason` then says why. `order` is the position in its
    list, from 1. `external` marks a unit outside the issuer's own area or line. The passage is the unit's own words.
    """

    id: str
    clause: str
    named: str
    unit: Unit | None
    role: Role
    basis: Basis
    origin: Origin
    order: int
    reason: str | None
    external: bool
    passage: Passage


@dataclass(frozen=True, slots=True)
class Duty:
    """职责: one statement that someone shall, shall not or may do something.

    `named` are the actors as written in the sentence, `units` the ids of those that could be settled; `inherited`
    tells that the sentence names no actor and the responsibility clause answers for it.
    """

    id: str
    clause: str
    named: tuple[str, ...]
    units: tuple[str, ...]
    inherited: bool
    modality: Modality
    passage: Passage


@dataclass(frozen=True, slots=True)
class Deadline:
    """时限: an ISO date or None where the text gives none; `target` is the figure it belongs to."""

    id: str
    clause: str
    date: str | None
    precision: Precision
    target: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Cadence:
    """频次: how often; `rrule` (RFC 5545) only where one can honestly be given."""

    id: str
    clause: str
    cadence: str
    rrule: str | None
    vague: bool
    at_least: int | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Target:
    """指标: a bound on a figure for a population (`scope`, word for word); `damaged` where the source is."""

    id: str
    clause: str
    subject: str
    bound: Bound
    value: float | int | None
    min: float | int | None
    max: float | int | None
    unit: str
    scope: str
    deadline: str | None
    kind: TargetKind
    damaged: bool
    passage: Passage


@dataclass(frozen=True, slots=True)
class Bracket:
    """One line of a norm: between `from_` and `to` of its measure, at least `min` and at most `max`.

    `ratio` is per one (3‰ is 0.003); beyond `from_`, every `step` adds `extra`. A bound the source has lost is None
    and `damaged` is true. In JSON `from_` is written `from`.
    """

    from_: float | int | None
    to: float | int | None
    min: float | int | None
    max: float | int | None
    ratio: float | None
    step: float | int | None
    extra: float | int | None
    damaged: bool


@dataclass(frozen=True, slots=True)
class Norm:
    """配备标准: how many of `subject` (专职保安员) `per` measure (学生人数), by brackets."""

    id: str
    clause: str
    subject: str
    per: str
    brackets: tuple[Bracket, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Citation:
    """援引文件: another document named in the text, with its number where given."""

    clause: str | None
    title: str
    number: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does what a consequence says, as written and as settled."""

    named: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """问责措施: what follows, on whom, by whom, when; `order` is its step on a ladder, from 1."""

    id: str
    clause: str
    trigger: str
    actor: Actor | None
    subject: str
    measure: str
    order: int | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Finding:
    """问题提示: something the policy leaves unclear, with what would mend it."""

    code: str
    severity: Severity
    clause: str | None
    message: str
    suggestion: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class BasisDocument:
    """依据: a document the policy says it rests on."""

    title: str
    number: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text came from; `characters` counts code points of the canonical text."""

    name: str
    media_type: str
    encoding: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True)
class Policy:
    """政策文件: a policy act as issued; dates are ISO or None."""

    id: str
    title: str
    number: str | None
    issuer: str | None
    signed: str | None
    published: str | None
    addressees: tuple[str, ...]
    basis: tuple[BasisDocument, ...]
    index_number: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class CompiledPolicy:
    """Everything one document says, in document order, and what it leaves unclear.

    `unsettled` are the names that could not be settled to a unit, once each, with the reason.
    """

    policy: Policy
    text: str
    clauses: tuple[Clause, ...]
    units: tuple[NamedUnit, ...]
    assignments: tuple[Assignment, ...]
    duties: tuple[Duty, ...]
    deadlines: tuple[Deadline, ...]
    cadences: tuple[Cadence, ...]
    targets: tuple[Target, ...]
    norms: tuple[Norm, ...]
    citations: tuple[Citation, ...]
    consequences: tuple[Consequence, ...]
    findings: tuple[Finding, ...]
    unsettled: tuple[Naming, ...] = ()
