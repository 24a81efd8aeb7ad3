"""`python -m benchmarks [--size 10,100,1000,10000] [--only compile,load,ask,http,start] [--quick] [--json FILE]`.

All of it takes more than half an hour, and twenty gigabytes of disk, most of both for ten thousand policies.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from rich.console import Console

from benchmarks.bars import hold
from benchmarks.corpus import Corpus
from benchmarks.machine import describe_machine, resident_megabytes
from benchmarks.sections.asking import asked_about, measure_asking
from benchmarks.sections.compiling import measure_compiling
from benchmarks.sections.growing import Filled, measure_growing
from benchmarks.sections.loading import make_store, measure_loading
from benchmarks.sections.serving import measure_serving
from benchmarks.sections.starting import measure_starting
from benchmarks.serve.virtuoso import missing
from benchmarks.tables import figures_as_json, print_bars, print_figures
from benchmarks.timing import Figure

SECTIONS = ("compile", "load", "ask", "http", "start")
QUICK, USUAL = (1, 3), (10, 100, 1000, 10_000)
_ONLY_ASKED = 2_000
"""More policies than these are only asked: what compiling and loading take of each is known by then."""


class Plan(NamedTuple):
    """What is measured at one size, and how often."""

    size: int
    only: frozenset[str]
    rounds: int
    quick: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures what is asked for and prints tables; a machine that is busy with something else is told of."""
    given = _arguments(arguments)
    console = Console(width=given.width, highlight=False)
    console.print(describe_machine())
    found: list[tuple[int, Figure]] = []
    filled: list[Filled] = []
    with TemporaryDirectory() as folder:
        for plan in _plans(given):
            began = perf_counter()
            measured = list(_measured(plan, Path(folder) / str(plan.size), filled))
            _tell(console, f"{plan.size:,} policies", perf_counter() - began, measured)
            found += [(plan.size, each) for each in measured]
        for small, large in pairwise(filled[-2:]):
            began = perf_counter()
            measured = list(measure_growing(small, large, 1 if given.quick else given.rounds))
            _tell(console, f"{large.policies:,} policies beside {small.policies:,}", perf_counter() - began, measured)
            found += [(large.policies, each) for each in measured]
    print_bars(console, hold(found))
    console.print(
        f"This process held {resident_megabytes():,.0f} MB at its end. Ratios above 1 say that ours is better."
    )
    if "ask" in given.only and (absent := missing()):
        console.print(f"Virtuoso was not asked: {absent}")
    if given.json:
        figures = [{"policies": size, **line} for size, each in found for line in figures_as_json([each])]
        made = {"machine": describe_machine(), "figures": figures}
        given.json.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _tell(console: Console, title: str, seconds: float, figures: Sequence[Figure]) -> None:
    console.print(f"\n[bold]{title}[/bold]  ({seconds:.0f} s)")
    print_figures(console, figures)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--size", default=",".join(map(str, USUAL)), help="numbers of policies, with commas")
    asked.add_argument("--only", default=",".join(SECTIONS), help="sections, with commas")
    asked.add_argument("--rounds", type=int, default=5, help="interleaved rounds, of which medians are taken")
    asked.add_argument("--quick", action="store_true", help="a few policies, one round: does the code still run?")
    asked.add_argument("--json", type=Path, help="write the figures here too")
    asked.add_argument("--width", type=int, help="columns of the tables")
    given = asked.parse_args(arguments)
    if wrong := set(given.only.split(",")) - set(SECTIONS):
        asked.error(f"there is no section {', '.join(sorted(wrong))}; there are {', '.join(SECTIONS)}")
    return given


def _plans(given: argparse.Namespace) -> Iterator[Plan]:
    """From few to many; starting is measured once, at the most policies of which everything is."""
    only = frozenset(given.only.split(","))
    sizes = QUICK if given.quick else sorted(int(each) for each in given.size.split(","))
    most = max((size for size in sizes if size <= _ONLY_ASKED), default=0)
    for size in sizes:
        these = only & {"ask", "http"} if size > _ONLY_ASKED else only if size == most else only - {"start"}
        yield Plan(size, these, 1 if given.quick else given.rounds, given.quick)


def _measured(plan: Plan, folder: Path, filled: list[Filled]) -> Iterator[Figure]:
    """The sections of one size; a store that was asked stays in its folder, to be asked again beside a larger one."""
    few = min(plan.rounds, 3)
    if "compile" in plan.only:
        yield from measure_compiling(plan.size)
    if plan.only <= {"compile"}:
        return
    folder.mkdir()
    with TemporaryDirectory() as compiled:
        corpus = Corpus(plan.size, Path(compiled))
        if "load" in plan.only:
            yield from measure_loading(corpus, few)
        if plan.only <= {"compile", "load"}:
            return
        yield make_store(corpus, folder)
        if "ask" in plan.only:
            yield from measure_asking(corpus, folder, plan.rounds, slow=not plan.quick)
    asked = asked_about(corpus)
    if "ask" in plan.only:
        filled.append(Filled(plan.size, folder, asked))
    if "http" in plan.only:
        yield from measure_serving(folder, asked, few, 0.3 if plan.quick else 3.0)
    if "start" in plan.only:
        yield from measure_starting(folder, few)


if __name__ == "__main__":
    main()
