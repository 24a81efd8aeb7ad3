"""The forms an answer can have, for each form of query, best first; and the names `format=` knows."""

from __future__ import annotations

from api.problems import NotAcceptable
from api.sparql.accept import Offer, choose
from graph.errors import BadRequest
from graph.store.outside.scan.scanning import Form

_JSON = Offer("application/sparql-results+json", "json")
_XML = Offer("application/sparql-results+xml", "xml")
_TABLES = (
    _JSON,
    _XML,
    Offer("text/csv", "csv"),
    Offer("text/tab-separated-values", "tsv"),
    Offer("application/json", "json"),
    Offer("application/xml", "xml"),
    Offer("text/xml", "xml"),
)
_TRUTHS = (
    _JSON,
    _XML,
    Offer("text/boolean", "boolean"),
    Offer("application/json", "json"),
    Offer("application/xml", "xml"),
    Offer("text/xml", "xml"),
)
GRAPHS = (
    Offer("text/turtle", "turtle"),
    Offer("application/n-triples", "ntriples"),
    Offer("application/ld+json", "jsonld"),
    Offer("application/rdf+xml", "rdfxml"),
    Offer("application/x-turtle", "turtle"),
    Offer("text/plain", "ntriples"),
    Offer("application/json", "jsonld"),
    Offer("application/xml", "rdfxml"),
)
_OFFERS: dict[Form, tuple[Offer, ...]] = {
    "SELECT": _TABLES,
    "ASK": _TRUTHS,
    "CONSTRUCT": GRAPHS,
    "DESCRIBE": GRAPHS,
}
_NAMES = {"ttl": "turtle", "nt": "ntriples", "n-triples": "ntriples", "json-ld": "jsonld", "rdf": "rdfxml"}


def form_of_answer(form: Form, accept: str | None, name: str | None) -> Offer:
    """How to write the answer; raises `NotAcceptable` (406) where nothing on offer is wanted."""
    return wanted(_OFFERS[form], accept, name)


def wanted(offers: tuple[Offer, ...], accept: str | None, name: str | None) -> Offer:
    """By `format=`, which wins, or by the Accept header."""
    if name:
        return _named(offers, name.strip().lower())
    found = choose(accept, offers)
    if found is None:
        listed = ", ".join(offer.media for offer in offers)
        raise NotAcceptable(f"没有所要求的格式；可用：{listed}", f"not in a form you accept; on offer are {listed}")
    return found


def _named(offers: tuple[Offer, ...], name: str) -> Offer:
    known = {offer.name: offer for offer in reversed(offers)} | {offer.media: offer for offer in offers}
    known |= {short: known[long] for short, long in _NAMES.items() if long in known}
    if "json" not in known and "jsonld" in known:
        known["json"] = known["jsonld"]
    if name not in known:
        listed = ", ".join(dict.fromkeys(offer.name for offer in offers))
        raise BadRequest(
            f"没有名为 {name} 的格式；可用：{listed}", f"there is no format {name} here; use one of {listed}"
        )
    return known[name]
