"""The tests of a W3C suite, read from its manifests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF
from rdflib.term import Node

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
PLACE = "http://suite.example/"
"""Where the suite's folder is said to be, so that no answer depends on this machine."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a protocol test and what must come back."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One test: files by path; `graphs` are the named graphs, by IRI."""

    kind: str
    name: str
    folder: str
    query: Path | None = None
    data: tuple[Path, ...] = ()
    graphs: dict[str, Path] = field(default_factory=dict)
    result: Path | None = None
    requests: tuple[Request, ...] = ()
    federated: bool = False


def iri_of(root: Path, path: Path) -> str:
    """The address a file of the suite is said to have."""
    return PLACE + path.relative_to(root).as_posix()


def read_cases(root: Path, folder: str) -> Iterator[Case]:
    """The tests of one folder, in the manifest's order."""
    path = root / folder / "manifest.ttl"
    graph = Graph().parse(path, publicID=iri_of(root, path))
    manifest = graph.value(None, RDF.type, URIRef(MF + "Manifest"))
    entries = graph.value(manifest, URIRef(MF + "entries"))
    for entry in Collection(graph, entries) if entries is not None else ():
        yield _case(graph, root, folder, entry)


def _case(graph: Graph, root: Path, folder: str, entry: Node) -> Case:
    action = graph.value(entry, URIRef(MF + "action"))
    kind = str(graph.value(entry, RDF.type)).removeprefix(MF)
    name = str(graph.value(entry, URIRef(MF + "name")))
    if kind == "ProtocolTest" and action is not None:
        graphs = dict(_labelled(graph, root, entry))
        return Case(kind, name, folder, graphs=graphs, requests=tuple(_requests(graph, action)))
    if isinstance(action, URIRef):
        return Case(kind, name, folder, query=_path(root, action))
    if action is None:
        return Case(kind, name, folder)
    query, result = graph.value(action, URIRef(QT + "query")), graph.value(entry, URIRef(MF + "result"))
    return Case(
        kind,
        name,
        folder,
        query=_path(root, query) if query else None,
        data=tuple(_path(root, each) for each in graph.objects(action, URIRef(QT + "data"))),
        graphs={str(each): _path(root, each) for each in graph.objects(action, URIRef(QT + "graphData"))},
        result=_path(root, result) if result else None,
        federated=(action, URIRef(QT + "serviceData"), None) in graph,
    )


def _labelled(graph: Graph, root: Path, entry: Node) -> Iterator[tuple[str, Path]]:
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    for each in graph.objects(entry, URIRef(UT + "graphData")):
        file = graph.value(each, URIRef(UT + "graph"))
        if file is not None:
            yield str(graph.value(each, label)), _path(root, file)


def _requests(graph: Graph, action: Node) -> Iterator[Request]:
    listed = graph.value(action, URIRef(HT + "requests"))
    for each in Collection(graph, listed) if listed is not None else ():
        wanted = graph.value(each, URIRef(HT + "resp"))
        body = graph.value(each, URIRef(HT + "body"))
        truth = graph.value(wanted, URIRef(MF + "expectedBoolean"))
        form = graph.value(wanted, URIRef(MF + "expectedFormat"))
        yield Request(
            method=str(graph.value(each, URIRef(HT + "methodName"))),
            path=str(graph.value(each, URIRef(HT + "absolutePath"))).replace("/sparql/", "/sparql", 1),
            headers=_headers(graph, each),
            body=_body(graph, body) if body is not None else b"",
            statuses=tuple(str(s)[-3:] for s in graph.objects(wanted, URIRef(MF + "expectedStatus"))),
            boolean=None if truth is None else str(truth) == "true",
            format=None if form is None else str(form),
        )


def _headers(graph: Graph, request: Node) -> dict[str, str]:
    listed = graph.value(request, URIRef(HT + "headers"))
    found = Collection(graph, listed) if listed is not None else ()
    return {
        str(graph.value(each, URIRef(HT + "fieldName"))): str(graph.value(each, URIRef(HT + "fieldValue")))
        for each in found
    }


def _body(graph: Graph, body: Node) -> bytes:
    text = str(graph.value(body, URIRef(CNT + "chars")))
    return text.encode(str(graph.value(body, URIRef(CNT + "characterEncoding")) or "utf-8"))


def _path(root: Path, node: Node) -> Path:
    return root / str(node).removeprefix(PLACE)
