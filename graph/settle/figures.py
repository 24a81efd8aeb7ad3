"""Deadlines, cadences, targets and norms of a whole document, each in its clause and with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from graph.find.figures.cadences import CadenceMention, find_cadences
from graph.find.figures.cells import deadline_cells, in_cells, rows_of_tables
from graph.find.figures.deadlines import find_deadlines
from graph.find.figures.kinds import kind_of
from graph.find.figures.lists import shared_kinds
from graph.find.figures.norms import NormMention, find_norms
from graph.find.figures.periods.past import parts_that_look_back, spans_that_look_back
from graph.find.figures.periods.years import year_of_fields, year_of_titles
from graph.find.figures.tables.goals import GoalCell, bare_figures, cell_around, goal_cells
from graph.find.figures.tables.lines import rows_of_lines
from graph.find.figures.targets import Figure, TargetMention, find_figures
from graph.find.figures.veil import read_simplified, veil_dates, veil_titles
from graph.read.outline import Part
from graph.read.sentences import split_sentences
from graph.read.texts import Span, Table
from graph.read.tidy import CleanText
from graph.records import Cadence, Deadline, Norm, Precision, Target, TargetKind
from graph.settle.carried import Carried, carries, go_on, names_another_time, takes
from graph.settle.deadlines import DatedMention, YearFrom, Years, date_mentions, settle_deadline
from graph.settle.subjects import name_targets
from graph.settle.targets import dates_of_targets, last_before, outside_dates, settle_target
from ontology.iris import FactKind, mint_fact

_NEAR = 80
_ASKED = frozenset(("goal", "stretch", "standard"))


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything with a number or a rhythm that the document says, in document order.

    `assumed` tells for the id of a deadline where a year came from that its words leave out.
    """

    deadlines: tuple[Deadline, ...]
    cadences: tuple[Cadence, ...]
    targets: tuple[Target, ...]
    norms: tuple[Norm, ...]
    assumed: dict[str, YearFrom]


@dataclass(slots=True)
class _Desk:
    """What is being gathered. `clean` gives the words; `simple` is read in simplified letters, `plain` hides titles
    as well, and `bare` dates besides; `heads` are where the years over columns of goals start."""

    clean: CleanText
    simple: str
    plain: str
    bare: str
    years: Years
    cells: tuple[Span, ...]
    goals: tuple[GoalCell, ...]
    heads: frozenset[int]
    repeats: dict[str, int]
    deadlines: list[Deadline]
    cadences: list[Cadence]
    targets: list[Target]
    norms: list[Norm]
    assumed: dict[str, YearFrom]
    columns: dict[tuple[str, int], int] = field(default_factory=dict)
    carried: Carried | None = None
    past: bool = False

    @property
    def issued(self) -> int | None:
        return int(self.years.signed[:4]) if self.years.signed else None

    def mint(self, clause: str, kind: FactKind, *content: object) -> str:
        """As `mint_distinct`, but a thousand equal facts of one clause cost a thousand steps, not a million."""
        identifier = mint_fact(clause, kind, "|".join(map(str, content)))
        times = self.repeats[identifier] = self.repeats.get(identifier, 0) + 1
        return identifier if times == 1 else f"{identifier}-x{times}"


def settle_figures(
    clean: CleanText,
    parts: Sequence[Part],
    clauses: Sequence[str],
    issued: str | None,
    tables: Sequence[Table] = (),
    titles: Sequence[str] = (),
) -> Figures:
    """Figures of the parts, whose clause ids are `clauses`; `issued` is the ISO date of signing, if known, `titles`
    are the document's own, for the year they may name.

    「2020年底前城镇幼儿园配备率达到100%」 gives a deadline and a target that point at each other.
    """
    simple = read_simplified(clean.text)
    plain = veil_titles(simple)
    cells = deadline_cells(clean, tables)
    years = Years(issued, year_of_titles(titles), year_of_fields(plain, cells))
    rows = chain(rows_of_tables(clean, tables), rows_of_lines(simple))
    goals = goal_cells(simple, rows, int(issued[:4]) if issued else None)
    heads = frozenset(cell.when.start for cell in goals if cell.when)
    desk = _Desk(clean, simple, plain, veil_dates(plain), years, cells, goals, heads, {}, [], [], [], [], {})
    past = parts_that_look_back(parts)
    lead_ins: list[Carried | None] = []
    for part, clause, over in zip(parts, clauses, past, strict=True):
        earlier: DatedMention | None = None
        led = lead_ins[part.parent] if part.parent is not None else None
        desk.carried, desk.past = (replace(led, end=part.start) if led else None), over
        for sentence in split_sentences(clean, part.start, part.end):
            earlier = _settle_sentence(desk, sentence, clause, earlier)
        lead_ins.append(desk.carried if clean.text[part.start : part.end].endswith(":") else None)
    found = tuple(desk.deadlines), tuple(desk.cadences), tuple(desk.targets), tuple(desk.norms)
    return Figures(*found, desk.assumed)


