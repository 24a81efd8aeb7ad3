"""The protocol over real HTTP: three ways to ask, graphs beside the query, forms of answers, and what goes wrong."""

import csv
import io
import json
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from tests.sparql.serving import Door, Reply

NUMBERS = "SELECT ?n { ?s <http://e/q> ?n } ORDER BY xsd:integer(?n)"
ONE = "SELECT ?s ?n { BIND(<http://e/1> AS ?s) ?s <http://e/q> ?n }"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"


def form(door: Door, *pairs: tuple[str, str], path: str = "/sparql") -> Reply:
    """A form as a browser sends it."""
    return door.send("POST", path, {"Content-Type": FORM}, urlencode(pairs).encode())


def rows(reply: Reply) -> list[dict[str, str]]:
    """The rows of a JSON answer, values only."""
    found = json.loads(reply.text)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in found]


def terms(reply: Reply, form: ox.QueryResultsFormat) -> list[list[object]]:
    """The rows of an answer in any form, as terms."""
    found = ox.parse_query_results(reply.body, format=form)
    assert isinstance(found, ox.QuerySolutions)
    return [[row[variable] for variable in found.variables] for row in found]


def test_three_ways_to_ask(door: Door) -> None:
    wanted = [{"s": "http://e/1", "n": "1"}]
    assert rows(door.ask(ONE)) == wanted
    assert rows(door.post(ONE)) == wanted
    assert rows(form(door, ("query", ONE))) == wanted
    assert rows(door.send("POST", "/sparql", {"Content-Type": f"{QUERY}; charset=UTF-8"}, ONE.encode())) == wanted


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/json", "application/json"),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("application/*;q=0.1, text/csv;q=0.2", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("TEXT/CSV", "text/csv; charset=utf-8"),
    ],
)
def test_a_table_in_the_form_that_is_wanted_most(door: Door, accept: str, media: str) -> None:
    assert door.ask(ONE, accept).headers["content-type"] == media


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("*/*", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml, text/turtle;q=0.9", "application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_a_graph_in_every_form(door: Door, accept: str, media: str, form: ox.RdfFormat) -> None:
    reply = door.ask("CONSTRUCT { ?s <http://e/is> ?n } WHERE { ?s <http://e/q> ?n } LIMIT 5", accept)
    assert reply.headers["content-type"] == media
    assert {quad.predicate.value for quad in ox.parse(reply.body, format=form)} == {"http://e/is"}
    assert door.ask("DESCRIBE <http://e/1>", accept).headers["x-zeren-rows"] == "2"


def test_the_same_table_in_four_forms(door: Door) -> None:
    query = 'SELECT * { VALUES (?a ?b ?c) { (<u:1> "x, \\"y\\"\\nz"@zh 1.50) (UNDEF "<&\\tz" "2020-01-01"^^<u:d>) } }'
    told = door.ask(query, "application/sparql-results+json")
    assert json.loads(told.text)["head"] == {"vars": ["a", "b", "c"]}
    assert json.loads(told.text)["results"]["bindings"][0]["b"] == {
        "type": "literal",
        "value": 'x, "y"\nz',
        "xml:lang": "zh",
    }
    tables = [
        terms(door.ask(query, media), form)
        for form, media in (
            (ox.QueryResultsFormat.JSON, "application/sparql-results+json"),
            (ox.QueryResultsFormat.XML, "application/sparql-results+xml"),
            (ox.QueryResultsFormat.TSV, "text/tab-separated-values"),
        )
    ]
    assert tables[0] == tables[1] == tables[2]
    assert list(csv.reader(io.StringIO(door.ask(query, "text/csv").text, newline=""))) == [
        ["a", "b", "c"],
        ["u:1", 'x, "y"\nz', "1.5"],
        ["", "<&\tz", "2020-01-01"],
    ]


def test_truths(door: Door) -> None:
    assert json.loads(door.ask("ASK {}").text) == {"head": {}, "boolean": True}
    xml = ET.fromstring(door.ask("ASK { <u:1> ?p ?o }", "application/sparql-results+xml").body)
    assert xml.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "false"
    assert door.ask("ASK {}", "text/boolean").text == "true"


