"""`/id/…` leads to the page of a thing or to its data; `/data/…` is the data."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.linked.forms import (
    CONTEXT_PATH,
    DATASET_PATH,
    DESCRIBED,
    FORMS,
    OPEN,
    PAGE,
    DataRoute,
    address_of,
    links_of,
    need_form,
    see_other,
    send,
    wanted_form,
    write_triples,
)
from api.linked.places import page_of
from api.pages.frame.showing import frame_of, navigator_of, show
from api.problems import NotAcceptable
from api.sparql.accept import Offer
from graph.errors import ZerenError
from graph.store.entries import CORRECTIONS, OBSERVATIONS
from ontology.files import CONTEXT
from ontology.iris import REGISTERS, iri

_GRAPHS = (REGISTERS, OBSERVATIONS, CORRECTIONS)
"""Named graphs that are no document: they are described with the data set."""


class LeadingRoute(DataRoute):
    """A route that leads to pages: who wants one is told in a page, too, what there is not."""

    def explain(self, request: Request, error: ZerenError) -> Response:
        """Our own error as a page, or as a problem."""
        answer = super().explain(request, error)
        if isinstance(error, NotAcceptable) or wanted_form(request, page=True) != PAGE:
            return answer
        page = show(request, "error.html", answer.status_code, error=error)
        page.headers.update(OPEN | {"Vary": "Accept"})
        return page


router = APIRouter(include_in_schema=False, route_class=DataRoute)
leading = APIRouter(include_in_schema=False, route_class=LeadingRoute)


@leading.get("/id/{thing}")
def lead(request: Request, thing: str) -> Response:
    """303 to the page or the data, as the request wants; to Turtle where a page is wanted and there is none."""
    form = wanted_form(request, page=True)
    if iri(thing) in _GRAPHS:
        return see_other(DATASET_PATH, [DESCRIBED])
    page = page_of(navigator_of(request).describe(thing))
    links = [f'</data/{thing}.{each.name}>; rel="describedby"; type="{each.media}"' for each in FORMS]
    if form != PAGE:
        return see_other(f"/data/{thing}.{form.name}", links)
    return see_other(frame_of(request).link(page) if page else f"/data/{thing}.{FORMS[0].name}", links)


@router.get("/data/{thing}.{ending}")
def send_form(request: Request, thing: str, ending: str) -> Response:
    """What is known of a thing, in the form its ending names."""
    return _send(request, thing, need_form(ending))


@router.get("/data/{thing}")
def send_wanted(request: Request, thing: str) -> Response:
    """The same in the form the request wants, in Turtle where it does not say."""
    return _send(request, thing, wanted_form(request, page=False))


@router.get(CONTEXT_PATH)
def send_context() -> Response:
    """The context that the JSON-LD of this site names."""
    return Response(CONTEXT.read_bytes(), media_type="application/ld+json", headers=OPEN)


def _send(request: Request, thing: str, form: Offer) -> Response:
    about = navigator_of(request).describe(thing)
    body = write_triples(about.triples, form, address_of(request, CONTEXT_PATH))
    types = (f'<{kind}>; rel="type"' for kind in about.types)
    links = (f'<{iri(thing)}>; rel="describes"', DESCRIBED, *types, *links_of(f"/data/{thing}", page=page_of(about)))
    return send(body, form, links)


router.include_router(leading)
