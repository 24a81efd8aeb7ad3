"""Where a query is malformed: its tokens against the grammar of SPARQL 1.1.

Table-driven, so no depth of nesting can run it out of stack, and over the tokens of the scan, so that no other reading
of the text is possible. The engine parses the text again, but what it says of a place is of no use to people.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lark import Lark, Tree, UnexpectedToken
from lark import Token as Leaf
from lark.common import LexerConf
from lark.lexer import Lexer

from graph.store.outside.scan.prologue import read_prologue
from graph.store.outside.scan.scanning import BASE
from graph.store.outside.scan.tokens import Token, read_tokens, refused_at
from graph.store.outside.scan.words import FUNCTIONS

_MARKS = {
    "{": "LBRACE",
    "}": "RBRACE",
    "(": "LPAR",
    ")": "RPAR",
    "[": "LBRACKET",
    "]": "RBRACKET",
    ".": "DOT",
    ",": "COMMA",
    ";": "SEMICOLON",
    "*": "STAR",
    "/": "SLASH",
    "|": "BAR",
    "^": "HAT",
    "!": "BANG",
    "?": "QUERY",
    "+": "PLUS",
    "-": "MINUS",
    "^^": "TYPE",
    "||": "OR",
    "&&": "AND",
    "=": "EQUAL",
    "!=": "UNEQUAL",
    "<": "LESS",
    ">": "GREATER",
    "<=": "LESS_EQUAL",
    ">=": "GREATER_EQUAL",
}
_SIGNS = {name: sign for sign, name in _MARKS.items()}
_OWN = {"MINUS": "WITHOUT"}
"""Words whose terminal has another name, for a sign has theirs."""
_SAID = {name: word for word, name in _OWN.items()}
_MOST_NAMED = 8


class _Given(Lexer):
    """Hands tokens on that have been read already."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        super().__init__()

    def lex(self, data: list[Token]) -> Iterator[Leaf]:  # type: ignore[override] # our tokens in place of a text
        """The tokens under the names the grammar has for them."""
        for index, token in enumerate(data):
            before = data[index - 1] if index else None
            if token.kind == "number" and before is not None and _is_sign_of(before, token):
                continue
            after = data[index + 1] if index + 1 < len(data) else None
            signed = after is not None and after.kind == "number" and _is_sign_of(token, after)
            yield Leaf("SIGNED" if signed else _name_of(token), token.text, start_pos=token.start)


@cache
def load_grammar() -> Lark:
    """The parser; making it takes a moment."""
    text = (Path(__file__).parent / "sparql.lark").read_text("utf-8")
    return Lark(text, parser="lalr", lexer=_Given, maybe_placeholders=False)


def check_grammar(text: str) -> Tree[Leaf]:
    """The query as a tree; raises `QueryRefused` at the first token that cannot stand where it stands."""
    tokens = list(read_tokens(text))
    _, start = read_prologue(text, tokens, BASE)
    try:
        return load_grammar().parse(tokens[start:])
    except UnexpectedToken as error:
        ended = error.token.type == "$END"
        at = len(text) if ended else int(error.token.start_pos or 0)
        wanted = _named(error.accepts or error.expected)
        found = ("查询在此结束", "the query ends here") if ended else (f"“{error.token}”", f"“{error.token}”")
        zh = f"不合语法：{found[0]}{'' if ended else '不应出现在此处'}{f'，应为 {wanted}' if wanted else ''}"
        en = f"malformed: {found[1]}{'' if ended else ' cannot stand here'}{f', expected {wanted}' if wanted else ''}"
        raise refused_at(text, at, zh, en, "malformed-query") from error


def _named(terminals: set[str]) -> str:
    """A few of what could stand there, signs as signs."""
    names = sorted(_SIGNS.get(name, _SAID.get(name, name)) for name in terminals if name != "$END")
    return " ".join(names) if len(names) <= _MOST_NAMED else ""


def _is_sign_of(sign: Token, number: Token) -> bool:
    return sign.is_mark("+", "-") and sign.start + 1 == number.start


def _name_of(token: Token) -> str:
    if token.kind == "mark":
        return _MARKS[token.text]
    if token.kind != "word":
        return token.kind.upper()
    word = token.text.upper()
    if word in ("COUNT", "GROUP_CONCAT"):
        return word
    return "FUNCTION" if word in FUNCTIONS else _OWN.get(word, word)