def _settle_sentence(desk: _Desk, sentence: Span, clause: str, earlier: DatedMention | None) -> DatedMention | None:
    mentions = [
        one
        for one in find_deadlines(desk.plain, sentence.start, sentence.end, desk.issued, desk.cells)
        if one.words.start not in desk.heads
    ]
    dated = date_mentions(mentions, earlier, desk.plain, desk.years)
    if stages := [one for one, of in zip(dated, mentions, strict=True) if of.series == "stage" and one.date]:
        desk.years = replace(desk.years, stage=stages[-1])
    if not dated:
        desk.carried = go_on(desk.plain, desk.carried, sentence)
    figures = _figures_of(desk, sentence)
    norms = find_norms(desk.bare, figures, sentence.start, sentence.end)
    desk.norms += (_settle_norm(desk, clause, norm) for norm in norms.norms)
    if dated or figures:
        said = _targets_among(desk, sentence, figures, norms.roles)
        found = _seen_in_time(desk, sentence, said, dated)
        _settle_dated(desk, sentence, clause, dated, outside_dates(found, dated))
    for cadence in find_cadences(desk.plain, sentence.start, sentence.end):
        desk.cadences.append(_settle_cadence(desk, clause, cadence, sentence.end))
    return next((one for one in reversed(dated) if one.date), earlier)


def _figures_of(desk: _Desk, sentence: Span) -> tuple[Figure, ...]:
    found = find_figures(desk.bare, sentence.start, sentence.end)
    bare = list(bare_figures(desk.bare, desk.goals, *sentence)) if desk.goals else []
    return tuple(sorted([*found, *bare], key=lambda figure: figure.start)) if bare else found


def _targets_among(
    desk: _Desk, sentence: Span, figures: tuple[Figure, ...], roles: dict[int, tuple[TargetKind, str]]
) -> list[TargetMention]:
    found: list[TargetMention] = []
    since = sentence.start
    normed = [roles.get(figure.start) for figure in figures]
    alone = [
        role[0] if role else kind_of(desk.bare, figure, sentence, figures[max(0, at - 3) : at])
        for at, (figure, role) in enumerate(zip(figures, normed, strict=True))
    ]
    kinds = shared_kinds(desk.bare, figures, alone, sentence.start)
    for figure, role, kind in zip(figures, normed, kinds, strict=True):
        subject, scope, when = role[1] if role else "", "", None
        if cell := cell_around(desk.goals, desk.bare, figure):
            subject, scope, when = cell.subject, cell.place, cell.when
            kind = (kind or cell.kind) if cell.kind == "goal" else cell.kind
        if kind is not None:
            found.append(TargetMention(figure, kind, since, sentence.end, subject, scope, when))
            since = figure.end
    return found


def _seen_in_time(
    desk: _Desk, sentence: Span, said: list[TargetMention], dated: Sequence[DatedMention]
) -> list[TargetMention]:
    """A figure that was reached in an earlier year is where the plan starts, not what it asks."""
    past = spans_that_look_back(desk.plain, *sentence, desk.issued)
    if not past and (dated or not desk.past):
        return said
    over = desk.past and not dated
    return [
        replace(mention, kind="baseline")
        if mention.kind in _ASKED and (over or in_cells(mention.figure.start, past))
        else mention
        for mention in said
    ]


