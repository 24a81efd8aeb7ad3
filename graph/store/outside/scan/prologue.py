"""Prefixes, base and FROM clauses: which graphs the query itself asks for, as whole IRIs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from graph.store.outside.scan.tokens import Token, refused_at

_GLUED = ("FROM", "FROMNAMED")


@dataclass(slots=True)
class Prologue:
    """What PREFIX and BASE declare; relative IRIs are resolved against `base`."""

    base: str
    prefixes: dict[str, str] = field(default_factory=dict)

    def whole(self, token: Token) -> str:
        """The IRI a token stands for: `zr:Task` or `<u-1>`."""
        if token.kind == "iri":
            return urljoin(self.base, token.text[1:-1])
        prefix, _, local = token.text.partition(":")
        return self.prefixes.get(prefix, "") + local.replace("\\", "")


@dataclass(frozen=True, slots=True)
class Graphs:
    """The graphs a query names in FROM and FROM NAMED."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Both, in order."""
        return self.default + self.named


def read_prologue(text: str, tokens: Sequence[Token], base: str) -> tuple[Prologue, int]:
    """What is declared, and the index of the first token after it."""
    prologue, at = Prologue(base), 0
    while at < len(tokens):
        rest = tokens[at + 1 : at + 3]
        if tokens[at].is_word("BASE") and rest and rest[0].kind == "iri":
            prologue.base = prologue.whole(rest[0])
            at += 2
        elif tokens[at].is_word("PREFIX") and len(rest) == 2 and _declares(rest):
            prologue.prefixes[rest[0].text[:-1]] = prologue.whole(rest[1])
            at += 3
        else:
            break
    _check_prefixes(text, tokens[at:], prologue)
    return prologue, at


def read_graphs(text: str, tokens: Sequence[Token], prologue: Prologue) -> Graphs:
    """The graphs named in FROM clauses; raises `QueryRefused` where FROM stands anywhere but before the pattern."""
    default: list[str] = []
    named: list[str] = []
    depth = 0
    for index, token in enumerate(tokens):
        depth += token.is_mark("{") - token.is_mark("}")
        if _is_glued_from(token, depth):
            raise refused_at(text, token.start, "FROM 之后应有空格", "there must be a space after FROM")
        if not token.is_word("FROM"):
            continue
        is_named = index + 1 < len(tokens) and tokens[index + 1].is_word("NAMED")
        graph = tokens[index + 1 + is_named : index + 2 + is_named]
        if depth or not graph or graph[0].kind not in ("iri", "name"):
            raise refused_at(text, token.start, "此处不能用 FROM", "FROM cannot stand here")
        (named if is_named else default).append(prologue.whole(graph[0]))
    return Graphs(tuple(default), tuple(named))


def _declares(rest: Sequence[Token]) -> bool:
    return rest[0].kind == "name" and rest[0].text.endswith(":") and rest[1].kind == "iri"


def _check_prefixes(text: str, tokens: Sequence[Token], prologue: Prologue) -> None:
    for token in tokens:
        if token.kind == "name" and (prefix := token.text.partition(":")[0]) not in prologue.prefixes:
            raise refused_at(
                text, token.start, f"没有声明前缀 {prefix}:", f"the prefix {prefix}: is not declared", "unknown-prefix"
            )


def _is_glued_from(token: Token, depth: int) -> bool:
    """`FROM:g`, which a parser without a lexer reads as a FROM clause."""
    return not depth and token.kind == "name" and token.text.partition(":")[0].upper().endswith(_GLUED)
