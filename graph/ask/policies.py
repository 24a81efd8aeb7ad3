"""Policies: the list, and one in full with its text, its marks and what was understood from each sentence."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.ask.answers import Cite, CorrectionNote, FindingFact, PolicyRef
from graph.ask.parts.entered import ADDITIONS
from graph.ask.parts.rows import cite_of, label_of, passage_of, text_of, text_or_none
from graph.ask.parts.view import View
from graph.ask.review.doubts import doubts_of
from graph.ask.review.findings import findings
from graph.errors import NotFound
from graph.records import Passage
from graph.store.values import Row

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?[”’』」）)]*")


@dataclass(frozen=True, slots=True)
class ClauseRef:
    """条款: one numbered part with the words it covers; `parent` None at the top."""

    id: str
    label: str
    heading: str
    parent: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a policy that yielded something: `kind` assignment, duty, deadline, …, `id` the fact.

    `correction` is what a person said of it last; words that a person added something for are marked too.
    """

    id: str
    kind: str
    clause: str | None
    passage: Passage
    correction: CorrectionNote | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the text and the ids of what it yielded; none where nothing was understood from it."""

    start: int
    end: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceFact:
    """援引文件: another document named in the text; `basis` where the policy rests on it, `policy` its id."""

    id: str
    title: str
    number: str | None
    basis: bool
    policy: str | None
    cite: Cite | None


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """One policy in full: the text as published, its clauses, what was read from which words, what it cites."""

    policy: PolicyRef
    published: str | None
    index_number: str | None
    addressees: tuple[str, ...]
    source_name: str
    media_type: str
    encoding: str
    sha256: str
    text: str
    clauses: tuple[ClauseRef, ...]
    marks: tuple[Mark, ...]
    sentences: tuple[Sentence, ...]
    references: tuple[ReferenceFact, ...]
    findings: tuple[FindingFact, ...]


def policies(view: View, policy: str | None = None) -> tuple[PolicyRef, ...]:
    """Every policy (or the one) with its counts, by date and id."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for row in view.rows("policy-counts", policy=policy):
        counts[text_of(row, "policy"), text_of(row, "type")] = int(row["count"] or 0)
    for doubt in doubts_of(view, policy):
        counts[doubt.policy, "Finding"] += 1
    for row in view.rows("policy-units", policy=policy):
        counts[text_of(row, "policy"), "Unit"] = int(row["count"] or 0)
    return tuple(_ref(row, counts) for row in view.rows("policies", policy=policy))


def policy(view: View, identifier: str) -> PolicyRef:
    """One line of the list; raises `NotFound`."""
    if found := policies(view, identifier):
        return found[0]
    raise NotFound(
        f"存储中没有政策 {identifier}",
        f"there is no policy {identifier} in the store",
        hint_zh="用 zeren ingest 存入文件，或查看政策列表。",
        hint_en="Take the document in with zeren ingest, or look at the list of policies.",
    )


def policy_text(view: View, identifier: str) -> str:
    """The canonical text, in which every passage's offsets count; raises `NotFound`."""
    policy(view, identifier)
    return text_of(view.rows("policy-text", policy=identifier)[0], "words")


def policy_page(view: View, identifier: str) -> PolicyPage:
    """Everything the page of a policy shows; raises `NotFound`."""
    ref = policy(view, identifier)
    row = view.rows("policies", policy=identifier)[0]
    text = policy_text(view, identifier)
    marks = marks_of(view, identifier)
    return PolicyPage(
        policy=ref,
        published=text_or_none(row, "published"),
        index_number=text_or_none(row, "indexNumber"),
        addressees=tuple(text_of(each, "addressee") for each in view.rows("addressees", policy=identifier)),
        source_name=text_of(row, "sourceName"),
        media_type=text_of(row, "mediaType"),
        encoding=text_of(row, "encoding"),
        sha256=text_of(row, "sha256"),
        text=text,
        clauses=tuple(map(_clause, view.rows("clauses", policy=identifier))),
        marks=marks,
        sentences=sentences_of(text, marks),
        references=tuple(_reference(each) for each in view.rows("references", policy=identifier)),
        findings=findings(view, identifier),
    )


def sentences_of(text: str, marks: Iterable[Mark]) -> tuple[Sentence, ...]:
    """The sentences of the text, each with the facts whose words it holds; none where nothing was understood.

    A finding is no understanding and does not count, nor does what a person rejected; blank lines are no sentences.
    """
    spans = [match.span() for match in _SENTENCE.finditer(text) if match[0].strip()]
    ends = [end for _, end in spans]
    facts: list[list[str]] = [[] for _ in spans]
    for mark in marks:
        at = bisect_left(ends, mark.passage.start + 1)
        while _tells(mark) and at < len(spans) and spans[at][0] < mark.passage.end:
            facts[at].append(mark.id)
            at += 1
    return tuple(Sentence(start, end, tuple(found)) for (start, end), found in zip(spans, facts, strict=True))


def _ref(row: Row, counts: dict[tuple[str, str], int]) -> PolicyRef:
    identifier = text_of(row, "policy")
    return PolicyRef(
        id=identifier,
        title=text_of(row, "title"),
        number=text_or_none(row, "number"),
        issuer=text_or_none(row, "issuer"),
        signed=text_or_none(row, "signed"),
        tasks=counts[identifier, "Task"],
        units=counts[identifier, "Unit"],
        duties=counts[identifier, "Duty"],
        targets=counts[identifier, "Target"],
        findings=counts[identifier, "Finding"],
    )


def _clause(row: Row) -> ClauseRef:
    return ClauseRef(
        id=text_of(row, "clause"),
        label=label_of(text_of(row, "path")),
        heading=text_of(row, "heading"),
        parent=text_or_none(row, "parent"),
        passage=passage_of(row),
    )


def marks_of(view: View, policy: str) -> tuple[Mark, ...]:
    """Every fact and finding of a policy at its words, and what people added, in the order of the text.

    A name that could not be settled is no fact and has no mark.
    """
    people = view.people
    named = {
        text_of(row, "owner"): entry.note
        for row in (view.rows("owners", policy=policy) if people.names else ())
        if (entry := people.meant(policy, text_of(row, "named")))
    }
    nobody = {row["naming"] for row in view.rows("namings", policy=policy) if row["unit"] is None}
    marks = [
        _mark(row, people.latest(text_of(row, "fact")) or named.get(text_of(row, "fact")))
        for row in view.rows("policy-marks", policy=policy)
        if row["fact"] not in nobody
    ]
    added = [
        Mark(entry.note.id, ADDITIONS[entry.kind], entry.cite.clause, entry.cite.passage, entry.note)
        for entry in people.entries
        if entry.state == "standing" and entry.cite and entry.cite.policy == policy and entry.own_words
    ]
    return tuple(sorted([*marks, *added], key=_place)) if added else tuple(marks)


def _mark(row: Row, note: CorrectionNote | None) -> Mark:
    kind = text_of(row, "type").lower()
    return Mark(text_of(row, "fact"), kind, text_or_none(row, "clause"), passage_of(row), note)


def _tells(mark: Mark) -> bool:
    return mark.kind != "finding" and not (mark.correction and mark.correction.review == "rejected")


def _place(mark: Mark) -> tuple[int, int, str]:
    return mark.passage.start, mark.passage.end, mark.id


def _reference(row: Row) -> ReferenceFact:
    return ReferenceFact(
        id=text_of(row, "reference"),
        title=text_of(row, "title"),
        number=text_or_none(row, "number"),
        basis=row["basis"] is not None,
        policy=text_or_none(row, "refersTo"),
        cite=cite_of(row),
    )
