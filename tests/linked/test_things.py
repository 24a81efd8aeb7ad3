"""`/id/…` and `/data/…`: the right form for each reader, and equal statements in every form."""

import json
import re
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from rdflib import Dataset
from starlette.testclient import TestClient

from graph.ask.navigator import Navigator
from graph.store.store import Store
from ontology.iris import ID
from ontology.terms import OA, ORG, RDF, ZR

MEDIA = {
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
}
FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
    "nt": ox.RdfFormat.N_TRIPLES,
}


def things_of(store: Store, kind: str) -> list[str]:
    """The ids of all things in a class."""
    wanted = ox.NamedNode(RDF.type), ox.NamedNode(kind)
    quads = ox.parse(store.dump(), ox.RdfFormat.N_QUADS)
    found = {quad.subject for quad in quads if (quad.predicate, quad.object) == wanted}
    return sorted(each.value.removeprefix(ID) for each in found if isinstance(each, ox.NamedNode))


@pytest.fixture(scope="module")
def task(store: Store) -> str:
    """Some task."""
    return things_of(store, ZR.Task)[0]


@pytest.mark.parametrize(
    ("accept", "leads"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/tasks/{}"),
        ("", "/tasks/{}"),
        ("text/turtle", "/data/{}.ttl"),
        ("application/ld+json, text/html;q=0.5", "/data/{}.jsonld"),
        ("application/json", "/data/{}.jsonld"),
        ("application/rdf+xml", "/data/{}.rdf"),
        ("application/n-triples", "/data/{}.nt"),
    ],
)
def test_an_identifier_leads_where_the_reader_wants(client: TestClient, task: str, accept: str, leads: str) -> None:
    answer = client.get(f"/id/{task}", headers={"Accept": accept})
    assert answer.status_code == 303
    assert answer.headers["location"] == leads.format(task)
    assert "Accept" in answer.headers["vary"].split(", ")
    assert f'</data/{task}.ttl>; rel="describedby"; type="text/turtle"' in answer.headers["link"]


def test_a_reader_of_english_is_led_to_english(client: TestClient, task: str) -> None:
    assert client.get(f"/id/{task}?lang=en").headers["location"] == f"/tasks/{task}?lang=en"


@pytest.mark.parametrize("kind", [name for name in ZR.names() if name[0].isupper()])
def test_every_page_is_there_and_shows_the_place(client: TestClient, store: Store, kind: str) -> None:
    for thing in things_of(store, ZR.BASE + kind)[:3]:
        led = client.get(f"/id/{thing}").headers["location"]
        shown = client.get(led)
        assert shown.status_code == 200, led
        part = urlsplit(led).fragment
        assert not part or f'id="{part}"' in shown.text, led


def test_words_are_shown_marked_in_their_text(client: TestClient, store: Store) -> None:
    words = things_of(store, OA.SpecificResource)[0]
    led = client.get(f"/id/{words}").headers["location"]
    assert re.fullmatch(r"/policies/p-[0-9a-f-]+\?mark=[0-9]+-[0-9]+#mark", led)
    assert 'id="mark"' in client.get(led).text


@pytest.mark.parametrize("form", MEDIA)
def test_data_in_every_form_are_the_described_statements(
    client: TestClient, store: Store, task: str, form: str
) -> None:
    by_ending = client.get(f"/data/{task}.{form}")
    by_header = client.get(f"/data/{task}", headers={"Accept": MEDIA[form].partition(";")[0]})
    assert by_ending.headers["content-type"] == by_header.headers["content-type"] == MEDIA[form]
    assert by_ending.content == by_header.content
    assert _read(client, by_ending.content, form) == set(Navigator(store).describe(task).triples)


