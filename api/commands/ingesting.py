"""`zeren ingest`: take documents into the store, each whole or not at all."""

from __future__ import annotations

import typer

from api.commands.compiling import Files, gather, read_bytes
from api.commands.terminal import err, note, tell
from graph.errors import ZerenError

_OUTCOMES = {"new": "新存入", "replaced": "已更新", "restored": "已恢复", "known": "已有，未重复存入"}


def ingest(files: Files) -> None:
    """把文件存入图库 · Take documents into the store; what fails is named, what succeeded stays.

    zeren ingest 方案.docx 文件夹/
    """
    from rich.progress import track

    from api.settings import load_settings
    from api.wiring import open_store

    sources = gather(files)
    failed = 0
    with open_store(load_settings()) as store:
        for source in track(sources, "存入 ingesting", console=err(), transient=True, disable=not err().is_terminal):
            try:
                taken = store.ingest(*read_bytes(source.path))
            except ZerenError as error:
                failed += 1
                note(f"✗ {source.path}", "")
                tell(error)
            else:
                note(f"✓ {source.path}  {_OUTCOMES[taken.outcome]}", taken.policy)
    note(f"存入 {len(sources) - failed} 份，失败 {failed} 份。", f"{len(sources) - failed} taken in, {failed} failed.")
    if failed:
        raise typer.Exit(1)
