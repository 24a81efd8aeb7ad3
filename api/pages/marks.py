"""Marks in a text: which words yielded which fact, and which sentences yielded none.

Facts overlap (a date stands inside a figure inside a duty), and HTML cannot: so the text is cut wherever a fact starts
or ends, and each piece belongs to the shortest fact over it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.ask.answers import TaskPage
from graph.records import Passage

_ENDS = "。！？!?\n"
_SHORTEST_SENTENCE = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact's place in the text; `kind` as in `viz.legend.MARKS`, `href` where it is explained."""

    start: int
    end: int
    kind: str
    href: str
    words: str = ""

    def moved(self, by: int) -> "Mark":
        """The same mark in a text that starts elsewhere."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two cuts: `mark` the shortest fact over them, `duty` whether a duty covers them."""

    text: str
    mark: Mark | None
    duty: bool
    focus: bool
    bare: bool
    first: bool


def cut_pieces(
    text: str, start: int, end: int, marks: Sequence[Mark], focus: tuple[int, int] | None = None
) -> list[Piece]:
    """The words from `start` to `end`, cut at every mark; `focus` is the passage the reader was sent to.

    「2020年底前…达到100%。」 with a deadline and a target gives a piece of the date, one of the figure, and the rest.
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    bare = bare_sentences(text, start, end, inside)
    cuts = {start, end} | {p for m in inside for p in (m.start, m.end) if start < p < end}
    cuts |= {p for span in (*bare, *([focus] if focus else [])) for p in span if start < p < end}
    ordered = sorted(cuts)
    opened: set[Mark] = set()
    pieces, focused = [], False
    for low, high in pairwise(ordered):
        over = [mark for mark in inside if mark.start <= low and mark.end >= high]
        narrow = [mark for mark in over if mark.kind != "duty"]
        mark = min(narrow, key=lambda m: m.end - m.start, default=None)
        at_focus = bool(focus and focus[0] <= low and high <= focus[1])
        pieces.append(
            Piece(
                text=text[low:high],
                mark=mark,
                duty=len(narrow) < len(over),
                focus=at_focus,
                bare=any(a <= low and high <= b for a, b in bare),
                first=(at_focus and not focused) or (mark is not None and mark not in opened),
            )
        )
        focused = focused or at_focus
        if mark is not None:
            opened.add(mark)
    return pieces


def bare_sentences(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """Sentences that yielded nothing; a heading or a short line is no sentence."""
    found, low = [], start
    for at in range(start, end):
        if text[at] not in _ENDS and at + 1 < end:
            continue
        high = at + 1
        words = text[low:high].strip()
        if len(words) >= _SHORTEST_SENTENCE and words[-1] in "。！？!?" and not _covered(marks, low, high):
            found.append((low, high))
        low = high
    return found


def _covered(marks: Sequence[Mark], low: int, high: int) -> bool:
    return any(mark.start < high and mark.end > low for mark in marks)


def paragraphs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The pieces line by line; empty lines fall away, no other character does."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                lines.append([])
            if line:
                lines[-1].append(replace(piece, text=line))
    return [line for line in lines if "".join(piece.text for piece in line).strip()]


def marks_of(page: TaskPage, base: str = "") -> list[Mark]:
    """Every fact of a task as a mark; `base` is the page on which they are explained ("" for this one)."""
    marks = [_mark(o.cite.passage, "owner", f"{base}#{o.id}", o.unit.name if o.unit else o.named) for o in page.owners]
    marks += [_mark(d.cite.passage, "duty", f"{base}#{d.id}") for d in page.duties]
    marks += [_mark(t.cite.passage, "target", f"{base}#{t.id}", t.text) for t in page.targets]
    marks += [_mark(d.cite.passage, "deadline", f"{base}#{d.id}", d.date or "") for d in page.deadlines]
    marks += [_mark(c.cite.passage, "cadence", f"{base}#{c.id}", c.rrule or "") for c in page.cadences]
    marks += [_mark(n.cite.passage, "norm", f"{base}#{n.id}", n.subject) for n in page.norms]
    marks += [_mark(c.cite.passage, "consequence", f"{base}#{c.id}", c.measure) for c in page.consequences]
    marks += [_mark(f.cite.passage, "finding", f"{base}#{f.id}", f.message) for f in page.findings if f.cite]
    return marks


def _mark(passage: Passage, kind: str, href: str, words: str = "") -> Mark:
    return Mark(passage.start, passage.end, kind, href, words)
