"""The forms RDF is given in, and the headers that go with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from fastapi import Request
from starlette.responses import Response

from api.problems import ExplainedRoute, NotAcceptable, describe, problem_response
from api.sparql.accept import Offer, choose
from graph.errors import NotFound, ZerenError
from graph.write.formats import PREFIXES, write_compact
from ontology.iris import iri

TURTLE = Offer("text/turtle", "ttl")
FORMS = (
    TURTLE,
    Offer("application/ld+json", "jsonld"),
    Offer("application/rdf+xml", "rdf"),
    Offer("application/n-triples", "nt"),
)
PAGE = Offer("text/html", "html")
_ASKED_AS = (
    *FORMS,
    Offer("application/json", "jsonld"),
    Offer("application/x-turtle", "ttl"),
    Offer("application/xml", "rdf"),
    Offer("text/plain", "nt"),
)
"""By media type: the forms, and what readers call them who know no better."""
_PAGES = (PAGE, Offer("application/xhtml+xml", "html"))
_NATIVE = {"ttl": ox.RdfFormat.TURTLE, "rdf": ox.RdfFormat.RDF_XML, "nt": ox.RdfFormat.N_TRIPLES}
_TEXT = ("text/turtle",)
CONTEXT_PATH, DATASET_PATH = "/context.jsonld", "/.well-known/void"
DESCRIBED = f'<{DATASET_PATH}>; rel="describedby"'
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Link, ETag, Last-Modified"}
"""Linked data is read from other sites too."""


class DataRoute(ExplainedRoute):
    """A route whose errors are problems that readers on any site can see."""

    def explain(self, request: Request, error: ZerenError) -> Response:
        """Our own error as a problem, open to other sites."""
        return problem_response(describe(error), OPEN | {"Vary": "Accept"})


def wanted_form(request: Request, *, page: bool) -> Offer:
    """The form the request wants most, a page first among equals; raises `NotAcceptable`."""
    found = choose(_accepted(request), (*_PAGES, *_ASKED_AS) if page else _ASKED_AS)
    if found is None:
        listed = ", ".join(offer.media for offer in ((PAGE, *FORMS) if page else FORMS))
        raise NotAcceptable(f"没有所要求的格式；可用：{listed}", f"not in a form you accept; on offer are {listed}")
    return _named(found.name)


def need_form(name: str) -> Offer:
    """The form of this file ending; raises `NotFound`."""
    if name not in {form.name for form in FORMS}:
        listed = ", ".join(f".{form.name}" for form in FORMS)
        raise NotFound(f"没有 .{name} 格式；可用：{listed}", f"there is no .{name} here, but {listed}")
    return _named(name)


def write_triples(
    triples: Iterable[ox.Triple], form: Offer, context: str, prefixes: Mapping[str, str] | None = None
) -> bytes:
    """Triples as given in one form; JSON-LD names our context by its address."""
    if form.name == "jsonld":
        return write_compact(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", context)
    return ox.serialize(triples, format=_NATIVE[form.name], prefixes={**PREFIXES, **(prefixes or {})}) or b""


def send(body: bytes, form: Offer, links: Iterable[str]) -> Response:
    """An RDF document with its links."""
    media = f"{form.media}; charset=utf-8" if form.media in _TEXT else form.media
    return Response(body, headers=OPEN | {"Content-Type": media, "Link": ", ".join(links), "Vary": "Accept"})


def see_other(address: str, links: Iterable[str] = ()) -> Response:
    """303: what was asked for is no document, this one is about it."""
    return Response(status_code=303, headers=OPEN | {"Location": address, "Link": ", ".join(links), "Vary": "Accept"})


def address_of(request: Request, path: str) -> str:
    """A path here as a whole address."""
    return f"{str(request.base_url).rstrip('/')}{path}"


def links_of(path: str, *, page: str = "") -> tuple[str, ...]:
    """Links to a document of several forms, to each of them, and to the page that says the same."""
    forms = (f'<{path}.{form.name}>; rel="alternate"; type="{form.media}"' for form in FORMS)
    shown = (f'<{page}>; rel="alternate"; type="text/html"',) if page else ()
    return f'<{path}>; rel="canonical"', *forms, *shown


def links_about(thing: str) -> tuple[str, ...]:
    """Links of a page about a thing: to the thing, and to the data that say the same."""
    forms = (f'</data/{thing}.{form.name}>; rel="alternate"; type="{form.media}"' for form in FORMS)
    return f'<{iri(thing)}>; rel="describes"', *forms


def _accepted(request: Request) -> str:
    """A header may be sent in several lines."""
    return ",".join(request.headers.getlist("accept"))


def _named(name: str) -> Offer:
    return next(form for form in (PAGE, *FORMS) if form.name == name)
