"""`/def` and `/code`: the vocabulary and its code lists, as pages and as RDF."""

from __future__ import annotations

from functools import cache
from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.linked.forms import (
    CONTEXT_PATH,
    PAGE,
    TURTLE,
    DataRoute,
    address_of,
    links_of,
    need_form,
    see_other,
    send,
    wanted_form,
    write_triples,
)
from api.linked.terms import SPACES, VOCABULARY, Term, load_edition, load_terms, shorten, sources, triples_of
from api.pages.frame.showing import frame_of, show
from ontology.iris import CODE, DEF

router = APIRouter(include_in_schema=False, route_class=DataRoute)
Name = Literal["def", "code"]
_TITLES = {"def": VOCABULARY, "code": CODE.removesuffix("#")}


@router.get("/def")
def lead_to_vocabulary(request: Request) -> Response:
    """303; a browser takes `#Task` with it, and finds it on the page."""
    return _lead(request, "def")


@router.get("/code")
def lead_to_codes(request: Request) -> Response:
    """The same for the code lists: `https://…/code#role-lead`."""
    return _lead(request, "code")


@router.get("/def.html")
def show_vocabulary(request: Request) -> Response:
    """Every class and property with its place, its wording in both languages, its domain and range."""
    classes, properties = _of("class"), _of("property")
    response = show(
        request, "vocabulary.html", classes=classes, properties=properties, edition=load_edition(), leads=_leads
    )
    return _linked(response, "def")


@router.get("/code.html")
def show_codes(request: Request) -> Response:
    """Every code list with its codes."""
    lists = {each: [code for code in _of("code") if code.scheme == each.iri] for each in _of("list")}
    return _linked(show(request, "codes.html", lists=lists), "code")


@router.get("/def.{form}")
def send_vocabulary(request: Request, form: str) -> Response:
    """The vocabulary with its alignments, in the form its ending names."""
    return _send(request, "def", form)


@router.get("/code.{form}")
def send_codes(request: Request, form: str) -> Response:
    """The code lists likewise."""
    return _send(request, "code", form)


def _lead(request: Request, name: Name) -> Response:
    form = wanted_form(request, page=True)
    path = f"/{name}.{form.name}"
    return see_other(frame_of(request).link(path) if form == PAGE else path, _links(name))


def _send(request: Request, name: Name, ending: str) -> Response:
    form = need_form(ending)
    return send(_body(name, form.name, address_of(request, CONTEXT_PATH)), form, _links(name))


def _links(name: Name) -> tuple[str, ...]:
    return (f'<{_TITLES[name]}>; rel="describes"', *links_of(f"/{name}", page=f"/{name}.html"))


@cache
def _body(name: Name, form: str, context: str) -> bytes:
    """Turtle as it was written by hand, the other forms from it."""
    offer = need_form(form)
    if offer == TURTLE:
        return b"\n".join(path.read_bytes() for path in sources(name))
    return write_triples(triples_of(name), offer, context, SPACES)


def _linked(response: Response, name: Name) -> Response:
    response.headers["Link"] = ", ".join(_links(name))
    return response


def _of(sort: str) -> list[Term]:
    return [term for term in load_terms().values() if term.sort == sort]


def _leads(iri: str) -> tuple[str, str]:
    """The short name of a term and its place on the page; terms of others have none here."""
    return shorten(iri), f"#{iri.removeprefix(DEF)}" if iri.startswith(DEF) else ""
