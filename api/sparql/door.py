"""`/sparql`: queries by GET and both kinds of POST; described in RDF, or shown as a page, where there is no query."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from api.problems import NotAcceptable, describe, problem_response
from api.sparql.accept import Offer, choose
from api.sparql.answering import answer_question
from api.sparql.asking import Question, read_question
from api.sparql.description import OFFERS, describe_service
from api.sparql.formats import wanted
from api.sparql.opening import pool_of
from graph.errors import ZerenError
from graph.store.outside.asked import QueryAnswer
from graph.store.outside.refusals import QueryRefused, QueryUnanswered
from graph.store.outside.work.solutions import CUT

router = APIRouter(include_in_schema=False)
_ANYONE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "X-Zeren-Truncated, X-Zeren-Rows, X-Zeren-Answered-By, Retry-After, Link",
}
_PAGE = Offer("text/html", "html")
_TEXT = ("text/csv", "text/tab-separated-values", "text/turtle", "text/plain")


@router.api_route("/sparql", methods=["GET", "POST"])
async def sparql(request: Request) -> Response:
    """Answers a query from any site; what goes wrong is a problem in two languages, with line and column."""
    try:
        question = await read_question(request)
        if question.query is None:
            return _introduce(request, question)
        offer, answer = await answer_question(pool_of(request), question, request.headers.get("accept"))
    except ZerenError as error:
        return _explain(error)
    return _send(offer, answer)


def _introduce(request: Request, question: Question) -> Response:
    """Without a query: the service described for programs, the query page for people."""
    accept = request.headers.get("accept")
    if question.format is None and choose(accept, (*OFFERS, _PAGE)) == _PAGE:
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    offer = wanted(OFFERS, accept, question.format)
    address = str(request.url.replace(query="", fragment=""))
    return Response(describe_service(address, offer.name), media_type=offer.media, headers=_ANYONE | {"Vary": "Accept"})


def _send(offer: Offer, answer: QueryAnswer) -> Response:
    headers = _ANYONE | {"Vary": "Accept", "X-Zeren-Rows": str(answer.rows), "X-Zeren-Answered-By": answer.by}
    if answer.truncated:
        headers |= {"X-Zeren-Truncated": "true", "Link": f'<{CUT}>; rel="describedby"'}
    media = f"{offer.media}; charset=utf-8" if offer.media in _TEXT else offer.media
    return Response(answer.body, headers=headers | {"Content-Type": media})


def _explain(error: ZerenError) -> Response:
    body, headers = describe(error), dict(_ANYONE)
    if isinstance(error, QueryRefused) and error.line:
        body |= {"line": error.line, "column": error.column}
    if isinstance(error, QueryUnanswered):
        headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, NotAcceptable):
        headers["Vary"] = "Accept"
    return problem_response(body, headers)
