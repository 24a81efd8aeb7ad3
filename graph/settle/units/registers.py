"""Registers: what is known from outside, one line with its source each; wrong lines raise `BadRegister` at load.

Three tables lie in `ontology/registers`: administrative divisions, functions of government (教育 is 教育部, 教育厅,
教育局 by level), and reviewed bodies of single places. A place without a register compiles all the same. Beside them a
clerk keeps registers in a folder of his own: there a line with the slug of a bundled one takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from graph.errors import BadRegister
from graph.settle.units.reviewed import Areas, bodies_in, several
from graph.settle.units.rows import Tell, bad_line, raise_it, rows_of
from graph.settle.units.tables import Body as Body
from graph.settle.units.tables import Division as Division
from graph.settle.units.tables import Function as Function
from graph.settle.units.tables import Registers as Registers
from ontology.files import REGISTERS

_RANKS: dict[str, int] = {"province": 1, "prefecture": 2, "county": 3}
_SHARED = ("divisions.csv", "functions.csv")
_DIVISION_COLUMNS = ("code", "name", "short", "level", "parent", "listed")
_FUNCTION_COLUMNS = ("function", "aliases", "national", "province", "prefecture", "county", "vertical", "source")
_SUFFIXES = (".csv", ".ttl")


@lru_cache(maxsize=4)
def load_registers(folder: Path = REGISTERS) -> Registers:
    """Reads and checks the tables of a folder; the divisions and functions must be there, the rest are places."""
    return _with_bodies(_shared(folder), register_files(folder), raise_it)


def add_registers(folder: Path) -> Registers:
    """The bundled registers with those of a clerk's folder beside them, as its files are now."""
    return _with_bodies(load_registers(), added_files(folder), raise_it)


def check_registers(files: tuple[Path, ...]) -> tuple[Registers, tuple[BadRegister, ...]]:
    """What these files would add to the bundled registers, and everything that is wrong with them."""
    found: list[BadRegister] = []
    try:
        registers = _with_bodies(load_registers(), files, found.append)
    except BadRegister as error:
        return load_registers(), (*found, error)
    return registers, tuple(found)


def register_files(folder: Path) -> tuple[Path, ...]:
    """The files of reviewed bodies in a folder, in the order of their names."""
    paths = sorted(path for path in folder.glob("*") if path.suffix in _SUFFIXES and path.is_file())
    return tuple(path for path in paths if path.name not in _SHARED and not path.name.startswith("."))


def added_files(folder: Path) -> tuple[Path, ...]:
    """The register files of a clerk's folder; raises `BadRegister` where there is no folder."""
    if not folder.is_dir():
        raise BadRegister(
            f"没有名录文件夹 {folder}",
            f"there is no folder of registers {folder}",
            hint_zh="建立该文件夹，或改正 ZEREN_REGISTERS",
            hint_en="Make the folder, or correct ZEREN_REGISTERS",
        )
    return register_files(folder)


@lru_cache(maxsize=4)
def _shared(folder: Path) -> Registers:
    divisions, places, children = _divisions(folder / "divisions.csv")
    return Registers(divisions, places, children, _functions(folder / "functions.csv"), {})


def _with_bodies(known: Registers, files: tuple[Path, ...], tell: Tell) -> Registers:
    """With the bodies of the files; of one slug the last, and no slug twice among the files themselves."""
    bodies = {body.slug: body for held in known.bodies.values() for body in held}
    new: dict[str, Body] = {}
    for path in files:
        for body in bodies_in(path, Areas(known.divisions, known.places), tell):
            if body.slug in new:
                said = (
                    f"标识“{body.slug}”在 {new[body.slug].line} 已有",
                    f"slug {body.slug} stands in {new[body.slug].line} already",
                )
                tell(_at(body, *said))
            new[body.slug] = body
    bodies |= new
    areas: dict[str, list[Body]] = {}
    for body in bodies.values():
        areas.setdefault(body.area, []).append(body)
    found = Registers(
        known.divisions,
        known.places,
        known.children,
        known.functions,
        {area: tuple(held) for area, held in areas.items()},
    )
    for error in _wrong_together(found, new):
        tell(error)
    return found


def _wrong_together(registers: Registers, new: dict[str, Body]) -> Iterator[BadRegister]:
    """What only shows when all lines are read: slugs nobody bears, functions nobody knows, two bodies of one name."""
    slugs: set[str] = set()
    bearers: dict[tuple[str, str], Body] = {}
    for bodies in registers.bodies.values():
        for body in bodies:
            slugs.add(body.slug)
            for name in body.names:
                bearers.setdefault((body.area, name), body)
    for body in new.values():
        for slug in (*body.members, *([body.parent] if body.parent else [])):
            if slug not in slugs:
                yield _at(body, f"“{slug}”没有登记", f"{slug!r} is not registered")
        for function in body.functions:
            if function not in registers.functions:
                yield _at(body, f"职能“{function}”不在职能表中", f"{function!r} is not in the table of functions")
        for name in body.names:
            other = bearers[body.area, name]
            if other.slug != body.slug:
                yield _at(body, f"“{name}”在 {other.line} 已是“{other.names[0]}”", f"{name} is {other.slug} already")


def _at(body: Body, zh: str, en: str) -> BadRegister:
    file, _, number = body.line.rpartition(":")
    return bad_line(Path(file), int(number), zh, en)


def _divisions(
    path: Path,
) -> tuple[dict[str, Division], dict[str, tuple[Division, ...]], dict[str, tuple[Division, ...]]]:
    by_code: dict[str, Division] = {}
    places: dict[str, list[Division]] = {}
    children: dict[str, list[Division]] = {}
    for number, row in rows_of(path, _DIVISION_COLUMNS, raise_it):
        rank = _RANKS.get(row["level"], 0)
        if not rank or len(row["code"]) != 6 or not row["name"] or not row["short"]:
            raise bad_line(path, number, "代码、名称、简称或层级有误", "wrong code, name, short name or level")
        if rank > 1 and row["parent"] not in by_code:
            raise bad_line(
                path, number, f"上级 {row['parent']} 不在表中", f"parent {row['parent']} is not in the table"
            )
        one = Division(row["code"], row["name"], row["short"], rank, row["parent"], row["listed"] == "2020-12")
        if not one.former:
            by_code[one.code] = one
            children.setdefault(one.parent, []).append(one)
        for form in {one.name, one.short, one.short + one.mark}:
            places.setdefault(form, []).append(one)
    return by_code, {k: tuple(v) for k, v in places.items()}, {k: tuple(v) for k, v in children.items()}


def _functions(path: Path) -> dict[str, Function]:
    forms: dict[str, Function] = {}
    for number, row in rows_of(path, _FUNCTION_COLUMNS, raise_it):
        bodies = (row["national"], row["province"], row["prefecture"], row["county"])
        function = Function(row["function"], bodies, row["vertical"] == "yes")
        for form in (row["function"], *several(row["aliases"])):
            if not form or form in forms:
                raise bad_line(path, number, f"职能“{form}”为空或重复", f"function {form!r} is empty or repeated")
            forms[form] = function
    return forms
