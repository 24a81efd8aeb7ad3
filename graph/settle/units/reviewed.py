"""Reviewed bodies as a clerk writes them down: CSV, one line a body, or Turtle in the words of our vocabulary.

qiannan-edu,州教育局,黔南州教育局,body,州,522700,教育,qiannan-gov,,黔南府办函〔2020〕24号

id:u-qiannan-edu a org:FormalOrganization ; skos:prefLabel "州教育局"@zh ; skos:altLabel "黔南州教育局"@zh ;
  zr:area "522700" ; zr:level "州" ; org:purpose "教育" ; org:subOrganizationOf id:u-qiannan-gov ;
  dct:source "黔南府办函〔2020〕24号" .
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.records import UnitKind
from graph.settle.units.rows import Tell, bad_line, read_text, rows_of
from graph.settle.units.tables import Body, Division
from ontology.iris import ID
from ontology.terms import DCT, FOAF, ORG, RDF, SKOS, ZR

if TYPE_CHECKING:
    import pyoxigraph as ox

COLUMNS = ("slug", "name", "other names", "kind", "level", "area", "function", "parent", "members", "source")
SEVERAL = "|"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SUBJECT = re.compile(r"^\s*(?:<[^<>\s]*/|[A-Za-z0-9_-]*:)([ug]-[a-z0-9-]+)\b", re.MULTILINE)
_CELLS = {
    "name": SKOS.prefLabel, "other names": SKOS.altLabel, "level": ZR.level, "area": ZR.area, "function": ORG.purpose,
    "parent": ORG.subOrganizationOf, "members": FOAF.member, "source": DCT.source,
}  # fmt: skip
_KINDS = {ORG.FormalOrganization: "body", ZR.UnitGroup: "group"}


@dataclass(frozen=True, slots=True)
class Areas:
    """How a line may name its area: by code, or by a name that only one division bears."""

    divisions: dict[str, Division]
    places: dict[str, tuple[Division, ...]]

    def code_of(self, written: str) -> str | None:
        """`522700` or 黔南布依族苗族自治州 → 522700; None for what is no division, or several."""
        if written in self.divisions:
            return written
        found = {one.code for one in self.places.get(written, ()) if one.name == written and not one.former}
        return found.pop() if len(found) == 1 else None


def bodies_in(path: Path, areas: Areas, tell: Tell) -> Iterator[Body]:
    """The bodies of one register file, each slug once; every wrong line is told."""
    rows = _turtle_rows(path, tell) if path.suffix == ".ttl" else rows_of(path, COLUMNS, tell)
    slugs: set[str] = set()
    for number, row in rows:
        wrong = _wrong(row, slugs)
        code = areas.code_of(row["area"])
        if wrong is None and code is None:
            wrong = f"地区 {row['area']} 不在行政区划表中", f"area {row['area']} is no division"
        slugs.add(row["slug"])
        if wrong:
            tell(bad_line(path, number, *wrong))
            continue
        kind: UnitKind = "group" if row["kind"] == "group" else "body"
        yield Body(
            row["slug"], (row["name"], *several(row["other names"])), kind, row["level"], code or "",
            several(row["function"]), row["parent"], several(row["members"]), row["source"], f"{path.name}:{number}",
        )  # fmt: skip


def several(cell: str) -> tuple[str, ...]:
    """州政府|黔南州政府 → both."""
    return tuple(part.strip() for part in cell.split(SEVERAL) if part.strip())


def _wrong(row: dict[str, str], slugs: set[str]) -> tuple[str, str] | None:
    """What is wrong with a line by itself, in both languages."""
    if row["slug"] in slugs or not row["slug"] or not row["name"]:
        return f"标识“{row['slug']}”为空或重复，或没有名称", "slug empty or repeated, or no name"
    if not _SLUG.fullmatch(row["slug"]):
        return f"标识“{row['slug']}”应由小写字母、数字和连字符组成", "a slug is of small letters, figures and hyphens"
    if row["kind"] not in ("body", "group"):
        return "kind 应为 body 或 group", "kind must be body or group"
    if not row["source"]:
        return "没有出处", "no source"
    return None


def _turtle_rows(path: Path, tell: Tell) -> Iterator[tuple[int, dict[str, str]]]:
    """Each unit of a Turtle file as a row like those of a CSV, with the line on which it is first spoken of."""
    import pyoxigraph as ox  # only where a register is Turtle

    text = read_text(path)
    try:
        triples = list(ox.parse(text.encode(), ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        tell(bad_line(path, error.lineno or 0, f"不是正确的 Turtle：{error.msg}", f"not Turtle: {error.msg}"))
        return
    lines: dict[str, int] = {}
    for match in _SUBJECT.finditer(text):
        lines.setdefault(match[1], text.count("\n", 0, match.start(1)) + 1)
    units: dict[str, list[ox.Quad]] = {}
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith((ID + "u-", ID + "g-")):
            units.setdefault(triple.subject.value.removeprefix(ID), []).append(triple)
    for unit, said in sorted(units.items(), key=lambda pair: (lines.get(pair[0], 0), pair[0])):
        yield lines.get(unit, 0), _row(unit, said)


def _row(unit: str, said: list[ox.Quad]) -> dict[str, str]:
    cells = {name: SEVERAL.join(sorted(_words(said, term))) for name, term in _CELLS.items()}
    kinds = [_KINDS.get(kind, "") for kind in _words(said, RDF.type)]
    return {"slug": unit[2:], "kind": next(filter(None, kinds), ""), **cells}


def _words(said: list[ox.Quad], term: str) -> Iterator[str]:
    import pyoxigraph as ox

    for triple in said:
        if triple.predicate.value == term and isinstance(triple.object, ox.NamedNode | ox.Literal):
            value = triple.object.value
            yield value.removeprefix(ID)[2:] if value.startswith(ID) else value
