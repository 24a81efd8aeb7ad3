"""What goes to a worker and what comes back."""

import json
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, Self

from graph.store.outside.refusals import NotServed, QueryRefused

Syntax = Literal["json", "xml", "csv", "tsv", "boolean", "turtle", "ntriples", "jsonld", "rdfxml"]
"""How an answer is written: the first four for SELECT (`boolean` for ASK besides), the others for graphs."""

HEAD = struct.Struct("!I")


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
    """The answer as bytes; `truncated` where something was left out, `rows` how many solutions or triples it has."""

    body: bytes
    rows: int = 0
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What the workers answer from: the journal of a store with its registers, or a file of N-Quads.

    With `union` the default graph holds what any named graph holds.
    """

    journal: Path | None = None
    registers: bytes = b""
    quads: Path | None = None
    union: bool = True

    def packed(self) -> bytes:
        """As it travels: a line of JSON, then the registers."""
        paths = {"journal": self.journal, "quads": self.quads}
        told = {name: str(path.absolute()) for name, path in paths.items() if path is not None}
        return json.dumps({**told, "union": self.union}).encode() + b"\n" + self.registers

    @classmethod
    def of(cls, packed: bytes) -> Self:
        """As it arrives."""
        line, _, registers = packed.partition(b"\n")
        told = json.loads(line)
        journal, quads = (Path(told[name]) if name in told else None for name in ("journal", "quads"))
        return cls(journal, registers, quads, told["union"])


def refusal_head(error: QueryRefused | NotServed) -> bytes:
    """The head of an answer that is a refusal, with its length before it."""
    told: dict[str, object] = {"zh": error.zh, "en": error.en, "code": error.code}
    if isinstance(error, QueryRefused):
        told |= {"zh": error.said[0], "en": error.said[1], "line": error.line, "column": error.column}
    return framed(json.dumps({"refused": told}).encode())


def answer_head(answer: QueryAnswer) -> bytes:
    """The head of an answer, with its length before it; the body follows."""
    told = {"rows": answer.rows, "truncated": answer.truncated, "size": len(answer.body)}
    return framed(json.dumps(told).encode())


def framed(data: bytes) -> bytes:
    """With its length before it."""
    return HEAD.pack(len(data)) + data