def test_json_ld_names_the_context_that_is_served_here(client: TestClient, task: str) -> None:
    assert json.loads(client.get(f"/data/{task}.jsonld").content)["@context"] == "http://localhost:8000/context.jsonld"
    context = client.get("/context.jsonld")
    assert context.headers["content-type"] == "application/ld+json"
    assert context.json()["@context"]["zr"] == ZR.BASE


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_the_same_from_turtle_and_json_ld(client: TestClient, task: str) -> None:
    turtle, compact = Dataset(), Dataset()
    turtle.parse(data=client.get(f"/data/{task}.ttl").content, format="turtle")
    compact.parse(data=_with_context(client, client.get(f"/data/{task}.jsonld").content), format="json-ld")
    assert set(turtle.triples((None, None, None))) == set(compact.triples((None, None, None)))
    assert len(turtle) > 10


def test_data_say_what_they_are_about_and_what_else_there_is(client: TestClient, task: str) -> None:
    answer = client.get(f"/data/{task}", headers={"Accept": "text/turtle"})
    links = set(answer.headers["link"].split(", "))
    assert links >= {
        f'<{ID}{task}>; rel="describes"',
        f'<{ZR.Task}>; rel="type"',
        f'</data/{task}>; rel="canonical"',
        f'</data/{task}.rdf>; rel="alternate"; type="application/rdf+xml"',
        f'</tasks/{task}>; rel="alternate"; type="text/html"',
    }
    assert "Accept" in answer.headers["vary"].split(", ")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_data_a_reader_has_are_not_sent_again(client: TestClient, task: str) -> None:
    first = client.get(f"/data/{task}.ttl")
    again = client.get(f"/data/{task}.ttl", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/data/{task}.nt").headers["etag"] != first.headers["etag"]


def test_head_is_answered_without_a_body(client: TestClient, task: str) -> None:
    answer = client.head(f"/data/{task}.ttl")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "path", ["/id/u-nobody", "/data/u-nobody", "/data/u-nobody.ttl", "/id/%0d%0ax", "/data/{}.xml"]
)
def test_what_is_unknown_is_told_in_both_languages(client: TestClient, task: str, path: str) -> None:
    answer = client.get(path.format(task), headers={"Accept": "text/turtle"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Accept" in answer.headers["vary"].split(", ")
    body = answer.json()
    assert "没有" in body["detail"]
    assert "there is no" in body["detail_en"]


def test_a_person_is_told_in_a_page_what_there_is_not(client: TestClient) -> None:
    answer = client.get("/id/u-nobody", headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Accept" in answer.headers["vary"].split(", ")
    assert "u-nobody" in answer.text


@pytest.mark.parametrize(
    ("room", "kind"), [("tasks", ZR.Task), ("units", ORG.FormalOrganization), ("policies", ZR.Policy)]
)
def test_a_page_says_what_it_is_about_and_where_the_data_are(
    client: TestClient, store: Store, room: str, kind: str
) -> None:
    thing = things_of(store, kind)[0]
    links = client.get(f"/{room}/{thing}").headers["link"].split(", ")
    assert links[0] == f'<{ID}{thing}>; rel="describes"'
    assert f'</data/{thing}.ttl>; rel="alternate"; type="text/turtle"' in links
    for address in re.findall(r"</(data/[^>]+)>", " ".join(links)):
        assert client.get(address).status_code == 200, address
    for other in (f"/{room}", f"/{room}/none"):
        assert "link" not in client.get(other).headers


@pytest.mark.parametrize(("path", "accept"), [("/id/{}", "image/png"), ("/data/{}", "text/html")])
def test_a_form_that_is_not_to_be_had_is_told_too(client: TestClient, task: str, path: str, accept: str) -> None:
    answer = client.get(path.format(task), headers={"Accept": accept})
    assert (answer.status_code, answer.json()["code"]) == (406, "not-acceptable")
    assert "没有所要求的格式" in answer.json()["detail"]
    assert "application/ld+json" in answer.json()["detail_en"]


def _read(client: TestClient, body: bytes, form: str) -> set[ox.Triple]:
    if form == "jsonld":
        body = _with_context(client, body).encode()
    return {quad.triple for quad in ox.parse(body, FORMATS[form])}


def _with_context(client: TestClient, body: bytes) -> str:
    """The document as a reader sees it who has fetched its context, which happens here and not on the network."""
    read = json.loads(body)
    path = urlsplit(read["@context"]).path
    return json.dumps(read | {"@context": client.get(path).json()["@context"]})
