"""Finding the words of a correction again: by the fact's id, by the place, or by what stands around them.

A fact keeps its id by what it says and where, so most corrections are found by id. Where the text of the policy is
another one, or a better compiler reads it otherwise, an id may have come to mean another place: 州教育局 stands in many
clauses. So the words must stand at just one place with what stood around them in their clause, or in the one clause of
the same heading; a doubt is no anchor.
"""

from collections.abc import Callable, Iterable, Sequence

from graph.ask.parts.entered import Anchor, Entry, Meaning, Quoted
from graph.ask.parts.rows import passage_of, text_of
from graph.records import Passage
from graph.store.values import Row
from ontology.iris import kind_of, norm_of, policy_of

Ask = Callable[..., list[Row]]
AROUND = 32
"""How much of what stands around words is kept."""
_ENOUGH = 16
_SPACES = 4
_LONG = 12
_MOST_PLACES = 10_000


class Anchors:
    """The facts, clauses and texts of today, asked for only where a correction needs them."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._by_id = {text_of(row, "correction"): row for row in ask("corrected")}
        self._known: dict[tuple[str, str], list[Row]] = {}

    def find(self, entry: Entry) -> Anchor | None:
        """Where the correction stands; None where its words stand nowhere, or at several places alike."""
        policy = policy_of(entry.note.about) or ""
        if entry.kind == "name":
            return self._name(policy, entry.named or "")
        row = self._by_id.get(entry.note.id) or self._bracket(policy, entry.note.about)
        if entry.words is None:
            return _of_row(row, entry) if row else None
        if row and row["text"] == entry.words.text:
            return _of_row(row, entry)
        text = self._text(policy)
        strong = self._same_place(policy, text, entry.words) or places_of(text, entry.words, strong=True)
        if not strong:
            return self._by_heading(policy, entry, row, places_of(text, entry.words))
        if row and _holds(row, entry, strong):
            return _of_row(row, entry)
        return self._at(policy, entry, strong[0]) if len(strong) == 1 else None

    def has(self, policy: str) -> bool:
        """Whether the policy is in the store."""
        return bool(self._rows("policies", policy))

    def _text(self, policy: str) -> str:
        rows = self._rows("policy-text", policy)
        return text_of(rows[0], "words") if rows else ""

    def _same_place(self, policy: str, text: str, words: Quoted) -> list[Passage]:
        """The place itself, while the text is the one that was corrected."""
        rows, place = self._rows("policies", policy), words.passage
        same = bool(rows) and rows[0]["text"] == words.text
        return [place] if same and text[place.start : place.end] == place.exact else []

    def _by_heading(self, policy: str, entry: Entry, row: Row | None, places: list[Passage]) -> Anchor | None:
        """In the clause of the same heading, where what stood around the words has changed; long words need none."""
        if row and self._heading(policy, _clause_of(row, entry)) == entry.heading and _holds(row, entry, places):
            return _of_row(row, entry)
        clauses = self._rows("clauses", policy)
        there = [place for place in places if self._heading(policy, _innermost(clauses, place.start)) == entry.heading]
        found = there if entry.heading else []
        if not found and entry.words and len(_plain(entry.words.passage.exact)) >= _LONG:
            found = places
        return self._at(policy, entry, found[0]) if len(found) == 1 else None

    def _heading(self, policy: str, clause: str | None) -> str:
        rows = (row for row in self._rows("clauses", policy) if row["clause"] == clause)
        return next((text_of(row, "heading") for row in rows), "")

    def _at(self, policy: str, entry: Entry, place: Passage) -> Anchor:
        clause = _innermost(self._rows("clauses", policy), place.start)
        kind = kind_of(entry.note.about)
        if entry.kind.startswith("add-") or kind is None:
            return Anchor(policy, None, clause, place)
        marks = [row for row in self._rows("policy-marks", policy) if text_of(row, "type").lower() == kind]
        for candidates in (
            [row for row in marks if row["start"] == place.start and row["end"] == place.end],
            [row for row in marks if passage_of(row).start < place.end and passage_of(row).end > place.start],
        ):
            if len(candidates) == 1:
                found = candidates[0]
                return Anchor(policy, text_of(found, "fact"), text_of(found, "clause") or clause, passage_of(found))
        return Anchor(policy, None, clause, place)

    def _bracket(self, policy: str, about: str) -> Row | None:
        """A line of a norm (its id and its number) has the words of the norm."""
        norm = norm_of(about)
        rows = self._rows("policy-marks", policy) if norm else []
        found = next((row for row in rows if row["fact"] == norm), None)
        return {**found, "fact": about, "text": self._rows("policies", policy)[0]["text"]} if found else None

    def _name(self, policy: str, named: str) -> Anchor | None:
        """A name is there as long as the policy speaks of anybody by it."""
        used = [row for question in ("owners", "actors") for row in self._rows(question, policy)]
        clauses = frozenset(text_of(row, "clause") for row in used if row["named"] == named)
        namings = [row for row in self._rows("namings", policy) if row["named"] == named]
        if not (clauses or namings):
            return None
        said = [row for row in (*namings, *self._rows("owners", policy)) if row["named"] == named]
        meant = frozenset(text_of(row, "unit") for row in said if row["unit"])
        also = frozenset(text_of(row, "named") for row in self._rows("namings", policy) if row["unit"] in meant)
        meaning = Meaning(clauses, meant, also - {named})
        return Anchor(policy, None, None, passage_of(namings[0]) if namings else None, meaning)

    def _rows(self, question: str, policy: str) -> list[Row]:
        key = question, policy
        if key not in self._known:
            self._known[key] = self._ask(question, policy=policy) if policy else []
        return self._known[key]


def places_of(text: str, words: Quoted, *, strong: bool = False) -> list[Passage]:
    """Where the words stand in a text, spaces apart; `strong` only with what stood around them.

    州教育局 stands in many clauses; between 州公安局 and 州财政局 and behind the same sentence, in just one.
    """
    origins = [at for at, letter in enumerate(text) if not letter.isspace()]
    plain, wanted = "".join(text[at] for at in origins), _plain(words.passage.exact)
    starts = _occurrences(plain, wanted)
    if strong:
        around = _plain(words.prefix), _plain(words.suffix)
        whole = len("".join(around)) >= _ENOUGH
        starts = [at for at in starts if _is_strong(plain, (at, at + len(wanted)), around, whole=whole)]
    spans = [(origins[at], origins[at + len(wanted) - 1] + 1) for at in starts]
    return [Passage(start, end, text[start:end]) for start, end in spans]


def _is_strong(plain: str, span: tuple[int, int], around: tuple[str, str], *, whole: bool) -> bool:
    """All that stood around the words, or on one side as much as is ever kept."""
    before, after = around
    held = (plain.endswith(before, 0, span[0]), plain.startswith(after, span[1]))
    if all(held):
        return whole
    sides = zip(held, around, strict=True)
    return any(one and len(side) >= AROUND - _SPACES for one, side in sides)


def _occurrences(plain: str, wanted: str) -> list[int]:
    starts: list[int] = []
    at = plain.find(wanted) if wanted else -1
    while at >= 0 and len(starts) < _MOST_PLACES:
        starts.append(at)
        at = plain.find(wanted, at + 1)
    return starts


def _holds(row: Row, entry: Entry, places: Sequence[Passage]) -> bool:
    """Whether the fact that bears the id today is the one that was meant."""
    own = passage_of(row)
    if entry.kind.startswith("add-"):
        return any(own.start <= place.start < own.end for place in places)
    return any(place.start == own.start for place in places)


def _clause_of(row: Row, entry: Entry) -> str:
    return text_of(row, "fact") if entry.kind.startswith("add-") else text_of(row, "clause")


def _of_row(row: Row, entry: Entry) -> Anchor:
    policy, passage = text_of(row, "policy"), passage_of(row)
    if not entry.kind.startswith("add-"):
        return Anchor(policy, text_of(row, "fact"), text_of(row, "clause") or None, passage)
    words = entry.words.passage if entry.words and row["text"] == entry.words.text else passage
    return Anchor(policy, None, text_of(row, "fact"), words)


def _innermost(clauses: Iterable[Row], at: int) -> str | None:
    holding = [row for row in clauses if passage_of(row).start <= at < passage_of(row).end]
    inner = min(holding, key=lambda row: passage_of(row).end - passage_of(row).start, default=None)
    return text_of(inner, "clause") if inner else None


def _plain(words: str) -> str:
    return "".join(words.split())
