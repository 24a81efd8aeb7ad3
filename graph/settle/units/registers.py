"""Registers: what is known from outside, one line with its source each; wrong lines raise `BadRegister` at load.

Three tables lie in `ontology/registers`: administrative divisions, functions of government (教育 is 教育部, 教育厅,
教育局 by level), and reviewed bodies of single places. A place without a register compiles all the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from graph.errors import BadRegister
from graph.records import UnitKind
from ontology.files import REGISTERS

DivisionLevel = Literal["province", "prefecture", "county"]
_RANKS: dict[str, int] = {"province": 1, "prefecture": 2, "county": 3}
_SHARED = ("divisions.csv", "functions.csv")
_MARKS = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区")
_DIVISION_COLUMNS = ("code", "name", "short", "level", "parent", "listed")
_FUNCTION_COLUMNS = ("function", "aliases", "national", "province", "prefecture", "county", "vertical", "source")
_BODY_COLUMNS = ("slug", "name", "other names", "kind", "level", "area", "function", "parent", "members", "source")


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture or county; `mark` is the one word a body name begins with (州 for 自治州)."""

    code: str
    name: str
    short: str
    rank: int
    parent: str
    former: bool

    @property
    def mark(self) -> str:
        long = next((mark for mark in _MARKS if self.name.endswith(mark)), "")
        return {"自治州": "州", "自治县": "县", "自治旗": "旗", "": self.name[-1]}.get(long, long)


@dataclass(frozen=True, slots=True)
class Function:
    """A function of government: all ways to write it, and the usual body by rank (0 nation … 3 county)."""

    name: str
    bodies: tuple[str, str, str, str]
    vertical: bool


@dataclass(frozen=True, slots=True)
class Body:
    """A reviewed body or group of one place; `names` are all its names, the first is the one to show."""

    slug: str
    names: tuple[str, ...]
    kind: UnitKind
    level: str
    area: str
    functions: tuple[str, ...]
    parent: str
    members: tuple[str, ...]
    source: str
    line: str


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything loaded: divisions by code and by each way to write them, functions by form, bodies by area."""

    divisions: dict[str, Division]
    places: dict[str, tuple[Division, ...]]
    children: dict[str, tuple[Division, ...]]
    functions: dict[str, Function]
    bodies: dict[str, tuple[Body, ...]]

    def body(self, area: str, name: str) -> Body | None:
        """The reviewed body of that area (division code) which bears the name."""
        return next((body for body in self.bodies.get(area, ()) if name in body.names), None)

    def by_slug(self, slug: str) -> Body | None:
        """The reviewed body with that slug, in whichever area."""
        return next((body for bodies in self.bodies.values() for body in bodies if body.slug == slug), None)


@lru_cache(maxsize=4)
def load_registers(folder: Path = REGISTERS) -> Registers:
    """Reads and checks the tables of a folder; the divisions and functions must be there, the rest are places."""
    divisions, places, children = _divisions(folder / "divisions.csv")
    functions = _functions(folder / "functions.csv")
    bodies: dict[str, list[Body]] = {}
    slugs: set[str] = set()
    for path in sorted(folder.glob("*.csv")):
        if path.name not in _SHARED:
            for body in _bodies(path, divisions, slugs):
                bodies.setdefault(body.area, []).append(body)
    found = Registers(divisions, places, children, functions, {area: tuple(rows) for area, rows in bodies.items()})
    _check_references(found, slugs)
    return found


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows with their line numbers; lines that begin with # are remarks."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, 0, f"不能读取：{error}", f"cannot be read: {error}") from error
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line]))
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise _bad(path, number, f"列名应为 {','.join(columns)}", f"columns must be {','.join(columns)}")
        elif len(cells) != len(columns):
            raise _bad(path, number, f"应有 {len(columns)} 列，实有 {len(cells)} 列", f"{len(columns)} cells expected")
        else:
            yield number, dict(zip(columns, (cell.strip() for cell in cells), strict=True))
    if header is None:
        raise _bad(path, 0, "没有列名行", "no header line")


def _bad(path: Path, number: int, zh: str, en: str) -> BadRegister:
    return BadRegister(f"{path.name} 第 {number} 行：{zh}", f"{path.name}, line {number}: {en}")


def _divisions(
    path: Path,
) -> tuple[dict[str, Division], dict[str, tuple[Division, ...]], dict[str, tuple[Division, ...]]]:
    by_code: dict[str, Division] = {}
    places: dict[str, list[Division]] = {}
    children: dict[str, list[Division]] = {}
    for number, row in _rows(path, _DIVISION_COLUMNS):
        rank = _RANKS.get(row["level"], 0)
        if not rank or len(row["code"]) != 6 or not row["name"] or not row["short"]:
            raise _bad(path, number, "代码、名称、简称或层级有误", "wrong code, name, short name or level")
        if rank > 1 and row["parent"] not in by_code:
            raise _bad(path, number, f"上级 {row['parent']} 不在表中", f"parent {row['parent']} is not in the table")
        one = Division(row["code"], row["name"], row["short"], rank, row["parent"], row["listed"] == "2020-12")
        if not one.former:
            by_code[one.code] = one
            children.setdefault(one.parent, []).append(one)
        for form in {one.name, one.short, one.short + one.mark}:
            places.setdefault(form, []).append(one)
    return by_code, {k: tuple(v) for k, v in places.items()}, {k: tuple(v) for k, v in children.items()}


def _functions(path: Path) -> dict[str, Function]:
    forms: dict[str, Function] = {}
    for number, row in _rows(path, _FUNCTION_COLUMNS):
        bodies = (row["national"], row["province"], row["prefecture"], row["county"])
        function = Function(row["function"], bodies, row["vertical"] == "yes")
        for form in (row["function"], *_several(row["aliases"])):
            if not form or form in forms:
                raise _bad(path, number, f"职能“{form}”为空或重复", f"function {form!r} is empty or repeated")
            forms[form] = function
    return forms


def _bodies(path: Path, divisions: dict[str, Division], slugs: set[str]) -> Iterator[Body]:
    for number, row in _rows(path, _BODY_COLUMNS):
        if row["slug"] in slugs or not row["slug"] or not row["name"]:
            raise _bad(path, number, f"标识“{row['slug']}”为空或重复，或没有名称", "slug empty or repeated, or no name")
        if row["kind"] not in ("body", "group"):
            raise _bad(path, number, "kind 应为 body 或 group", "kind must be body or group")
        if row["area"] not in divisions:
            raise _bad(path, number, f"地区 {row['area']} 不在行政区划表中", f"area {row['area']} is no division")
        if not row["source"]:
            raise _bad(path, number, "没有出处", "no source")
        slugs.add(row["slug"])
        kind: UnitKind = "group" if row["kind"] == "group" else "body"
        names = (row["name"], *_several(row["other names"]))
        yield Body(
            row["slug"], names, kind, row["level"], row["area"], _several(row["function"]), row["parent"],
            _several(row["members"]), row["source"], f"{path.name}:{number}",
        )  # fmt: skip


def _check_references(registers: Registers, slugs: set[str]) -> None:
    for bodies in registers.bodies.values():
        for body in bodies:
            for slug in (*body.members, *([body.parent] if body.parent else [])):
                if slug not in slugs:
                    file, number = body.line.split(":")
                    raise _bad(Path(file), int(number), f"“{slug}”没有登记", f"{slug!r} is not registered")


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
