"""How fast documents become quads: on one core and on all, what each stage takes of it, and which functions do."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from cProfile import Profile
from pathlib import Path
from pstats import Stats
from time import perf_counter, process_time

from benchmarks.corpus import documents
from benchmarks.sections.sampling import rooms_sampled
from benchmarks.tables import OURS
from benchmarks.timing import Figure
from graph.bulk.crew import Crew, OwnThread, Processes
from graph.bulk.documents import CompiledDocument, Document, compile_document
from graph.bulk.many import compile_many

SECTION, STAGES, PROFILE = "compile", "compile, stages", "compile, profile"
GAIN = "gain of all cores"
STAGE_NAMES = ("read", "find", "settle", "check", "write")
FINDING, SHAPES = "find + settle", "of the check: the shapes"
_MOST_ALONE, _SAMPLE, _FUNCTIONS = 200, 40, 10
_FOUND = re.compile(r"graph/(find|settle)/")
_ROOT = Path(__file__).resolve().parents[2]


def measure_compiling(size: int) -> Iterator[Figure]:
    """Documents and characters a second, the gain of all cores, the stages by processor time, the costly functions."""
    cores = len(os.sched_getaffinity(0))
    few = min(size, _MOST_ALONE)
    with OwnThread() as thread, Processes(cores) as processes:
        list(compile_many(documents(cores * 4), processes))  # started and warm
        one, characters = _timed(thread, few)
        many, _ = _timed(processes, size)
    alone, together = few / one, size / many
    yield Figure(SECTION, "documents a second", f"{OURS}, 1 core", alone, "/s", "more")
    yield Figure(SECTION, "documents a second", f"{OURS}, {cores} cores", together, "/s", "more")
    yield Figure(SECTION, GAIN, f"{OURS}, {cores} cores", together / alone, "×", "more")
    yield Figure(SECTION, "characters a second and core", f"{OURS}, 1 core", characters / one, "/s", "more")
    given = list(documents(few))
    yield from _stages(given)
    yield from _functions(given[:_SAMPLE])


def _timed(crew: Crew, count: int) -> tuple[float, int]:
    given = list(documents(count))
    began = perf_counter()
    done = [outcome for _, outcome in compile_many(given, crew)]
    seconds = perf_counter() - began
    return seconds, sum(one.report.characters for one in done if isinstance(one, CompiledDocument))


def _stages(given: Sequence[Document]) -> Iterator[Figure]:
    """Processor time, so that what else runs on the machine does not count."""
    began = process_time()
    with rooms_sampled() as met:
        characters = sum(compile_document(*document).report.characters for document in given)
    seconds = process_time() - began
    shares = {stage: _share(met, stage) for stage in STAGE_NAMES}
    shares[SHAPES] = _share(met, "check/shacl")
    shares[FINDING] = shares["find"] + shares["settle"]
    shares["the rest"] = 1 - sum(shares[stage] for stage in STAGE_NAMES)
    shares["all"] = 1.0
    for stage, share in shares.items():
        spent = share * seconds
        yield Figure(STAGES, stage, "share", 100 * share, "%", "less")
        yield Figure(STAGES, stage, "processor time, a document", 1000 * spent / len(given), "ms", "less")
        yield Figure(STAGES, stage, "characters a second and core", characters / max(spent, 1e-9), "/s", "more")


def _share(met: Counter[str], room: str) -> float:
    """Of the room, and of what lies in it."""
    return sum(times for name, times in met.items() if f"{name}/".startswith(f"{room}/")) / max(1, met.total())


def _functions(given: Sequence[Document]) -> Iterator[Figure]:
    """Those with most time of their own, of all and of finding and settling; watching makes small ones look costly."""
    with Profile() as watched:
        for document in given:
            compile_document(*document)
    stats = Stats(watched)
    ranked = sorted(stats.stats.items(), key=lambda each: -each[1][2])  # type: ignore[attr-defined]
    whole = sum(each[2] for _, each in ranked)
    costly = ranked[:_FUNCTIONS] + [each for each in ranked[_FUNCTIONS:] if _FOUND.search(each[0][0])][:_FUNCTIONS]
    for (file, line, name), (_, calls, own, *_) in costly:
        what = f"{_shown(file, line)} {name}"
        yield Figure(PROFILE, what, "share of own time", 100 * own / whole, "%", "less")
        yield Figure(PROFILE, what, "calls a document", calls / len(given), "", "less")


def _shown(file: str, line: int) -> str:
    path = Path(file)
    return f"{path.relative_to(_ROOT)}:{line}" if path.is_relative_to(_ROOT) else path.name
