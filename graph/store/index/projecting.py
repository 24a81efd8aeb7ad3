"""The projection: what one named graph says, as rows of the tables of `schema.sql`.

Each function answers for one table, its columns in their order there. What the shapes allow once is read once; a unit
may have several sources, and then has several rows, as it has in the graph.
"""

from collections.abc import Callable, Iterator
from itertools import product
from typing import cast

from graph.store.index.described import Described, Node
from graph.store.values import Value
from ontology.terms import DCT, ELI, FOAF, OA, ORG, SCHEMA, SKOS, SOSA, ZR

Line = tuple[Value, ...]


class Place:
    """Numbers for what is read: the graph's own, and one for each of its clauses, from `first` on."""

    def __init__(self, graph: Described, g: int, first: int) -> None:
        self.g = g
        self.policy = next((text.one(ELI.realizes) for text in graph.of(ZR.PolicyText)), None)
        self.n = {node.id: number for number, node in enumerate(graph.of(ZR.Clause), first)}

    def of(self, node: Node, term: str = ZR.statedIn) -> int | None:
        """The number of the clause a fact stands in."""
        clause = node.one(term)
        return self.n.get(clause) if isinstance(clause, str) else None

    def lines(self) -> Callable[[Node], int]:
        """Gives the facts of one table their numbers, clause by clause.

        Every fact stands in one clause of its graph, as `ontology/shapes` asks. No document is so long that a clause
        could have 2²⁴ of a kind.
        """
        taken: dict[Value, int] = {}
        n = self.n

        def line(fact: Node) -> int:
            clause = fact.one(ZR.statedIn)
            number = taken[clause] = (taken.get(clause) or n[cast(str, clause)] << 24) + 1
            return number

        return line


def _texts(graph: Described, place: Place) -> Iterator[Line]:
    for text in graph.of(ZR.PolicyText):
        policy = text.node(ELI.realizes)
        if policy is None:
            continue
        terms = (DCT.title, ELI.id_local, ZR.issuer, ELI.date_document, ELI.date_publication, ZR.indexNumber)
        source = (ZR.sourceName, SCHEMA.encodingFormat, ZR.encoding, SCHEMA.sha256, ZR.characters, ZR.text)
        yield place.g, text.id, policy.id, *map(policy.one, terms), *map(text.one, source)


def _addressees(graph: Described, place: Place) -> Iterator[Line]:
    for policy in graph.of(ZR.Policy):
        for addressee in policy.all(ZR.addressee):
            yield place.g, policy.id, addressee


def _clauses(graph: Described, place: Place) -> Iterator[Line]:
    tasks = {node.id for node in graph.of(ZR.Task)}
    policy = graph.node(place.policy)
    title = policy.one(DCT.title) if policy else None
    for clause in graph.of(ZR.Clause):
        own = (clause.one(ELI.number), clause.one(ZR.path), clause.one(DCT.title))
        above = clause.node(ELI.is_part_of)
        within = above if above and above.id in place.n else None
        parent = (within.id, within.one(ZR.path), within.one(DCT.title)) if within else (None, None, None)
        known = (place.n[clause.id], place.g, place.policy, title, clause.id, clause.id in tasks)
        yield *known, *own, *parent, *clause.words()


def _owners(graph: Described, place: Place) -> Iterator[Line]:
    line = place.lines()
    terms = (ZR.namedAs, ZR.role, ZR.basis, ZR.origin, ZR.listPosition, ZR.reason, ZR.external)
    for owner in _as_answered(graph, ZR.Assignment):
        who = _who(owner, ZR.agent)
        yield line(owner), owner.id, place.g, place.policy, *who, *map(owner.one, terms), *owner.words()


def _duties(graph: Described, place: Place) -> Iterator[Line]:
    line = place.lines()
    for duty in _as_answered(graph, ZR.Duty):
        yield line(duty), duty.id, place.g, duty.one(ZR.modality), duty.one(ZR.inherited), *duty.words()


