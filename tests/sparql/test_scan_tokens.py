"""Tokens: where they begin and end, and what is refused because a parser could see it otherwise."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.store.outside.refusals import QueryRefused
from graph.store.outside.scan.scanning import scan_query
from graph.store.outside.scan.tokens import plain_text, read_tokens

PIECES = st.sampled_from(
    [
        "SELECT",
        " ",
        "*",
        "{",
        "}",
        "?s",
        "<http://e/>",
        "'",
        '"',
        '"""',
        "\\u0053",
        "\\q",
        "#",
        "\n",
        "e:p",
        "1.",
        "SERVICE",
    ]
)


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and text of each token."""
    return [(token.kind, token.text) for token in read_tokens(text)]


def test_each_kind() -> None:
    assert kinds("?s $o a zr:Task <u-1> _:b 'x'@zh-CN \"y\"^^xsd:date 1.5e3 .") == [
        ("variable", "?s"),
        ("variable", "$o"),
        ("word", "a"),
        ("name", "zr:Task"),
        ("iri", "<u-1>"),
        ("blank", "_:b"),
        ("string", "'x'"),
        ("language", "@zh-CN"),
        ("string", '"y"'),
        ("mark", "^^"),
        ("name", "xsd:date"),
        ("number", "1.5e3"),
        ("mark", "."),
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("e:a.b.", ["e:a.b", "."]),
        ("e:a\\.b", ["e:a\\.b"]),
        ("e:%41:b/c", ["e:%41:b", "/", "c"]),
        ("1.", ["1", "."]),
        (".5", [".5"]),
        ("?a<?b", ["?a", "<", "?b"]),
        ("<a b>", ["<", "a", "b", ">"]),
        ("'''it's'''", ["'''it's'''"]),
        ('"""a""b"""', ['"""a""b"""']),
        ("''", ["''"]),
        ("?x1SERVICE", ["?x1SERVICE"]),
        ("1SERVICE", ["1", "SERVICE"]),
        ("?单位 ?é", ["?单位", "?é"]),
        ("a#b\nc#d\re", ["a", "c", "e"]),
    ],
)
def test_boundaries(text: str, parts: list[str]) -> None:
    assert [token.text for token in read_tokens(text)] == parts


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("ASK { 'a\nb' }", 1, 7),
        ('ASK\n{ "a\\q" }', 2, 3),
        ('ASK {\r\n """ a" }', 2, 2),
        ("ASK { ?s \\ ?o }", 1, 10),
        ("ASK { ?s ~ ?o }", 1, 10),
        ('ASK { "\\uDC00" }', 1, 8),
        ("ASK { <\\U00110000> }", 1, 8),
        ("ASK {\u3000?s ?p ?o }", 1, 6),
    ],
)
def test_refused_with_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(QueryRefused) as refused:
        list(read_tokens(text))
    assert (refused.value.line, refused.value.column) == (line, column)
    assert f"第 {line} 行第 {column} 列" in refused.value.zh


def test_code_points_are_undone_outside_strings_and_iris_only() -> None:
    assert (
        plain_text(r"\u0041SK { ?\U00000073 <\u0061> '\u0062' } # \u0063") == r"ASK { ?s <\u0061> '\u0062' } # \u0063"
    )


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(deadline=None)
def test_any_text_is_scanned_or_refused(text: str) -> None:
    try:
        scanned = scan_query(text)
    except QueryRefused:
        return
    assert scanned.form in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


@given(st.text(max_size=200))
@settings(deadline=None)
def test_tokens_leave_nothing_out(text: str) -> None:
    try:
        tokens = list(read_tokens(text))
    except QueryRefused:
        return
    kept = {position for token in tokens for position in range(token.start, token.start + len(token.text))}
    left = "".join(sign for position, sign in enumerate(text) if position not in kept)
    assert "#" in left or not left.strip(" \t\r\n")


@pytest.mark.parametrize("piece", ["'", '"', '"""', "\\u0041", "{", "<", "e:a.", "?a ", "#", "'a' ", "@en-", "1e"])
def test_the_longest_text_takes_no_longer_than_it_should(piece: str) -> None:
    text = (piece * 8192)[:8000]
    began = time.process_time()
    with pytest.raises(QueryRefused):
        scan_query(text)
    assert time.process_time() - began < 0.5
