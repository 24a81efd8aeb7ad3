"""`zeren backup` and `zeren restore`: the whole store as one file that proves itself, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.terminal import err, note
from graph.errors import BadRequest

if TYPE_CHECKING:
    from graph.store.copies.backup import Manifest
    from graph.store.copies.registers import Placed
    from graph.store.copies.restore import Restored

ToArgument = Annotated[Path, typer.Argument(metavar="PATH", help="备份文件，或放备份的文件夹 / file, or folder for it")]
FromArgument = Annotated[Path, typer.Argument(metavar="PATH", help="备份文件 / the backup")]
RegistersOption = Annotated[
    Path | None,
    typer.Option(
        "--registers",
        metavar="FOLDER",
        help="名录放回此文件夹，默认 ZEREN_REGISTERS，未设则在存储中 / where registers go back to",
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="替换已有的存储和名录，原有的另存 / replace what is there, keeping it aside")
]


def backup(path: ToArgument) -> None:
    """备份存储和自编名录，服务运行时也可 · Back up the store and your registers, also while it is being served.

    zeren backup /backups/zeren.zip
    """
    from api.settings import load_settings
    from graph.settle.units.registers import added_files
    from graph.store.copies.backup import back_up
    from graph.store.store import JOURNAL

    settings = load_settings()
    registers = added_files(settings.registers) if settings.registers else ()
    if path.is_dir():
        path = path / "zeren-backup.zip"
    with counting("备份 backing up") as progress:
        manifest = back_up(settings.store / JOURNAL, path, progress, registers)
    megabytes = path.stat().st_size / 1_000_000
    note(f"✓ 已备份 {_held(manifest)}，已核对：{path}（{megabytes:.1f} MB）", "backed up and verified")


def restore(path: FromArgument, force: ForceOption = False, registers: RegistersOption = None) -> None:
    """从备份恢复存储和名录 · Restore a backup into the store, its registers too; the graph is rebuilt.

    ZEREN_STORE=/srv/zeren zeren restore /backups/zeren.zip
    """
    from api.settings import load_settings
    from api.wiring import open_store
    from graph.store.copies.restore import restore as put_back
    from graph.store.store import JOURNAL

    settings = load_settings()
    if not path.is_file():
        raise BadRequest(f"没有备份文件 {path}", f"there is no backup {path}")
    restored = put_back(path, settings.store / JOURNAL, force=force, registers=registers or settings.registers)
    _report(restored, settings.store)
    using = restored.registers.folder if restored.registers else settings.registers
    if restored.registers:
        _report_registers(restored.registers, settings.registers)
    with open_store(settings.model_copy(update={"bundled": False, "registers": using})) as store:
        policies = len(store.query("policies"))
    note(f"✓ 图已重建：{policies} 份文件。", f"the graph is rebuilt: {policies} policies.")


def _report(restored: Restored, store: Path) -> None:
    if restored.aside:
        note(f"原存储保留在 {restored.aside}", "the old store is kept there")
    note(f"✓ 已恢复 {_held(restored.manifest)} 到 {store}", "restored and verified")


def _report_registers(placed: Placed, used: Path | None) -> None:
    if placed.aside:
        note(f"原名录保留在 {placed.aside}", "the old registers are kept there")
    note(f"✓ 已恢复名录 {'、'.join(placed.names)} 到 {placed.folder}", "registers restored and verified")
    if used is None or used.resolve() != placed.folder.resolve():
        note(f"→ 以后请设 ZEREN_REGISTERS={placed.folder.resolve()}", "set this from now on, or they are not used")


def _held(manifest: Manifest) -> str:
    registers = f"、{len(manifest.registers)} 个名录" if manifest.registers else ""
    return f"{manifest.events} 个事件、{manifest.documents} 份文件{registers}"


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere; told how much is done, and of how much."""
    from rich.progress import Progress

    with Progress(console=err(), transient=True, disable=not err().is_terminal) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)
