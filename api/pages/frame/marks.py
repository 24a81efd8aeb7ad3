"""Marks in a text: which words yielded which fact, and which sentences yielded none.

Facts overlap (a date stands inside a figure inside a duty), and HTML cannot: so the text is cut wherever a fact starts
or ends, and each piece belongs to the shortest fact over it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from graph.ask.answers import Cite, CorrectionNote, TaskPage

Span = tuple[int, int]
_ENDS = "。！？!?\n"
_SHORTEST_SENTENCE = 8
_LONGEST_NUMBER = 6


#: What a policy's page calls a mark, by the kind of its fact.
KINDS = {"assignment": "owner", "reference": "citation"}


class Marked(Protocol):
    """Anything that stands in the text and may have been corrected."""

    @property
    def id(self) -> str: ...
    @property
    def cite(self) -> Cite | None: ...
    @property
    def correction(self) -> CorrectionNote | None: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact's place in the text; `kind` as in `viz.legend.MARKS`, `href` where it is explained.

    `review` is the status that a person's correction gave the fact, empty where nobody spoke of it.
    """

    start: int
    end: int
    kind: str
    href: str
    words: str = ""
    review: str = ""

    def moved(self, by: int) -> "Mark":
        """The same mark in a text that starts elsewhere."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two cuts: `mark` the shortest fact over them, `duty` whether a duty covers them.

    `bare` tells that their sentence yielded nothing, `focus` that the reader was sent here, `first` that the focus
    begins with them.
    """

    text: str
    mark: Mark | None
    duty: bool
    bare: bool
    focus: bool
    first: bool


def cut_pieces(
    text: str, within: Span, marks: Sequence[Mark], bare: Sequence[Span] = (), focus: Span | None = None
) -> list[Piece]:
    """The words of `within`, cut at every mark.

    「2020年底前…达到100%。」 with a deadline and a target gives a piece of the date, one of the figure, and the rest.
    """
    start, end = within
    spans = [(mark.start, mark.end) for mark in marks] + list(bare) + ([focus] if focus else [])
    cuts = sorted({start, end} | {place for span in spans for place in span if start < place < end})
    return [_piece(text[low:high], (low, high), marks, bare, focus) for low, high in pairwise(cuts)]


def _piece(words: str, span: Span, marks: Sequence[Mark], bare: Sequence[Span], focus: Span | None) -> Piece:
    over = [mark for mark in marks if _holds((mark.start, mark.end), span)]
    narrow = [mark for mark in over if mark.kind != "duty"]
    return Piece(
        text=words,
        mark=min(narrow, key=lambda mark: mark.end - mark.start, default=None),
        duty=len(narrow) < len(over),
        bare=any(_holds(each, span) for each in bare),
        focus=focus is not None and _holds(focus, span),
        first=focus is not None and focus[0] == span[0],
    )


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def bare_sentences(text: str, marks: Sequence[Mark]) -> list[Span]:
    """Sentences that yielded nothing; no finding and nothing rejected is understanding, a heading is no sentence."""
    facts = [mark for mark in marks if mark.kind != "finding" and mark.review != "rejected"]
    ends = [at + 1 for at, letter in enumerate(text) if letter in _ENDS]
    sentences = pairwise(sorted({0, len(text), *ends}))
    return [
        (low, high)
        for low, high in sentences
        if is_sentence(text[low:high]) and not any(mark.start < high and mark.end > low for mark in facts)
    ]


def is_heading(words: str, heading: str) -> bool:
    """Whether a sentence is no more than a clause's heading with its number: 2.完善人防体系建设。"""
    said, title = "".join(words.split()).rstrip("。"), "".join(heading.split())
    return bool(title) and said.endswith(title) and len(said) <= len(title) + _LONGEST_NUMBER


def is_sentence(words: str) -> bool:
    """Whether these words end as a sentence does and are long enough to say anything."""
    said = words.strip().rstrip("”’』」）)")
    return len(said) >= _SHORTEST_SENTENCE and said[-1] in _ENDS


def paragraphs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces line by line; empty lines fall away, no other character does."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if line:
                lines[-1].append(replace(piece, text=line, first=piece.first and not number))
    return [line for line in lines if "".join(piece.text for piece in line).strip()]


def marks_of(page: TaskPage) -> list[Mark]:
    """Every fact of a task as a mark that leads to where the task's page explains it, the rejected ones too."""
    marks = [_mark(o, "owner", o.unit.name if o.unit else o.named) for o in page.owners]
    marks += [_mark(d, "duty") for d in page.duties]
    marks += [_mark(t, "target", t.text) for t in page.targets]
    marks += [_mark(d, "deadline", d.date or "") for d in page.deadlines]
    marks += [_mark(c, "cadence", c.rrule or "") for c in page.cadences]
    marks += [_mark(n, "norm", n.subject) for n in page.norms]
    marks += [_mark(c, "consequence", c.measure) for c in page.consequences]
    marks += [_mark(f, "finding", f.message) for f in page.findings]
    marks += [_mark(r, KINDS.get(r.kind, r.kind), r.text) for r in page.rejected]
    return [mark for mark in marks if mark]


def _mark(fact: "Marked", kind: str, words: str = "") -> Mark | None:
    """None for what has no words of its own: an owner that a person added to the clause as a whole."""
    if fact.cite is None or (fact.id.startswith("e-") and fact.correction and fact.correction.quoted is None):
        return None
    note = fact.correction if kind != "finding" else None
    passage = fact.cite.passage
    return Mark(passage.start, passage.end, kind, f"#{fact.id}", words, note.review if note else "")