def _actors(graph: Described, place: Place) -> Iterator[Line]:
    """A row for each name by which a duty speaks of somebody, and a row for each unit that is meant."""
    line = place.lines()
    for duty in graph.of(ZR.Duty):
        start, end, _ = duty.words()
        for named in duty.all(ZR.namedAs):
            yield line(duty), duty.id, place.g, named, None, None, start, end
        for unit in duty.all(ZR.agent):
            yield line(duty), duty.id, place.g, None, unit, _name(graph.node(unit)), start, end


def _deadlines(graph: Described, place: Place) -> Iterator[Line]:
    line = place.lines()
    of_figures = {target.one(ZR.hasDeadline) for target in graph.of(ZR.Target)}
    for deadline in _as_answered(graph, ZR.Deadline):
        said = (place.policy, *map(deadline.one, (ZR.dueDate, ZR.precision, ZR.forTarget)))
        yield line(deadline), deadline.id, place.g, *said, deadline.id not in of_figures, *deadline.words()


def _cadences(graph: Described, place: Place) -> Iterator[Line]:
    line = place.lines()
    for cadence in _as_answered(graph, ZR.Cadence):
        said = map(cadence.one, (ZR.cadence, ZR.rrule, ZR.vague, ZR.atLeast))
        yield line(cadence), cadence.id, place.g, *said, *cadence.words()


def _targets(graph: Described, place: Place) -> Iterator[Line]:
    line = place.lines()
    for target in _as_answered(graph, ZR.Target):
        metric, deadline = target.node(ZR.metric), target.node(ZR.hasDeadline)
        subject, measure = (metric.one(SKOS.prefLabel), metric.one(ZR.unitOfMeasure)) if metric else (None, None)
        bound = map(target.one, (ZR.bound, ZR.value, ZR.min, ZR.max))
        about = map(target.one, (ZR.appliesTo, ZR.kind, ZR.damaged))
        due = (deadline.id, deadline.one(ZR.dueDate), deadline.one(ZR.precision)) if deadline else (None, None, None)
        yield line(target), target.id, place.g, subject, *bound, measure, *about, *due, *target.words()


def _norms(graph: Described, place: Place) -> Iterator[Line]:
    line = place.lines()
    for norm in _as_answered(graph, ZR.Norm):
        names = (_name(norm.node(term)) for term in (ZR.metric, ZR.whenMetric))
        yield line(norm), norm.id, place.g, *names, *norm.words()


def _brackets(graph: Described, place: Place) -> Iterator[Line]:
    terms = (ZR.listPosition, ZR.whenMin, ZR.whenMax, ZR.min, ZR.max, ZR.ratio, ZR.perStep, ZR.addPerStep, ZR.damaged)
    for norm in graph.of(ZR.Norm):
        for bracket in filter(None, map(graph.node, norm.all(ZR.hasBracket))):
            yield norm.id, place.g, bracket.id, *map(bracket.one, terms)


def _consequences(graph: Described, place: Place) -> Iterator[Line]:
    line = place.lines()
    for fact in _as_answered(graph, ZR.Consequence):
        who = fact.one(ZR.namedAs), *_who(fact, ZR.agent)
        said = map(fact.one, (ZR.imposedOn, ZR.measure, ZR.stepOrder))
        yield line(fact), fact.id, place.g, fact.one(ZR.trigger), *who, *said, *fact.words()


def _findings(graph: Described, place: Place) -> Iterator[Line]:
    for finding in graph.of(ZR.Finding):
        said = map(finding.one, (ZR.code, ZR.severity, ZR.message, ZR.suggestion))
        yield finding.id, place.g, place.of(finding), place.policy, *said, *finding.words()


def _namings(graph: Described, place: Place) -> Iterator[Line]:
    for naming in graph.of(ZR.Naming):
        unit = naming.node(ZR.nameOf)
        source = unit.one(DCT.source) if unit else None
        who = _who(naming, ZR.nameOf)
        yield naming.id, place.g, naming.one(ZR.namedAs), *who, naming.one(ZR.reason), source, *naming.words()


