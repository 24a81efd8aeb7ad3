"""The units of one policy: every name is settled once, equal bodies meet, and each merge of names keeps its reason.

A wrong merge is worse than none: two names meet only where grammar or a register says they are one body.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.records import NamedUnit, Naming, Passage, Unit, UnitKind
from graph.settle.units.bodies import BodyName, government_levels, is_group, levels_of_one, nobody, normal, read_body
from graph.settle.units.groups import members_of
from graph.settle.units.places import Place, own_place, within
from graph.settle.units.registers import Body, Division, Registers
from ontology.iris import mint_group, mint_unit

_RANK_LEVELS = {0: "国家", 1: "省", 2: "市", 3: "县", 4: "乡"}


@dataclass(frozen=True, slots=True)
class Settled:
    """Who is meant, or why nobody: just one of `unit` and `reason`. `place` serves the next name in a list."""

    unit: Unit | None
    reason: str | None
    external: bool = False
    place: Place | None = None


@dataclass(slots=True)
class _Entry:
    """One unit as it grows: its record's fields and the names seen so far."""

    unit: Unit
    level: str | None
    area: str | None
    parent: str | None
    source: str
    members: tuple[str, ...]
    function: str
    core: str
    rank: int
    own: bool
    names: dict[str, Naming] = field(default_factory=dict)


