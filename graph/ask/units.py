"""Units: whom a name means and why, and everything about one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from unicodedata import normalize

from graph.ask.answers import Cite, Naming, Partner, UnitDuty, UnitHit, UnitPage, UnitRef
from graph.ask.duties import duties_of
from graph.ask.parts.rows import cite_of, passage_of, text_of, text_or_none, unit_of
from graph.ask.parts.view import View
from graph.store.values import Row

_BRACKETS = str.maketrans("([{【〔（〖", "〔" * 7) | str.maketrans(")]}】〕）〗", "〕" * 7)
_SPELLINGS: tuple[dict[int, int], ...] = (str.maketrans("〔〕", "（）"), str.maketrans("〔〕", "()"), {})
_MOST_HITS = 50


def find_units(view: View, name: str) -> tuple[UnitHit, ...]:
    """Every unit that a name reaches, best first, each once and with the reason.

    Its own name; another name of the register; words by which a policy speaks of it (教育部门 → 州教育局, with that
    policy's reason); and at last names that hold these words, or are held in them.
    """
    plain = _plain(name)
    if not plain:
        return ()
    hits: dict[str, tuple[int, UnitHit]] = {}
    for rank, hit in (*_exact(view, plain), *_spoken(view, plain), *_partial(view, plain)):
        hits.setdefault(hit.unit.id, (rank, hit))
    return tuple(hit for _, hit in sorted(hits.values(), key=_best_first)[:_MOST_HITS])


def holders(view: View) -> tuple[UnitHit, ...]:
    """Every unit that owns a task, most tasks first."""
    names = {text_of(row, "unit"): text_of(row, "unitName") for row in view.rows("unit-loads")}
    held = (
        (unit_of(unit, names[unit]) if unit in names else view.known(unit_of(unit, "")), tasks)
        for unit, tasks in view.loads.all().items()
        if unit and tasks > 0
    )
    hits = (UnitHit(unit, unit.name, "", tasks) for unit, tasks in held)
    return tuple(sorted(hits, key=lambda hit: (-hit.tasks, hit.unit.name)))


def unit(view: View, identifier: str, as_of: date) -> UnitPage:
    """Everything about one unit; raises `NotFound`."""
    rows = view.unit_rows(identifier)
    who = view.unit(identifier)
    duties = duties_of(view, identifier, as_of)
    return UnitPage(
        unit=who,
        level=_first(rows, "level"),
        area=_first(rows, "area"),
        source=_source(rows) or "人工更正",
        names=_names(view, identifier),
        members=view.members.get(identifier, ()),
        groups=view.groups.get(identifier, ()),
        duties=duties,
        partners=_partners(who, view.groups.get(identifier, ()), duties),
        as_of=as_of,
    )


def _exact(view: View, plain: str) -> Iterator[tuple[int, UnitHit]]:
    for spelling in _spellings(plain):
        for row in view.rows("units-by-name", label=spelling):
            unit = unit_of(text_of(row, "unit"), text_of(row, "name"))
            if row["preferred"]:
                yield 0, _hit(view, unit, spelling, "单位名称与此相同")
            else:
                yield 1, _hit(view, unit, spelling, f"登记的别名“{spelling}”即{unit.name}（{text_of(row, 'source')}）")


def _spoken(view: View, plain: str) -> Iterator[tuple[int, UnitHit]]:
    """Words by which a policy speaks of a unit; what a person said of them comes first."""
    names = view.people.names
    for (policy, named), entry in names.items():
        if entry.unit and _plain(named) == plain:
            title = next((text_of(row, "title") for row in view.rows("policies", policy=policy)), policy)
            unit, note = view.known(entry.unit), entry.note
            yield (
                2,
                _hit(
                    view, unit, named, f"《{title}》中“{named}”指{unit.name}：人工更正，{note.reason}（{note.person}）"
                ),
            )
    for spelling in _spellings(plain):
        for row in view.rows("units-by-words", named=spelling):
            if (text_of(row, "policy"), spelling) not in names:
                unit = unit_of(text_of(row, "unit"), text_of(row, "name"))
                reason = f"《{text_of(row, 'policyTitle')}》中“{spelling}”指{unit.name}：{text_of(row, 'reason')}"
                yield 2, _hit(view, unit, spelling, reason)


def _partial(view: View, plain: str) -> Iterator[tuple[int, UnitHit]]:
    """Names that hold the words, or (from three letters on) stand inside them, fuller fits first."""
    for question, column, said in (("unit-names", "label", "名称"), ("unit-words", "named", "文件中的说法")):
        for row in view.rows(question):
            words = text_of(row, column)
            other = _plain(words)
            if other == plain or not (plain in other or (len(other) >= 3 and other in plain)):
                continue
            unit = unit_of(text_of(row, "unit"), text_of(row, "name"))
            relation = f"含有“{plain}”" if plain in other else f"含于“{plain}”"
            rank = (3 if plain in other else 5) + (column == "named")
            yield rank, _hit(view, unit, words, f"{said}“{words}”{relation}")


def _best_first(found: tuple[int, UnitHit]) -> tuple[int, int, int, str]:
    rank, hit = found
    return rank, -hit.tasks, len(hit.matched), hit.unit.id


def _hit(view: View, unit: UnitRef, matched: str, reason: str) -> UnitHit:
    return UnitHit(unit, matched, reason, view.loads.of(unit.id))


def _names(view: View, identifier: str) -> tuple[Naming, ...]:
    """Other names of the register, then each way a policy speaks of the unit, once a policy."""
    names = [
        Naming(text_of(row, "label"), f"登记的别名（{text_of(row, 'source')}）", None)
        for row in view.rows("names-of-unit", unit=identifier)
    ]
    seen: set[tuple[str, str]] = set()
    for row in view.rows("namings-of-unit", unit=identifier):
        key = (text_of(row, "named"), text_of(row, "policy"))
        if key not in seen:
            seen.add(key)
            meant = view.people.meant(key[1], key[0])
            said = None if meant is None or (meant.unit and meant.unit.id == identifier) else meant.note
            names.append(Naming(key[0], text_of(row, "reason"), cite_of(row), said))
    return (*names, *_given_names(view, identifier))


def _given_names(view: View, identifier: str) -> Iterator[Naming]:
    """Names that mean this unit because a person said so."""
    for (policy, named), entry in view.people.names.items():
        if entry.unit and entry.unit.id == identifier:
            rows = [row for row in view.rows("namings", policy=policy) if row["named"] == named]
            cite = Cite(policy, text_of(rows[0], "policyTitle"), "", "", "", passage_of(rows[0])) if rows else None
            yield Naming(named, "人工更正", cite, entry.note)


def _partners(who: UnitRef, groups: Iterable[UnitRef], duties: Iterable[UnitDuty]) -> tuple[Partner, ...]:
    """Who else owns the tasks that the clauses give to this unit, by how many they share."""
    own = {who.id, *(group.id for group in groups)}
    shared: Counter[UnitRef] = Counter()
    seen: set[str] = set()
    for row in duties:
        if row.via != "text" and row.task.id not in seen:
            seen.add(row.task.id)
            shared.update(unit for unit in row.task.owners if unit.id not in own)
    ordered = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0].id))
    return tuple(Partner(unit, count) for unit, count in ordered)


def _first(rows: Iterable[Row], column: str) -> str | None:
    return next((text for row in rows if (text := text_or_none(row, column))), None)


def _source(rows: Iterable[Row]) -> str:
    """The register's line where a register knows the unit, else how the grammar came to it."""
    sources = sorted({text_of(row, "source") for row in rows} - {""})
    return next((source for source in sources if source != "grammar"), sources[0] if sources else "")


def _plain(name: str) -> str:
    """Without spaces, full-width letters and kinds of brackets, in which spellings differ."""
    return "".join(normalize("NFKC", name).split()).translate(_BRACKETS)


def _spellings(plain: str) -> list[str]:
    return list(dict.fromkeys(plain.translate(table) for table in reversed(_SPELLINGS)))
