"""`zeren export dump`: the whole graph in a form that any RDF store loads."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.copies.backing import counting
from api.commands.terminal import note

if TYPE_CHECKING:
    from graph.store.copies.dump import Dump


class DumpFormat(StrEnum):
    """The forms a graph of graphs can be written in."""

    nq = "nq"
    trig = "trig"


OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", help="写入此文件，默认标准输出 / write here, else to standard output")
]
FormatOption = Annotated[DumpFormat, typer.Option("--format", "-f", help="N-Quads 或 TriG / N-Quads or TriG")]
GzipOption = Annotated[bool, typer.Option("--gzip", help="用 gzip 压缩 / pack with gzip")]


def dump(out: OutOption = None, form: FormatOption = DumpFormat.nq, gzip: GzipOption = False) -> None:
    """导出整个图 · Write the whole graph out, the same bytes for the same graph.

    zeren export dump --format trig --gzip --out zeren.trig.gz
    """
    from api.settings import load_settings
    from api.wiring import dump_store

    whole = dump_store(load_settings())
    if out is None:
        whole.write(sys.stdout.buffer, form.value, packed=gzip)
        sys.stdout.buffer.flush()
        return
    _write(whole, out, form, gzip)
    note(f"✓ 已导出：{out}（{out.stat().st_size / 1_000_000:.1f} MB）", "written")


def _write(whole: Dump, out: Path, form: DumpFormat, gzip: bool) -> None:
    from graph.store.copies.archive import replacing

    with counting("导出 exporting") as progress, replacing(out) as draft, draft.open("wb") as file:
        whole.write(file, form.value, packed=gzip, progress=progress)
