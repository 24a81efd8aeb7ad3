"""Corrections, checked and as statements: what a person put in the place of something extracted.

The statements of a correction are enough to answer from: its words stand in it with what surrounds them, and the unit
it names has its name there, should no text name it any more.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import get_args

import pyoxigraph as ox

from graph.errors import BadRequest
from graph.records import Bound, Role
from graph.store.events import Body, CorrectionKind
from graph.store.values import term_of
from ontology.iris import ID, mint_citation, mint_metric, mint_text
from ontology.terms import DCT, OA, ORG, RDF, SKOS, XSD, ZR, code_iri

Term = ox.NamedNode | ox.Literal
Statement = tuple[str, str, Term]
"""Subject's identifier, predicate, object."""

BOUNDS: dict[Bound, str] = {
    ">=": "at-least", "<=": "at-most", "=": "exactly", ">": "above", "<": "below", "range": "range",
}  # fmt: skip
STATUSES = {"confirm": "confirmed", "reject": "rejected"}
_NUMBERS = {"figure-value": ZR.value, "figure-min": ZR.min, "figure-max": ZR.max}
_UNITS = ("unit", "add-owner", "name")
_DATES = ("date", "add-deadline", "add-target")


def check_correction(body: Body) -> None:
    """Refuses what could not be understood later; raises `BadRequest`."""
    kind = body["kind"] or ""
    if kind not in get_args(CorrectionKind):
        raise BadRequest(f"没有这种更正：{kind}", f"there is no such correction: {kind}")
    term_of("id", "about", body["about"])
    _check_value(kind, body)
    _check_role(body.get("role"))
    if body.get("unit_name") and not body["value"]:
        raise BadRequest("有单位名称而没有单位标识", "a unit's name without its id")
    for key in _NUMBERS:
        if text := body.get(key):
            number_of(text)
    if kind in ("figure", "add-target"):
        _check_figure(kind, body)


def statements_of(node: str, body: Body) -> Iterator[Statement]:
    """Everything a correction says; who, when and why are said by whoever writes the entry."""
    kind, value = str(body["kind"]), body["value"]
    yield node, RDF.type, ox.NamedNode(ZR.Correction)
    yield node, ZR.corrects, ox.NamedNode(ID + str(body["about"]))
    yield node, ZR.kind, _code("correction", kind)
    if kind != "withdraw":
        yield node, ZR.reviewStatus, _code("review", STATUSES.get(kind, "corrected"))
    if value is not None:
        yield node, ZR.replacement, ox.Literal(value)
    if role := value if kind == "role" else body.get("role"):
        yield node, ZR.role, _code("role", role)
    yield from _texts(node, body)
    if kind in _UNITS and value:
        yield from _unit(node, value, body.get("unit_name"))
    yield from _figure(node, body)
    for key, term in (("words", ZR.citation), ("evidence", ZR.evidence)):
        if body.get(f"{key}-sha256"):
            yield from _words(node, term, {name: text for name, text in body.items() if name.startswith(key)})


def number_of(text: str) -> Decimal:
    """A plain decimal; raises `BadRequest` for anything else."""
    try:
        number = Decimal(text)
        fine = number.is_finite() and len(text) <= 40 and "e" not in text.lower()
    except InvalidOperation:
        fine = False
    if not fine:
        raise BadRequest(f"数值不合规：{text!r}", f"not a decimal number: {text!r}")
    return number


def literal_of_number(value: Decimal) -> ox.Literal:
    """Whole numbers as integers, others as decimals without exponent: what every engine keeps as it is."""
    if value == value.to_integral_value():
        return ox.Literal(str(int(value)), datatype=ox.NamedNode(XSD.integer))
    return ox.Literal(f"{value.normalize():f}", datatype=ox.NamedNode(XSD.decimal))


def _check_value(kind: str, body: Body) -> None:
    value = body["value"]
    if kind in ("unit", "add-owner") or (kind == "name" and value is not None):
        term_of("id", "value", value)
    elif kind in ("date", "add-deadline") or (kind == "add-target" and value is not None):
        term_of("date", "value", value)
    elif kind == "role" and value not in get_args(Role):
        raise BadRequest(f"没有这种角色：{value}", f"there is no such role: {value}")
    elif kind in ("reject", "confirm", "figure", "withdraw") and value is not None:
        raise BadRequest("此种更正不带新值", "this correction takes no value")
    if kind == "name" and not body.get("named"):
        raise BadRequest("没有写明是哪个称谓", "the name that is meant is not given")


