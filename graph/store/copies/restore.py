"""Restoring a backup: checked to the last byte first, put in place in one step, and what was there is kept aside."""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreError
from graph.store.copies.archive import BadBackup, check_archive, extract
from graph.store.copies.backup import KEPT, Manifest, read_manifest
from graph.store.copies.dump import DUMPS
from graph.store.copies.registers import REGISTERS, Placed, need_free, next_aside, put_in_place, unpacked
from graph.store.journal import Journal
from graph.store.keeper import need_folder
from graph.store.lock import WriterLock

_DERIVED = ("graph", "index", DUMPS)
_BESIDE = ("", "-wal", "-shm")
"""The files of an SQLite database: what was committed last may stand in the second."""


class NotEmpty(StoreError):  # noqa: N818 - the names say what happened
    """There is a store already, and nobody said that it may be replaced."""

    code = "not-empty"


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in the store now, and where what was there before lies; where its registers are, if it had any."""

    manifest: Manifest
    aside: Path | None
    registers: Placed | None


def restore(path: Path, journal: Path, *, force: bool = False, registers: Path | None = None) -> Restored:
    """Makes the backup at `path` the journal; its graph is rebuilt when the store is opened next.

    Registers that were kept with it come into the folder named, else into one in the store. Raises `BadBackup` for a
    file that is not what it was, `StoreInUse` while a server runs, `NotEmpty` where a store with events is there
    already and `RegistersDiffer` where other registers are, unless forced; then what was there is kept aside.
    """
    check_archive(path)
    manifest = read_manifest(path)
    folder = registers or journal.parent / REGISTERS
    need_folder(journal.parent)
    with WriterLock(journal.parent):
        held = _events_of(journal)
        if held and not force:
            raise _not_empty(journal, held)
        if not force:
            need_free(folder, manifest.registers)
        draft = journal.with_name(f"{journal.name}.restoring")
        try:
            _unpack(path, manifest, draft)
            placed = _place_registers(path, folder, manifest.registers)
            aside = _set_aside(journal) if held else None
            _put_in_place(draft, journal)
        except OSError as error:
            raise _no_room(journal, error) from error
        finally:
            for end in _BESIDE:
                draft.with_name(draft.name + end).unlink(missing_ok=True)
    return Restored(manifest, aside, placed)


def _place_registers(path: Path, folder: Path, registers: Mapping[str, str]) -> Placed | None:
    if not registers:
        return None
    with unpacked(path, folder, registers) as draft:
        return put_in_place(draft, folder, registers)


def _unpack(path: Path, manifest: Manifest, draft: Path) -> None:
    if extract(path, KEPT, draft) != manifest.sha256:
        raise _damaged(path)
    try:
        with closing(Journal(draft, writable=False)) as unpacked:
            unpacked.verify()
            if unpacked.last() != (manifest.events, manifest.chain):
                raise _damaged(path)
    except sqlite3.Error as error:
        raise _damaged(path) from error


def _events_of(journal: Path) -> str:
    """How many events there are, in words; nothing where there are none."""
    if not journal.exists():
        return ""
    try:
        with closing(Journal(journal, writable=False)) as there:
            number = there.last()[0]
    except StoreError:
        return "?"  # it cannot be read: all the more it is kept
    return str(number) if number else ""


def _set_aside(journal: Path) -> Path:
    """The old journal under a name of its own, as well as where it is; a kill at any moment leaves one of them."""
    aside = next_aside(journal.parent)
    for end in _BESIDE:
        file = journal.with_name(journal.name + end)
        if file.exists():
            os.link(file, aside / file.name)
    return aside


def _put_in_place(draft: Path, journal: Path) -> None:
    _fold_in(journal)
    for end in _BESIDE[1:]:  # the new journal must not meet the old one's last pages
        journal.with_name(journal.name + end).unlink(missing_ok=True)
    draft.replace(journal)
    for name in _DERIVED:
        shutil.rmtree(journal.with_name(name), ignore_errors=True)


def _fold_in(journal: Path) -> None:
    """What stands in the journal's second file into the first, where it can be read."""
    if journal.exists():
        try:
            with closing(sqlite3.connect(journal, timeout=1)) as base:
                base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error:
            return  # a damaged journal: all of its files are kept aside


def _not_empty(journal: Path, held: str) -> NotEmpty:
    return NotEmpty(
        f"{journal.parent} 中已有存储（{held} 个事件），没有恢复",
        f"there is a store in {journal.parent} already ({held} events); nothing was restored",
        hint_zh="恢复到空文件夹（ZEREN_STORE），或加 --force：原存储会保留在 before-restore-… 中。",
        hint_en="Restore into an empty folder (ZEREN_STORE), or add --force: the old one is kept in before-restore-….",
    )


def _damaged(path: Path) -> BadBackup:
    return BadBackup(
        f"备份 {path} 中的日志与清单不符，没有恢复",
        f"the journal in the backup {path} is not what its manifest says; nothing was restored",
        hint_zh="请改用另一份备份；当前存储未受影响。",
        hint_en="Use another backup; the store is untouched.",
    )


def _no_room(journal: Path, error: OSError) -> StoreError:
    return StoreError(
        f"无法恢复到 {journal.parent}：{error.strerror}",
        f"nothing could be restored into {journal.parent}: {error.strerror}",
        hint_zh="请检查写权限和磁盘空间；当前存储未受影响。",
        hint_en="Check rights and disk space; the store is untouched.",
    )
