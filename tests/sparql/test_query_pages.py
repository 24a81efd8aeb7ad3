"""The query page: a form that needs no script, every competency question as an example that really answers."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from api.app import create_app, hold_store
from api.settings import Settings
from api.sparql.examples import list_examples
from api.wiring import open_store
from tests.pages.reading import links_of, words_of
from tests.sparql.serving import Door, Reply, served


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """The whole application over the bundled policy."""
    settings = Settings(store=tmp_path_factory.mktemp("site") / "store", as_of=date(2021, 6, 1))
    app = create_app(settings)
    with open_store(settings) as store:
        hold_store(app, store)
        with served(app) as door:
            yield door


def page(site: Door, path: str, **asked: str) -> Reply:
    """A page as a browser asks for it."""
    return site.send("GET", f"{path}?{urlencode(asked)}" if asked else path, {"Accept": "text/html"})


def written_in(reply: Reply) -> str:
    """What stands in the form."""
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", reply.text, re.DOTALL)
    assert found
    return unescape(found[1])


def test_a_browser_without_a_query_is_shown_the_form(site: Door) -> None:
    reply = site.send("GET", "/sparql", {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (reply.status, reply.headers["location"]) == (303, "/query")
    form = page(site, "/query")
    assert '<form class="query" action="/query" method="get">' in form.text
    assert '<label for="query-text">查询语句</label>' in form.text


@pytest.mark.parametrize("example", list_examples(), ids=lambda example: example.name)
def test_every_example_is_answered(site: Door, example: object) -> None:
    name = str(getattr(example, "name", ""))
    begun = page(site, "/query", example=name)
    query = written_in(begun)
    assert query.startswith("# zh: ")
    assert "# parameter" not in query
    answered = page(site, "/query", query=query)
    assert answered.status == 200, words_of(answered.text)
    assert "结果" in words_of(answered.text)


def test_the_usual_examples_find_something(site: Door) -> None:
    for name in ("owners", "clauses-held", "targets", "unit-loads", "fact", "unit", "targets-due"):
        query = written_in(page(site, "/query", example=name))
        assert "<tbody>" in page(site, "/query", query=query).text, name


def test_a_table_links_things_to_their_pages_and_offers_files(site: Door) -> None:
    query = "SELECT ?policy { ?policy a <https://w3id.org/zeren/def#Policy> }"
    links = links_of(page(site, "/query", query=query).text)
    assert [link for link in links if link.startswith("/policies/p-2020-24-")]
    csv = next(link for link in links if link.endswith("format=csv"))
    assert site.send("GET", csv).text.startswith("policy\r\nhttps://w3id.org/zeren/id/p-2020-24-")


def test_an_error_stands_beside_the_query_in_the_readers_language(site: Door) -> None:
    wrong = page(site, "/query", query="SELECT * {\n ?s ?p }")
    assert wrong.status == 400
    assert "第 2 行第" in words_of(wrong.text)
    assert written_in(wrong) == "SELECT * {\n ?s ?p }"
    english = page(site, "/query", query="SELECT * { ?s ?p }", lang="en")
    assert "line 1, column " in words_of(english.text)


def test_truths_graphs_and_nothing(site: Door) -> None:
    assert "结果 是" in words_of(page(site, "/query", query="ASK {}").text)
    graph = page(site, "/query", query="CONSTRUCT { <u-1> a <u-2> } {}")
    assert "https://w3id.org/zeren/id/u-1" in words_of(graph.text)
    assert "没有结果" in words_of(page(site, "/query", query="SELECT * { <u-0> ?p ?o }").text)


def test_what_a_query_holds_never_becomes_markup(site: Door) -> None:
    query = "SELECT ('<script>alert(1)</script>' AS ?x) {} # </textarea><script>"
    assert "<script>alert" not in page(site, "/query", query=query).text
    assert "</textarea><script>" not in page(site, "/query", query=query).text


def test_no_example_of_that_name(site: Door) -> None:
    assert page(site, "/query", example="../owners").status == 404


def test_the_editor_brings_all_it_needs_from_here(site: Door) -> None:
    editor = page(site, "/query/editor")
    sources = re.findall(r'<(?:script|link)[^>]+(?:src|href)="([^"]+)"', editor.text)
    assert {"/static/vendor/yasgui/yasgui.min.js", "/static/query.js"} <= set(sources)
    assert all(source.startswith("/") for source in sources)
    for source in sources:
        assert site.send("GET", source.replace("&amp;", "&")).status == 200, source
    assert "unsafe" not in editor.headers["content-security-policy"]
    assert Path(sources[0]).name
