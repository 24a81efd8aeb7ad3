"""How fast documents become quads: on one core and on all, and what each stage takes of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import islice
from time import perf_counter, process_time

from benchmarks.corpus import documents
from benchmarks.tables import OURS
from benchmarks.timing import Figure
from graph.bulk.crew import Crew, OwnThread, Processes
from graph.bulk.documents import CompiledDocument
from graph.bulk.many import compile_many
from graph.check.shapes import check_shapes
from graph.compiler import compile_text
from graph.read.source import read_source
from graph.settle.units.registers import load_registers
from graph.write.quads import write_nquads

_SAMPLE = 40
SECTION = "compile"


def measure_compiling(size: int) -> Iterator[Figure]:
    """Documents and characters a second, the gain of each core, and the stages by processor time."""
    yield from _stages(min(size, _SAMPLE))
    cores = len(os.sched_getaffinity(0))
    with OwnThread() as thread, Processes(cores) as processes:
        list(compile_many(documents(cores * 4), processes))  # started and warm
        one, characters = _timed(thread, min(size, 200))
        many, _ = _timed(processes, size)
    alone, together = min(size, 200) / one, size / many
    yield Figure(SECTION, "documents a second", f"{OURS}, 1 core", alone, "/s", "more")
    yield Figure(SECTION, "documents a second", f"{OURS}, {cores} cores", together, "/s", "more")
    yield Figure(SECTION, "gain of all cores", f"{OURS}, {cores} cores", together / alone, "×", "more")
    yield Figure(SECTION, "characters a second and core", f"{OURS}, 1 core", characters / one, "/s", "more")


def _timed(crew: Crew, count: int) -> tuple[float, int]:
    given = list(documents(count))
    began = perf_counter()
    done = [outcome for _, outcome in compile_many(given, crew)]
    seconds = perf_counter() - began
    return seconds, sum(one.report.characters for one in done if isinstance(one, CompiledDocument))


def _stages(count: int) -> Iterator[Figure]:
    """Processor time of each stage, so that what else runs on the machine does not count."""
    registers = load_registers()
    taken = dict.fromkeys(("read", "compile", "write", "check"), 0.0)
    for data, name in islice(documents(count + 2), count + 2):
        source, read = _spent(lambda data=data, name=name: read_source(data, name))  # type: ignore[misc]
        policy, compiled = _spent(lambda source=source: compile_text(source, registers))  # type: ignore[misc]
        nquads, written = _spent(lambda policy=policy: write_nquads(policy))  # type: ignore[misc]
        _, checked = _spent(lambda nquads=nquads: check_shapes(nquads))  # type: ignore[misc]
        for stage, seconds in zip(taken, (read, compiled, written, checked), strict=True):
            taken[stage] += seconds
    for stage, seconds in taken.items():
        yield Figure(SECTION, f"{stage}, a document", f"{OURS}, 1 core", 1000 * seconds / (count + 2), "ms", "less")


def _spent(run: Callable[[], object]) -> tuple[object, float]:
    began = process_time()
    made = run()
    return made, process_time() - began