class Roster:
    """Settles names for one policy: clauses first, so that 教育部门 in the text meets the 州教育局 of a clause."""

    def __init__(self, issuer: str | None, title: str, registers: Registers) -> None:
        self.own = own_place(issuer, title, registers) or _nowhere(issuer or title)
        self._registers = registers
        self._entries: dict[str, _Entry] = {}
        self._settled: dict[tuple[str, Place | None], Settled] = {}
        self._open: dict[str, Naming] = {}

    def settle(self, named: str, passage: Passage | None = None, after: Place | None = None, full: str = "") -> Settled:
        """Who `named` is in this document; `after` is the place of the name before it in the same list.

        「公安机关」 in a 州 document gives 州公安局 with the reason; 「州有关部门」 gives no unit and says why. `full`
        is the whole name where its end is written once for several (杨凌示范区、西咸新区管委会).
        """
        words = normal(full or named)
        found = self._settled.get((words, after))
        if found is None:
            found, why = self._settle(words, after)
            self._settled[(words, after)] = found
            if found.unit and found.unit.id in self._entries:
                self._entries[found.unit.id].names.setdefault(words, Naming(named, why, passage or Passage(0, 0, "")))
        elif found.unit and passage:
            self._remember(found.unit.id, words, named, passage)
        if found.reason and passage:
            self._open.setdefault(named, Naming(named, found.reason, passage))
        return found

    def unsettled(self) -> tuple[Naming, ...]:
        """Names that could not be settled anywhere in the document, once each, with the reason, in its order."""
        settled = {name.named for entry in self._entries.values() for name in entry.names.values()}
        return tuple(
            sorted(
                (naming for named, naming in self._open.items() if named not in settled),
                key=lambda naming: (naming.passage.start, naming.named),
            )
        )

    def units(self) -> tuple[NamedUnit, ...]:
        """Every unit named, with its parent and the members of its groups, in the order of their identifiers."""
        wanted: set[str] = set()
        waiting = [
            key for key, entry in self._entries.items() if any(name.passage.exact for name in entry.names.values())
        ]
        while waiting:
            key = waiting.pop()
            if key not in wanted:
                wanted.add(key)
                entry = self._entries[key]
                waiting += [*entry.members, *([entry.parent] if entry.parent else [])]
        return tuple(self._record(self._entries[key]) for key in sorted(wanted))

    def _remember(self, identifier: str, words: str, named: str, passage: Passage) -> None:
        naming = self._entries[identifier].names.get(words)
        if naming and not naming.passage.exact:
            self._entries[identifier].names[words] = Naming(named, naming.reason, passage)

    def _record(self, entry: _Entry) -> NamedUnit:
        written: dict[str, Naming] = {}
        for naming in entry.names.values():
            if naming.passage.exact:
                written.setdefault(naming.named, naming)
        names = tuple(written.values())
        unit = entry.unit
        return NamedUnit(
            unit.id, unit.name, unit.kind, entry.level, entry.area, entry.parent, entry.source, entry.members, names
        )

    def _settle(self, words: str, after: Place | None) -> tuple[Settled, str]:
        reviewed = self._reviewed(words)
        if reviewed:
            entry = self._enter_body(reviewed)
            why = "原文写法" if words == normal(reviewed.names[0]) else f"名录：与“{reviewed.names[0]}”为同一单位"
            return Settled(entry.unit, None, self._outside_vertical(reviewed.functions), self.own), why
        reason = nobody(words)
        if reason:
            return Settled(None, reason), ""
        if is_group(words):
            return self._group(words), "原文写法"
        return self._body(words, after)

    def _reviewed(self, words: str) -> Body | None:
        """The reviewed body of the own place that bears the name, however its brackets are written."""
        if not (self.own and self.own.code):
            return None
        bodies = self._registers.bodies.get(self.own.code, ())
        return next((body for body in bodies if any(normal(name) == words for name in body.names)), None)

    def _group(self, words: str) -> Settled:
        levels = government_levels(words)
        several = levels_of_one(words)
        if several:
            return self._levels(words, several)
        divisions = members_of(levels, self.own, self._registers) if levels is not None else ()
        same = self._same_members(divisions)
        if same:
            return Settled(self._enter_body(same).unit, None, external=False, place=None)
        name = words.replace("(", "（").replace(")", "）")
        area = self.own.name if self.own else ""
        members = tuple(self._enter_government(one) for one in divisions)
        key = "、".join(sorted(one.code for one in divisions)) or words.replace("人民政府", "政府")
        unit = Unit(mint_group(key, area), name, "group")
        source = "divisions.csv" if divisions else "grammar"
        self._enter(unit, _Entry(unit, None, area or None, None, source, members, "", words, 9, own=True))
        return Settled(self._entries[unit.id].unit, None)

    def _levels(self, words: str, several: tuple[str, ...]) -> Settled:
        """「省、市、县教育部门」 are three: the unit of each level is a member."""
        settled = [self._settle(name, None) for name in several]
        for name, (one, why) in zip(several, settled, strict=True):
            if one.unit and one.unit.id in self._entries:
                self._entries[one.unit.id].names.setdefault(name, Naming(name, why, Passage(0, 0, "")))
        members = tuple(dict.fromkeys(one.unit.id for one, _ in settled if one.unit))
        area = self.own.name if self.own else ""
        unit = Unit(mint_group(words, area), words, "group")
        self._enter(unit, _Entry(unit, None, area or None, None, "grammar", members, "", words, 9, own=True))
        return Settled(unit, None)

    def _same_members(self, divisions: tuple[Division, ...]) -> Body | None:
        """The reviewed group that has just these governments as members."""
        if not divisions or not self.own:
            return None
        codes = {one.name + "人民政府" for one in divisions}
        for body in self._registers.bodies.get(self.own.code, ()):
            if body.kind == "group":
                names = {m.names[0] for slug in body.members if (m := self._registers.by_slug(slug))}
                if names == codes:
                    return body
        return None

    def _body(self, words: str, after: Place | None) -> tuple[Settled, str]:
        body = read_body(words, self.own, after, self._registers)
        if self.own and body.marked and not body.place.code and body.place.rank > self.own.rank:
            return self._lower_group(words, body), "原文写法"
        if body.department:
            return self._department(words, body)
        entry = self._enter_named(body)
        return Settled(entry.unit, None, self._outside(body), body.place), self._why(words, body, entry)

    def _lower_group(self, words: str, body: BodyName) -> Settled:
        """「县教育局」 in a 州 document is each county's, not one body."""
        unit = Unit(mint_group(words, self.own.name if self.own else ""), words, "group")
        self._enter(
            unit, _Entry(unit, "县", self.own.name if self.own else None, None, "grammar", (), "", words, 3, own=False)
        )
        return Settled(unit, None)

    def _why(self, words: str, body: BodyName, entry: _Entry) -> str:
        if words == entry.unit.name:
            return "原文写法"
        if not body.marked and self.own:
            return f"未写层级，按{'前一单位' if body.place != self.own else '发文机关'}所在地（{body.place.name}）理解"
        if body.core != entry.core:
            return f"“{body.core}”与“{entry.core}”是同一名称的不同写法"
        return f"地区同为{body.place.name}"

    def _department(self, words: str, body: BodyName) -> tuple[Settled, str]:
        """A function named without its body: the body of that place with that function, where there is just one."""
        functions = _functions_of(body, self._registers)
        found = {
            entry.unit.id: (function, entry) for function in functions if (entry := self._with_function(function, body))
        }
        if len(found) > 1:
            return Settled(None, f"“{words}”合指{'、'.join(e.unit.name for _, e in found.values())}，不止一家"), ""
        for function, entry in found.values():
            why = f"“{words}”指{body.place.name}承担“{function}”职能的单位，即{entry.unit.name}"
            return Settled(entry.unit, None, self._outside(body), body.place), why
        if len(functions) == 1 and body.place.rank < 4:
            usual = self._registers.functions[functions[0]].bodies[body.place.rank]
            if usual:
                named = self._enter_named(self._usual(body, usual))
                return Settled(named.unit, None, self._outside(body), body.place), (
                    f"按{body.place.mark}级机构通用名，“{words}”为{named.unit.name}；原文未写全称"
                )
        return Settled(None, f"“{words}”只说职能，原文和名录都看不出是{body.place.name or '哪里'}的哪个单位"), ""

    def _usual(self, body: BodyName, usual: str) -> BodyName:
        mark = body.place.mark if body.place.rank else ""
        return read_body(mark + usual, self.own, body.place, self._registers)

    def _with_function(self, function: str, body: BodyName) -> _Entry | None:
        """The one body of the place with the function: named in the document, or reviewed."""
        named = [
            entry
            for entry in self._entries.values()
            if entry.unit.kind == "body" and entry.area == body.place.name and entry.function == function
        ]
        if len(named) == 1:
            return named[0]
        if named or not body.place.code:
            return None
        reviewed = [one for one in self._registers.bodies.get(body.place.code, ()) if function in one.functions]
        if len(reviewed) == 1:
            return self._enter_body(reviewed[0])
        covering = [
            entry
            for entry in self._entries.values()
            if entry.unit.kind == "body"
            and entry.area == body.place.name
            and not entry.function
            and _covers(entry.core, function)
        ]
        return covering[0] if len(covering) == 1 else None

    def _enter_named(self, body: BodyName) -> _Entry:
        area = body.place.name
        reviewed = self._registers.body(body.place.code, body.shown) if body.place.code else None
        if reviewed:
            return self._enter_body(reviewed)
        unit = Unit(mint_unit(body.key, area), body.shown, "body")
        level = _level(body.place)
        own = self.own is not None and body.place == self.own
        entry = _Entry(unit, level, area or None, None, "grammar", (), body.function, body.core, body.place.rank, own)
        return self._enter(unit, entry)

    def _enter_government(self, division: Division) -> str:
        name = division.name + "人民政府"
        reviewed = self._registers.body(division.code, name) or self._registers.body(division.parent, name)
        if reviewed:
            return self._enter_body(reviewed).unit.id
        unit = Unit(mint_unit("政府", division.name), name, "body")
        entry = _Entry(
            unit,
            _RANK_LEVELS[division.rank],
            division.name,
            None,
            "divisions.csv",
            (),
            "",
            "人民政府",
            division.rank,
            own=False,
        )
        return self._enter(unit, entry).unit.id

    def _enter_body(self, body: Body) -> _Entry:
        kind: UnitKind = body.kind
        mint = mint_group if kind == "group" else mint_unit
        unit = Unit(mint(body.names[0], "", body.slug), body.names[0], kind)
        if unit.id in self._entries:
            return self._entries[unit.id]
        area = self._registers.divisions[body.area].name
        function = (
            self._registers.functions[body.functions[0]].name
            if body.functions and body.functions[0] in self._registers.functions
            else ""
        )
        entry = _Entry(
            unit, body.level or None, area, None, f"{body.line} {body.source}", (), function, body.names[0], 0, own=True
        )
        self._entries[unit.id] = entry
        parent = self._registers.by_slug(body.parent) if body.parent else None
        entry.parent = self._enter_body(parent).unit.id if parent else None
        entry.members = tuple(
            self._enter_body(member).unit.id for slug in body.members if (member := self._registers.by_slug(slug))
        )
        return entry

    def _enter(self, unit: Unit, entry: _Entry) -> _Entry:
        return self._entries.setdefault(unit.id, entry)

    def _outside(self, body: BodyName) -> bool:
        """Outside the issuer's own area or line: another place that is not below it, or a body managed from above."""
        function = self._registers.functions.get(body.function)
        if function and function.vertical:
            return True
        if self.own is None or body.place == self.own:
            return False
        return not (within(body.place.code, self.own) if body.place.code else body.place.rank > self.own.rank)

    def _outside_vertical(self, functions: tuple[str, ...]) -> bool:
        found = [self._registers.functions[name] for name in functions if name in self._registers.functions]
        return any(function.vertical for function in found)


def _nowhere(words: str) -> Place | None:
    """Stands for the unknown place of a document, so that the 教育局 of two such documents stay two."""
    return Place(words, "", 9) if words else None


def _functions_of(body: BodyName, registers: Registers) -> tuple[str, ...]:
    """Functions a department phrase names: 教育 → (教育), 卫生健康和疾病预防控制 → both; () where one is unknown."""
    if body.function:
        return (body.function,)
    stem = body.key
    for joiner in ("和", "、", "与"):
        parts = [registers.functions.get(part) for part in stem.split(joiner)]
        if len(parts) > 1 and all(parts):
            return tuple(part.name for part in parts if part)
    return ()


def _covers(core: str, function: str) -> bool:
    """Whether a merged body carries the function in its own name: 教育体育局 covers 教育."""
    return function in core


def _level(place: Place) -> str | None:
    if not place.name or place.rank == 9:
        return None
    return place.mark if place.rank in (2, 3) else _RANK_LEVELS.get(place.rank)
