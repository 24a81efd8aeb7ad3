r"""A query as tokens, each with its place: `?s a zr:Task` gives a variable, a word and a prefixed name.

The boundaries are those of SPARQL 1.1. Where a parser without a lexer of its own could draw them otherwise (a bad
escape inside a long string, letters glued to a number), the text is refused, so that what is a string here can never
be a clause there. Code point escapes (`\u0053`) outside strings and IRIs are undone first, as SPARQL 1.1 says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.store.outside.refusals import QueryRefused

Kind = Literal["iri", "name", "variable", "word", "string", "language", "number", "blank", "mark"]
TERMS = frozenset({"iri", "name", "variable", "string", "language", "number", "blank"})
"""Kinds of token that end a term; words (`true`, `a`) can too."""

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LETTER = _BASE + "_"
_CHAR = _LETTER + "0-9\u00b7\u0300-\u036f\u203f-\u2040-"
_CODE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPE = rf"""\\[tbnrf"'\\]|{_CODE}"""
_LOCAL = rf"[{_CHAR}:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"

_IRI = rf'<(?:[^<>"{{}}|^`\\\x00-\x20]|{_CODE})*>'
_STRINGS = "|".join(
    (
        rf'"""(?:"{{0,2}}(?:[^"\\]|{_ESCAPE}))*"""',
        rf"'''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'''",
        rf'"(?!"")(?:[^"\\\n\r]|{_ESCAPE})*"',
        rf"'(?!'')(?:[^'\\\n\r]|{_ESCAPE})*'",
    )
)
_TOKEN = re.compile(
    "|".join(
        (
            r"(?P<space>[ \t\r\n]+|\#[^\r\n]*)",
            rf"(?P<iri>{_IRI})",
            rf"(?P<string>{_STRINGS})",
            r"(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)",
            rf"(?P<variable>[?$][{_LETTER}0-9][{_LETTER}0-9\u00b7\u0300-\u036f\u203f-\u2040]*)",
            rf"(?P<blank>_:[{_LETTER}0-9](?:[{_CHAR}]|\.+(?=[{_CHAR}]))*)",
            rf"(?P<name>(?:[{_BASE}](?:[{_CHAR}]|\.+(?=[{_CHAR}]))*)?:"
            rf"(?:(?:[{_LETTER}0-9:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])"
            rf"(?:{_LOCAL}|\.+(?={_LOCAL}))*)?)",
            r"(?P<word>[A-Za-z_][A-Za-z0-9_]*)",
            r"(?P<number>[0-9]+\.[0-9]*[eE][+-]?[0-9]+|\.[0-9]+[eE][+-]?[0-9]+|[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+)",
            r"(?P<mark>\^\^|\|\||&&|!=|<=|>=|[-=<>+*/!?|^,;.{}()\[\]])",
        )
    )
)
_KEPT = re.compile(rf"\#[^\r\n]*|{_IRI}|{_STRINGS}|({_CODE})")
_ANY_CODE = re.compile(_CODE)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: what kind, the text as it stands, and where it begins."""

    kind: Kind
    text: str
    start: int

    def is_mark(self, *marks: str) -> bool:
        """Whether it is one of these signs."""
        return self.kind == "mark" and self.text in marks

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these words, given in capitals."""
        return self.kind == "word" and self.text.upper() in words


def plain_text(text: str) -> str:
    r"""The query without code point escapes outside strings and IRIs: `\u0053ERVICE` becomes `SERVICE`."""

    def undo(found: re.Match[str]) -> str:
        return _character(text, found) if found[1] else found[0]

    return _KEPT.sub(undo, text)


def read_tokens(text: str) -> Iterator[Token]:
    """The tokens in order; raises `QueryRefused` at the first place where none begins."""
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise refused_at(text, at, *_unread(text[at]))
        if found.lastgroup in ("string", "iri"):
            _check_codes(text, found)
        if found.lastgroup != "space":
            yield Token(found.lastgroup, found[0], at)  # type: ignore[arg-type] # the groups are the kinds
        at = found.end()


def refused_at(text: str, at: int, zh: str, en: str, code: str = "query-refused") -> QueryRefused:
    """A refusal of what stands at this offset, with its line and column."""
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    return QueryRefused(zh, en, line=line, column=len(before) - before.rfind("\n"), code=code)


def _unread(sign: str) -> tuple[str, str]:
    if sign in "\"'":
        return "字符串没有正常结束，或含有无效的转义", "the string does not end, or holds an escape that is none"
    return f"不应出现的字符 {sign!r}", f"unexpected character {sign!r}"


def _check_codes(text: str, token: re.Match[str]) -> None:
    for found in _ANY_CODE.finditer(text, *token.span()):
        _character(text, found)


def _character(text: str, found: re.Match[str]) -> str:
    number = int(found[0][2:], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise refused_at(text, found.start(), f"{found[0]} 不是字符", f"{found[0]} is no character")
    return chr(number)
