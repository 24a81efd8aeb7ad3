"""One writer a store: a lock file held by the process that writes, let go by the system when it dies."""

import fcntl
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from graph.errors import StoreError, StoreInUse

LOCK = "lock"
_SERVING = re.compile(r"(127\.0\.0\.1|::1) ([0-9]{1,5}) ([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Serving:
    """Where the process that writes to a store also answers over HTTP, on this machine; `instance` is its own name.

    What was written down may be of a process long gone, and another answer at its port: whoever asks there has to see
    first that it calls itself so.
    """

    host: str
    port: int
    instance: str

    @property
    def address(self) -> str:
        """As a browser has it."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


class WriterLock:
    """The right to write to the folder; raises `StoreInUse` where another process (or store) already has it.

    The lock is the kernel's (`flock`), so a killed writer leaves none behind; what stands in the file (the process id,
    and where it serves) only helps others.
    """

    def __init__(self, folder: Path) -> None:
        self._file = self._take(folder / LOCK)

    def release(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    @staticmethod
    def _take(path: Path) -> IO[str]:
        try:
            file = path.open("a+", encoding="ascii")
        except OSError as error:
            raise StoreError(
                f"无法打开存储的锁文件 {path}：{error.strerror}",
                f"the store's lock file {path} cannot be opened: {error.strerror}",
                hint_zh="请检查该文件夹的写权限和磁盘空间。",
                hint_en="Check that the folder may be written to and the disk has room.",
            ) from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = _holder(file)
            file.close()
            raise StoreInUse(
                f"存储 {path.parent} 正被另一个进程（{holder}）写入",
                f"the store {path.parent} is being written to by another process ({holder})",
                hint_zh="请先停止正在运行的 zeren serve，或只读方式打开，或用 ZEREN_STORE 指定另一个文件夹。",
                hint_en="Stop the running zeren serve, open it for reading, or name another folder in ZEREN_STORE.",
            ) from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        return file


def announce(folder: Path, serving: Serving) -> None:
    """Says in the lock file where its holder, this process, serves."""
    (folder / LOCK).write_text(f"{os.getpid()}\n{serving.host} {serving.port} {serving.instance}\n", encoding="ascii")


def announced(folder: Path) -> Serving | None:
    """Where the lock's last holder said that it serves; only an address of this very machine counts."""
    try:
        lines = (folder / LOCK).read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return None
    found = _SERVING.fullmatch(lines[1]) if len(lines) == 2 else None
    return Serving(found[1], int(found[2]), found[3]) if found else None


def _holder(file: IO[str]) -> str:
    file.seek(0)
    pid = file.readline(20).strip()
    return f"pid {pid}" if pid.isdigit() else "pid ?"
