"""What a policy demands, sentence by sentence: the words, who holds them, their dates and their figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from graph.ask.answers import CadenceFact, Cite, DeadlineFact, DutyFact, Owner, TargetFact, UnitRef
from graph.ask.duties import duties_in
from graph.ask.owners import owners_by_clause
from graph.ask.parts.measures import added_deadlines, cadences_in, deadlines_in
from graph.ask.parts.rows import cite_of, passage_of, text_of
from graph.ask.parts.sentences import sentence_around
from graph.ask.parts.targets import added_targets, targets_in
from graph.ask.parts.view import View
from graph.records import Passage, Role

_STEP = date.min  # what is demanded does not depend on the day


Fact = DeadlineFact | CadenceFact | TargetFact


@dataclass(frozen=True, slots=True)
class Holder:
    """承担者: who holds a demand in which role; `unit` is None where nobody in particular is named."""

    unit: UnitRef | None
    named: str
    role: Role
    level: str | None
    cite: Cite

    @property
    def name(self) -> str:
        """Who that is, or the words of the text where nobody in particular is meant."""
        return self.unit.name if self.unit else self.named


@dataclass(frozen=True, slots=True)
class Demand:
    """要求: a duty, or a sentence that has only a date or a figure, with everything that is said in it.

    `shared` tells that the holders are those of the whole clause, and not named by the sentence.
    """

    cite: Cite
    holders: tuple[Holder, ...]
    shared: bool
    dates: tuple[DeadlineFact, ...] = ()
    cadences: tuple[CadenceFact, ...] = ()
    figures: tuple[TargetFact, ...] = ()

    @property
    def days(self) -> tuple[str, ...]:
        """Every ISO date by which something in it is due."""
        days = [*(each.date for each in self.dates), *(each.date for each in self.figures)]
        return tuple(dict.fromkeys(day for day in days if day))


def demands_of(view: View, policy: str) -> tuple[Demand, ...]:
    """Every demand of a policy in the order of its text, as people corrected it.

    「2023年底前抽查率达到30%」 is one demand with a date and a figure; who holds it are the actors of its sentence, or
    else the owners of its clause.
    """
    clauses = view.rows("clauses", policy=policy)
    owners = owners_by_clause(view, view.rows("owners", policy=policy), clauses)
    duties = duties_in(view.rows("duties", policy=policy), view.rows("actors", policy=policy), view.people)
    demands = [_demand(view, duty, owners.get(duty.cite.clause, ())) for duty in duties]
    texts = {text_of(row, "clause"): (cite_of(row), passage_of(row)) for row in clauses}
    demands = _with_facts(demands, _facts(view, policy, texts), texts)
    return tuple(
        replace(each, holders=each.holders or _all(view, owners.get(each.cite.clause, ())))
        for each in sorted(demands, key=lambda one: (one.cite.passage.start, one.cite.passage.end))
    )


def _facts(view: View, policy: str, clauses: Iterable[str]) -> list[Fact]:
    people = view.people
    figures = targets_in(view.rows("targets", policy=policy), people, _STEP)
    dates = deadlines_in(view.rows("deadlines", policy=policy), people, _STEP)
    for clause in people.added:
        if clause in clauses:
            figures += added_targets(clause, people, _STEP)
            dates += added_deadlines(clause, people, _STEP)
    cadences = cadences_in(view.rows("cadences", policy=policy), people)
    return [*figures, *(each for each in dates if each.target is None and each.date), *cadences]


def _with_facts(demands: list[Demand], facts: Iterable[Fact], texts: dict[str, tuple[Cite, Passage]]) -> list[Demand]:
    """Each fact goes to the demand whose words hold it; what stands in none makes a demand of its sentence."""
    by_clause: dict[str, list[int]] = defaultdict(list)
    for at, demand in enumerate(demands):
        by_clause[demand.cite.clause].append(at)
    for fact in sorted(facts, key=lambda one: one.cite.passage.start):
        clause, start = fact.cite.clause, fact.cite.passage.start
        held = [at for at in by_clause[clause] if _holds(demands[at].cite.passage, start)]
        if not held and clause in texts:
            cite, text = texts[clause]
            by_clause[clause].append(len(demands))
            held = [len(demands)]
            demands.append(Demand(replace(cite, passage=sentence_around(text, fact.cite.passage)), (), True))
        for at in held[:1]:
            demands[at] = _with_fact(demands[at], fact)
    return demands


def _with_fact(demand: Demand, fact: Fact) -> Demand:
    if isinstance(fact, TargetFact):
        return replace(demand, figures=(*demand.figures, fact))
    if isinstance(fact, CadenceFact):
        return replace(demand, cadences=(*demand.cadences, fact))
    return replace(demand, dates=(*demand.dates, fact))


def _holds(passage: Passage, start: int) -> bool:
    return passage.start <= start < passage.end


def level_of(demands: Iterable[Demand]) -> str | None:
    """The level of government (省, 州, 县) at which most of what a policy demands is held; None where none is known."""
    levels = Counter(holder.level for demand in demands for holder in demand.holders if holder.level)
    return max(sorted(levels), key=lambda level: levels[level], default=None)


def _demand(view: View, duty: DutyFact, owners: Iterable[Owner]) -> Demand:
    """Held by the actors of the sentence, in the role the clause gives them; without any, by whom the clause names."""
    roles: dict[str, Role] = {}
    for owner in owners:
        if owner.unit:
            roles.setdefault(owner.unit.id, owner.role)
    cite = duty.cite
    held = tuple(_holder(view, unit, unit.name, roles.get(unit.id, "responsible"), cite) for unit in duty.units)
    if duty.named and not duty.inherited:
        held = held or tuple(Holder(None, named, "responsible", None, cite) for named in duty.named)
    return Demand(cite, held, not held)


def _all(view: View, owners: Iterable[Owner]) -> tuple[Holder, ...]:
    stated = (owner for owner in owners if owner.origin != "text")
    return tuple(dict.fromkeys(_holder(view, owner.unit, owner.named, owner.role, owner.cite) for owner in stated))


def _holder(view: View, unit: UnitRef | None, named: str, role: Role, cite: Cite) -> Holder:
    levels = (text_of(row, "level") for row in view.unit_rows(unit.id)) if unit else ()
    return Holder(unit, named, role, next(filter(None, levels), None), cite)
