"""What a query asks of the planner: triple patterns, path steps, repeats, operators, sub-queries, depth."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.store.outside.scan.tokens import TERMS, Token

Room = Literal["group", "data", "node", "path", "expression"]
"""What an open bracket holds: `{` a group or a VALUES block, `[` a node, `(` a path, a list or an expression."""

_TERM_WORDS = ("A", "TRUE", "FALSE")
_NONE = Token("mark", "", 0)


@dataclass(slots=True)
class Counts:
    """How much of each there is so far; `nesting` is the depth reached, `open` the brackets not closed yet."""

    patterns: int = 0
    steps: int = 0
    repeats: int = 0
    operators: int = 0
    subqueries: int = 0
    nesting: int = 0
    open: int = 0


class Counter:
    """Walks over the tokens once; `check` is called after each, so that a refusal can say where.

    A pattern is counted where it ends: a term, and then `.`, `;`, `,`, a bracket that closes, or a word. So
    `?s a zr:Task ; zr:hasDuty ?d .` is two. Ordinary queries are counted as they are, odd ones rather too high.
    """

    def __init__(self, check: Callable[[Counts, Token], None]) -> None:
        self._check = check
        self._rooms: list[Room] = []
        self._before, self._earlier = _NONE, _NONE
        self._closed: Room | None = None
        self._values = False
        self.counts = Counts()

    def walk(self, tokens: Sequence[Token]) -> Counts:
        """Counts all of them."""
        for token in tokens:
            self._count(token, self._rooms[-1] if self._rooms else None)
            self._move(token)
            self._check(self.counts, token)
            self._before, self._earlier = token, self._before
        return self.counts

    def _count(self, token: Token, room: Room | None) -> None:
        if token.is_word("SELECT") and room:
            self.counts.subqueries += 1
        if room == "expression" and token.kind == "mark" and token.text not in "(){}[],;.":
            self.counts.operators += 1
        if room in ("group", "node", "path"):
            if self._after_term():
                self._count_after_term(token, room)
            elif token.is_mark("^", "!"):
                self.counts.steps += 1

    def _count_after_term(self, token: Token, room: Room) -> None:
        counts = self.counts
        if token.is_mark("/", "|", "^"):
            counts.steps += 1
        elif token.is_mark("*", "+", "?"):
            counts.repeats += 1
        elif room == "path":
            if token.kind in TERMS or token.is_mark("[", "("):
                counts.patterns += 2  # an element of a list: its first and its rest
        elif token.is_mark(".", ";", ",", "}", "]") or self._opens_or_says(token):
            counts.patterns += 1

    def _opens_or_says(self, token: Token) -> bool:
        if token.is_mark("{"):
            return not self._earlier.is_word("GRAPH", "VALUES")
        return token.kind == "word" and not token.is_word(*_TERM_WORDS)

    def _move(self, token: Token) -> None:
        self._closed = None
        if token.is_word("VALUES"):
            self._values = True
        if token.is_mark("{", "[", "("):
            self._rooms.append(self._room_of(token.text))
        elif token.is_mark("}", "]", ")") and self._rooms:
            self._closed = self._rooms.pop()
        self.counts.open = len(self._rooms)
        self.counts.nesting = max(self.counts.nesting, self.counts.open)

    def _after_term(self) -> bool:
        before = self._before
        if before.is_mark(")"):
            return self._closed == "path"
        return before.kind in TERMS or before.is_mark("]", "*", "+", "?") or before.is_word(*_TERM_WORDS)

    def _room_of(self, bracket: str) -> Room:
        room = self._rooms[-1] if self._rooms else None
        if bracket == "{":
            values, self._values = self._values, False
            return "data" if values else "group"
        if bracket == "[":
            return "node"
        if room in (None, "expression") or self._is_call():
            return "expression"
        return "data" if room == "data" else "path"

    def _is_call(self) -> bool:
        """`FILTER(…)`, `BIND(…)`, `regex(…)`, `FILTER ex:f(…)`."""
        before = self._before
        if before.kind == "word":
            return not before.is_word("UNION", *_TERM_WORDS)
        return before.kind in ("name", "iri") and self._earlier.is_word("FILTER")
