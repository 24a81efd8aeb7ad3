"""From a question to its answer: scanned here, run in the pool, in the form the request wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from api.sparql.accept import Offer
from api.sparql.asking import Question
from api.sparql.formats import form_of_answer
from graph.store.outside.asked import AskedQuery, QueryAnswer
from graph.store.outside.scan.scanning import ScannedQuery, scan_query

if TYPE_CHECKING:
    from graph.store.outside.asked import Syntax
    from graph.store.outside.either import EitherPool
    from graph.store.outside.pool import QueryPool


async def answer_question(
    pool: QueryPool | EitherPool, question: Question, accept: str | None
) -> tuple[Offer, QueryAnswer]:
    """The answer and its form; raises what the scan and the pool raise, and `NotAcceptable`."""
    scanned = scan_query(question.query or "")
    offer = form_of_answer(scanned.form, accept, question.format)
    return offer, await pool.answer(asked_of(scanned, question, offer))


def asked_of(scanned: ScannedQuery, question: Question, offer: Offer) -> AskedQuery:
    """What goes to the worker."""
    return AskedQuery(
        scanned.text, cast("Syntax", offer.name), question.default, question.named, scanned.graphs.all, scanned.columns
    )