def _check_role(role: str | None) -> None:
    if role is not None and role not in get_args(Role):
        raise BadRequest(f"没有这种角色：{role}", f"there is no such role: {role}")


def _check_figure(kind: str, body: Body) -> None:
    given = {key.removeprefix("figure-"): text for key, text in body.items() if key.startswith("figure-") and text}
    if not given:
        raise BadRequest("没有写明指标改成什么", "what the figure should be is not given")
    bound = given.get("bound")
    if bound is not None and bound not in get_args(Bound):
        raise BadRequest(f"没有这种界限：{bound}", f"there is no such bound: {bound}")
    low, high = (number_of(given[key]) if key in given else None for key in ("min", "max"))
    if low is not None and high is not None and low > high:
        raise BadRequest(f"下限 {low} 大于上限 {high}", f"the lower bound {low} is above the upper bound {high}")
    if kind == "add-target":
        ends = given.keys() & {"min", "max"} if bound == "range" else given.keys() & {"value"}
        if not (bound and ends and given.get("subject")):
            raise BadRequest(
                "增补指标应写明指标名称、界限和数值",
                "a figure that is added needs its subject, bound and value",
            )


def _texts(node: str, body: Body) -> Iterator[Statement]:
    for key, term in (("named", ZR.namedAs), ("original", ZR.original), ("figure-scope", ZR.appliesTo)):
        if text := body.get(key):
            yield node, term, ox.Literal(text)
    if heading := body.get("heading"):
        yield node, DCT.title, ox.Literal(heading, language="zh")


def _unit(node: str, unit: str, name: str | None) -> Iterator[Statement]:
    yield node, ZR.agent, ox.NamedNode(ID + unit)
    if name:
        yield unit, RDF.type, ox.NamedNode(ZR.UnitGroup if unit.startswith("g-") else ORG.FormalOrganization)
        yield unit, SKOS.prefLabel, ox.Literal(name, language="zh")


def _figure(node: str, body: Body) -> Iterator[Statement]:
    for key, term in _NUMBERS.items():
        if text := body.get(key):
            yield node, term, literal_of_number(number_of(text))
    if bound := body.get("figure-bound"):
        yield node, ZR.bound, _code("bound", BOUNDS[bound])  # type: ignore[index] # checked before it was recorded
    measure, subject = body.get("figure-measure"), body.get("figure-subject")
    if measure:
        yield node, ZR.unitOfMeasure, ox.Literal(measure)
    if subject:
        metric = mint_metric(subject, measure or "")
        yield node, ZR.metric, ox.NamedNode(ID + metric)
        yield metric, RDF.type, ox.NamedNode(ZR.Metric)
        yield metric, SKOS.prefLabel, ox.Literal(subject, language="zh")
    if body["kind"] == "add-target" and body["value"]:
        yield node, ZR.dueDate, ox.Literal(str(body["value"]), datatype=ox.NamedNode(XSD.date))


def _words(node: str, term: str, part: Body) -> Iterator[Statement]:
    said = {name.partition("-")[2]: text or "" for name, text in part.items()}
    citation = mint_citation(said["sha256"], int(said["start"]), int(said["end"]))
    selector = f"{citation}-s"
    yield node, term, ox.NamedNode(ID + citation)
    yield citation, RDF.type, ox.NamedNode(OA.SpecificResource)
    yield citation, OA.hasSource, ox.NamedNode(ID + mint_text(said["sha256"]))
    yield citation, OA.hasSelector, ox.NamedNode(ID + selector)
    yield selector, RDF.type, ox.NamedNode(OA.TextPositionSelector)
    yield selector, RDF.type, ox.NamedNode(OA.TextQuoteSelector)
    yield selector, OA.start, ox.Literal(said["start"], datatype=ox.NamedNode(XSD.integer))
    yield selector, OA.end, ox.Literal(said["end"], datatype=ox.NamedNode(XSD.integer))
    yield selector, OA.exact, ox.Literal(said["exact"])
    for predicate, name in ((OA.prefix, "prefix"), (OA.suffix, "suffix")):
        if said.get(name):
            yield selector, predicate, ox.Literal(said[name])


def _code(code_list: str, code: str) -> ox.NamedNode:
    return ox.NamedNode(code_iri(code_list, code))
