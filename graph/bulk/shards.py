"""A folder of documents to one file of sorted N-Quads, in shards that any worker can make by itself.

A document's shard is the hash of its name; a worker reads the documents of one shard, compiles them, and writes their
lines sorted. The shards are then merged as they are read. Whoever did which shard, and however many there were, the
merged file is the same, byte for byte. Read and written are any folders that `graph.bulk.folders` opens.
"""

from __future__ import annotations

import hashlib
import heapq
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from graph.bulk.crew import Crew
from graph.bulk.documents import CompiledDocument, Document, Outcome, compile_documents, line_of
from graph.bulk.folders import Folder, open_folder
from graph.bulk.many import compile_many, in_order

if TYPE_CHECKING:
    from graph.settle.units.registers import Registers

WHOLE, REPORT = "all.nq", "report.jsonl"
_SHARDS = "shards"
_DOCUMENTS_A_SHARD = 64
_FILES_AT_ONCE = 256

Line = dict[str, str | int]
"""One document in the report: `file`, and what `line_of` says."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Documents that are read from `source` and written to `target` together, under the shard's name."""

    source: str
    target: str
    name: str
    documents: tuple[str, ...]


def compile_folder(source: str, target: str, crew: Crew, together: int = _DOCUMENTS_A_SHARD) -> Iterator[Line]:
    """Compiles every document below `source`; `target` gets `all.nq` and `report.jsonl`, complete when this ends.

    `together` documents make a shard, more or less: the hash of their names divides them.
    Each document's line of the report is told when its shard is written; in the report itself they stand sorted.
    """
    shards = _sharded(source, target, open_folder(source).names(), together)
    report: list[Line] = []
    for shard, promise in in_order(shards, crew, compile_shard):
        lines = promise.result() if promise.exception() is None else _one_by_one(shard, crew)
        report += lines
        yield from lines
    folder = open_folder(target)
    folder.write(WHOLE, _each_once(_merged(folder, [shard.name for shard in shards])))
    report.sort(key=lambda line: str(line["file"]))
    folder.write(REPORT, (json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in report))


def compile_shard(shard: Shard, registers: Registers | None = None) -> list[Line]:
    """What a worker does: reads, compiles, writes the sorted lines of one shard, and tells of each document."""
    documents = list(_documents(shard))
    return _write(shard, compile_documents(documents, registers))


def _one_by_one(shard: Shard, crew: Crew) -> list[Line]:
    """Where a worker died or failed over a shard: only the document that is the reason is left out."""
    return _write(shard, [outcome for _, outcome in compile_many(_documents(shard), crew)])


def _documents(shard: Shard) -> Iterator[Document]:
    folder = open_folder(shard.source)
    return ((folder.read(name), PurePosixPath(name).name) for name in shard.documents)


def _write(shard: Shard, outcomes: Sequence[Outcome]) -> list[Line]:
    lines: set[bytes] = set()
    for outcome in outcomes:
        if isinstance(outcome, CompiledDocument):
            lines.update(outcome.nquads.splitlines(keepends=True))
    open_folder(shard.target).write(shard.name, sorted(lines))
    return [{"file": name, **line_of(outcome)} for name, outcome in zip(shard.documents, outcomes, strict=True)]


def _sharded(source: str, target: str, names: Sequence[str], together: int) -> list[Shard]:
    count = -(-len(names) // together)
    held: dict[int, list[str]] = {number: [] for number in range(count)}
    for name in names:
        held[int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % count].append(name)
    return [Shard(source, target, f"{_SHARDS}/{number:05}.nq", tuple(held[number])) for number in range(count)]


def _merged(folder: Folder, names: Sequence[str], level: int = 1) -> Iterator[bytes]:
    """The lines of all these files, sorted; beyond what may be open at once, by way of files of merged ones."""
    while len(names) > _FILES_AT_ONCE:
        groups = [names[start : start + _FILES_AT_ONCE] for start in range(0, len(names), _FILES_AT_ONCE)]
        names = [f"{_SHARDS}/{level}-{number:05}.nq" for number in range(len(groups))]
        for name, group in zip(names, groups, strict=True):
            folder.write(name, heapq.merge(*map(folder.lines, group)))
        level += 1
    return iter(heapq.merge(*map(folder.lines, names)))


def _each_once(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for line in lines:
        if line != before:
            yield line
        before = line
