"""`/.well-known/void`: the data set described in DCAT and VoID, with figures of the store as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.linked.dumps import DUMPS, GZIP, dump_at, turn_of
from api.linked.figures import Figures, count
from api.linked.forms import (
    CONTEXT_PATH,
    DATASET_PATH,
    DataRoute,
    address_of,
    send,
    wanted_form,
    write_triples,
)
from graph.store.store import Store
from ontology.iris import DEF, ID
from ontology.terms import DCT, ELI, FOAF, OA, ORG, PROV, RDF, SCHEMA, SKOS, SOSA, XSD

DCAT, VOID = "http://www.w3.org/ns/dcat#", "http://rdfs.org/ns/void#"
SD = "http://www.w3.org/ns/sparql-service-description#"
_MEDIA, _FORMATS = "https://www.iana.org/assignments/media-types/", "http://www.w3.org/ns/formats/"
_PROTOCOL = "https://www.w3.org/TR/sparql11-protocol/"
_W3C_NAMES = {"nq": "N-Quads", "trig": "TriG"}
_MEDIA_TYPES = {"nq": "application/n-quads", "trig": "application/trig"}
_SPACES = {"dcat": DCAT, "void": VOID, "sd": SD, "rdf": RDF.BASE}
_VOCABULARIES = (DEF, *(each.BASE for each in (DCT, ELI, FOAF, OA, ORG, PROV, SCHEMA, SKOS, SOSA)))
_TITLES = (("责任 Zeren：政策责任图谱", "zh"), ("Zeren: who owns what in policy documents, by when", "en"))
_ABOUT = (
    ("从政策文件逐句读出的责任分工、职责、时限与指标，每条附原文出处。", "zh"),
    ("Assignments, duties, deadlines and targets read from policy documents, each with the words it rests on.", "en"),
)
_NO_LICENCE = (
    ("未声明数据许可；政策原文的权利状况以发文机关为准。", "zh"),
    ("No licence is declared; for the policies themselves ask the bodies that issued them.", "en"),
)
_WEB_ADDRESS = re.compile(r'https?://[^\s<>"{}|\\^`]+')

router = APIRouter(include_in_schema=False, route_class=DataRoute)
Statement = tuple[str, str, ox.NamedNode | ox.Literal]


@router.get(DATASET_PATH)
async def send_description(request: Request) -> Response:
    """The description in the form the request wants, in Turtle where it does not say."""
    form = wanted_form(request, page=False)
    async with turn_of(request):
        figures, recorded = await run_in_threadpool(_figures_of, request)
    said = {
        ox.Triple(_iri(subject), _iri(term), value) for subject, term, value in _describe(request, figures, recorded)
    }
    body = write_triples(sorted(said, key=str), form, address_of(request, CONTEXT_PATH), _SPACES)
    items = (f'</dumps/{name}>; rel="item"; type="{media}"' for name, (_, media) in DUMPS.items())
    return send(body, form, (f'<{DATASET_PATH}>; rel="canonical"', '</sparql>; rel="service"', *items))


def _figures_of(request: Request) -> tuple[Figures, str | None]:
    """Counted once for each state of the store, and when that was recorded."""
    store: Store = request.app.state.store
    kept: tuple[str, Figures, str | None] | None = getattr(request.app.state, "figures", None)
    if kept is None or kept[0] != store.state:
        state, recorded = store.state, store.recorded()
        figures = count(dump_at(state, request.app.state.settings).graphs())
        kept = request.app.state.figures = state, figures, recorded
    return kept[1:]


def _describe(request: Request, figures: Figures, recorded: str | None) -> Iterator[Statement]:
    address = address_of(request, DATASET_PATH)
    dataset = f"{address}#dataset"
    yield address, RDF.type, _iri(VOID + "DatasetDescription")
    yield address, FOAF.BASE + "primaryTopic", _iri(dataset)
    yield from ((dataset, RDF.type, _iri(space + "Dataset")) for space in (DCAT, VOID, SD))
    yield from _worded(dataset, DCT.title, _TITLES)
    yield from _worded(dataset, DCT.BASE + "description", _ABOUT)
    yield from _rights(dataset, request.app.state.settings.licence.strip())
    if recorded:
        yield dataset, DCT.BASE + "modified", ox.Literal(recorded, datatype=_iri(XSD.dateTime))
    yield dataset, DCT.BASE + "language", ox.Literal("zh")
    yield dataset, VOID + "uriSpace", ox.Literal(ID)
    yield from ((dataset, VOID + "vocabulary", _iri(each)) for each in _VOCABULARIES)
    yield from _sizes(dataset, address, figures)
    yield from _graphs(dataset, address, figures)
    yield from _doors(dataset, address, request)
    for name in DUMPS:
        yield from _dump(dataset, address, request, name)


def _rights(dataset: str, licence: str) -> Iterator[Statement]:
    if not licence:
        yield from _worded(dataset, DCT.BASE + "rights", _NO_LICENCE)
    elif _WEB_ADDRESS.fullmatch(licence):
        yield dataset, DCT.BASE + "license", _iri(licence)
    else:
        yield dataset, DCT.BASE + "rights", ox.Literal(licence)


def _sizes(dataset: str, address: str, figures: Figures) -> Iterator[Statement]:
    yield dataset, VOID + "triples", ox.Literal(figures.triples)
    yield dataset, VOID + "entities", ox.Literal(figures.entities)
    yield dataset, VOID + "classes", ox.Literal(len(figures.classes))
    for number, (kind, things) in enumerate(figures.classes.items(), 1):
        part = f"{address}#class-{number}"
        yield dataset, VOID + "classPartition", _iri(part)
        yield part, VOID + "class", _iri(kind)
        yield part, VOID + "entities", ox.Literal(things)


def _graphs(dataset: str, address: str, figures: Figures) -> Iterator[Statement]:
    """One part for each named graph: a policy's text, the registers, what people entered."""
    for graph, triples in figures.graphs.items():
        part = f"{address}#graph-{graph.removeprefix(ID)}"
        yield dataset, VOID + "subset", _iri(part)
        yield dataset, SD + "namedGraph", _iri(part)
        yield part, RDF.type, _iri(VOID + "Dataset")
        yield part, RDF.type, _iri(SD + "NamedGraph")
        yield part, SD + "name", _iri(graph)
        yield part, VOID + "triples", ox.Literal(triples)
        if policy := figures.policies.get(graph):
            yield dataset, VOID + "rootResource", _iri(policy)
            yield part, FOAF.BASE + "primaryTopic", _iri(policy)
            if title := figures.titles.get(policy):
                yield part, DCT.title, ox.Literal(title, language="zh")


