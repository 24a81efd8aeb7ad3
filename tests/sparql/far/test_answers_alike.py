"""What a server answers through the door is what the journal's copy answers: same rows, same forms, same refusals."""

import json

import pyoxigraph as ox
import pytest

from api.sparql.examples import filled_in
from graph.store.questions import load_question
from ontology.files import QUESTIONS
from tests.ontology.test_ontology_questions import ON_SEED
from tests.sparql.far.conftest import Doors
from tests.store.test_store_servers import OWNER, TARGET
from tests.write.seed import seed_policy

NAMES = sorted(path.stem for path in QUESTIONS.glob("*.rq"))
PATHS = ("holdings-under",)
"""Questions with a step that is repeated, which Virtuoso answers wrongly over several graphs."""
VALUES = {name: str(value) for name, value in ON_SEED.items()}
VALUES |= {"target": TARGET, "fact": seed_policy().norms[0].id, "about": OWNER}
POLICY = f"https://w3id.org/zeren/id/{seed_policy().policy.id}"
CONSTRUCTED = {
    "statements": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o . <{POLICY}> ?p ?o }}",
    "the short form": f"CONSTRUCT WHERE {{ <{POLICY}> ?p ?o }}",
    "names": "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> CONSTRUCT { ?s skos:prefLabel ?o } "
    "{ ?s skos:prefLabel ?o FILTER(LANG(?o) = 'zh') }",
    "a thing described": f"DESCRIBE <{POLICY}>",
    "a thing by a relative name": f"DESCRIBE <{OWNER}>",
    "things by a pattern": "DESCRIBE ?t { ?t a <https://w3id.org/zeren/def#Target> }",
}


def rows_of(text: str) -> list[str]:
    """The rows of a table in JSON, in any order; what an engine computes to be true it may call 1."""
    told = json.loads(text)
    return sorted(
        json.dumps(row, sort_keys=True, ensure_ascii=False) for row in map(_even, told["results"]["bindings"])
    )


def _even(row: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """`preferred` is the one truth that a question computes."""
    if "preferred" not in row:
        return row
    truth = str(int(row["preferred"]["value"] in ("1", "true")))
    return row | {"preferred": {"type": "literal", "value": truth}}


@pytest.mark.parametrize("name", NAMES)
def test_a_competency_question_is_answered_by_the_server_as_by_the_journal(both: Doors, name: str) -> None:
    query = filled_in(load_question(name), VALUES)
    far, near = both.far.post(query), both.near.post(query)
    assert (near.status, far.status) == (200, 200), (near.text[:300], far.text[:300])
    assert rows_of(far.text) == rows_of(near.text)
    assert json.loads(far.text)["head"] == json.loads(near.text)["head"]
    stumbles = both.kind == "virtuoso" and name in PATHS
    assert far.headers["x-zeren-answered-by"] == ("journal" if stumbles else "endpoint")
    assert near.headers["x-zeren-answered-by"] == "journal"


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_a_graph_is_the_same_from_both(both: Doors, name: str) -> None:
    far, near = (door.post(CONSTRUCTED[name], "application/n-triples") for door in (both.far, both.near))
    assert sorted(far.text.splitlines()) == sorted(near.text.splitlines()) != []
    assert far.headers["x-zeren-answered-by"] == ("journal" if "pattern" in name else "endpoint")


@pytest.mark.parametrize("media", ["text/turtle", "application/ld+json", "application/rdf+xml"])
def test_a_graph_comes_in_every_form(both: Doors, media: str) -> None:
    reply = both.far.post(f"DESCRIBE <{POLICY}>", media)
    assert reply.headers["content-type"].startswith(media)
    form = ox.RdfFormat.from_media_type(media)
    assert form is not None
    assert len(list(ox.parse(reply.body, form))) == int(reply.headers["x-zeren-rows"]) > 5


@pytest.mark.parametrize("media", ["application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_a_table_comes_in_every_form(both: Doors, media: str) -> None:
    query = filled_in(load_question("targets"), VALUES) + " ORDER BY ?target ?bound ?value ?min ?max"
    far, near = both.far.post(query, media), both.near.post(query, media)
    assert sorted(far.text.splitlines()) == sorted(near.text.splitlines())
    assert far.headers["content-type"] == near.headers["content-type"]


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s a <https://w3id.org/zeren/def#Target> }",
        "ASK { ?s a <http://e/Nothing> }",
        "ASK {}",
        "SELECT * { GRAPH ?g { ?s a <https://w3id.org/zeren/def#Observation> } }",
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?s FROM <registers> { ?s a <http://www.w3.org/ns/org#FormalOrganization> } LIMIT 20000",
        "SELECT (COUNT(*) AS ?n) FROM <registers> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (COUNT(*) AS ?n) FROM NAMED <registers> { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) FROM NAMED <registers> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT ?state { <journal> <http://www.w3.org/2002/07/owl#versionInfo> ?state }",
        "SELECT ?p ?o { GRAPH <journal> { ?s ?p ?o } }",
        "SELECT ?x ?y { VALUES (?x ?y) { ('a\\tb\"c' UNDEF) ('责任'@zh <u-1>) } } # a comment",
    ],
)
def test_the_data_set_is_ours_alone(both: Doors, query: str) -> None:
    far, near = both.far.post(query), both.near.post(query)
    assert (far.status, near.status) == (200, 200), far.text[:300]
    assert far.headers["x-zeren-answered-by"] == "endpoint"
    if query.startswith("ASK"):
        assert json.loads(far.text) == json.loads(near.text)
    else:
        assert rows_of(far.text) == rows_of(near.text)
