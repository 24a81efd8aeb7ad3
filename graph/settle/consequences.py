"""Consequences of a whole document, with their steps where one item sets up a ladder of them."""

from __future__ import annotations

from collections.abc import Sequence

from graph.find.consequences import ConsequenceMention, find_consequences
from graph.read.texts import Span
from graph.read.tidy import CleanText
from graph.records import Actor, Consequence
from graph.settle.duties import SettleName, settle_actors
from ontology.iris import mint_distinct, mint_fact


def settle_consequences(
    clean: CleanText, clauses: Sequence[str], work: Sequence[Sequence[Span]], settle: SettleName
) -> tuple[Consequence, ...]:
    """Every measure with its trigger. Two or more in one item are a ladder, its steps in the order of the text.

    「…通报、约谈,…取消资格」 gives the steps 1 to 3; a single measure has no step.
    """
    consequences: list[Consequence] = []
    taken: set[str] = set()
    for clause, sentences in zip(clauses, work, strict=True):
        mentions = [mention for sentence in sentences for mention in find_consequences(clean.text, *sentence)]
        for step, mention in enumerate(mentions, 1):
            order = step if len(mentions) > 1 else None
            consequences.append(_settle_consequence(clean, mention, clause, order, settle, taken))
    return tuple(consequences)


def _settle_consequence(
    clean: CleanText, mention: ConsequenceMention, clause: str, order: int | None, settle: SettleName, taken: set[str]
) -> Consequence:
    actor = mention.actor
    who = Actor(clean.words(*actor), settle_actors(clean.text, [actor], settle)[0].unit) if actor else None
    trigger, measure = clean.words(*mention.trigger), clean.words(*mention.measure)
    return Consequence(
        id=mint_distinct(mint_fact(clause, "consequence", f"{trigger}|{measure}"), taken),
        clause=clause,
        trigger=trigger,
        actor=who,
        subject=clean.words(*mention.subject),
        measure=measure,
        order=order,
        passage=clean.passage(*mention.span),
    )
