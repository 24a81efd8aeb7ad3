"""Files into the store: read, left out where they stand already, compiled by a crew, loaded batch by batch."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from graph.bulk.crew import Crew
from graph.bulk.documents import CompiledDocument, Document, Refusal, refusal_of
from graph.bulk.many import compile_many
from graph.bulk.shards import Line
from graph.errors import ZerenError
from graph.store.events import CompiledGraph
from graph.store.store import Store

_BATCH_DOCUMENTS, _BATCH_BYTES = 24, 32_000_000
"""A batch is loaded when it holds either: large enough to be quick, small enough to be held in memory."""

Became = Literal["new", "replaced", "restored", "known", "compiled", "failed"]
Read = Callable[[str], Document]
"""The document of a path or an address; raises `UnreadableFile`."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one source: how it stands in the store now, or why it does not."""

    source: str
    outcome: Became
    sha256: str = ""
    policy: str | None = None
    quads: int = 0
    refusal: Refusal | None = None


@dataclass(slots=True)
class _Under:
    """What is under way: sources whose documents were sent, what needed none, and what waits to be loaded."""

    sent: deque[str] = field(default_factory=deque)
    aside: deque[Taken] = field(default_factory=deque)
    batch: list[tuple[str, Document, CompiledDocument]] = field(default_factory=list)

    def full(self) -> bool:
        size = sum(len(compiled.nquads) for _, _, compiled in self.batch)
        return len(self.batch) >= _BATCH_DOCUMENTS or size >= _BATCH_BYTES


def load_sources(store: Store, crew: Crew, sources: Iterable[str], read: Read) -> Iterator[Taken]:
    """What became of each source, told as soon as it is on the disk; those that stand already come first.

    A kill at any moment leaves each document whole or not at all; asked again, what stands already is not compiled.
    """
    under = _Under()
    for document, outcome in compile_many(_unknown(store, sources, read, under), crew):
        source = under.sent.popleft()
        while under.aside:
            yield under.aside.popleft()
        if isinstance(outcome, Refusal):
            yield _failed(source, outcome)
            continue
        under.batch.append((source, document, outcome))
        if under.full():
            yield from _loaded(store, under)
    yield from _loaded(store, under)
    yield from under.aside


def _unknown(store: Store, sources: Iterable[str], read: Read, under: _Under) -> Iterator[Document]:
    for source in sources:
        try:
            document = read(source)
        except ZerenError as error:
            under.aside.append(_failed(source, refusal_of((b"", source), error)))
            continue
        sha256 = hashlib.sha256(document[0]).hexdigest()
        if policy := store.policy_of(sha256):
            under.aside.append(Taken(source, "known", sha256, policy))
            continue
        under.sent.append(source)
        yield document


def _loaded(store: Store, under: _Under) -> Iterator[Taken]:
    batch = [(document, CompiledGraph.of(one.policy, one.nquads)) for _, document, one in under.batch]
    for (source, _, _), report in zip(under.batch, store.ingest_compiled(batch), strict=True):
        yield Taken(source, report.outcome, report.sha256, report.policy, report.quads)
    under.batch.clear()


def compiled_line(line: Line) -> Taken:
    """A line of a folder's report, which was compiled and not stored."""
    source = str(line["file"])
    if "code" in line:
        said = {key: str(value) for key, value in line.items() if key != "file"}
        return _failed(source, Refusal(**said))
    return Taken(source, "compiled", str(line["sha256"]), str(line["policy"]), int(line["quads"]))


def _failed(source: str, refusal: Refusal) -> Taken:
    return Taken(source, "failed", refusal.sha256, refusal=refusal)
