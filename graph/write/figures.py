"""Deadlines, cadences, targets and norms as statements."""

from collections.abc import Mapping

from graph.records import Bound, Bracket, Cadence, Deadline, Norm, Target
from graph.write.literals import chinese, concept, day, figure, flag, integer, thing, words
from graph.write.sheet import Sheet, TextSheet
from ontology.iris import mint_metric
from ontology.terms import RDF, SKOS, ZR

BOUNDS: Mapping[Bound, str] = {
    ">=": "at-least",
    "<=": "at-most",
    "=": "exactly",
    ">": "above",
    "<": "below",
    "range": "range",
}


def write_deadline(sheet: TextSheet, deadline: Deadline) -> None:
    """A date, or the words that give none."""
    sheet.fact(
        deadline.id,
        ZR.Deadline,
        deadline.clause,
        deadline.passage,
        (ZR.dueDate, deadline.date and day(deadline.date)),
        (ZR.precision, concept("precision", deadline.precision)),
        (ZR.forTarget, deadline.target and thing(deadline.target)),
    )


def write_cadence(sheet: TextSheet, cadence: Cadence) -> None:
    """How often, with a rule only where there is one."""
    sheet.fact(
        cadence.id,
        ZR.Cadence,
        cadence.clause,
        cadence.passage,
        (ZR.cadence, concept("cadence", cadence.cadence)),
        (ZR.rrule, None if cadence.rrule is None else words(cadence.rrule)),
        (ZR.vague, flag(cadence.vague)),
        (ZR.atLeast, None if cadence.at_least is None else integer(cadence.at_least)),
    )


def write_target(sheet: TextSheet, target: Target) -> None:
    """A bound on a figure for a population."""
    sheet.fact(
        target.id,
        ZR.Target,
        target.clause,
        target.passage,
        (ZR.metric, _write_metric(sheet, target.subject, target.unit)),
        (ZR.bound, concept("bound", BOUNDS[target.bound])),
        (ZR.value, _figure(target.value)),
        (ZR.min, _figure(target.min)),
        (ZR.max, _figure(target.max)),
        (ZR.appliesTo, words(target.scope) if target.scope else None),
        (ZR.hasDeadline, target.deadline and thing(target.deadline)),
        (ZR.kind, concept("kind", target.kind)),
        (ZR.damaged, flag(target.damaged)),
    )


def write_norm(sheet: TextSheet, norm: Norm) -> None:
    """How many of one thing for how much of another."""
    brackets = [f"{norm.id}-{position}" for position in range(1, len(norm.brackets) + 1)]
    sheet.fact(
        norm.id,
        ZR.Norm,
        norm.clause,
        norm.passage,
        (ZR.metric, _write_metric(sheet, norm.subject, "")),
        (ZR.whenMetric, _write_metric(sheet, norm.per, "")),
        *((ZR.hasBracket, thing(bracket)) for bracket in brackets),
    )
    for position, (identifier, bracket) in enumerate(zip(brackets, norm.brackets, strict=True), 1):
        _write_bracket(sheet, identifier, position, bracket)


def _write_bracket(sheet: Sheet, identifier: str, position: int, bracket: Bracket) -> None:
    sheet.node(
        identifier,
        (RDF.type, f"<{ZR.Bracket}>"),
        (ZR.listPosition, integer(position)),
        (ZR.whenMin, _figure(bracket.from_)),
        (ZR.whenMax, _figure(bracket.to)),
        (ZR.min, _figure(bracket.min)),
        (ZR.max, _figure(bracket.max)),
        (ZR.ratio, _figure(bracket.ratio)),
        (ZR.perStep, _figure(bracket.step)),
        (ZR.addPerStep, _figure(bracket.extra)),
        (ZR.damaged, flag(bracket.damaged)),
    )


def _write_metric(sheet: Sheet, name: str, unit_of_measure: str) -> str:
    identifier = mint_metric(name, unit_of_measure)
    sheet.node(
        identifier,
        (RDF.type, f"<{ZR.Metric}>"),
        (SKOS.prefLabel, chinese(name) if name else None),
        (ZR.unitOfMeasure, words(unit_of_measure) if unit_of_measure else None),
    )
    return thing(identifier)


def _figure(number: float | None) -> str | None:
    return None if number is None else figure(number)
