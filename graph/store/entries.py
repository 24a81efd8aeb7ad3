"""What people enter, checked and as N-Quads: observations and corrections, each in a graph of their own.

No re-compile touches these graphs. An entry's node is named by its event's number, so nothing entered is ever
overwritten; that a later entry takes the place of an earlier one is for answers to work out.
"""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import get_args

import pyoxigraph as ox

from graph.errors import BadRequest
from graph.records import Role
from graph.store.events import CorrectionKind, Event
from graph.store.values import term_of
from ontology.iris import ID, iri
from ontology.terms import DCT, RDF, SOSA, XSD, ZR, code_iri

OBSERVATIONS = iri("observations")
CORRECTIONS = iri("corrections")
Body = dict[str, str | None]


def check_entry(kind: str, body: Body) -> None:
    """Refuses what could not stand in the graph, before it reaches the journal; raises `BadRequest`."""
    _need(body, "person", "填报人", "the person")
    _need(body, "time", "时间", "the time")
    _check_time(body["time"] or "")
    if kind == "observation":
        term_of("id", "target", body["target"])
        _check_decimal(body["value"] or "")
        return
    term_of("id", "about", body["about"])
    _need(body, "reason", "理由", "the reason")
    _check_correction(body)


def write_entry(event: Event) -> bytes:
    """An observation or correction as sorted N-Quads."""
    graph = ox.NamedNode(OBSERVATIONS if event.kind == "observation" else CORRECTIONS)
    node = ox.NamedNode(iri(f"e-{event.number}"))
    pairs = _observation(event.body) if event.kind == "observation" else _correction(event.body)
    quads = [ox.Quad(node, ox.NamedNode(term), value, graph) for term, value in pairs]
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(lines.splitlines(keepends=True)))


Pair = tuple[str, ox.NamedNode | ox.Literal]


def _observation(body: Body) -> list[Pair]:
    value = Decimal(body["value"] or "")
    pairs: list[Pair] = [
        (RDF.type, ox.NamedNode(ZR.Observation)),
        (ZR.observes, ox.NamedNode(ID + str(body["target"]))),
        (ZR.value, _number(value)),
        *_who_and_when(body),
    ]
    pairs += _texts(body, {"area": ZR.observedArea, "period": ZR.period, "source": DCT.source})
    return pairs


def _correction(body: Body) -> list[Pair]:
    kind, value = str(body["kind"]), body["value"]
    pairs: list[Pair] = [
        (RDF.type, ox.NamedNode(ZR.Correction)),
        (ZR.corrects, ox.NamedNode(ID + str(body["about"]))),
        (ZR.kind, ox.NamedNode(code_iri("correction", kind))),
        (ZR.reason, ox.Literal(str(body["reason"]), language="zh")),
        *_who_and_when(body),
    ]
    if value is not None:
        pairs.append((ZR.replacement, ox.Literal(value)))
    return pairs


def _who_and_when(body: Body) -> list[Pair]:
    time = ox.Literal(str(body["time"]), datatype=ox.NamedNode(XSD.dateTime))
    return [(ZR.enteredBy, ox.Literal(str(body["person"]))), (SOSA.resultTime, time)]


def _texts(body: Body, terms: dict[str, str]) -> list[Pair]:
    return [(term, ox.Literal(text)) for key, term in terms.items() if (text := body[key])]


def _number(value: Decimal) -> ox.Literal:
    """Whole numbers as integers, others as decimals without exponent: what every engine keeps as it is."""
    if value == value.to_integral_value():
        return ox.Literal(str(int(value)), datatype=ox.NamedNode(XSD.integer))
    return ox.Literal(f"{value.normalize():f}", datatype=ox.NamedNode(XSD.decimal))


def _check_correction(body: Body) -> None:
    kind, value = body["kind"], body["value"]
    if kind not in get_args(CorrectionKind):
        raise BadRequest(f"没有这种更正：{kind}", f"there is no such correction: {kind}")
    if kind in ("unit", "add-owner"):
        term_of("id", "value", value)
    elif kind in ("date", "add-deadline"):
        term_of("date", "value", value)
    elif kind == "role" and value not in get_args(Role):
        raise BadRequest(f"没有这种角色：{value}", f"there is no such role: {value}")
    elif kind in ("reject", "confirm") and value is not None:
        raise BadRequest("此种更正不带新值", "this correction takes no value")


def _check_time(text: str) -> None:
    try:
        zoned = datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        zoned = False
    if not zoned:
        raise BadRequest(
            f"时间应为带时区的 ISO 8601：{text!r}",
            f"the time must be ISO 8601 with a zone: {text!r}",
            hint_zh="例如 2021-01-15T09:00:00+08:00。",
            hint_en="For instance 2021-01-15T09:00:00+08:00.",
        )


def _check_decimal(text: str) -> None:
    try:
        finite = Decimal(text).is_finite() and len(text) <= 40 and "e" not in text.lower()
    except InvalidOperation:
        finite = False
    if not finite:
        raise BadRequest(f"数值不合规：{text!r}", f"not a decimal number: {text!r}")


def _need(body: Body, key: str, zh: str, en: str) -> None:
    if not (body[key] or "").strip():
        raise BadRequest(f"{zh}不能为空", f"{en} must not be empty")
