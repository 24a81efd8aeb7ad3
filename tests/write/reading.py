"""Reads the records of one policy back from its N-Quads: the proof that the graph holds all of them."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from urllib.parse import unquote

import pyoxigraph as ox

from graph import records
from graph.records import CompiledPolicy, Passage
from graph.write.figures import BOUNDS
from ontology.iris import ID
from ontology.terms import DCT, ELI, FOAF, OA, ORG, RDF, SCHEMA, SKOS, XSD, ZR

_BOUNDS = {code: bound for bound, code in BOUNDS.items()}
Record = TypeVar("Record")


def read_nquads(nquads: bytes) -> CompiledPolicy:
    """The records, each kind in a canonical order."""
    return _Reader(nquads).policy()


class _Reader:
    def __init__(self, nquads: bytes) -> None:
        self._said: dict[str, dict[str, list[Any]]] = {}
        self._kinds: dict[str, list[str]] = {}
        for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS):
            thing = self._said.setdefault(quad.subject.value, {})
            thing.setdefault(quad.predicate.value, []).append(_value(quad.object))
            if quad.predicate.value == RDF.type:
                self._kinds.setdefault(quad.object.value, []).append(quad.subject.value)

    def policy(self) -> CompiledPolicy:
        (text,) = self._kinds[ZR.PolicyText]
        self._text: str = self.one(text, ZR.text)
        (policy,) = self._kinds[ZR.Policy]
        basis = set(self.all(policy, ZR.restsOn))
        return CompiledPolicy(
            policy=self._policy(policy, text),
            text=self._text,
            clauses=self._each(ZR.Clause, self._clause),
            units=self._each(ORG.FormalOrganization, self._unit, DCT.source)
            + self._each(ZR.UnitGroup, self._unit, DCT.source),
            assignments=self._each(ZR.Assignment, self._assignment),
            duties=self._each(ZR.Duty, self._duty),
            deadlines=self._each(ZR.Deadline, self._deadline),
            cadences=self._each(ZR.Cadence, self._cadence),
            targets=self._each(ZR.Target, self._target),
            norms=self._each(ZR.Norm, self._norm),
            citations=tuple(self._citation(thing) for thing in self._kinds.get(ZR.Reference, []) if thing not in basis),
            consequences=self._each(ZR.Consequence, self._consequence),
            findings=self._each(ZR.Finding, self._finding),
            unsettled=self._namings(None),
        )

    def _each(self, kind: str, read: Callable[[str], Record], having: str = RDF.type) -> tuple[Record, ...]:
        return tuple(read(thing) for thing in self._kinds.get(kind, []) if having in self._said[thing])

    def all(self, thing: str, term: str) -> list[Any]:
        return self._said[thing].get(term, [])

    def one(self, thing: str, term: str, default: Any = None) -> Any:
        values = self.all(thing, term)
        assert len(values) <= 1, (thing, term, values)
        return values[0] if values else default

    def identifier(self, thing: str, term: str) -> Any:
        value = self.one(thing, term)
        return value and value.removeprefix(ID)

    def code(self, thing: str, term: str) -> Any:
        return self.one(thing, term).partition("#")[2].partition("-")[2]

    def words(self, things: Iterable[Any]) -> tuple[Any, ...]:
        """In the order in which they first stand in the text."""
        return tuple(sorted(things, key=lambda words: (self._text.find(words), words)))

    def passage(self, thing: str) -> Passage:
        selector = self.one(self.one(thing, ZR.citation), OA.hasSelector)
        return Passage(self.one(selector, OA.start), self.one(selector, OA.end), self.one(selector, OA.exact))

    def _policy(self, thing: str, text: str) -> records.Policy:
        source = records.Source(
            self.one(text, ZR.sourceName),
            self.one(text, SCHEMA.encodingFormat),
            self.one(text, ZR.encoding),
            self.one(text, SCHEMA.sha256),
            self.one(text, ZR.characters),
        )
        basis = [
            records.BasisDocument(self.one(one, DCT.title), self.one(one, ELI.id_local), self.passage(one))
            for one in self.all(thing, ZR.restsOn)
        ]
        return records.Policy(
            id=thing.removeprefix(ID),
            title=self.one(thing, DCT.title),
            number=self.one(thing, ELI.id_local),
            issuer=self.one(thing, ZR.issuer),
            signed=self.one(thing, ELI.date_document),
            published=self.one(thing, ELI.date_publication),
            addressees=self.words(self.all(thing, ZR.addressee)),
            basis=tuple(sorted(basis, key=lambda one: one.passage.start)),
            index_number=self.one(thing, ZR.indexNumber),
            source=source,
        )

    def _clause(self, thing: str) -> records.Clause:
        parent, path = self.identifier(thing, ELI.is_part_of), self.one(thing, ZR.path)
        return records.Clause(
            id=thing.removeprefix(ID),
            label=self.one(thing, ELI.number, ""),
            heading=self.one(thing, DCT.title, ""),
            parent=parent if ID + parent in self._kinds[ZR.Clause] else None,
            path=() if path is None else tuple(unquote(label) for label in path.split("/")),
            passage=self.passage(thing),
        )

    def _unit(self, thing: str) -> records.NamedUnit:
        unit = self._who(thing)
        return records.NamedUnit(
            id=unit.id,
            name=unit.name,
            kind=unit.kind,
            level=self.one(thing, ZR.level),
            area=self.one(thing, ZR.area),
            parent=self.identifier(thing, ORG.subOrganizationOf),
            source=self.one(thing, DCT.source),
            members=tuple(sorted(member.removeprefix(ID) for member in self.all(thing, FOAF.member))),
            names=self._namings(thing),
        )

    def _namings(self, unit: str | None) -> tuple[records.Naming, ...]:
        names = [
            records.Naming(self.one(one, ZR.namedAs), self.one(one, ZR.reason), self.passage(one))
            for one in self._kinds.get(ZR.Naming, [])
            if self.one(one, ZR.nameOf) == unit
        ]
        return tuple(sorted(names, key=lambda one: (one.passage.start, one.named)))

    def _who(self, thing: str) -> records.Unit:
        group = ZR.UnitGroup in self.all(thing, RDF.type)
        return records.Unit(thing.removeprefix(ID), self.one(thing, SKOS.prefLabel), "group" if group else "body")

    def _maybe(self, thing: str) -> records.Unit | None:
        agent = self.one(thing, ZR.agent)
        return self._who(agent) if agent else None

    def _fact(self, thing: str) -> dict[str, Any]:
        clause = self.identifier(thing, ZR.statedIn)
        return {"id": thing.removeprefix(ID), "clause": clause, "passage": self.passage(thing)}

    def _assignment(self, thing: str) -> records.Assignment:
        return records.Assignment(
            **self._fact(thing),
            named=self.one(thing, ZR.namedAs),
            unit=self._maybe(thing),
            role=self.code(thing, ZR.role),
            basis=self.code(thing, ZR.basis),
            origin=self.code(thing, ZR.origin),
            order=self.one(thing, ZR.listPosition),
            reason=self.one(thing, ZR.reason),
            external=self.one(thing, ZR.external, False),
        )

    def _duty(self, thing: str) -> records.Duty:
        return records.Duty(
            **self._fact(thing),
            named=self.words(self.all(thing, ZR.namedAs)),
            units=tuple(sorted(agent.removeprefix(ID) for agent in self.all(thing, ZR.agent))),
            inherited=self.one(thing, ZR.inherited, False),
            modality=self.code(thing, ZR.modality),
        )

    def _deadline(self, thing: str) -> records.Deadline:
        return records.Deadline(
            **self._fact(thing),
            date=self.one(thing, ZR.dueDate),
            precision=self.code(thing, ZR.precision),
            target=self.identifier(thing, ZR.forTarget),
        )

    def _cadence(self, thing: str) -> records.Cadence:
        return records.Cadence(
            **self._fact(thing),
            cadence=self.code(thing, ZR.cadence),
            rrule=self.one(thing, ZR.rrule),
            vague=self.one(thing, ZR.vague, False),
            at_least=self.one(thing, ZR.atLeast),
        )

    def _target(self, thing: str) -> records.Target:
        metric = self.one(thing, ZR.metric)
        return records.Target(
            **self._fact(thing),
            subject=self.one(metric, SKOS.prefLabel, ""),
            bound=_BOUNDS[self.code(thing, ZR.bound)],
            value=self.one(thing, ZR.value),
            min=self.one(thing, ZR.min),
            max=self.one(thing, ZR.max),
            unit=self.one(metric, ZR.unitOfMeasure, ""),
            scope=self.one(thing, ZR.appliesTo, ""),
            deadline=self.identifier(thing, ZR.hasDeadline),
            kind=self.code(thing, ZR.kind),
            damaged=self.one(thing, ZR.damaged, False),
        )

    def _norm(self, thing: str) -> records.Norm:
        brackets = sorted(self.all(thing, ZR.hasBracket), key=lambda one: int(self.one(one, ZR.listPosition)))
        return records.Norm(
            **self._fact(thing),
            subject=self.one(self.one(thing, ZR.metric), SKOS.prefLabel, ""),
            per=self.one(self.one(thing, ZR.whenMetric), SKOS.prefLabel, ""),
            brackets=tuple(self._bracket(one) for one in brackets),
        )

    def _bracket(self, thing: str) -> records.Bracket:
        return records.Bracket(
            from_=self.one(thing, ZR.whenMin),
            to=self.one(thing, ZR.whenMax),
            min=self.one(thing, ZR.min),
            max=self.one(thing, ZR.max),
            ratio=self.one(thing, ZR.ratio),
            step=self.one(thing, ZR.perStep),
            extra=self.one(thing, ZR.addPerStep),
            damaged=self.one(thing, ZR.damaged, False),
        )

    def _citation(self, thing: str) -> records.Citation:
        return records.Citation(
            clause=self.identifier(thing, ZR.statedIn),
            title=self.one(thing, DCT.title),
            number=self.one(thing, ELI.id_local),
            passage=self.passage(thing),
        )

    def _consequence(self, thing: str) -> records.Consequence:
        named = self.one(thing, ZR.namedAs)
        return records.Consequence(
            **self._fact(thing),
            trigger=self.one(thing, ZR.trigger, ""),
            actor=None if named is None else records.Actor(named, self._maybe(thing)),
            subject=self.one(thing, ZR.imposedOn, ""),
            measure=self.one(thing, ZR.measure),
            order=self.one(thing, ZR.stepOrder),
        )

    def _finding(self, thing: str) -> records.Finding:
        return records.Finding(
            code=self.code(thing, ZR.code),
            severity=self.code(thing, ZR.severity),
            clause=self.identifier(thing, ZR.statedIn),
            message=self.one(thing, ZR.message),
            suggestion=self.one(thing, ZR.suggestion, ""),
            passage=self.passage(thing) if self.one(thing, ZR.citation) else None,
        )


def _value(term: Any) -> Any:
    if isinstance(term, ox.Literal):
        readers: dict[str, Callable[[str], Any]] = {
            XSD.integer: int,
            XSD.decimal: float,
            XSD.boolean: "true".__eq__,
        }
        return readers.get(term.datatype.value, str)(term.value)
    return term.value
