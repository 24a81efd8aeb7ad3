"""From clauses to assignments: roles by stated rule, units by the roster, every entry with its own words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.find.owners.clauses import Responsibility
from graph.find.owners.entries import Entry
from graph.find.owners.responsibilities import Responsibilities
from graph.find.owners.rules import Rule
from graph.find.owners.words.names import Item, plain_offsets
from graph.read.texts import Span
from graph.read.tidy import CleanText
from graph.records import Assignment, Basis, Origin, Role
from graph.settle.units.places import Place
from graph.settle.units.roster import Roster
from ontology.iris import mint_distinct, mint_fact

_ZONE = ("区", "园", "港", "城")
_LEADS: tuple[Role, Basis] = ("lead", "document-rule")
_SHARED_END = "管委会"


@dataclass(frozen=True, slots=True)
class _Given:
    """One entry with what the rules of the document make of it."""

    span: Span
    full: str
    role: Role
    basis: Basis
    order: int
    follows: bool


def settle_assignments(
    clean: CleanText, found: Responsibilities, clause_at: Callable[[int], str], roster: Roster
) -> tuple[Assignment, ...]:
    """Assignments of every clause, duty list and table row, in document order.

    `clause_at` tells the clause (its id) a tidy offset lies in. Rules said once (列第一位者为牵头单位) change roles
    from there on; units that a rule adds to every later clause are added, with the rule's words as their passage.
    """
    taken: set[str] = set()
    assignments: list[Assignment] = []
    book = _RuleBook(found.rules)
    for clause in found.clauses:
        home = clause_at(clause.anchor if clause.anchor is not None else clause.start)
        origin: Origin = "table" if clause.form == "table" else "clause"
        given = _by_rules(clean, clause, book)
        place: Place | None = None
        for one in given:
            passage = clean.passage(*one.span)
            named = written(clean, one.span)
            settled = roster.settle(named, passage, place if one.follows else None, one.full)
            place = settled.place
            assignments.append(
                Assignment(
                    mint_distinct(mint_fact(home, "assignment", f"{one.role} {named}"), taken), home, named,
                    settled.unit, one.role, one.basis, origin, one.order, settled.reason, settled.external, passage,
                )
            )  # fmt: skip
    return tuple(assignments)


def assign_named(
    clean: CleanText, actors: Iterable[tuple[str, Span, str]], known: Iterable[Assignment], roster: Roster
) -> tuple[Assignment, ...]:
    """Assignments for units that only a sentence names as those who act: origin `text`, basis `named-in-text`.

    `actors` are (clause, tidy span, full name) of explicit actors in document order; `known` those of the clauses. A
    unit its clause names already is not repeated; nobody in particular is left out.
    """
    known = tuple(known)
    taken = {one.id for one in known}
    stated = {(one.clause, one.unit.id) for one in known if one.unit}
    orders: dict[str, int] = {}
    found: list[Assignment] = []
    for clause, span, full in actors:
        passage = clean.passage(*span)
        settled = roster.settle(written(clean, span), passage, None, full)
        if settled.unit is None or (clause, settled.unit.id) in stated:
            continue
        stated.add((clause, settled.unit.id))
        orders[clause] = orders.get(clause, 0) + 1
        role: Role = "lead" if clean.text.startswith(("牵头", "牽頭"), span.end) else "responsible"
        named = written(clean, span)
        identifier = mint_distinct(mint_fact(clause, "assignment", f"{role} {named}"), taken)
        found.append(
            Assignment(
                identifier, clause, named, settled.unit, role, "named-in-text", "text", orders[clause], None,
                settled.external, passage,
            )
        )  # fmt: skip
    return tuple(found)


def written(clean: CleanText, span: Span) -> str:
    """The words as the source writes them, without blanks, line feeds and page numbers that fell between."""
    return "".join(clean.raw[clean.origins[at]] for at in plain_offsets(clean.text, *span))


def _alone(clause: Responsibility) -> bool:
    return len(clause.entries) == 1 and not clause.open_ends


class _Said:
    """Rules of one sort in the order they were said."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = list(rules)
        self._starts = [rule.span.start for rule in self._rules]
        self._backward = next((rule for rule in self._rules if rule.backward), None)

    def for_clause(self, clause: Responsibility) -> Rule | None:
        """The last rule said before the end of the clause; else a remark, which holds for what stands above it."""
        at = bisect_left(self._starts, clause.end)
        return self._rules[at - 1] if at else self._backward


