"""What goes to a worker and what comes back."""

import json
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn, Self

from graph.store.engines.protocol import Endpoint
from graph.store.outside.refusals import EndpointLost, NotExact, NotServed, QueryRefused, QueryStopped

Syntax = Literal["json", "xml", "csv", "tsv", "boolean", "turtle", "ntriples", "jsonld", "rdfxml"]
"""How an answer is written: the first four for SELECT (`boolean` for ASK besides), the others for graphs."""

HEAD = struct.Struct("!I")
JOURNAL, ENDPOINT = "journal", "endpoint"
NOT_EXACT = "not-exact"


@dataclass(frozen=True, slots=True)
class AskedQuery:
    """A scanned query, the graphs to ask, and how to write the answer.

    `default` and `named` are the graphs given beside the query, which win over its own FROM clauses; both None where
    none were given. `own` are those the query names. `columns` is the order of the
    columns where the query leaves it open.
    """

    text: str
    syntax: Syntax
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    own: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def packed(self) -> bytes:
        """As it travels."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def of(cls, packed: bytes) -> Self:
        """As it arrives."""
        known = json.loads(packed)
        for name in ("default", "named", "own", "columns"):
            known[name] = None if known[name] is None else tuple(known[name])
        return cls(**known)


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """The answer as bytes; `truncated` where something was left out, `rows` how many solutions or triples it has.

    `by` says who answered: the journal's copy, or the endpoint that keeps the graph.
    """

    body: bytes
    rows: int = 0
    truncated: bool = False
    by: str = JOURNAL


@dataclass(frozen=True, slots=True)
class Source:
    """What the workers answer from: the journal of a store with its registers, or a file of N-Quads.

    With `union` the default graph holds what any named graph holds. With `endpoint` the graph there is asked, as long
    as it is at the journal's state.
    """

    journal: Path | None = None
    registers: bytes = b""
    quads: Path | None = None
    union: bool = True
    endpoint: Endpoint | None = None

    def packed(self) -> bytes:
        """As it travels: a line of JSON, then the registers."""
        paths = {"journal": self.journal, "quads": self.quads}
        told = {name: str(path.absolute()) for name, path in paths.items() if path is not None}
        asked = {} if self.endpoint is None else {"endpoint": asdict(self.endpoint)}
        return json.dumps({**told, **asked, "union": self.union}).encode() + b"\n" + self.registers

    @classmethod
    def of(cls, packed: bytes) -> Self:
        """As it arrives."""
        line, _, registers = packed.partition(b"\n")
        told = json.loads(line)
        journal, quads = (Path(told[name]) if name in told else None for name in ("journal", "quads"))
        endpoint = Endpoint(**told["endpoint"]) if "endpoint" in told else None
        return cls(journal, registers, quads, told["union"], endpoint)


Unanswerable = QueryRefused | NotServed | QueryStopped | EndpointLost | NotExact
"""What a worker can say in the place of an answer."""
REFUSALS = (QueryRefused, NotServed, QueryStopped, EndpointLost, NotExact)


def refusal_head(error: Unanswerable) -> bytes:
    """The head of an answer that is a refusal, with its length before it."""
    if isinstance(error, NotExact):
        return framed(json.dumps({"refused": {"code": NOT_EXACT, "reason": error.reason}}).encode())
    if isinstance(error, EndpointLost):
        return framed(json.dumps({"refused": {"code": error.code, "log": error.log}}).encode())
    told: dict[str, object] = {"zh": error.zh, "en": error.en, "code": error.code}
    if isinstance(error, QueryRefused):
        told |= {"zh": error.said[0], "en": error.said[1], "line": error.line, "column": error.column}
    return framed(json.dumps({"refused": told}).encode())


def raise_refused(told: dict[str, Any]) -> NoReturn:
    """Raises what a worker said, as it was there; one that stopped is told by who knows the limits."""
    code = told["code"]
    if code == NOT_EXACT:
        raise NotExact(told["reason"])
    if code == EndpointLost.code:
        raise EndpointLost(told["log"])
    if code == NotServed.code:
        raise NotServed(told["zh"], told["en"])
    if code == QueryStopped.code:
        raise QueryStopped(told["zh"], told["en"], retry_after=1)
    raise QueryRefused(**told)


def answer_head(answer: QueryAnswer) -> bytes:
    """The head of an answer, with its length before it; the body follows."""
    told = {"rows": answer.rows, "truncated": answer.truncated, "size": len(answer.body), "by": answer.by}
    return framed(json.dumps(told).encode())


def framed(data: bytes) -> bytes:
    """With its length before it."""
    return HEAD.pack(len(data)) + data
