"""The endpoint is asked over exactly our graphs at the journal's state, or it is not asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.sparql.examples import filled_in
from graph.store.engines.projection import STATE_GRAPH, insert_of, state_quad
from graph.store.engines.protocol import endpoint_of, update
from graph.store.outside.asked import AskedQuery, QueryAnswer
from graph.store.outside.far import answering, holding
from graph.store.outside.far.answering import Far
from graph.store.outside.far.line import Line
from graph.store.outside.far.parsed import ParsedQuery
from graph.store.outside.far.reach import TooOpen, patterns_of
from graph.store.outside.far.wording import over_union
from graph.store.outside.limits import RunLimits
from graph.store.outside.refusals import NotExact
from graph.store.outside.scan.scanning import scan_query
from graph.store.questions import load_question
from tests.sparql.far.conftest import ROWS, Doors
from tests.sparql.far.test_answers_alike import NAMES, PATHS, VALUES, rows_of

ORG = "PREFIX org: <http://www.w3.org/ns/org#> "
TARGETS = "SELECT ?s { ?s a <https://w3id.org/zeren/def#Target> }"
ONE_MORE = "<http://e/x> a <https://w3id.org/zeren/def#Target>"


@pytest.fixture
def united(both: Doors, monkeypatch: pytest.MonkeyPatch) -> Far:
    """As if there were too many graphs to name each."""
    monkeypatch.setattr(holding, "MOST_NAMED", 0)
    return Far(both.endpoint, both.store._journal.path)


@contextmanager
def also(both: Doors, graph: str, triple: str) -> Iterator[None]:
    """Something that is not ours, at the same server for a while."""
    said = f"GRAPH {graph} {{ {triple} }}" if graph else triple
    update(both.endpoint, f"INSERT DATA {{ {said} }}")
    try:
        yield
    finally:
        update(both.endpoint, f"DELETE DATA {{ {said} }}")


def ask(far: Far, query: str) -> list[str]:
    """The rows of a query that passed the scan."""
    scanned = scan_query(query)
    answer = far.answer(AskedQuery(scanned.text, "json", columns=scanned.columns), RunLimits(rows=ROWS))
    return rows_of(answer.body.decode())


@pytest.mark.parametrize("name", NAMES)
def test_the_union_of_many_graphs_answers_as_the_journal(both: Doors, united: Far, name: str) -> None:
    query = filled_in(load_question(name), VALUES)
    if both.kind == "virtuoso" and name in PATHS:
        with pytest.raises(NotExact, match="stumbles"):
            ask(united, query)
    else:
        assert ask(united, query) == rows_of(both.near.post(query).text)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?p ?o { GRAPH <registers> { ?s ?p ?o } }",
        "SELECT ?p ?o { <u-qiannan-gov> ?p ?o }",
        ORG + "SELECT ?x ?n { GRAPH ?g { ?x a org:FormalOrganization } FILTER EXISTS { GRAPH ?g { ?x ?p ?n } } }",
    ],
)
def test_the_union_shows_graphs_of_ours_alone(both: Doors, united: Far, query: str) -> None:
    with also(both, "<http://e/other>", "<http://e/x> <http://e/p> <http://e/y>"):
        assert ask(united, query) == rows_of(both.near.post(query).text)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT * { ?s ?p ?o }", "any-statement"),
        ("SELECT * { ?s !a ?o }", "any-statement"),
        ("SELECT ?p { GRAPH <journal> { ?s ?p ?o } }", "any-statement"),
        ("SELECT ?p { GRAPH <x/../journal> { ?s ?p ?o } }", "any-statement"),
        ("SELECT ?p { GRAPH <jo\\u0075rnal> { ?s ?p ?o } }", "any-statement"),
        ("SELECT ?s { ?s <http://www.w3.org/2002/07/owl#versionInfo> ?o }", "other-data"),
        ("SELECT ?p { <journal> ?p ?o }", "other-data"),
    ],
)
def test_what_could_find_other_data_is_not_asked(united: Far, query: str, reason: str) -> None:
    with pytest.raises(NotExact, match=reason):
        ask(united, query)


def test_others_statements_are_seen_by_nobody(both: Doors, united: Far, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = rows_of(both.near.post(TARGETS).text)
    assert ask(united, TARGETS) == expected != []
    with also(both, "<http://e/other>", ONE_MORE):
        with pytest.raises(NotExact, match="other-data"):
            ask(united, TARGETS)
        assert rows_of(both.far.post(TARGETS).text) == expected
        monkeypatch.setattr(holding, "_MOST_FOREIGN", 0)
        with pytest.raises(NotExact, match="other-data"):
            ask(united, TARGETS)


def test_statements_in_no_graph_are_seen_by_nobody(both: Doors, united: Far) -> None:
    if both.kind != "oxigraph":
        pytest.skip("there every statement is in a graph")
    with also(both, "", ONE_MORE):
        with pytest.raises(NotExact, match="no-union"):
            ask(united, TARGETS)
        assert rows_of(both.far.post(TARGETS).text) == rows_of(both.near.post(TARGETS).text)


def test_an_endpoint_at_another_state_is_not_asked(both: Doors) -> None:
    state = holding.state_of_endpoint(Line(both.endpoint, 5))
    for other in ("", insert_of(state_quad("9" + state))):
        update(both.endpoint, f"DROP SILENT GRAPH <{STATE_GRAPH}>")
        if other:
            update(both.endpoint, other)
        reply = both.far.post(TARGETS)
        assert reply.headers["x-zeren-answered-by"] == "journal"
        assert rows_of(reply.text) == rows_of(both.near.post(TARGETS).text)
    update(both.endpoint, f"DROP SILENT GRAPH <{STATE_GRAPH}>")
    update(both.endpoint, insert_of(state_quad(state)))
    assert both.far.post(TARGETS).headers["x-zeren-answered-by"] == "endpoint"


def far_through(monkeypatch: pytest.MonkeyPatch, *states: tuple[str, str]) -> Far:
    """An endpoint and a journal that are at these states, one after the other; every query is answered at once."""
    seen = iter(states)
    monkeypatch.setattr(Far, "_states", lambda *_: next(seen))
    monkeypatch.setattr(answering, "_answered", lambda *_: QueryAnswer(b"yes"))
    return Far(endpoint_of("http://127.0.0.1/query"), Path())


def test_a_change_meanwhile_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, half = ("1-a-", "1-a-r"), ("2-b-", "2-b-r"), ("2-b-", "1-a-r")
    asked = AskedQuery("ASK {}", "json")
    assert far_through(monkeypatch, one, two, two, two).answer(asked, RunLimits()) == QueryAnswer(b"yes")
    for states, reason in (((one, half, half), "behind"), ((one, two) * 3, "changing")):
        with pytest.raises(NotExact, match=reason):
            far_through(monkeypatch, *states).answer(asked, RunLimits())


@pytest.mark.parametrize(
    ("query", "patterns"),
    [
        ("ASK { ?x a org:Role ; org:role ?y, 'x'@zh }", ("?s a org:Role", "?s org:role ?o", "?s org:role 'x'@zh")),
        ("ASK { ?x org:a/^org:b+|a ?y }", ("?s a ?o", "?s org:a ?o", "?s org:b ?o")),
        ("ASK { <u-1> ?p ?o . ?s ?p true }", ("<u-1> ?p ?o", "?s ?p true")),
        ("ASK { [ org:a [ org:b ?x ] ] org:c _:y }", ("?s org:a ?o", "?s org:b ?o", "?s org:c ?o")),
        ("ASK { ?x org:a -1 MINUS { ?x org:b 2 } }", ("?s org:a ?o", "?s org:b 2")),
        ("ASK { ?x a org:Role ; org:a* ?y }", ("?s a org:Role", "?s org:a ?o")),
        ("ASK { ?x org:a* <u-1> FILTER NOT EXISTS { ?x org:b ?z } }", ("?s org:a ?o", "?s org:b ?o")),
        ("CONSTRUCT { ?s ?p ?o } { ?s org:a ?o }", ("?s org:a ?o",)),
        ("CONSTRUCT WHERE { ?s org:a ?o }", ("?s org:a ?o",)),
        ("DESCRIBE <u-1> org:b", ("<http://www.w3.org/ns/org#b> ?p ?o", "<https://w3id.org/zeren/id/u-1> ?p ?o")),
        ("ASK { { SELECT ?x { ?x org:a ?y } } UNION { GRAPH ?g { ?s ?p ?o } } }", ("?s org:a ?o",)),
    ],
)
def test_a_query_seeks_these_patterns(query: str, patterns: tuple[str, ...]) -> None:
    assert tuple(sorted(patterns_of(ParsedQuery.of(ORG + query)))) == tuple(sorted(patterns))


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?x org:a* ?y }",
        "ASK { ?x org:a? [] . [] org:b ?z }",
        "ASK { ?x org:b ?z OPTIONAL { ?x org:a* ?y } }",
        "ASK { ?x org:a/!org:b ?y }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "ASK { GRAPH <http://e/g> { ?s org:a ?o } }",
        "ASK { GRAPH <..> { ?s org:a ?o } }",
    ],
)
def test_a_query_is_too_open(query: str) -> None:
    with pytest.raises(TooOpen):
        patterns_of(ParsedQuery.of(ORG + query))


def test_graphs_by_variable_are_fenced_wherever_they_stand() -> None:
    query = ParsedQuery.of("ASK FROM <g> { GRAPH $g { ?s ?p ?o FILTER EXISTS { GRAPH ?h { ?s ?p 1 } } } # } \n }")
    fence = 'FILTER(STRSTARTS(STR(%s), "https://w3id.org/zeren/id/") && %s != <https://w3id.org/zeren/id/journal>) }'
    inner = f"{{ GRAPH ?h {{ ?s ?p 1 }} {fence % ('?h', '?h')}"
    outer = f"{{ GRAPH $g {{ ?s ?p ?o FILTER EXISTS {{ {inner} }} }} {fence % ('$g', '$g')}"
    assert " ".join(over_union(query).split()) == f"BASE <https://w3id.org/zeren/id/> ASK {{ {outer} # }} }}"