@pytest.mark.parametrize(
    ("query", "name", "media"),
    [
        (ONE, "csv", "text/csv; charset=utf-8"),
        (ONE, "XML", "application/sparql-results+xml"),
        (ONE, "application/sparql-results+json", "application/sparql-results+json"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1", "nt", "application/n-triples"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1", "json", "application/ld+json"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1", "ttl", "text/turtle; charset=utf-8"),
    ],
)
def test_format_wins_over_accept(door: Door, query: str, name: str, media: str) -> None:
    assert door.ask(query, "image/png", format=name).headers["content-type"] == media


def test_what_is_cut_says_so(door: Door) -> None:
    cut = door.ask("SELECT ?s { ?s ?p ?o }")
    assert (len(rows(cut)), cut.headers["x-zeren-rows"], cut.headers["x-zeren-truncated"]) == (100, "100", "true")
    assert json.loads(cut.text)["head"]["link"] == ["https://w3id.org/zeren/def#truncated"]
    assert cut.headers["link"] == '<https://w3id.org/zeren/def#truncated>; rel="describedby"'
    assert '<link href="https://w3id.org/zeren/def#truncated"/>' in door.ask("SELECT ?s { ?s ?p ?o }", "text/xml").text
    graph = door.ask("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "application/n-triples")
    assert (graph.text.count("\n"), graph.headers["x-zeren-truncated"]) == (100, "true")
    whole = door.ask("SELECT ?s { ?s ?p ?o } LIMIT 100")
    assert (len(rows(whole)), "x-zeren-truncated" in whole.headers) == (100, False)


def test_graphs_beside_the_query(door: Door) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s <http://e/q> ?o }"
    assert rows(door.ask(count)) == [{"n": "3000"}]
    one = {"default-graph-uri": "http://e/g1"}
    assert rows(door.ask(count, **one)) == [{"n": "1000"}]
    two = form(door, ("query", count), ("default-graph-uri", "http://e/g1"), ("default-graph-uri", "http://e/g2"))
    assert rows(two) == [{"n": "2000"}]
    named = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    assert rows(door.ask(named, **{"named-graph-uri": "http://e/g2"})) == [{"g": "http://e/g2"}]
    assert rows(door.ask(count, **{"named-graph-uri": "http://e/g2"})) == [{"n": "0"}]
    assert rows(door.ask(named, **one)) == []
    own = "SELECT (COUNT(*) AS ?n) FROM <http://e/g0> FROM <http://e/g1> { ?s <http://e/q> ?o }"
    assert rows(door.ask(own)) == [{"n": "2000"}]
    assert rows(door.ask(own, **{"default-graph-uri": "http://e/g2"})) == [{"n": "1000"}]
    beside = door.send(
        "POST", "/sparql?" + urlencode({"default-graph-uri": "http://e/g2"}), {"Content-Type": QUERY}, count.encode()
    )
    assert rows(beside) == [{"n": "1000"}]


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", ["http://e/g9", "file:///etc/passwd", "not an address", ""])
def test_no_graph_but_those_of_the_data(door: Door, name: str, graph: str) -> None:
    reply = door.ask("ASK {}", **{name: graph})
    assert (reply.status, json.loads(reply.text)["code"]) == (400, "unknown-graph")


@pytest.mark.parametrize(
    ("query", "code", "line", "column"),
    [
        ("SELECT * {\n  ?s ?p\n}", "malformed-query", 3, 1),
        ("SELECT * {\n  ?s e:p ?o }", "unknown-prefix", 2, 6),
        ("SELECT * {\n\n  SERVICE <u:1> { ?s ?p ?o } }", "fetch-refused", 3, 3),
        ("DROP ALL", "update-refused", 1, 1),
        ("ASK {} ASK {}", "malformed-query", 1, 8),
        ("ASK {\n?s ?p", "malformed-query", 2, 6),
    ],
)
def test_a_refusal_names_its_place(door: Door, query: str, code: str, line: int, column: int) -> None:
    reply = door.ask(query)
    problem = json.loads(reply.text)
    assert (reply.status, reply.headers["content-type"]) == (400, "application/problem+json")
    assert (problem["code"], problem["line"], problem["column"]) == (code, line, column)
    assert problem["detail"].startswith(f"第 {line} 行第 {column} 列：")
    assert problem["detail_en"].startswith(f"line {line}, column {column}: ")


def test_what_the_engine_does_not_know_is_a_bad_request(door: Door) -> None:
    problem = json.loads(door.ask("SELECT (<http://e/f>(1) AS ?x) {}").text)
    assert (problem["status"], problem["code"]) == (400, "engine-refused")


@pytest.mark.parametrize(
    ("method", "path", "media", "body", "status"),
    [
        ("POST", "/sparql", FORM, b"format=json", 400),
        ("POST", "/sparql", FORM, b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", 400),
        ("POST", "/sparql", FORM, b"update=CLEAR%20ALL", 400),
        ("POST", "/sparql", FORM, b"query=ASK%20%7B%7D%FF", 400),
        ("POST", "/sparql", QUERY, b"ASK {} # \xff", 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", "", b"", 400),
        ("GET", "/sparql?query=", "", b"", 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&format=pdf", "", b"", 400),
        ("PUT", "/sparql?query=ASK%20%7B%7D", "", b"", 405),
        ("DELETE", "/sparql", "", b"", 405),
        ("POST", "/sparql", QUERY, b"ASK {} #" + b"a" * 9000, 413),
        ("POST", "/sparql", QUERY, b"a" * 70_000, 413),
        ("POST", "/sparql", "", b"ASK {}", 415),
        ("POST", "/sparql", "application/sparql-update", b"CLEAR ALL", 415),
        ("POST", "/sparql", f"{QUERY}; charset=utf-16", b"ASK {}", 415),
        ("POST", "/sparql", "multipart/form-data; boundary=x", b"--x--", 415),
    ],
)
def test_what_is_not_a_question(door: Door, method: str, path: str, media: str, body: bytes, status: int) -> None:
    reply = door.send(method, path, {"Content-Type": media} if media else {}, body)
    assert reply.status == status, reply.text
    problem = json.loads(reply.text)
    assert problem["status"] == status
    assert problem["detail"]
    assert problem["detail_en"]


def test_405_names_what_is_allowed(door: Door) -> None:
    assert set(door.send("PUT", "/sparql").headers["allow"].split(", ")) == {"GET", "POST"}


@pytest.mark.parametrize("query", [ONE, "ASK {}", "DESCRIBE <http://e/1>"])
def test_406_lists_what_is_on_offer(door: Door, query: str) -> None:
    reply = door.ask(query, "image/png")
    assert (reply.status, json.loads(reply.text)["code"]) == (406, "not-acceptable")
    assert "application/" in json.loads(reply.text)["detail"]


def test_a_graph_that_a_form_cannot_hold(door: Door) -> None:
    reply = door.ask("CONSTRUCT { <u:1> <http://e/1> 'x' } {}", "application/rdf+xml")
    assert (reply.status, json.loads(reply.text)["code"]) == (406, "not-served")
    assert door.ask("CONSTRUCT { <u:1> <http://e/1> 'x' } {}").status == 200


def test_any_site_may_read(door: Door) -> None:
    for reply in (door.ask("ASK {}"), door.ask("nonsense"), door.send("GET", "/sparql")):
        assert reply.headers["access-control-allow-origin"] == "*"
        assert "Retry-After" in reply.headers["access-control-expose-headers"]


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_the_service_describes_itself(door: Door, accept: str, form: ox.RdfFormat) -> None:
    reply = door.send("GET", "/sparql", {"Accept": accept})
    sd = "http://www.w3.org/ns/sparql-service-description#"
    said = {(quad.predicate.value.removeprefix(sd), str(quad.object)) for quad in ox.parse(reply.body, format=form)}
    assert ("endpoint", f"<http://127.0.0.1:{door.port}/sparql>") in said
    assert ("supportedLanguage", f"<{sd}SPARQL11Query>") in said
    assert ("feature", f"<{sd}UnionDefaultGraph>") in said
    assert ("resultFormat", "<http://www.w3.org/ns/formats/SPARQL_Results_CSV>") in said


def test_people_are_led_to_the_form(door: Door) -> None:
    reply = door.send("GET", "/sparql", {"Accept": "text/html,*/*;q=0.8"})
    assert (reply.status, reply.headers["location"]) == (303, "/query")