class _RuleBook:
    """The rules by where they were said, so that each clause is compared with one rule and not with all."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._order = _Said(rule for rule in rules if rule.kind in ("first-is-lead", "before-comma-is-lead"))
        self._unled = _Said(rule for rule in rules if rule.kind in ("unled-is-lead", "sole-is-lead"))
        self._also: dict[str, tuple[int, Item]] = {}
        for rule in rules:
            for name in rule.also:
                self._also.setdefault(name.words, (rule.span.end, name))

    def order_rule(self, clause: Responsibility) -> Rule | None:
        """The rule that goes by the order of the names."""
        return self._order.for_clause(clause)

    def makes_lead(self, clause: Responsibility) -> bool:
        """Whether a rule makes those responsible the lead because the clause names none itself."""
        rule = self._unled.for_clause(clause)
        return rule is not None and (rule.kind == "unled-is-lead" or _alone(clause))

    def also(self, clause: Responsibility) -> list[Item]:
        """Names that a rule before the clause adds to it and that it does not name itself."""
        if clause.form in ("duty", "table"):
            return []
        words = {entry.words for entry in clause.entries}
        return [name for said, (end, name) in self._also.items() if end <= clause.start and said not in words]


def _by_rules(clean: CleanText, clause: Responsibility, book: _RuleBook) -> list[_Given]:
    entries = clause.entries
    given: list[_Given] = []
    for at, (entry, (role, basis)) in enumerate(zip(entries, _roles(clean.text, clause, book), strict=True)):
        follows = at > 0 and clean.text[entries[at - 1].span.end : entry.span.start].strip("\n") == "、"
        given.append(_Given(entry.span, _full(clean.text, entries, at), role, basis, entry.order, follows))
    return given + [
        _Given(name.span, "", "responsible", "document-rule", order, follows=False)
        for order, name in enumerate(book.also(clause), len(entries) + 1)
    ]


def _roles(text: str, clause: Responsibility, book: _RuleBook) -> list[tuple[Role, Basis]]:
    plain: list[tuple[Role, Basis]] = [(entry.role, "stated") for entry in clause.entries]
    if clause.form == "duty" or any(entry.role == "lead" for entry in clause.entries):
        return plain
    ordered = all(entry.role == "responsible" for entry in clause.entries)
    rule = book.order_rule(clause) if ordered else None
    if rule is None:
        return [_LEADS if one[0] == "responsible" else one for one in plain] if book.makes_lead(clause) else plain
    leads = 1 if rule.kind == "first-is-lead" else _before_comma(text, clause.entries)
    return [_LEADS] * leads + plain[leads:]


def _before_comma(text: str, entries: tuple[Entry, ...]) -> int:
    for at in range(1, len(entries)):
        if "," in text[entries[at - 1].span.end : entries[at].span.start]:
            return at
    return len(entries)


def _full(text: str, entries: tuple[Entry, ...], at: int) -> str:
    """The whole name where its end is written once behind the next: 杨凌示范区、西咸新区管委会."""
    if at + 1 >= len(entries) or not entries[at].words.endswith(_ZONE):
        return ""
    following = entries[at + 1]
    between = text[entries[at].span.end : following.span.start].strip("\n")
    return entries[at].words + _SHARED_END if between == "、" and following.words.endswith(_SHARED_END) else ""


def clause_finder(starts: list[int], identifiers: list[str]) -> Callable[[int], str]:
    """`clause_at` for parts given by their start offsets in ascending order."""
    return lambda offset: identifiers[max(0, bisect_right(starts, offset) - 1)]
