"""`zeren ingest`: take documents into the store, each whole or not at all."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.asking import JsonOption
from api.commands.compiling import Files, gather, read_bytes
from api.commands.terminal import err, note, out, write_answer
from graph.errors import BadRequest

if TYPE_CHECKING:
    from api.loading import Taken
    from api.settings import Settings
    from graph.bulk.crew import Crew

WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", "-w", min=1, max=256, help="同时编译的进程数，默认每核一个 / processes that compile"),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler", metavar="ADDRESS", help="在 Dask 集群上编译：tcp://主机:8786 / compile on a Dask cluster"
    ),
]


def ingest(
    files: Files, workers: WorkersOption = None, scheduler: SchedulerOption = None, as_json: JsonOption = False
) -> None:
    """把文件存入图库 · Take documents into the store; what fails is named, what succeeded stays.

    Stopped or killed, it is asked again: what stands already is not compiled a second time.

    zeren ingest 方案.docx 文件夹/    zeren ingest 文件夹/ --workers 8 --json
    """
    if workers and scheduler:
        raise BadRequest("--workers 与 --scheduler 只能用一个", "give --workers or --scheduler, not both")
    sources = [source.path for source in gather(files)]
    places = {source: place for place, source in enumerate(sources)}
    taken = sorted(_take(sources, workers, scheduler), key=lambda one: places[one.source])
    _show(taken, as_json)
    if any(one.outcome == "failed" for one in taken):
        raise typer.Exit(1)


def _take(sources: list[str], workers: int | None, scheduler: str | None) -> list[Taken]:
    from rich.progress import track

    from api.loading import load_sources
    from api.settings import load_settings
    from api.wiring import open_store

    settings = load_settings()
    with ExitStack() as stack:
        store = stack.enter_context(open_store(settings))
        crew = _crew(stack, settings, len(sources), workers, scheduler)
        coming = load_sources(store, crew, sources, read_bytes)
        hidden = not err().is_terminal
        return list(track(coming, "存入 ingesting", len(sources), console=err(), transient=True, disable=hidden))


def _crew(stack: ExitStack, settings: Settings, count: int, workers: int | None, scheduler: str | None) -> Crew:
    from api.wiring import FEW, registers_of
    from graph.bulk.crew import OwnThread, Processes

    registers = registers_of(settings)
    if scheduler:
        from graph.bulk.cluster import Cluster

        return stack.enter_context(Cluster(scheduler, registers))
    asked = workers or (1 if count <= FEW else len(os.sched_getaffinity(0)))
    if asked == 1:
        return stack.enter_context(OwnThread(registers))
    return stack.enter_context(Processes(asked, registers))


def _show(taken: list[Taken], as_json: bool) -> None:
    from api.commands.shown.intake import lines_of, refusals_table

    failed = [one for one in taken if one.outcome == "failed"]
    if as_json:
        from api.loading import Taken

        write_answer(taken, list[Taken])
    else:
        for zh, en in lines_of(taken):
            note(zh, en)
        if failed:
            out().print(refusals_table(failed))
    note(
        f"存入 {len(taken) - len(failed)} 份，失败 {len(failed)} 份。",
        f"{len(taken) - len(failed)} taken in, {len(failed)} failed.",
    )
