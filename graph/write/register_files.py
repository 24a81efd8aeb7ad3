"""Register files for a clerk to start from: what is known already, as CSV or as Turtle, read back the same."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

import pyoxigraph as ox

from graph.settle.units.registers import Body
from graph.settle.units.reviewed import COLUMNS, SEVERAL
from ontology.iris import ID
from ontology.terms import DCT, FOAF, ORG, RDF, SKOS, ZR

_PREFIXES = {"id": ID, "zr": ZR.BASE, "org": ORG.BASE, "foaf": FOAF.BASE, "skos": SKOS.BASE, "dct": DCT.BASE}


def write_register_csv(bodies: Iterable[Body]) -> str:
    """One line a body, with the columns that are read; spreadsheets need the mark at the beginning to know UTF-8."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for body in bodies:
        rows.writerow(
            [
                body.slug,
                body.names[0],
                SEVERAL.join(body.names[1:]),
                body.kind,
                body.level,
                body.area,
                SEVERAL.join(body.functions),
                body.parent,
                SEVERAL.join(body.members),
                body.source,
            ]
        )
    return "\ufeff" + written.getvalue()


def write_register_turtle(bodies: Iterable[Body]) -> str:
    """The same in Turtle; areas stay codes, for names of counties repeat."""
    known = {body.slug: body for body in bodies}
    triples = [triple for body in known.values() for triple in _triples(body, known)]
    written = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    return (written or b"").decode()


def _triples(body: Body, known: dict[str, Body]) -> Iterator[ox.Triple]:
    node = _node(body.slug, known)
    yield ox.Triple(node, ox.NamedNode(RDF.type), ox.NamedNode(_type(body)))
    yield ox.Triple(node, ox.NamedNode(SKOS.prefLabel), ox.Literal(body.names[0], language="zh"))
    for name in body.names[1:]:
        yield ox.Triple(node, ox.NamedNode(SKOS.altLabel), ox.Literal(name, language="zh"))
    cells = [(ZR.level, body.level), (ZR.area, body.area), (DCT.source, body.source)]
    for term, text in [*cells, *((ORG.purpose, function) for function in body.functions)]:
        if text:
            yield ox.Triple(node, ox.NamedNode(term), ox.Literal(text))
    parents = [(ORG.subOrganizationOf, body.parent)] if body.parent else []
    for term, slug in [*parents, *((FOAF.member, member) for member in body.members)]:
        yield ox.Triple(node, ox.NamedNode(term), _node(slug, known))


def _node(slug: str, known: dict[str, Body]) -> ox.NamedNode:
    group = slug in known and known[slug].kind == "group"
    return ox.NamedNode(f"{ID}{'g' if group else 'u'}-{slug}")


def _type(body: Body) -> str:
    return ZR.UnitGroup if body.kind == "group" else ORG.FormalOrganization
