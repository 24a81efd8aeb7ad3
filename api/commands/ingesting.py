"""`zeren ingest`: take documents into the store, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.asking import JsonOption
from api.commands.compiling import gather, read_bytes
from api.commands.opening import writing
from api.commands.terminal import err, note, out, write_answer
from graph.errors import BadRequest

if TYPE_CHECKING:
    from api.loading import Taken
    from api.settings import Settings
    from graph.bulk.crew import Crew
    from graph.bulk.documents import Document

    Hire = Callable[[Settings, int], AbstractContextManager[Crew]]

Sources = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="文件、文件夹、地址（s3://…）或 - / files, folders, addresses, - for stdin"),
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", "-w", min=1, max=256, help="同时编译的进程数，默认每核一个 / processes that compile"),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="在 Dask 集群上编译（tcp://…） / compile on a Dask cluster"),
]
OutOption = Annotated[
    str | None,
    typer.Option("--out", metavar="FOLDER", help="不存入图库，编译为其中的 all.nq / store nothing, write all.nq there"),
]


def ingest(
    files: Sources,
    workers: WorkersOption = None,
    scheduler: SchedulerOption = None,
    target: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """把文件存入图库 · Take documents into the store; what fails is named, what succeeded stays.

    Stopped or killed, it is asked again: what stands already is not compiled a second time.

    zeren ingest 方案.docx 文件夹/    zeren ingest s3://bucket/plans --scheduler tcp://10.0.0.5:8786
    """
    if workers and scheduler:
        raise BadRequest("--workers 与 --scheduler 只能用一个", "give --workers or --scheduler, not both")
    hire = partial(_crew, workers, scheduler)
    if target is None:
        sources = [path for each in files for path in _sources(each)]
        places = {source: place for place, source in enumerate(sources)}
        taken = sorted(_take(sources, hire), key=lambda one: places[one.source])
    elif len(files) == 1:
        taken = sorted(_compile(files[0], target, hire), key=lambda one: one.source)
    else:
        raise BadRequest("用 --out 时请给一个文件夹或地址", "give one folder or address with --out")
    _show(taken, ("存入", "taken in") if target is None else ("编译", "compiled"), as_json)
    if any(one.outcome == "failed" for one in taken):
        raise typer.Exit(1)


def _sources(each: str) -> list[str]:
    """What was given, or what lies below it."""
    if "://" not in each:
        return [source.path for source in gather([each])]
    from graph.bulk.folders import open_folder

    return [each if name == "." else f"{each.rstrip('/')}/{name}" for name in open_folder(each).names()]


def _read(source: str) -> Document:
    if "://" not in source:
        return read_bytes(source)
    from graph.bulk.folders import open_folder

    folder, _, name = source.rpartition("/")
    return open_folder(folder).read(name), name


def _take(sources: list[str], hire: Hire) -> list[Taken]:
    from api.loading import load_sources
    from api.settings import load_settings

    settings = load_settings()
    with writing(settings) as store, hire(settings, len(sources)) as crew:
        return _shown(load_sources(store, crew, sources, _read), len(sources))


def _compile(source: str, target: str, hire: Hire) -> list[Taken]:
    from api.loading import compiled_line
    from api.settings import load_settings
    from graph.bulk.folders import open_folder
    from graph.bulk.shards import compile_folder

    count = len(open_folder(source).names())
    with hire(load_settings(), count) as crew:
        return _shown(map(compiled_line, compile_folder(source, target, crew)), count)


def _shown(coming: Iterator[Taken], count: int) -> list[Taken]:
    """All of them, with a progress bar where somebody watches."""
    from rich.progress import track

    hidden = not err().is_terminal
    return list(track(coming, "处理 working", count, console=err(), transient=True, disable=hidden))


def _crew(workers: int | None, scheduler: str | None, settings: Settings, count: int) -> AbstractContextManager[Crew]:
    """Who compiles so many documents: the cluster, one process a core, or this one where there are few."""
    from api.wiring import FEW, registers_of
    from graph.bulk.crew import OwnThread, Processes

    registers = registers_of(settings)
    if scheduler:
        from graph.bulk.cluster import Cluster

        return Cluster(scheduler, registers)
    asked = workers or (1 if count <= FEW else len(os.sched_getaffinity(0)))
    return OwnThread(registers) if asked == 1 else Processes(asked, registers)


def _show(taken: list[Taken], done: tuple[str, str], as_json: bool) -> None:
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
        f"{done[0]} {len(taken) - len(failed)} 份，失败 {len(failed)} 份。",
        f"{len(taken) - len(failed)} {done[1]}, {len(failed)} failed.",
    )
