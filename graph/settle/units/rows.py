"""Rows of a register with their line numbers, and how a wrong line is told.

Clerks keep registers in spreadsheets, and those save CSV as GB18030 as often as UTF-8: both are read.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from graph.errors import BadRegister

Tell = Callable[[BadRegister], None]
"""What becomes of a wrong line: loading raises at the first, checking gathers them all."""
MOST_BYTES = 20_000_000


def raise_it(error: BadRegister) -> None:
    """Loading goes no further than the first wrong line."""
    raise error


def bad_line(path: Path, number: int, zh: str, en: str) -> BadRegister:
    """What is wrong with a line; line 0 is the file as a whole."""
    if not number:
        return BadRegister(f"{path.name}：{zh}", f"{path.name}: {en}")
    return BadRegister(f"{path.name} 第 {number} 行：{zh}", f"{path.name}, line {number}: {en}")


def read_text(path: Path) -> str:
    """The text of a register file, UTF-8 or GB18030; raises `BadRegister` where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise bad_line(path, 0, f"不能读取：{error.strerror}", f"cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise bad_line(path, 0, "文件过大", "is too large")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise bad_line(path, 0, "不能读取：既非 UTF-8 也非 GB18030", "cannot be read: neither UTF-8 nor GB18030")


def rows_of(path: Path, columns: tuple[str, ...], tell: Tell) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their line numbers; lines that begin with # are remarks. No header is always raised."""
    header = False
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip(" ,\t") or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line]))]
        if not header:
            header = True
            if tuple(cells) != columns:
                raise bad_line(path, number, f"列名应为 {','.join(columns)}", f"columns must be {','.join(columns)}")
        elif len(cells) != len(columns):
            tell(
                bad_line(
                    path, number, f"应有 {len(columns)} 列，实有 {len(cells)} 列", f"{len(columns)} cells expected"
                )
            )
        else:
            yield number, dict(zip(columns, cells, strict=True))
    if not header:
        raise bad_line(path, 0, "没有列名行", "no header line")
