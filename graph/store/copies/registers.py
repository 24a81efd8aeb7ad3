"""A clerk's registers in a backup: taken in as they lie, brought back where they do no harm."""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import StoreError
from graph.store.copies.archive import BadBackup, digest_of_file, extract
from graph.store.keeper import need_folder

REGISTERS = "registers"
"""The folder they have within a backup, and in a store where no other is named."""
_PLAIN = re.compile(r"[^./\\:\x00-\x1f\x7f][^/\\:\x00-\x1f\x7f]{0,200}\.(csv|ttl)")
"""A file name that leads nowhere else, not hidden, of a kind that is read as a register."""


class RegistersDiffer(StoreError):  # noqa: N818 - the names say what happened
    """There are registers of these names that say something else, and nobody said that they may be replaced."""

    code = "registers-differ"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the registers of a backup are now, and where those lie whose place they took."""

    folder: Path
    names: tuple[str, ...]
    aside: Path | None


def copy_registers(files: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Copies beside which the files may change; by their names in the backup."""
    copies: dict[str, Path] = {}
    for number, file in enumerate(files):
        if not _is_plain(file.name):
            raise StoreError(
                f"名录文件名无法写入备份：{file.name!r}",
                f"a register of this name cannot be kept in a backup: {file.name!r}",
                hint_zh="请改名：不用冒号、斜杠，200 字以内。",
                hint_en="Rename it: no colons, no slashes, at most 200 letters.",
            )
        copies[f"{REGISTERS}/{file.name}"] = Path(shutil.copyfile(file, folder / f"register-{number}"))
    return copies


def digests_of(copies: Mapping[str, Path]) -> dict[str, str]:
    """SHA-256 by file name."""
    return {name.removeprefix(f"{REGISTERS}/"): digest_of_file(copy) for name, copy in copies.items()}


def need_plain(registers: object, backup: Path) -> None:
    """Raises `BadBackup` unless these are plain file names, each with a digest: no archive may write elsewhere."""
    if not isinstance(registers, dict) or not all(
        _is_plain(name) and isinstance(digest, str) for name, digest in registers.items()
    ):
        raise BadBackup(f"备份 {backup} 的名录清单有误", f"the registers of the backup {backup} are not well named")


def need_free(folder: Path, registers: Mapping[str, str]) -> None:
    """Raises `RegistersDiffer` where a register of one of these names says something else."""
    if differing := _differing(folder, registers):
        listed = "、".join(differing)
        raise RegistersDiffer(
            f"{folder} 中已有内容不同的名录：{listed}，没有恢复",
            f"there are other registers of these names in {folder}: {', '.join(differing)}; nothing was restored",
            hint_zh="用 --registers 指定另一个文件夹，或加 --force：原名录会保留在其中的 before-restore-… 中。",
            hint_en="Name another folder by --registers, or add --force: the old ones are kept in before-restore-….",
        )


@contextmanager
def unpacked(backup: Path, folder: Path, registers: Mapping[str, str]) -> Iterator[Path]:
    """The registers of a checked backup in a folder of their own within this one, each proved by its digest."""
    need_folder(folder)
    with TemporaryDirectory(prefix=".restoring-", dir=folder) as draft:
        for name, digest in registers.items():
            if extract(backup, f"{REGISTERS}/{name}", Path(draft) / name) != digest:
                raise BadBackup(
                    f"备份 {backup} 中的名录 {name} 与清单不符，没有恢复",
                    f"the register {name} in the backup {backup} is not what its manifest says; nothing was restored",
                )
        yield Path(draft)


def put_in_place(draft: Path, folder: Path, registers: Mapping[str, str]) -> Placed:
    """Moves them where they belong; what says something else there is kept aside."""
    differing = _differing(folder, registers)
    aside = next_aside(folder) if differing else None
    for name in differing:
        if aside:
            (folder / name).rename(aside / name)
    for name in registers:
        (draft / name).replace(folder / name)
    return Placed(folder, tuple(registers), aside)


def next_aside(folder: Path) -> Path:
    """A new folder for what was there before a restore."""
    number = 1
    while (aside := folder / f"before-restore-{number}").exists():
        number += 1
    aside.mkdir()
    return aside


def _differing(folder: Path, registers: Mapping[str, str]) -> list[str]:
    there = [name for name in registers if (folder / name).exists() or (folder / name).is_symlink()]
    return [name for name in there if not _is_file_of(folder / name, registers[name])]


def _is_file_of(path: Path, digest: str) -> bool:
    return path.is_file() and digest_of_file(path) == digest


def _is_plain(name: object) -> bool:
    if not isinstance(name, str) or not _PLAIN.fullmatch(name):
        return False
    try:
        return bool(name.encode())
    except UnicodeEncodeError:
        return False
