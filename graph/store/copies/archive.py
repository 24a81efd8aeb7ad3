"""The file a backup is: a zip anybody can open, whose comment holds the SHA-256 of all that stands before it.

So one file proves itself: a byte that was flipped anywhere in it is found, in the headers of the zip as well.
"""

import fcntl
import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import StoreError

FORM = "zeren-backup/1"
_SAID = f"{FORM} sha256:".encode("ascii")
_DIGITS = 64
_CHUNK = 1 << 20
_DRAFT = re.compile(r"\..+\.[0-9]+\.draft")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


class BadBackup(StoreError):  # noqa: N818 - the names say what happened
    """The file is no backup of ours, or is not what it was when it was made."""

    code = "bad-backup"


def write_archive(path: Path, parts: Mapping[str, Path]) -> None:
    """These files as one backup, in place of whatever was there; half a backup is never seen at `path`."""
    with replacing(path) as draft:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, part in parts.items():
                kept = zipfile.ZipInfo(name, _LONG_AGO)
                kept.compress_type, kept.external_attr, kept.file_size = zipfile.ZIP_DEFLATED, 0o600 << 16, _size(part)
                with part.open("rb") as read, archive.open(kept, "w") as written:
                    while chunk := read.read(_CHUNK):
                        written.write(chunk)
            archive.comment = _SAID + b"0" * _DIGITS
        with draft.open("r+b") as file:
            digest = _digest(file.fileno(), draft.stat().st_size - _DIGITS)
            file.seek(-_DIGITS, os.SEEK_END)
            file.write(digest.encode("ascii"))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A draft that takes the place of the path, and is on the disk, when all went well; else it is removed."""
    with drafting(path) as draft:
        yield draft
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)


@contextmanager
def drafting(path: Path) -> Iterator[Path]:
    """A draft beside the path, to be moved where it belongs; it is removed where it was not.

    While it is written to it is locked, so that `remove_drafts` can tell it from what a killed process left.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as held:
            with suppress(OSError):  # not every network disk knows locks
                fcntl.flock(held, fcntl.LOCK_EX)
            yield draft
    except OSError as error:
        raise StoreError(
            f"无法写入 {path}：{error.strerror}",
            f"{path} cannot be written: {error.strerror}",
            hint_zh="请检查写权限和磁盘空间；原有文件未受影响。",
            hint_en="Check rights and disk space; what was there before is untouched.",
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def remove_drafts(folder: Path) -> None:
    """Removes what `drafting` was killed over in this folder; a draft that is being written to stays."""
    for draft in folder.glob(".*.draft"):
        if not _DRAFT.fullmatch(draft.name):
            continue
        with suppress(OSError), draft.open("rb") as file:  # another's, or gone meanwhile: let it be
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            draft.unlink()


def check_archive(path: Path) -> None:
    """Raises `BadBackup` unless every byte of the file is the one that was written."""
    try:
        with path.open("rb") as file:
            size = _size(path)
            file.seek(max(0, size - _DIGITS - len(_SAID)))
            end = file.read()
            digest = _digest(file.fileno(), max(0, size - _DIGITS))
    except OSError as error:
        raise BadBackup(
            f"无法读取备份 {path}：{error.strerror}", f"the backup {path} cannot be read: {error.strerror}"
        ) from error
    if not end.startswith(_SAID):
        raise BadBackup(
            f"{path} 不是备份文件，或末尾已缺失",
            f"{path} is no backup of this program, or its end is missing",
            hint_zh="备份由 zeren backup 生成。",
            hint_en="Backups are made by zeren backup.",
        )
    if end[len(_SAID) :] != digest.encode("ascii"):
        raise BadBackup(
            f"备份 {path} 已损坏：与其 SHA-256 不符",
            f"the backup {path} is damaged: it does not match its SHA-256",
            hint_zh="请改用另一份备份；当前存储未受影响。",
            hint_en="Use another backup; the store is untouched.",
        )


def extract(path: Path, name: str, to: Path) -> str:
    """Unpacks one part of a checked backup; the answer is its SHA-256."""
    digest = hashlib.sha256()
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as read, to.open("wb") as written:
            while chunk := read.read(_CHUNK):
                digest.update(chunk)
                written.write(chunk)
            written.flush()
            os.fsync(written.fileno())
    except (zipfile.BadZipFile, zlib.error, KeyError) as error:
        raise BadBackup(f"备份 {path} 缺少 {name}", f"the backup {path} lacks {name}") from error
    return digest.hexdigest()


def read_part(path: Path, name: str) -> bytes:
    """One small part of a checked backup."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, KeyError) as error:
        raise BadBackup(f"备份 {path} 缺少 {name}", f"the backup {path} lacks {name}") from error


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return _digest(file.fileno(), _size(path))


def _digest(file: int, size: int) -> str:
    digest, at = hashlib.sha256(), 0
    while at < size and (chunk := os.pread(file, min(_CHUNK, size - at), at)):
        digest.update(chunk)
        at += len(chunk)
    return digest.hexdigest()


def _size(path: Path) -> int:
    return path.stat().st_size
