"""A backup: the journal with all its documents, as it was at one moment, while a server may be writing to it."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import StoreError
from graph.store.copies.archive import FORM, BadBackup, check_archive, digest_of_file, read_part, write_archive
from graph.store.copies.registers import copy_registers, digests_of, need_plain
from graph.store.journal import Journal

MANIFEST, KEPT = "manifest.json", "journal.sqlite3"
_PAGES = 1024
Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: how many events and documents, where the chain of events stood, and the journal's digest.

    `registers` are the digests of the register files beside it, by name; backups were made before there were any.
    """

    events: int
    chain: str
    recorded: str | None
    documents: int
    bytes: int
    sha256: str
    registers: Mapping[str, str] = field(default_factory=dict)


def back_up(journal: Path, path: Path, progress: Progress | None = None, registers: Sequence[Path] = ()) -> Manifest:
    """Writes the journal as it is now to `path`, with these register files beside it, and reads the backup again.

    Raises `StoreError` where either fails.

    The journal is copied within one view of it: what is written to it meanwhile is not in the copy, nor half of it.
    """
    try:
        with TemporaryDirectory(prefix=".zeren-backup-", dir=path.parent) as folder:
            copy, listed = Path(folder) / KEPT, Path(folder) / MANIFEST
            _copy(journal, copy, progress)
            beside = copy_registers(registers, Path(folder))
            manifest = _describe(copy, digests_of(beside))
            told = json.dumps({"form": FORM, **asdict(manifest)}, indent=2, ensure_ascii=False)
            listed.write_text(told + "\n", encoding="utf-8")
            write_archive(path, {MANIFEST: listed, KEPT: copy, **beside})
    except OSError as error:
        raise StoreError(
            f"无法在 {path.parent} 中写备份：{error.strerror}",
            f"the backup cannot be written in {path.parent}: {error.strerror}",
            hint_zh="请检查该文件夹、写权限和磁盘空间。",
            hint_en="Check the folder, its rights and the room on the disk.",
        ) from error
    check_archive(path)
    return manifest


def read_manifest(path: Path) -> Manifest:
    """What a checked backup says it holds."""
    told = read_part(path, MANIFEST)
    try:
        listed = json.loads(told)
        form = listed.pop("form")
        manifest = Manifest(**listed)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadBackup(f"备份 {path} 的清单无法读取", f"the manifest of the backup {path} cannot be read") from error
    if form != FORM:
        raise BadBackup(
            f"备份 {path} 的格式是 {form}，本程序只认 {FORM}",
            f"the backup {path} has the form {form}; this program reads {FORM}",
        )
    need_plain(manifest.registers, path)
    return manifest


def _copy(journal: Path, copy: Path, progress: Progress | None) -> None:
    if not journal.is_file():
        raise StoreError(
            f"{journal.parent} 中没有存储",
            f"there is no store in {journal.parent}",
            hint_zh="用 ZEREN_STORE 指定已有的文件夹。",
            hint_en="Name an existing folder in ZEREN_STORE.",
        )

    def told(_: int, left: int, total: int) -> None:
        if progress:
            progress(total - left, total)

    try:
        with closing(Journal(journal, writable=False)) as source, closing(sqlite3.connect(copy)) as target:
            with source.one_view():
                source.last()  # the view begins with the first reading
                source.base.backup(target, pages=_PAGES, progress=told)
            target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
    except sqlite3.Error as error:
        raise StoreError(
            f"日志 {journal} 无法备份：{error}",
            f"the journal {journal} cannot be backed up: {error}",
            hint_zh="请检查磁盘空间；日志本身未受影响。",
            hint_en="Check the room on the disk; the journal is untouched.",
        ) from error


def _describe(copy: Path, registers: Mapping[str, str]) -> Manifest:
    with closing(Journal(copy, writable=False)) as kept:
        kept.verify()
        number, chain = kept.last()
        return Manifest(
            events=number,
            chain=chain,
            recorded=kept.recorded(number),
            documents=kept.count_documents(),
            bytes=copy.stat().st_size,
            sha256=digest_of_file(copy),
            registers=registers,
        )
