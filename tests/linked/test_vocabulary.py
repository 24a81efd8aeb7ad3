"""`/def` and `/code`: every term of the Turtle on a page in both languages, and the Turtle itself in every form."""

import json
import re

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from api.linked.terms import load_terms
from ontology.files import ALIGNMENTS, CODES, ZEREN, load_files
from ontology.iris import CODE
from ontology.terms import SKOS, ZR

FILES = {"def": (ZEREN, ALIGNMENTS), "code": load_files(CODES, ".ttl")}
FORMATS = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("form", "accept"), [("html", "text/html,*/*;q=0.8"), *((f, m) for f, (m, _) in FORMATS.items())]
)
def test_each_reader_is_led_to_what_it_wants(client: TestClient, name: str, form: str, accept: str) -> None:
    answer = client.get(f"/{name}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{name}.{form}")
    assert "Accept" in answer.headers["vary"].split(", ")
    assert f'</{name}.ttl>; rel="alternate"; type="text/turtle"' in answer.headers["link"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_what_the_files_say(client: TestClient, name: str, form: str) -> None:
    media, syntax = FORMATS[form]
    answer = client.get(f"/{name}.{form}")
    assert answer.headers["content-type"].partition(";")[0] == media
    body = answer.content
    if form == "jsonld":
        known = client.get("/context.jsonld").json()["@context"]
        body = json.dumps(json.loads(body) | {"@context": known}).encode()
    wanted = [quad for path in FILES[name] for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE)]
    assert _canonical(list(ox.parse(body, syntax))) == _canonical(wanted)
    assert len(wanted) > 50


@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_every_term_has_its_place_its_name_and_its_meaning(client: TestClient, query: str) -> None:
    page = client.get(f"/def.html{query}").text
    terms = [term for term in load_terms().values() if term.iri.startswith(ZR.BASE)]
    assert {term.name for term in terms} == set(ZR.names())
    for term in terms:
        assert f'id="{term.name}"' in page
        for words in (term.zh, term.en, term.zh_definition, term.en_definition):
            assert words
            assert _plain(words) in _plain(page), words


def test_a_union_is_told_class_by_class(client: TestClient) -> None:
    unions = [term for term in load_terms().values() if len(term.domain) > 1]
    assert unions
    page = client.get("/def.html").text
    for each in unions[0].domain:
        assert each.partition("#")[2] in page


def test_every_code_has_its_place(client: TestClient) -> None:
    page = client.get("/code.html?lang=en").text
    codes = [term for term in load_terms().values() if term.sort == "code"]
    assert {term.iri for term in codes} >= {f"{CODE}role-lead", f"{CODE}basis-stated"}
    for term in codes:
        assert f'id="{term.name}"' in page
        assert _plain(term.en) in _plain(page)


@pytest.mark.parametrize("name", FILES)
def test_the_pages_are_in_the_language_asked_for(client: TestClient, name: str) -> None:
    assert client.get(f"/{name}?lang=en").headers["location"] == f"/{name}.html?lang=en"
    for query, tag, title in (("", "zh-CN", {"def": "词汇", "code": "代码表"}), ("?lang=en", "en", None)):
        answer = client.get(f"/{name}.html{query}")
        assert answer.headers["content-language"] == tag
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        if title:
            assert f"<h1>{title[name]}</h1>" in answer.text


@pytest.mark.parametrize("page", ["/def.html", "/code.html", "/def.html?lang=en"])
def test_every_link_within_the_page_leads_somewhere(client: TestClient, page: str) -> None:
    text = client.get(page).text
    places = re.findall(r'id="([^"]+)"', text)
    assert len(places) == len(set(places))
    for href in set(re.findall(r'(?:href|src)="([^"]+)"', text)):
        if href.startswith("#"):
            assert href[1:] in places, href
        elif not href.startswith("/static/"):
            assert client.get(href.replace("&amp;", "&")).status_code in (200, 303), href


def test_other_endings_and_forms_are_told(client: TestClient) -> None:
    assert client.get("/def.xml").json()["detail_en"] == "there is no .xml here, but .ttl, .jsonld, .rdf, .nt"
    assert client.get("/code", headers={"Accept": "image/png"}).status_code == 406


def test_a_term_of_a_code_list_keeps_its_notation() -> None:
    assert load_terms()[f"{CODE}role-lead"].notation == "lead"
    assert load_terms()[f"{CODE}role-lead"].scheme == f"{CODE}role"
    assert SKOS.Concept not in load_terms()


def _canonical(quads: list[ox.Quad]) -> set[ox.Quad]:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def _plain(text: str) -> str:
    for written, meant in (("&#39;", "'"), ("&#34;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(written, meant)
    return text
