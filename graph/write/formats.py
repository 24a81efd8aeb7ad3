"""The same statements in the formats people read, made by rdflib from the N-Quads.

JSON-LD keeps the name of their graph (the IRI of the text); Turtle cannot.
"""

import json
from typing import TYPE_CHECKING, Any

from graph.records import CompiledPolicy
from graph.write.quads import write_nquads
from ontology.files import CONTEXT
from ontology.iris import CODE, DEF, ID, mint_text
from ontology.terms import DCT, ELI, FOAF, OA, ORG, PROV, SCHEMA, SKOS, SOSA, XSD

if TYPE_CHECKING:
    from rdflib import Graph

PREFIXES = {
    "zr": DEF, "c": CODE, "id": ID, "dct": DCT.BASE, "eli": ELI.BASE, "foaf": FOAF.BASE, "oa": OA.BASE,
    "org": ORG.BASE, "prov": PROV.BASE, "schema": SCHEMA.BASE, "skos": SKOS.BASE, "sosa": SOSA.BASE,
    "xsd": XSD.BASE,
}  # fmt: skip


def write_turtle(compiled: CompiledPolicy) -> str:
    """Turtle with our prefixes, subjects and predicates in a fixed order."""
    return load_graph(write_nquads(compiled)).serialize(format="turtle", encoding=None)


def write_jsonld(compiled: CompiledPolicy) -> str:
    """JSON-LD under our own context, which is written into it: nothing is fetched to read it."""
    context = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    graph = load_graph(write_nquads(compiled))
    written = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=False))
    named = {"@id": f"id:{mint_text(compiled.policy.source.sha256)}", **written}
    return json.dumps(_ordered(named), ensure_ascii=False, indent=2) + "\n"


_AS_GIVEN = ("@context", "@list")


def _ordered(node: Any) -> Any:
    """rdflib orders nodes and values by the hash of the day; here by what they say."""
    if isinstance(node, list):
        return sorted((_ordered(item) for item in node), key=lambda item: json.dumps(item, ensure_ascii=False))
    if isinstance(node, dict):
        return {key: value if key in _AS_GIVEN else _ordered(value) for key, value in sorted(node.items())}
    return node


def write_compact(ntriples: bytes, context: str) -> bytes:
    """Triples as JSON-LD under our context, which is named by its address and not written out."""
    known = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    written = json.loads(load_triples(ntriples).serialize(format="json-ld", context=known, auto_compact=False))
    written["@context"] = context
    return (json.dumps(_ordered(written), ensure_ascii=False, indent=2) + "\n").encode()


def load_graph(nquads: bytes) -> "Graph":
    """The statements of N-Quads of ours, whatever graph they stand in, in rdflib's memory, with our prefixes."""
    return load_triples(b"".join(line[: line.rindex(b" <")] + b" .\n" for line in nquads.splitlines()))


def load_triples(ntriples: bytes) -> "Graph":
    """N-Triples in rdflib's memory, with our prefixes."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.parse(data=ntriples, format="nt")
