"""From clauses to assignments: roles by stated rule, units by the roster, every entry with its own words."""

from __future__ import annotations

import re
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
_JOINED = ("、", "和", "及", "与", "以及")
_LEADING = re.compile(r"(?:等[^,。;、]{0,8}?)?(?:要|应|应当)?(?:牵头|牽頭)")
_PLACED = re.compile(
    r"(?:中共)?(?![各全省市州县区旗]|有关|相关)([一-鿿]{1,10}(?P<mark>[县旗]|(?<![社园景地校片小城郊辖])区|(?<![城都])市))(?:委|党委|人民政府|政府)$"
)
# 县公安局配合。 supports; 县公安局配合学校开展巡逻 has work of its own
_SUPPORTS = re.compile(
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:(?:积极|主动|密切|予以|共同){0,2}(?:配合|協助|协助|參與|参与|参加|协办)|为(?:成员|配合|参与|协办)单位)(?=[,。;]|$)"
)


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
    known, actors = tuple(known), tuple(actors)
    taken = {one.id for one in known}
    stated = {(one.clause, one.unit.id) for one in known if one.unit}
    places = {(one.passage.start, one.passage.end) for one in known}
    orders: dict[str, int] = {}
    found: list[Assignment] = []
    ends = _ends_of_lists(clean.text, [span for _, span, _ in actors])
    for (clause, span, full), end in zip(actors, ends, strict=True):
        passage = clean.passage(*span)
        if (passage.start, passage.end) in places:
            continue
        settled = roster.settle(written(clean, span), passage, None, full)
        if settled.unit is None or (clause, settled.unit.id) in stated:
            continue
        stated.add((clause, settled.unit.id))
        orders[clause] = orders.get(clause, 0) + 1
        role = _role_behind(clean.text, end)
        named = written(clean, span)
        identifier = mint_distinct(mint_fact(clause, "assignment", f"{role} {named}"), taken)
        found.append(
            Assignment(
                identifier, clause, named, settled.unit, role, "named-in-text", "text", orders[clause], None,
                settled.external, passage,
            )
        )  # fmt: skip
    return tuple(found)


def _ends_of_lists(text: str, spans: list[Span]) -> list[int]:
    """For each actor the end of the list it stands in: 「县公安局、县城管局配合」 has one role for both."""
    ends = [span.end for span in spans]
    for at in range(len(spans) - 2, -1, -1):
        if text[spans[at].end : spans[at + 1].start] in _JOINED:
            ends[at] = ends[at + 1]
    return ends


def _role_behind(text: str, end: int) -> Role:
    if _LEADING.match(text, end):
        return "lead"
    return "support" if _SUPPORTS.match(text, end) else "responsible"


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
        self._also: dict[str, tuple[Rule, Item]] = {}
        for rule in rules:
            for name in rule.also:
                self._also.setdefault(name.words, (rule, name))

    def order_rule(self, clause: Responsibility) -> Rule | None:
        """The rule that goes by the order of the names."""
        return self._order.for_clause(clause)

    def makes_lead(self, clause: Responsibility) -> bool:
        """Whether a rule makes those responsible the lead because the clause names none itself."""
        rule = self._unled.for_clause(clause)
        return rule is not None and (rule.kind == "unled-is-lead" or _alone(clause))

    def also(self, clause: Responsibility) -> list[Item]:
        """Names that a rule adds to the clause and that it does not name itself."""
        if clause.form in ("duty", "table"):
            return []
        words = {entry.words for entry in clause.entries}
        return [name for said, (rule, name) in self._also.items() if _holds(rule, clause) and said not in words]


def _holds(rule: Rule, clause: Responsibility) -> bool:
    """Whether a rule that adds names reaches the clause: it stands behind the rule, or, where meant too, around it."""
    return rule.span.start < clause.end if rule.here else rule.span.end <= clause.start


def _by_rules(clean: CleanText, clause: Responsibility, book: _RuleBook) -> list[_Given]:
    entries = clause.entries
    given: list[_Given] = []
    before = ""
    for at, (entry, (role, basis)) in enumerate(zip(entries, _roles(clean.text, clause, book), strict=True)):
        follows = at > 0 and clean.text[entries[at - 1].span.end : entry.span.start].strip("\n") == "、"
        full = _full(clean.text, entries, at) or (_of_same_place(before, entry.words) if follows else "")
        given.append(_Given(entry.span, full, role, basis, entry.order, follows))
        before = full or entry.words
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


def _of_same_place(before: str, words: str) -> str:
    """The name in full where the one before it names its place: in 「红枫县委、县政府」 not every county's 县政府."""
    place = _PLACED.match(before)
    return place[1] + words[1:] if place and words[0] == place["mark"] and len(words) > 2 else ""


def clause_finder(starts: list[int], identifiers: list[str]) -> Callable[[int], str]:
    """`clause_at` for parts given by their start offsets in ascending order."""
    return lambda offset: identifiers[max(0, bisect_right(starts, offset) - 1)]
