"""What registers hold, as records: divisions, functions of government, reviewed bodies, and all of them together."""

from __future__ import annotations

from dataclasses import dataclass

from graph.records import UnitKind

_MARKS = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区")


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