def _settle_dated(
    desk: _Desk, sentence: Span, clause: str, dated: Sequence[DatedMention], found: Sequence[TargetMention]
) -> None:
    """A date belongs to its figures first: the ids are made so that each points at the other."""
    owners = dates_of_targets(desk.plain, sentence, dated, found)
    ids = [desk.mint(clause, "deadline", desk.plain[one.start : one.end], one.date) for one in dated]
    names = name_targets(desk.simple, found, [last_before(dated, one.figure.start) for one in found])
    first_target: dict[int, str] = {}
    held = None if dated or names_another_time(desk.plain, sentence) else desk.carried
    desk.carried = carries(desk.plain, sentence, dated, ids) if dated else desk.carried
    for mention, owner, name in zip(found, owners, names, strict=True):
        deadline, date = (None, None) if owner is None else (ids[owner], dated[owner].date)
        column = _of_column(desk, clause, mention.when) if mention.when and owner is None else None
        if column is not None:
            deadline, date = desk.deadlines[column].id, desk.deadlines[column].date
        elif held and takes(mention):
            deadline, date = held.deadline, held.date
        named = (_as_written(desk, name[0], mention), _as_written(desk, name[1], mention))
        target = settle_target(desk.clean, mention, clause, named, deadline)
        target = replace(target, unit=_unit_as_written(desk, mention.figure))
        target = replace(target, id=desk.mint(clause, "target", *_content(target), date))
        desk.targets.append(target)
        if column is not None and desk.deadlines[column].target is None:
            desk.deadlines[column] = replace(desk.deadlines[column], target=target.id)
        if owner is not None:
            first_target.setdefault(owner, target.id)
    desk.assumed |= {ids[at]: one.assumed for at, one in enumerate(dated) if one.assumed}
    for at, one in enumerate(dated):
        desk.deadlines.append(settle_deadline(desk.clean, one, clause, ids[at], first_target.get(at)))


def _of_column(desk: _Desk, clause: str, when: Span) -> int:
    """Where among the deadlines the one stands that the head of a column gives; made when its first figure is met."""
    if (clause, when.start) not in desk.columns:
        words = desk.plain[when.start : when.end]
        date = f"{words[:4]}-12-31"
        identifier = desk.mint(clause, "deadline", words, date)
        precision: Precision = "year-end" if words.endswith(("底", "末")) else "year"
        desk.columns[clause, when.start] = len(desk.deadlines)
        desk.deadlines.append(Deadline(identifier, clause, date, precision, None, desk.clean.passage(*when)))
    return desk.columns[clause, when.start]


def _as_written(desk: _Desk, name: str, mention: TargetMention) -> str:
    """The name in the letters of the source, where these are traditional."""
    if desk.simple is desk.clean.text:
        return name
    at = desk.simple.find(name, max(0, mention.figure.start - _NEAR), mention.figure.end + _NEAR)
    return desk.clean.text[at : at + len(name)] if at >= 0 else name


def _unit_as_written(desk: _Desk, figure: Figure) -> str:
    """The measure as the source writes it: 萬個 of 「5萬個」, 台（套） with its own brackets."""
    asked = desk.simple is not desk.clean.text or "(" in figure.unit
    at = desk.simple.find(figure.unit, figure.start, figure.end) if asked else -1
    end = at + len(figure.unit)
    written = desk.clean.words(at, end) if "(" in figure.unit else desk.clean.text[at:end]
    return written if at >= 0 else figure.unit


def _content(target: Target) -> tuple[object, ...]:
    return target.subject, target.scope, target.bound, target.value, target.min, target.max, target.unit


def _settle_cadence(desk: _Desk, clause: str, mention: CadenceMention, until: int) -> Cadence:
    passage = desk.clean.passage(mention.start, mention.end)
    context = desk.plain[mention.start : min(until, mention.end + 12)]
    cadence_id = desk.mint(clause, "cadence", mention.code, context)
    return Cadence(cadence_id, clause, mention.code, mention.rrule, mention.vague, mention.at_least, passage)


def _settle_norm(desk: _Desk, clause: str, norm: NormMention) -> Norm:
    norm_id = desk.mint(clause, "norm", norm.subject, norm.per, *norm.brackets)
    return Norm(norm_id, clause, norm.subject, norm.per, norm.brackets, desk.clean.passage(norm.start, norm.end))
