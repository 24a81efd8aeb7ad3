"""What people enter, checked and as N-Quads: observations and corrections, each in a graph of their own.

No re-compile touches these graphs. An entry's node is named by its event's number, so nothing entered is ever
overwritten; that a later entry takes the place of an earlier one is for answers to work out.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import pyoxigraph as ox

from graph.errors import BadRequest
from graph.store.corrections import Statement, check_correction, literal_of_number, number_of, statements_of
from graph.store.events import Body, Event
from graph.store.values import term_of
from ontology.iris import CODE, ID, iri
from ontology.terms import DCT, OA, ORG, RDF, SKOS, SOSA, XSD, ZR

OBSERVATIONS = iri("observations")
CORRECTIONS = iri("corrections")
_PREFIXES = {
    "id": ID, "c": CODE, "zr": ZR.BASE, "oa": OA.BASE, "org": ORG.BASE, "skos": SKOS.BASE, "sosa": SOSA.BASE,
    "xsd": XSD.BASE,
}  # fmt: skip
_LONGEST = {"person": 200, "reason": 2000}


def check_entry(kind: str, body: Body) -> None:
    """Refuses what could not stand in the graph, before it reaches the journal; raises `BadRequest`."""
    _check_words(body)
    _need(body, "person", "填报人", "the person")
    _need(body, "time", "时间", "the time")
    _check_time(body["time"] or "")
    if kind == "observation":
        term_of("id", "target", body["target"])
        number_of(body["value"] or "")
        return
    _need(body, "reason", "理由", "the reason")
    check_correction(body)


def write_entry(event: Event) -> bytes:
    """An observation or correction as sorted N-Quads."""
    graph = ox.NamedNode(OBSERVATIONS if event.kind == "observation" else CORRECTIONS)
    quads = [
        ox.Quad(ox.NamedNode(iri(subject)), ox.NamedNode(term), value, graph)
        for subject, term, value in _statements(f"e-{event.number}", event)
    ]
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


def write_corrections(events: Iterable[Event]) -> str:
    """The corrections among these events as Turtle, for whoever reviews them with tools of their own."""
    quads = b"".join(write_entry(event) for event in events if event.kind == "correction")
    triples = sorted({quad.triple for quad in ox.parse(quads, ox.RdfFormat.N_QUADS)}, key=str)
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b"").decode()


def _statements(node: str, event: Event) -> Iterator[Statement]:
    body = event.body
    yield from _observation(node, body) if event.kind == "observation" else statements_of(node, body)
    if event.kind == "correction":
        yield node, ZR.reason, ox.Literal(str(body["reason"]), language="zh")
    yield node, ZR.enteredBy, ox.Literal(str(body["person"]))
    yield node, SOSA.resultTime, ox.Literal(str(body["time"]), datatype=ox.NamedNode(XSD.dateTime))


def _observation(node: str, body: Body) -> Iterator[Statement]:
    yield node, RDF.type, ox.NamedNode(ZR.Observation)
    yield node, ZR.observes, ox.NamedNode(ID + str(body["target"]))
    yield node, ZR.value, literal_of_number(number_of(body["value"] or ""))
    for key, term in (("area", ZR.observedArea), ("period", ZR.period), ("source", DCT.source)):
        if text := body[key]:
            yield node, term, ox.Literal(text)


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


def _check_words(body: Body) -> None:
    """Nothing longer than is read, and nothing that is no text: half a character from a wrongly set terminal."""
    for key, text in body.items():
        if text and len(text) > _LONGEST.get(key, 20_000):
            raise BadRequest(f"{key} 过长（{len(text)} 字）", f"{key} is too long ({len(text)} characters)")
        try:
            (text or "").encode()
        except UnicodeEncodeError as error:
            raise BadRequest(f"{key} 含有无法识别的字符", f"{key} holds what is no character") from error


def _need(body: Body, key: str, zh: str, en: str) -> None:
    if not (body[key] or "").strip():
        raise BadRequest(f"{zh}不能为空", f"{en} must not be empty")
