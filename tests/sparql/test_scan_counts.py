"""What a query is counted as, and the words and graphs it names."""

import pytest

from graph.store.outside.limits import ScanLimits
from graph.store.outside.refusals import QueryRefused, QueryTooLong
from graph.store.outside.scan.counting import Counter, Counts
from graph.store.outside.scan.scanning import scan_query
from graph.store.outside.scan.tokens import read_tokens
from ontology.files import QUESTIONS
from tests.sparql.cases import QueryCase, read_queries


def counted(text: str) -> Counts:
    """The counts of a query."""
    return Counter(lambda counts, token: None).walk(list(read_tokens(text)))


@pytest.mark.parametrize(
    ("text", "patterns"),
    [
        ("SELECT * { ?s ?p ?o }", 1),
        ("SELECT * { ?s ?p ?o . }", 1),
        ("SELECT * { ?s a e:T ; e:p ?x , ?y . ?x e:q 'z' }", 4),
        ("SELECT * { ?s ?p ?o ; . ?a ?b ?c }", 2),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", 1),
        ("SELECT * { ?s ?p [ e:q ?o ; e:r 1 ] }", 3),
        ("SELECT * { [] ?p [] }", 1),
        ("SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r } FILTER(?r > 1) }", 2),
        ("SELECT * { ?s ?p ?o FILTER(e:f(?o) && ?r IN (1, 2, 3)) ?a ?b ?c }", 2),
        ("SELECT * { FILTER e:f(?o) ?a ?b ?c }", 1),
        ("SELECT * { VALUES (?a ?b) { (1 2) (3 4) } ?a ?p ?b }", 1),
        ("SELECT * { VALUES ?a { 1 2 3 } ?a ?p ?b }", 1),
        ("SELECT * { ?s ?p (1 2 3) }", 5),
        ("SELECT * { { ?a ?b ?c } UNION { ?d ?e ?f } MINUS { ?g ?h ?i } }", 3),
        ("SELECT (COUNT(?s) * 2 AS ?n) { ?s ?p true } GROUP BY ?p", 1),
        ("CONSTRUCT { ?s e:p ?o } WHERE { ?s e:q ?o }", 2),
        ("CONSTRUCT WHERE { ?s e:q ?o }", 1),
    ],
)
def test_patterns(text: str, patterns: int) -> None:
    assert counted(text).patterns == patterns


def test_paths_are_told_from_arithmetic() -> None:
    path = counted("SELECT * { ?s e:p/^e:q|!(e:r|^e:s) ?o . ?a (e:p*)+/e:q? ?b }")
    assert (path.steps, path.repeats, path.operators) == (7, 3, 0)
    sums = counted("SELECT (?a * ?b / 2 AS ?c) { BIND(?x * 2 + 1 AS ?y) FILTER(!BOUND(?z) || ?x / 2 > 1) }")
    assert (sums.steps, sums.repeats, sums.operators) == (0, 0, 8)


def test_depth_and_subqueries() -> None:
    counts = counted("SELECT * { { SELECT ?s { ?s ?p [ e:q (1) ] } } }")
    assert (counts.nesting, counts.subqueries, counts.open) == (5, 1, 0)


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("*.rq")), ids=lambda path: path.stem)
def test_our_own_questions_are_far_within(path: object) -> None:
    text = getattr(path, "read_text")("utf-8")  # noqa: B009 - a path, whatever pytest calls it
    half = ScanLimits(size=4096, nesting=16, patterns=40, subqueries=4, repeats=4, steps=30, operators=100)
    assert scan_query(text, half).form == "SELECT"


@pytest.mark.parametrize(
    ("limit", "text", "code"),
    [
        (ScanLimits(patterns=1), "SELECT * { ?s ?p ?o ; ?q ?r }", "too-many-patterns"),
        (ScanLimits(nesting=1), "ASK { { } }", "too-many-nesting"),
        (ScanLimits(subqueries=0), "ASK { SELECT * {} }", "too-many-subqueries"),
        (ScanLimits(repeats=0), "PREFIX e: <e> ASK { ?s e:p* ?o }", "too-many-repeats"),
        (ScanLimits(steps=0), "PREFIX e: <e> ASK { ?s ^e:p ?o }", "too-many-steps"),
        (ScanLimits(operators=0), "ASK { FILTER(?a > 1) }", "too-many-operators"),
        (ScanLimits(pattern=3), "ASK { FILTER REGEX(?a, 'abcd') }", "pattern-too-long"),
        (ScanLimits(repeated=3), "ASK { FILTER(REGEX(?a, 'a{4}')) }", "pattern-too-large"),
    ],
)
def test_each_limit_has_its_code(limit: ScanLimits, text: str, code: str) -> None:
    scan_query(text)  # within the ordinary limits
    with pytest.raises(QueryRefused) as refused:
        scan_query(text, limit)
    assert refused.value.code == code
    assert refused.value.line == 1


def test_size_counts_bytes() -> None:
    scan_query("ASK {} #" + "州" * 2000)
    with pytest.raises(QueryTooLong):
        scan_query("ASK {} #" + "州" * 3000)


def test_graphs_as_whole_iris() -> None:
    scanned = scan_query(
        "BASE <http://b/> PREFIX e: <x/> SELECT * FROM <g> FROM NAMED e:h FROM NAMED <u:1> { ?s ?p ?o }"
    )
    assert scanned.graphs.default == ("http://b/g",)
    assert scanned.graphs.named == ("http://b/x/h", "u:1")


def test_our_things_need_no_prefix() -> None:
    assert scan_query("SELECT * FROM <v-1> { ?s ?p ?o }").graphs.default == ("https://w3id.org/zeren/id/v-1",)


@pytest.mark.parametrize(
    "text",
    ["SELECT * { { SELECT * FROM <g> { ?s ?p ?o } } }", "ASK FROM { ?s ?p ?o }", "ASK FROM NAMED 'g' { ?s ?p ?o }"],
)
def test_from_stands_before_the_pattern_or_nowhere(text: str) -> None:
    with pytest.raises(QueryRefused, match="FROM cannot stand here"):
        scan_query(text)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("SELECT * { ?s ?p ?o . ?s ?q ?a }", ("s", "p", "o", "q", "a")),
        ("SELECT DISTINCT * { ?z ?a $m }", ("z", "a", "m")),
        ("SELECT ?b ?a { ?a ?b ?c }", ()),
        ("ASK { ?a ?b ?c }", ()),
    ],
)
def test_columns_of_a_star(text: str, columns: tuple[str, ...]) -> None:
    assert scan_query(text).columns == columns


@pytest.mark.parametrize("text", ["", "   # nothing", "PREFIX e: <http://e/>", "WHERE { ?s ?p ?o }", "{ }"])
def test_a_form_must_stand_first(text: str) -> None:
    with pytest.raises(QueryRefused, match="SELECT, ASK, CONSTRUCT or DESCRIBE must stand here"):
        scan_query(text)


GRAPHS_OF_OTHERS = ("a file of this machine as a graph", "a graph of another machine")
"""Only a worker knows which graphs there are."""
REFUSED = [case for case in read_queries("hostile_queries.toml") if case.status == 400]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_harm_is_seen_before_anything_parses_it(case: QueryCase) -> None:
    if case.name in GRAPHS_OF_OTHERS:
        assert scan_query(case.query).graphs.all
        return
    with pytest.raises(QueryRefused) as refused:
        scan_query(case.query)
    if "SERVICE" in case.name or "service" in case.name:
        assert refused.value.code in ("fetch-refused", "query-refused")
