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
    from graph.store.copies.restore import Restored

ToArgument = Annotated[Path, typer.Argument(metavar="PATH", help="备份文件，或放备份的文件夹 / file, or folder for it")]
FromArgument = Annotated[Path, typer.Argument(metavar="PATH", help="备份文件 / the backup")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="替换已有的存储，原存储另存 / replace a store, keeping the old one aside")
]


def backup(path: ToArgument) -> None:
    """备份存储，服务运行时也可 · Back the store up, also while it is being served.

    zeren backup /backups/zeren.zip
    """
    from api.settings import load_settings
    from graph.store.copies.backup import back_up
    from graph.store.store import JOURNAL

    journal = load_settings().store / JOURNAL
    if path.is_dir():
        path = path / "zeren-backup.zip"
    with counting("备份 backing up") as progress:
        manifest = back_up(journal, path, progress)
    megabytes = path.stat().st_size / 1_000_000
    note(f"✓ 已备份 {_held(manifest)}，已核对：{path}（{megabytes:.1f} MB）", "backed up and verified")


def restore(path: FromArgument, force: ForceOption = False) -> None:
    """从备份恢复 · Restore a backup into the store; the graph is rebuilt from it.

    ZEREN_STORE=/srv/zeren zeren restore /backups/zeren.zip
    """
    from api.settings import load_settings
    from api.wiring import open_store
    from graph.store.copies.restore import restore as put_back
    from graph.store.store import JOURNAL

    settings = load_settings()
    if not path.is_file():
        raise BadRequest(f"没有备份文件 {path}", f"there is no backup {path}")
    restored = put_back(path, settings.store / JOURNAL, force=force)
    _report(restored, settings.store)
    with open_store(settings.model_copy(update={"bundled": False})) as store:
        policies = len(store.query("policies"))
    note(f"✓ 图已重建：{policies} 份文件。", f"the graph is rebuilt: {policies} policies.")


def _report(restored: Restored, store: Path) -> None:
    if restored.aside:
        note(f"原存储保留在 {restored.aside}", "the old store is kept there")
    note(f"✓ 已恢复 {_held(restored.manifest)} 到 {store}", "restored and verified")


def _held(manifest: Manifest) -> str:
    return f"{manifest.events} 个事件、{manifest.documents} 份文件"


@contextmanager
def counting(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere; told how much is done, and of how much."""
    from rich.progress import Progress

    with Progress(console=err(), transient=True, disable=not err().is_terminal) as bar:
        task = bar.add_task(what)
        yield lambda done, total: bar.update(task, completed=done, total=total)
