"""A query as its tree, with the places in its text where something can be put in or taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from lark import Token as Leaf
from lark import Tree

from graph.store.outside.scan.prologue import Prologue, read_prologue
from graph.store.outside.scan.scanning import BASE
from graph.store.outside.scan.tokens import Token, read_tokens
from graph.store.outside.work.grammar import check_grammar

Branch = Tree[Leaf]
REPEATED = ("STAR", "PLUS", "QUERY")


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in the place of the text between two offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A well-formed query; `body` is its SELECT, CONSTRUCT, DESCRIBE or ASK, `declared` the text before it."""

    text: str
    declared: str
    prologue: Prologue
    body: Branch

    @classmethod
    def of(cls, text: str) -> Self:
        """The query; raises `QueryRefused` where it is malformed."""
        body = next(branches(check_grammar(text)))
        tokens = tuple(read_tokens(text))
        prologue, start = read_prologue(text, tokens, BASE)
        return cls(text, f"BASE <{BASE}>\n{text[: tokens[start].start]}\n", prologue, body)

    @property
    def form(self) -> str:
        """`select`, `construct`, `describe` or `ask`."""
        return str(self.body.data)

    def iri(self, branch: Branch) -> str:
        """The whole IRI that an `iri` of the tree stands for."""
        leaf = first(branch)
        kind = "iri" if leaf.type == "IRI" else "name"
        return self.prologue.whole(Token(kind, str(leaf), place(leaf)))  # type: ignore[arg-type] # one of two kinds

    @property
    def is_distinct(self) -> bool:
        """Whether it is a `SELECT DISTINCT`."""
        return getattr(self.body.children[1], "type", "") == "DISTINCT"

    def has_repeats(self) -> bool:
        """Whether a path in it goes on and on: `*`, `+` or `?`."""
        steps = self.body.find_data("step")
        return any(getattr(step.children[-1], "type", "") in REPEATED for step in steps)

    def has_empty_group(self) -> bool:
        """Whether it asks for graphs by nothing they hold: `GRAPH ?g {}`."""
        groups = (next(branches(part, "group")) for part in self.body.find_data("part") if first(part).type == "GRAPH")
        return any(len(group.children) == 2 for group in groups)  # the brackets alone

    def graphs(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those it names in FROM, and in FROM NAMED."""
        clauses = list(branches(self.body, "dataset"))
        named = [any(leaf.type == "NAMED" for leaf in leaves(each)) for each in clauses]
        found = [self.iri(next(branches(each))) for each in clauses]
        default = (graph for graph, is_named in zip(found, named, strict=True) if not is_named)
        return tuple(default), tuple(graph for graph, is_named in zip(found, named, strict=True) if is_named)

    def edited(self, edits: Sequence[Edit]) -> str:
        """The text with these changes, which do not overlap, and with our base before it."""
        parts, at = [f"BASE <{BASE}>\n"], 0
        for edit in sorted(edits, key=lambda each: each.start):
            parts += (self.text[at : edit.start], edit.text)
            at = edit.end
        return "".join((*parts, self.text[at:]))


def branches(tree: Branch, name: str = "") -> Iterator[Branch]:
    """The branches right below, those of that name where one is given."""
    for child in tree.children:
        if isinstance(child, Tree) and name in ("", child.data):
            yield child


def leaves(tree: Branch) -> Iterator[Leaf]:
    """All leaves, in the order of the text."""
    open_ = [tree]
    while open_:
        for at, child in enumerate((branch := open_.pop()).children):
            if isinstance(child, Tree):
                open_ += (Tree(branch.data, branch.children[at + 1 :]), child)
                break
            yield child


def first(tree: Branch) -> Leaf:
    """The leaf it begins with."""
    return next(leaves(tree))


def place(leaf: Leaf) -> int:
    """Where a leaf begins."""
    return int(leaf.start_pos or 0)


def span(tree: Branch) -> tuple[int, int]:
    """Where it begins and ends; it ends in no signed number."""
    found = list(leaves(tree))
    return place(found[0]), place(found[-1]) + len(found[-1])
