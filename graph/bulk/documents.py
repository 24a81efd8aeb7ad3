"""From the bytes of one document to what may be stored of it: the one composition of compiler, writer and check.

The same bytes give the same answer in every process and on every machine; neither clock nor place is in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from graph.errors import InvalidGraph, ZerenError

if TYPE_CHECKING:
    from graph.records import CompiledPolicy
    from graph.settle.units.registers import Registers

Document = tuple[bytes, str]
"""Bytes and file name."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a document that compiled: how much was read and found."""

    name: str
    sha256: str
    policy: str
    title: str
    characters: int
    quads: int
    clauses: int
    assignments: int
    duties: int
    findings: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document did not compile, in both languages; `code` is that of the error."""

    name: str
    sha256: str
    code: str
    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""

    def error(self) -> ZerenError:
        """The same to be raised or told, without the class it had."""
        return ZerenError(self.zh, self.en, hint_zh=self.hint_zh, hint_en=self.hint_en)


@dataclass(frozen=True, slots=True)
class CompiledDocument:
    """A document as sorted N-Quads, checked by the shapes."""

    policy: str
    nquads: bytes
    report: Report


Outcome = CompiledDocument | Refusal


def compile_document(data: bytes, name: str, registers: Registers | None = None) -> CompiledDocument:
    """Raises `UnreadableFile` for what is no document, `InvalidGraph` where our own graph breaks the shapes.

    The bundled registers are used where none are given.
    """
    from graph.check.shapes import check_shapes
    from graph.compiler import compile_policy
    from graph.write.quads import write_nquads

    compiled = compile_policy(data, name, registers)
    nquads = write_nquads(compiled)
    violations = check_shapes(nquads)
    if violations:
        raise InvalidGraph(
            f"{name} 编译出的图有 {len(violations)} 处不合规定的形状，没有存入：{violations[0]}",
            f"the graph of {name} breaks the shapes in {len(violations)} places; nothing was stored: {violations[0]}",
            hint_zh="这是程序的错误，请连同文件一并报告",
            hint_en="This is our error; please report it with the document",
        )
    return CompiledDocument(compiled.policy.id, nquads, _report(compiled, nquads))


def compile_documents(documents: Sequence[Document], registers: Registers | None = None) -> list[Outcome]:
    """One outcome a document, in their order: what a worker does with what it is sent."""
    return [_outcome(data, name, registers) for data, name in documents]


def refusal_of(document: Document, error: ZerenError) -> Refusal:
    """The error as data, which travels between processes and machines."""
    data, name = document
    said = (error.code, error.zh, error.en, error.hint_zh, error.hint_en)
    return Refusal(name, hashlib.sha256(data).hexdigest(), *said)


def line_of(outcome: Outcome) -> dict[str, str | int]:
    """The outcome for a report in JSON, without its quads: `policy` where it compiled, `code` where it did not."""
    return asdict(outcome if isinstance(outcome, Refusal) else outcome.report)


def _outcome(data: bytes, name: str, registers: Registers | None) -> Outcome:
    try:
        return compile_document(data, name, registers)
    except ZerenError as error:
        return refusal_of((data, name), error)


def _report(compiled: CompiledPolicy, nquads: bytes) -> Report:
    policy = compiled.policy
    found = (compiled.clauses, compiled.assignments, compiled.duties, compiled.findings)
    counts = (policy.source.characters, nquads.count(b"\n"), *map(len, found))
    return Report(policy.source.name, policy.source.sha256, policy.id, policy.title, *counts)
