"""The scan: what a query from outside is, or why it is refused. Linear, and before any parser sees the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.store.outside.limits import ScanLimits
from graph.store.outside.refusals import QueryRefused, QueryTooLong
from graph.store.outside.scan.counting import Counter, Counts
from graph.store.outside.scan.prologue import Graphs, read_graphs, read_prologue
from graph.store.outside.scan.tokens import Token, plain_text, read_tokens, refused_at
from graph.store.outside.scan.words import CHANGING, FETCHING, FORMS, WORDS
from ontology.iris import ID

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
BASE = ID
"""Relative IRIs are ours: `<u-1>` is the unit u-1."""

_COUNT = re.compile(r"\{ *([0-9]*) *,? *([0-9]*) *\}")
_MOST: tuple[tuple[str, str, str], ...] = (
    ("nesting", "层嵌套", "levels of nesting"),
    ("patterns", "个三元组模式", "triple patterns"),
    ("subqueries", "个子查询", "sub-queries"),
    ("repeats", "个路径重复（* + ?）", "repeats in property paths (* + ?)"),
    ("steps", "个路径步骤（/ | ^ !）", "steps in property paths (/ | ^ !)"),
    ("operators", "个运算符", "operators"),
)


@dataclass(frozen=True, slots=True)
class ScannedQuery:
    """A query that may be parsed: its text, what kind of answer it asks for, the graphs it names.

    `columns` are the variables of a `SELECT *`, as they first appear; the engine would sort them.
    """

    text: str
    form: Form
    graphs: Graphs
    columns: tuple[str, ...] = ()


def scan_query(text: str, limits: ScanLimits | None = None) -> ScannedQuery:
    """The query, if it only asks, asks here, and asks for no more than it may; raises `QueryRefused` otherwise."""
    limits = limits or ScanLimits()
    if len(text.encode()) > limits.size:
        raise QueryTooLong(
            f"查询不得超过 {limits.size} 字节",
            f"a query may have {limits.size} bytes",
            code="too-long",
        )
    plain = plain_text(text)
    tokens = tuple(read_tokens(plain))
    _check_words(plain, tokens)
    prologue, start = read_prologue(plain, tokens, BASE)
    form = _form_of(plain, tokens, start)
    graphs = read_graphs(plain, tokens[start:], prologue)
    _check_counts(plain, tokens[start:], limits)
    _check_patterns(plain, tokens, limits)
    return ScannedQuery(plain, form, graphs, _columns(tokens[start:]))


def _check_words(text: str, tokens: Sequence[Token]) -> None:
    for index, token in enumerate(tokens):
        if token.kind == "word":
            _check_word(text, token)
        elif _is_glued_service(tokens, index):
            raise _fetching(text, token, "SERVICE")


def _check_word(text: str, token: Token) -> None:
    word = token.text.upper()
    if word in FETCHING:
        raise _fetching(text, token, word)
    if word in CHANGING:
        raise refused_at(
            text, token.start, f"只能查询，不接受 {word}", f"this is for queries only, not for {word}", "update-refused"
        )
    if word not in WORDS:
        raise refused_at(text, token.start, f"不认识的词 {token.text}", f"unknown word {token.text}")


def _fetching(text: str, token: Token, word: str) -> QueryRefused:
    return refused_at(
        text,
        token.start,
        f"不向外取数据：不接受 {word}",
        f"nothing is fetched from elsewhere: no {word}",
        "fetch-refused",
    )


def _is_glued_service(tokens: Sequence[Token], index: int) -> bool:
    """`SERVICE:x {`, which a parser without a lexer reads as a SERVICE clause."""
    token, rest = tokens[index], tokens[index + 1 : index + 2]
    if token.kind != "name" or not any(word in token.text.partition(":")[0].upper() for word in FETCHING):
        return False
    return bool(rest) and rest[0].is_mark("{") and not (index and tokens[index - 1].is_word("GRAPH"))


def _form_of(text: str, tokens: Sequence[Token], start: int) -> Form:
    if start < len(tokens):
        for form in FORMS:
            if tokens[start].is_word(form):
                return form  # type: ignore[return-value] # the four of FORMS
    at = tokens[start].start if start < len(tokens) else len(text)
    raise refused_at(
        text, at, "应为 SELECT、ASK、CONSTRUCT 或 DESCRIBE", "SELECT, ASK, CONSTRUCT or DESCRIBE must stand here"
    )


def _columns(tokens: Sequence[Token]) -> tuple[str, ...]:
    star = 2 if len(tokens) > 2 and tokens[1].is_word("DISTINCT", "REDUCED") else 1
    if not (tokens[0].is_word("SELECT") and tokens[star : star + 1] and tokens[star].is_mark("*")):
        return ()
    return tuple(dict.fromkeys(token.text[1:] for token in tokens if token.kind == "variable"))


def _check_counts(text: str, tokens: Sequence[Token], limits: ScanLimits) -> None:
    def check(counts: Counts, token: Token) -> None:
        for name, zh, en in _MOST:
            if getattr(counts, name) > (most := getattr(limits, name)):
                raise refused_at(
                    text, token.start, f"一次查询最多 {most} {zh}", f"a query may have {most} {en}", f"too-many-{name}"
                )

    Counter(check).walk(tokens)


def _check_patterns(text: str, tokens: Sequence[Token], limits: ScanLimits) -> None:
    """No literal inside a call of REGEX or REPLACE is longer, or counts higher, than a pattern may."""
    depth = 0  # brackets open since the call began; 0 outside
    for before, token in zip((None, *tokens), tokens, strict=False):
        if depth:
            depth += token.is_mark("(") - token.is_mark(")")
            if token.kind == "string":
                _check_pattern(text, token, limits)
        elif token.is_mark("(") and before is not None and before.is_word("REGEX", "REPLACE"):
            depth = 1


def _check_pattern(text: str, token: Token, limits: ScanLimits) -> None:
    if len(token.text) > limits.pattern + 2:
        raise refused_at(
            text,
            token.start,
            f"正则表达式不得超过 {limits.pattern} 个字符",
            f"a regular expression may have {limits.pattern} characters",
            "pattern-too-long",
        )
    counts = [int(number) for found in _COUNT.finditer(token.text) for number in found.groups() if number]
    if max(counts, default=0) > limits.repeated:
        raise refused_at(
            text,
            token.start,
            f"正则表达式中的次数不得超过 {limits.repeated}",
            f"a count in a regular expression may be {limits.repeated} at most",
            "pattern-too-large",
        )
