"""What the journal records: the four kinds of event, and what people enter."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Literal, Self

from graph.errors import StoreError

EventKind = Literal["document", "withdrawal", "observation", "correction"]
CorrectionKind = Literal["reject", "confirm", "unit", "role", "date", "add-owner", "add-deadline"]


@dataclass(frozen=True, slots=True)
class CompiledGraph:
    """One document as sorted N-Quads, all of them in the named graph `graph`; `policy` is the policy's id."""

    policy: str
    graph: str
    nquads: bytes

    @classmethod
    def of(cls, policy: str, nquads: bytes) -> Self:
        """With the graph its quads stand in; raises `StoreError` where they stand in none or in several."""
        graphs = {line.rsplit(b" ", 2)[-2] for line in nquads.split(b"\n") if line}
        if len(graphs) != 1:
            raise StoreError(
                f"政策 {policy} 的编译结果应在一个命名图中，实有 {len(graphs)} 个",
                f"the compiled policy {policy} should stand in one named graph, not in {len(graphs)}",
            )
        return cls(policy, graphs.pop()[1:-1].decode("ascii"), nquads)


Compile = Callable[[bytes, str], CompiledGraph]
"""Bytes and file name to a graph; raises `UnreadableFile` or `InvalidGraph`, and then nothing is stored."""


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
class Correction:
    """A person's word against what was extracted: who, when, why, about which fact.

    `about` is the fact corrected (for `add-owner` and `add-deadline`: the clause that lacks it). `value` is the new
    unit's id (`unit`, `add-owner`), role (`role`) or ISO date (`date`, `add-deadline`); none for `reject`, `confirm`.
    """

    about: str
    kind: CorrectionKind
    value: str | None
    person: str
    time: str
    reason: str


def body_of(entry: Observation | Correction) -> dict[str, str | None]:
    """The entry as it stands in the journal."""
    return asdict(entry)


def canonical(body: dict[str, str | None]) -> str:
    """One spelling per body, so that digests can be compared."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