def _doors(dataset: str, address: str, request: Request) -> Iterator[Statement]:
    service, endpoint = f"{address}#sparql", _iri(address_of(request, "/sparql"))
    yield dataset, VOID + "sparqlEndpoint", endpoint
    yield dataset, DCAT + "landingPage", _iri(address_of(request, "/"))
    yield service, RDF.type, _iri(DCAT + "DataService")
    yield service, RDF.type, _iri(SD + "Service")
    yield service, SD + "endpoint", endpoint
    yield service, DCAT + "endpointURL", endpoint
    yield service, DCAT + "servesDataset", _iri(dataset)
    yield service, DCT.BASE + "conformsTo", _iri(_PROTOCOL)


def _dump(dataset: str, address: str, request: Request, name: str) -> Iterator[Statement]:
    written, media = DUMPS[name]
    part, file = f"{address}#{name.replace('.', '-')}", _iri(address_of(request, f"/dumps/{name}"))
    yield dataset, VOID + "dataDump", file
    yield dataset, VOID + "feature", _iri(_FORMATS + _W3C_NAMES[written])
    yield dataset, DCAT + "distribution", _iri(part)
    yield part, RDF.type, _iri(DCAT + "Distribution")
    yield part, DCAT + "downloadURL", file
    yield part, DCAT + "mediaType", _iri(_MEDIA + _MEDIA_TYPES[written])
    if media == GZIP:
        yield part, DCAT + "compressFormat", _iri(_MEDIA + GZIP)


def _worded(subject: str, term: str, words: tuple[tuple[str, str], ...]) -> Iterator[Statement]:
    yield from ((subject, term, ox.Literal(text, language=language)) for text, language in words)


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)
