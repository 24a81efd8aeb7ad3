"""Folders on this machine and at any address fsspec knows (`s3://bucket/plans`), read and written in the same way.

A local folder needs nothing besides; for an address fsspec is needed (extra `cluster`), and what it asks for (s3fs).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import IO, Any, Protocol

from graph.errors import ZerenError

LARGEST = 50_000_000
"""No document is read beyond this: it is refused by its size when it is compiled."""


class NoFolder(ZerenError):  # noqa: N818 - the names say what happened
    """The folder cannot be read or written."""

    code = "no-folder"


class Folder(Protocol):
    """Files by their names below it, with / between the parts of a name."""

    def names(self) -> list[str]:
        """Every file below it, sorted, without those whose name begins with a dot."""

    def read(self, name: str) -> bytes:
        """The bytes of a file; of one too large for a document only enough to tell."""

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file, read as they are asked for."""

    def write(self, name: str, lines: Iterable[bytes]) -> None:
        """Writes a file, whole or not at all: another reader never sees a part of it."""


def open_folder(address: str) -> Folder:
    """A path, or an address with `://`; raises `NoFolder` where fsspec cannot open it."""
    return RemoteFolder(address) if "://" in address else LocalFolder(Path(address))


class LocalFolder:
    """A folder of this machine, or one that all machines of a cluster share."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def names(self) -> list[str]:
        with _told(str(self._path)):
            if not self._path.is_dir():
                raise FileNotFoundError(str(self._path))
            found = (path.relative_to(self._path) for path in self._path.rglob("*") if path.is_file())
            return sorted(path.as_posix() for path in found if not _hidden(path))

    def read(self, name: str) -> bytes:
        with _told(name), (self._path / name).open("rb") as file:
            return file.read(LARGEST + 1)

    def lines(self, name: str) -> Iterator[bytes]:
        with _told(name), (self._path / name).open("rb") as file:
            yield from file

    def write(self, name: str, lines: Iterable[bytes]) -> None:
        path = self._path / name
        part = path.with_name(f".{path.name}.part")
        with _told(name):
            path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                file.writelines(lines)
            part.replace(path)


class RemoteFolder:
    """A folder at an address: what is written becomes visible when it is closed, as object stores do it."""

    def __init__(self, address: str) -> None:
        with _told(address):
            self._files, self._root = _fsspec().core.url_to_fs(address)

    def names(self) -> list[str]:
        with _told(self._root):
            found = (PurePosixPath(path).relative_to(self._root) for path in self._files.find(self._root))
            return sorted(path.as_posix() for path in found if not _hidden(path))

    def read(self, name: str) -> bytes:
        with _told(name), self._opened(name, "rb") as file:
            return file.read(LARGEST + 1)

    def lines(self, name: str) -> Iterator[bytes]:
        with _told(name), self._opened(name, "rb") as file:
            yield from file

    def write(self, name: str, lines: Iterable[bytes]) -> None:
        with _told(name):
            with suppress(NotImplementedError, FileExistsError):  # an object store has no folders
                self._files.makedirs(str(PurePosixPath(self._root, name).parent), exist_ok=True)
            with self._files.transaction, self._opened(name, "wb") as file:
                file.writelines(lines)

    def _opened(self, name: str, mode: str) -> IO[bytes]:
        file: IO[bytes] = self._files.open(str(PurePosixPath(self._root, name)), mode)
        return file


def _hidden(path: PurePosixPath | Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise NoFolder(
            f"没有安装 fsspec：{error}",
            f"fsspec is not installed: {error}",
            hint_zh="安装：uv sync --extra cluster",
            hint_en="Install it: uv sync --extra cluster",
        ) from error
    return fsspec


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Trouble with files in our words; fsspec says ImportError and ValueError for an address it has nothing for."""
    try:
        yield
    except (OSError, ImportError, ValueError) as error:
        raise NoFolder(
            f"{name} 无法读写：{error}",
            f"{name} cannot be read or written: {error}",
            hint_zh="检查地址、权限和磁盘空间；s3:// 还需安装 s3fs",
            hint_en="Check the address, the rights and the room; s3:// needs s3fs besides",
        ) from error
