"""`python -m benchmarks [--size 10,100,1000] [--only compile,load,ask,http] [--quick] [--json FILE]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from rich.console import Console

from benchmarks.asking import asked_about, measure_asking, units_of
from benchmarks.compiling import measure_compiling
from benchmarks.corpus import Compiled, compiled, register_quads, tree_of
from benchmarks.loading import fill, measure_loading, open_store
from benchmarks.machine import describe_machine, resident_megabytes
from benchmarks.serving import measure_serving
from benchmarks.tables import figures_as_json, print_figures
from benchmarks.timing import Figure

SECTIONS = ("compile", "load", "ask", "http")
QUICK, USUAL = (6,), (10, 100, 1000)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures what is asked for and prints tables; a machine that is busy with something else is told of."""
    given = _arguments(arguments)
    console = Console(width=None if given.width is None else given.width, highlight=False)
    sizes = QUICK if given.quick else tuple(int(size) for size in given.size.split(","))
    only = tuple(given.only.split(","))
    console.print(describe_machine())
    figures: list[dict[str, object]] = []
    for size in sizes:
        began = perf_counter()
        found = list(_measured(size, only, given.quick, given.rounds))
        console.print(f"\n[bold]{size:,} policies[/bold]  ({perf_counter() - began:.0f} s)")
        print_figures(console, found)
        figures += [{"policies": size, **line} for line in figures_as_json(found)]
    console.print(
        f"This process held {resident_megabytes():,.0f} MB at its end. Ratios above 1 say that ours is better."
    )
    if given.json:
        made = {"machine": describe_machine(), "figures": figures}
        given.json.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


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


def _measured(size: int, only: Sequence[str], quick: bool, rounds: int) -> Iterator[Figure]:
    rounds = 1 if quick else rounds
    if "compile" in only:
        yield from measure_compiling(size)
    if not {"load", "ask", "http"} & {*only}:
        return
    held = list(compiled(size))
    if "load" in only:
        yield from measure_loading(held, min(rounds, 3))
    with TemporaryDirectory() as folder:
        if "ask" in only:
            yield from measure_asking(held, Path(folder) / "ask", rounds)
        if "http" in only:
            yield from _served(held, Path(folder) / "http", rounds, 0.3 if quick else 3.0)


def _served(held: Sequence[Compiled], folder: Path, rounds: int, seconds: float) -> Iterator[Figure]:
    folder.mkdir()
    registers = register_quads(tree_of(units_of(held)))
    (folder / "registers.nq").write_bytes(registers)
    with open_store(folder / "store", registers) as store:
        fill(store, held)
    yield from measure_serving(folder / "store", asked_about(held), min(rounds, 3), seconds)


if __name__ == "__main__":
    main()
