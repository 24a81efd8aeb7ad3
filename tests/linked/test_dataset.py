"""`/.well-known/void`: figures that are those of the graph, and doors that are there."""

from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from api.settings import Settings
from graph.store.events import Observation
from graph.store.keeper import Keeper
from graph.store.store import Store
from ontology.iris import DEF, ID
from ontology.terms import DCT, RDF, ZR
from tests.linked.conftest import client_over
from tests.store.by_hand import TITLE, compiled_by_hand
from tests.store.keeping import NOTICE, REGISTER, opened
from tests.store.standing_still import meanwhile

VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
SD = "http://www.w3.org/ns/sparql-service-description#"
HERE = "http://localhost:8000/.well-known/void"
DATASET = f"{HERE}#dataset"


class Said:
    """What a description says."""

    def __init__(self, client: TestClient, accept: str = "text/turtle") -> None:
        self.answer = client.get("/.well-known/void", headers={"Accept": accept})
        self.triples = {quad.triple for quad in ox.parse(self.answer.content, ox.RdfFormat.TURTLE)}

    def of(self, subject: str, term: str) -> list[str]:
        """The values of a term."""
        asked = ox.NamedNode(subject), ox.NamedNode(term)
        found = (each.object for each in self.triples if (each.subject, each.predicate) == asked)
        return sorted(each.value for each in found if isinstance(each, ox.NamedNode | ox.Literal))

    def sizes(self) -> dict[str, int]:
        """Statements by named graph."""
        parts = self.of(DATASET, VOID + "subset")
        return {self.of(part, SD + "name")[0]: int(self.of(part, VOID + "triples")[0]) for part in parts}


@pytest.fixture(scope="module")
def said(client: TestClient) -> Said:
    return Said(client)


def test_figures_are_those_of_the_graph(said: Said, store: Store) -> None:
    quads = list(ox.parse(store.dump(), ox.RdfFormat.N_QUADS))
    ours = {quad.subject for quad in quads if str(quad.subject).startswith(f"<{ID}")}
    classes = {quad.object for quad in quads if quad.predicate.value == RDF.type}
    assert said.of(DATASET, VOID + "triples") == [str(len(quads))]
    assert said.of(DATASET, VOID + "entities") == [str(len(ours))]
    assert said.of(DATASET, VOID + "classes") == [str(len(classes))]


def test_every_class_is_counted(said: Said, store: Store) -> None:
    counted = {
        said.of(part, VOID + "class")[0]: int(said.of(part, VOID + "entities")[0])
        for part in said.of(DATASET, VOID + "classPartition")
    }
    quads = list(ox.parse(store.dump(), ox.RdfFormat.N_QUADS))
    tasks = {q.subject for q in quads if q.predicate.value == RDF.type and str(q.object) == f"<{ZR.Task}>"}
    assert counted[ZR.Task] == len(tasks) > 10
    assert counted[ZR.Policy] == 1


def test_every_graph_has_its_size_and_its_policy(said: Said, store: Store) -> None:
    sizes = said.sizes()
    assert sum(sizes.values()) == int(said.of(DATASET, VOID + "triples")[0])
    assert set(sizes) == {quad.graph_name.value for quad in ox.parse(store.dump(), ox.RdfFormat.N_QUADS)}
    assert len(said.of(DATASET, VOID + "rootResource")) == 1


def test_every_door_that_is_named_is_there(said: Said, client: TestClient) -> None:
    assert said.of(DATASET, VOID + "sparqlEndpoint") == ["http://localhost:8000/sparql"]
    dumps = said.of(DATASET, VOID + "dataDump")
    assert [urlsplit(dump).path for dump in dumps] == [
        "/dumps/zeren.nq", "/dumps/zeren.nq.gz", "/dumps/zeren.trig", "/dumps/zeren.trig.gz",
    ]  # fmt: skip
    for address in (*dumps, *said.of(DATASET, DCAT + "landingPage")):
        assert client.head(address).status_code == 200, address
    assert DEF in said.of(DATASET, VOID + "vocabulary")


def test_what_is_packed_says_so(said: Said) -> None:
    packed = {
        said.of(part, DCAT + "downloadURL")[0][-3:]: said.of(part, DCAT + "compressFormat")
        for part in said.of(DATASET, DCAT + "distribution")
    }
    gzip = ["https://www.iana.org/assignments/media-types/application/gzip"]
    assert packed[".gz"] == gzip
    assert packed[".nq"] == []


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
        ("application/rdf+xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    ],
)
def test_the_same_in_every_form(client: TestClient, said: Said, accept: str, media: str, form: ox.RdfFormat) -> None:
    answer = client.get("/.well-known/void", headers={"Accept": accept})
    assert answer.headers["content-type"] == media
    assert {quad.triple for quad in ox.parse(answer.content, form)} == said.triples


def test_json_ld_and_what_is_not_to_be_had(client: TestClient) -> None:
    assert DATASET in client.get("/.well-known/void", headers={"Accept": "application/ld+json"}).text
    assert client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code == 406


def test_a_licence_is_claimed_only_where_one_is_set(client: TestClient, said: Said, store: Store, folder: Path) -> None:
    assert said.of(DATASET, DCT.BASE + "license") == []
    assert any("未声明" in words for words in said.of(DATASET, DCT.BASE + "rights"))
    for licence, term in (("https://example.org/licence", "license"), ("内部使用", "rights")):
        licensed = Said(client_over(store, Settings(store=folder, licence=licence)))
        assert licensed.of(DATASET, DCT.BASE + term) == [licence]


def test_figures_follow_the_store(tmp_path: Path) -> None:
    target = compiled_by_hand().targets[0].id
    with opened(tmp_path, NOTICE, registers=REGISTER) as store:
        client = client_over(store, Settings(store=tmp_path))
        before = Said(client)
        store.add_observation(Observation(target, "97.5", "张三", "2022-01-01T08:00:00+08:00"))
        after = Said(client)
    assert f"{ID}observations" in after.sizes()
    assert int(after.of(DATASET, VOID + "triples")[0]) > int(before.of(DATASET, VOID + "triples")[0])
    (text,) = (part for part in after.of(DATASET, VOID + "subset") if after.of(part, DCT.title))
    assert after.of(text, DCT.title) == [TITLE]


def test_figures_are_of_what_answers_show_while_more_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path, NOTICE, registers=REGISTER) as store:
        client = client_over(store, Settings(store=tmp_path))
        entry = Observation(compiled_by_hand().targets[0].id, "97.5", "张三", "2022-01-01T08:00:00+08:00")
        during = meanwhile(
            monkeypatch, (Keeper, "follow"), lambda: store.add_observation(entry), lambda: Said(client).sizes()
        )
        assert f"{ID}observations" not in during
        assert Said(client).sizes() == during | {f"{ID}observations": 5}


@pytest.mark.parametrize("graph", ["registers", "observations", "corrections"])
def test_graphs_that_are_no_document_are_described_here(client: TestClient, graph: str) -> None:
    assert client.get(f"/id/{graph}").headers["location"] == "/.well-known/void"
