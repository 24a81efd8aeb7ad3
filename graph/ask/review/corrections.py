"""Corrections as they are looked through: every one, with what became of it."""

import unicodedata
from dataclasses import dataclass, replace
from typing import Literal

from graph.ask.answers import Cite, CorrectionNote
from graph.ask.parts.entered import ADDITIONS, Entry
from graph.ask.parts.people import People
from graph.ask.parts.rows import cite_of, text_of
from graph.ask.parts.view import View
from graph.ask.review.doubts import said_in_words
from ontology.iris import policy_of

_FAMILIES = {"assignment": "add-owner", "deadline": "add-deadline", "target": "add-target"}
Standing = Literal["standing", "superseded", "withdrawn", "without-words", "without-policy"]


@dataclass(frozen=True, slots=True)
class CorrectionFact:
    """更正: one correction with who, when and why, and what became of it.

    `says` is what it says, in words; `state` whether it holds: a later one may have taken its place (`superseded`), a
    person may have withdrawn it, its words or its policy may be gone. `cite` is where its words stand today, `words`
    what they were when it was entered. `withdrawn_by_other`: whoever withdrew it gave another name than its author.
    """

    number: int
    note: CorrectionNote
    says: str
    state: Standing
    policy: str
    policy_title: str
    words: str | None
    cite: Cite | None
    withdrawal: CorrectionNote | None
    withdrawn_by_other: bool


def corrections(view: View, policy: str | None = None) -> tuple[CorrectionFact, ...]:
    """Every correction in the order it was entered; a withdrawal stands with what it takes back."""
    titles = {text_of(row, "policy"): text_of(row, "title") for row in view.rows("policies", policy=None)}
    found = (_fact(view, titles, entry) for entry in view.people.entries if entry.kind != "withdraw")
    return tuple(fact for fact in found if policy in (None, fact.policy))


def _fact(view: View, titles: dict[str, str], entry: Entry) -> CorrectionFact:
    policy = (entry.anchor.policy if entry.anchor else policy_of(entry.note.about)) or ""
    words = entry.words.passage.exact if entry.words else entry.named
    return CorrectionFact(
        number=entry.number,
        note=entry.note,
        says=said_in_words(entry),
        state=_standing(view.people, entry),
        policy=policy,
        policy_title=titles.get(policy, ""),
        words=words,
        cite=_cite(view, entry),
        withdrawal=entry.withdrawal,
        withdrawn_by_other=entry.withdrawal is not None and not _same_name(entry.withdrawal.person, entry.note.person),
    )


def _same_name(one: str, other: str) -> bool:
    """Blanks, width and case aside: 张 三 is 张三, 州教育局张三 is not."""
    plain = ("".join(unicodedata.normalize("NFKC", name).casefold().split()) for name in (one, other))
    return next(plain) == next(plain)


def _standing(people: People, entry: Entry) -> Standing:
    if entry.state != "standing":
        return entry.state
    return "standing" if _holds(people, entry) else "superseded"


def _holds(people: People, entry: Entry) -> bool:
    """Whether answers show it: it is the last about what it says."""
    anchor = entry.anchor
    if anchor is None:
        return False
    if entry.kind == "name":
        return people.meant(anchor.policy, entry.named or "") is entry
    if entry.cite and anchor.clause:
        return entry in people.additions(anchor.clause, _FAMILIES[ADDITIONS[entry.kind]])
    return anchor.fact is None or _last_of_fact(people, anchor.fact, entry)


def _last_of_fact(people: People, fact: str, entry: Entry) -> bool:
    """The last of its kind, not overtaken by a rejection, nor a role by a unit that came with another."""
    if people.rejected(fact) != (entry.kind == "reject"):
        return False
    unit = people.last(fact, "unit")
    if entry.kind == "role" and unit and unit.note.role and unit.number > entry.number:
        return False
    return people.last(fact, entry.kind) is entry


def _cite(view: View, entry: Entry) -> Cite | None:
    anchor = entry.anchor
    if entry.cite or anchor is None or anchor.passage is None:
        return entry.cite
    rows = view.rows("clauses", clause=anchor.clause) if anchor.clause else []
    if rows:
        return replace(cite_of(rows[0]), passage=anchor.passage)
    titles = view.rows("policies", policy=anchor.policy)
    title = text_of(titles[0], "title") if titles else ""
    return Cite(anchor.policy, title, "", "", "", anchor.passage)
