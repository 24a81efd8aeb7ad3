"""What the journal records: the four kinds of event, and what people enter."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal, Self

from graph.errors import StoreError, ZerenError

EventKind = Literal["document", "withdrawal", "observation", "correction"]
CorrectionKind = Literal[
    "reject", "confirm", "unit", "role", "date", "figure", "add-owner", "add-deadline", "add-target", "name", "withdraw"
]


@dataclass(frozen=True, slots=True)
class CompiledGraph:
    """One document as sorted N-Quads, all of them in the named graph `graph`; `policy` is the policy's id."""

    policy: str
    graph: str
    nquads: bytes

    @classmethod
    def of(cls, policy: str, nquads: bytes) -> Self:
        """With the graph its quads stand in; raises `StoreError` where they stand in none or in several."""
        first = nquads[: nquads.find(b"\n") + 1]
        graph = first.rsplit(b" ", 2)[-2:-1]
        if not graph or nquads.count(b" " + graph[0] + b" .\n") != nquads.count(b"\n"):  # counted: lines are many
            count = len({line.rsplit(b" ", 2)[-2] for line in nquads.split(b"\n") if line})
            raise StoreError(
                f"政策 {policy} 的编译结果应在一个命名图中，实有 {count} 个",
                f"the compiled policy {policy} should stand in one named graph, not in {count}",
            )
        return cls(policy, graph[0][1:-1].decode("ascii"), nquads)


Compile = Callable[[bytes, str], CompiledGraph]
"""Bytes and file name to a graph; raises `UnreadableFile` or `InvalidGraph`, and then nothing is stored."""

Document = tuple[bytes, str]
"""Bytes and file name."""

CompileMany = Callable[[Iterable[Document]], Iterator[CompiledGraph | ZerenError]]
"""The same of many documents: one graph or error each, in their order."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the journal; `digest` covers this event and all before it."""

    number: int
    kind: EventKind
    body: dict[str, str | None]
    digest: str


@dataclass(frozen=True, slots=True)
class Observation:
    """实绩: a value of a figure as reported by a person; never extracted.

    `target` is the target it reports on, `value` a decimal in the target's own unit, `area` and `period` as the person
    wrote them, `time` when it was reported (ISO 8601 with zone), `source` what it rests on.
    """

    target: str
    value: str
    person: str
    time: str
    area: str | None = None
    period: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """原文: words of one text (by its SHA-256), where they stand, and what stands around them in their clause.

    Around them, so that they are found again in another text of the policy even where they stand there often.
    """

    sha256: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a figure is corrected to, field by field, as decimals and words; None leaves the field as it is."""

    bound: str | None = None
    value: str | None = None
    min: str | None = None
    max: str | None = None
    measure: str | None = None
    subject: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word against what was extracted: who, when, why, about which fact, resting on which words.

    `about` is the fact corrected; for `add-…` the clause that lacks something, for `name` the policy in which `named`
    means another unit, for `withdraw` the correction taken back (`e-7`). `value` is the new unit's id (`unit`,
    `add-owner`, `name`; there None means nobody), role (`role`) or ISO date (`date`, `add-deadline`, `add-target`).
    `role` goes with a unit, `unit_name` says what the unit is called should the graph know it no more. `original` is
    what had been extracted, in words. `words` are those of the fact, or those an addition rests on, `heading` is that
    of the clause they stand in; `evidence` are other words that the person points at.
    """

    about: str
    kind: CorrectionKind
    value: str | None
    person: str
    time: str
    reason: str
    role: str | None = None
    unit_name: str | None = None
    named: str | None = None
    original: str | None = None
    heading: str | None = None
    figure: Figure | None = None
    words: Words | None = None
    evidence: Words | None = None


Body = dict[str, str | None]
_ALWAYS = ("about", "kind", "value", "person", "time", "reason")


def body_of(entry: Observation | Correction) -> Body:
    """The entry as it stands in the journal: flat, without what was left open."""
    if isinstance(entry, Observation):
        return asdict(entry)
    flat = asdict(entry)
    for part in ("figure", "words", "evidence"):
        flat |= {f"{part}-{name}": text for name, text in (flat.pop(part) or {}).items()}
    said = {key: text for key, text in flat.items() if key in _ALWAYS or text not in (None, "")}
    return {key: None if text is None else str(text) for key, text in said.items()}


def canonical(body: dict[str, str | None]) -> str:
    """One spelling per body, so that digests can be compared."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