def _references(graph: Described, place: Place) -> Iterator[Line]:
    basis = {text: policy.id for policy in graph.of(ZR.Policy) for text in policy.all(ZR.restsOn)}
    for cited in graph.of(ZR.Reference):
        said = map(cited.one, (DCT.title, ELI.id_local, ZR.refersTo))
        yield cited.id, place.g, place.of(cited), *said, basis.get(cited.id), *cited.words()


def _units(graph: Described, place: Place) -> Iterator[Line]:
    for unit in _bodies(graph):
        terms = (SKOS.prefLabel, ZR.level, ZR.area, ORG.subOrganizationOf, DCT.source)
        for name, level, area, parent, source in product(*(unit.all(term) or [None] for term in terms)):
            yield place.g, unit.id, name, level, area, parent, _name(graph.node(parent)), source


def _parents(graph: Described, place: Place) -> Iterator[Line]:
    for unit in graph:
        for above in unit.all(ORG.subOrganizationOf):
            yield place.g, unit.id, above


def _aliases(graph: Described, place: Place) -> Iterator[Line]:
    for unit in _bodies(graph):
        for label in unit.all(SKOS.altLabel):
            yield place.g, unit.id, label


def _members(graph: Described, place: Place) -> Iterator[Line]:
    for group in _bodies(graph):
        for member in group.all(FOAF.member):
            yield place.g, group.id, member


def _observations(graph: Described, place: Place) -> Iterator[Line]:
    terms = (ZR.observes, ZR.value, ZR.observedArea, ZR.period, DCT.source, ZR.enteredBy, SOSA.resultTime)
    for entry in graph.of(ZR.Observation):
        yield place.g, entry.id, *map(entry.one, terms)


def _corrections(graph: Described, place: Place) -> Iterator[Line]:
    who = (ZR.corrects, ZR.kind, ZR.replacement, ZR.enteredBy, SOSA.resultTime, ZR.reason, ZR.role, ZR.agent)
    what = (ZR.namedAs, ZR.original, ZR.bound, ZR.value, ZR.min, ZR.max)
    for entry in graph.of(ZR.Correction):
        metric, citation = entry.node(ZR.metric), entry.node(ZR.citation)
        figure = (entry.one(ZR.unitOfMeasure), _name(metric), entry.one(ZR.appliesTo))
        selector = citation.node(OA.hasSelector) if citation else None
        around = (selector.one(OA.prefix), selector.one(OA.suffix)) if selector else (None, None)
        text = citation.one(OA.hasSource) if citation else None
        words = (text, *entry.words(), *around, *entry.words(ZR.evidence))
        said = (*map(entry.one, who), *map(entry.one, what), *figure, entry.one(DCT.title))
        yield place.g, entry.id, *said, *words


def _as_answered(graph: Described, kind: str) -> list[Node]:
    """The facts of a kind by start, place and id; what is missing comes first, as in SQL."""

    def order(fact: Node) -> tuple[tuple[bool, Value], ...]:
        start, _, _ = fact.words()
        return tuple((value is not None, value) for value in (start, fact.one(ZR.listPosition), fact.id))

    return sorted(graph.of(kind), key=order)


def _who(fact: Node, term: str) -> tuple[Value, Value]:
    """A unit and what the graph calls it."""
    unit = fact.node(term)
    return (unit.id, _name(unit)) if unit else (None, None)


def _name(node: Node | None) -> Value:
    return node.one(SKOS.prefLabel) if node else None


def _bodies(graph: Described) -> Iterator[Node]:
    yield from graph.of(ORG.FormalOrganization)
    yield from graph.of(ZR.UnitGroup)


TABLES: dict[str, Callable[[Described, Place], Iterator[Line]]] = {
    "text": _texts,
    "addressee": _addressees,
    "clause": _clauses,
    "owner": _owners,
    "duty": _duties,
    "actor": _actors,
    "deadline": _deadlines,
    "cadence": _cadences,
    "target": _targets,
    "norm": _norms,
    "bracket": _brackets,
    "consequence": _consequences,
    "finding": _findings,
    "naming": _namings,
    "reference": _references,
    "unit": _units,
    "above": _parents,
    "alias": _aliases,
    "member": _members,
    "observation": _observations,
    "correction": _corrections,
}
"""Every table, and what fills it."""
