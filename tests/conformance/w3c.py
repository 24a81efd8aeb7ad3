"""The W3C SPARQL 1.1 suites through the HTTP door: `python -m tests.conformance.w3c FOLDER`.

FOLDER is `sparql/sparql11` of the suites (github.com/w3c/rdf-tests). Prints what passes of each folder, and why the
rest does not; ends with 1 where something fails that is not known to be refused on purpose.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from api.settings import Settings
from graph.store.outside.asked import Source
from tests.conformance.comparing import load_triples, same_csv, same_graph, same_table
from tests.conformance.manifests import Case, Request, iri_of, read_cases
from tests.sparql.serving import Door, Reply, bare_app, served

_LISTED = """
aggregates bind bindings cast construct exists functions grouping negation project-expression property-path subquery
csv-tsv-res json-res
"""
SUITES = (
    ("query evaluation and results", _LISTED.split()),
    ("query syntax", ["syntax-query"]),
    ("protocol", ["protocol"]),
    ("service description", ["service-description"]),
)
_KASEI = "http://kasei.us/2009/09/sparql/data/data0.rdf"
_FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml", "text/csv"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}


_ENGINE = {
    "GROUP_CONCAT with same language tag": "the engine keeps the language tag",
    "GROUP_CONCAT with one element": "the engine keeps the language tag",
    "COUNT: no GROUP BY inside of GRAPH": "the engine counts over all graphs",
    "VALUES inside GRAPH binding the same variable as the graph name": "the engine does not join the graph's name",
    "outer GRAPH operator does not affect MINUS disjointness": "the engine counts the graph's name as shared",
    "* with start being a constant on the empty dataset": "the engine wants the constant in the data",
    "* with end being a constant on the empty dataset": "the engine wants the constant in the data",
    "? with start being a constant on the empty dataset": "the engine wants the constant in the data",
    "? with end being a constant on the empty dataset": "the engine wants the constant in the data",
    "BNODE(str)": "the engine gives one blank node a text, not one a row",
    "tsv03 - TSV Result Format": "the engine keeps derived integers as xsd:integer",
    "syntax-select-expr-04.rq": "the engine refuses a function that it does not know",
}
"""Where the engine departs from the suite; nothing at the door can mend it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one test went; `refused` where the door refuses the query on purpose."""

    case: Case
    passed: bool
    refused: bool = False
    why: str = ""

    @property
    def verdict(self) -> str:
        """In one word."""
        if self.passed:
            return "passed"
        return "refused" if self.refused else "engine" if self.case.name in _ENGINE else "failed"


class Suite:
    """The tests of a folder, each over its own data."""

    def __init__(self, root: Path, door: Door, scratch: Path) -> None:
        self._root, self._door, self._scratch = root, door, scratch
        self._data: object = None

    def run(self, folders: list[str]) -> Iterator[Outcome]:
        """Runs them in order."""
        for folder in folders:
            for case in read_cases(self._root, folder):
                yield self._run(case)

    def _run(self, case: Case) -> Outcome:
        if case.kind == "ProtocolTest":
            return self._protocol(case)
        if case.kind == "ServiceDescriptionTest":
            return self._description(case)
        if case.kind not in (
            "QueryEvaluationTest",
            "CSVResultFormatTest",
            "PositiveSyntaxTest11",
            "NegativeSyntaxTest11",
        ):
            return Outcome(case, passed=False, refused=True, why=f"{case.kind} is not for a query service")
        self._load(case)
        query = case.query.read_text("utf-8") if case.query else ""
        base = f"BASE <{iri_of(self._root, case.query or self._root)}>\n"
        reply = self._door.post(base + query, f"{_ACCEPT.get(_ending(case), _ACCEPT['srj'])}, text/turtle")
        if case.kind == "NegativeSyntaxTest11":
            return Outcome(case, reply.status == 400, why=f"answered {reply.status}")
        if reply.status != 200:
            problem = json.loads(reply.text)
            return Outcome(case, False, problem["code"] in _ON_PURPOSE, problem["detail_en"])
        return Outcome(case, self._is_right(case, reply), why="another answer")

    def _is_right(self, case: Case, reply: Reply) -> bool:
        if case.result is None:
            return True
        base = iri_of(self._root, case.result)
        if case.kind == "CSVResultFormatTest":
            return same_csv(reply.body, case.result.read_bytes())
        if reply.headers["content-type"].startswith("text/turtle"):
            wanted = load_triples(case.result.read_bytes(), case.result.suffix[1:], base)
            return same_graph(load_triples(reply.body, "ttl", base), wanted)
        return same_table(reply.body, _ending(case) if _ending(case) in _ACCEPT else "srj", case.result, base)

    def _load(self, case: Case) -> None:
        wanted = (case.kind, case.data, tuple(case.graphs.items()))
        if wanted == self._data:
            return
        self._data = wanted
        quads: list[ox.Quad] = [_quad(triple, None) for path in case.data for triple in self._triples(path)]
        quads += [_quad(triple, name) for name, path in case.graphs.items() for triple in self._triples(path)]
        if case.kind == "ProtocolTest":  # the suite means a document that is on the web and says nothing of interest
            quads.append(ox.Quad(ox.NamedNode(_KASEI), ox.NamedNode(_KASEI), ox.Literal(""), ox.NamedNode(_KASEI)))
        file = self._scratch / "data.nq"
        file.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
        self._door.over(Source(quads=file, union=False))

    def _triples(self, path: Path) -> list[ox.Triple]:
        return load_triples(path.read_bytes(), path.suffix[1:], iri_of(self._root, path))

    def _protocol(self, case: Case) -> Outcome:
        self._load(case)
        for request in case.requests:
            reply = self._door.send(request.method, request.path, request.headers, request.body)
            if not _is_expected(request, reply):
                refused = reply.status in (400, 415) and _is_update(request)
                return Outcome(case, False, refused, f"{request.method} answered {reply.status}: {reply.text[:120]}")
        return Outcome(case, passed=True)

    def _description(self, case: Case) -> Outcome:
        reply = self._door.send("GET", "/sparql", {"Accept": "application/rdf+xml"})
        address = f"http://127.0.0.1:{self._door.port}/sparql"
        triples = load_triples(reply.body, "rdf", address)
        named = {(t.predicate.value.rpartition("#")[2], str(t.object)) for t in triples}
        return Outcome(case, ("endpoint", f"<{address}>") in named and any(p == "defaultDataset" for p, _ in named))


def _ending(case: Case) -> str:
    return case.result.suffix[1:] if case.result else ""


_ACCEPT = {
    "srx": "application/sparql-results+xml",
    "srj": "application/sparql-results+json",
    "tsv": "text/tab-separated-values",
    "csv": "text/csv",
}
"""Each answer is asked for in the form the suite has it in, so that every writer is tried."""
_ON_PURPOSE = {"fetch-refused", "update-refused", "unknown-graph"}


def _quad(triple: ox.Triple, graph: str | None) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph) if graph else None)


def _is_update(request: Request) -> bool:
    return request.body.startswith(b"update=") or "application/sparql-update" in request.headers.values()


def _is_expected(request: Request, reply: Reply) -> bool:
    if not any(str(reply.status)[0] == status[0] for status in request.statuses):
        return False
    if request.format and not reply.headers["content-type"].startswith(_FORMATS[request.format]):
        return False
    if request.boolean is None:
        return True
    if "xml" in reply.headers["content-type"]:
        return f"<boolean>{str(request.boolean).lower()}</boolean>" in reply.text
    return bool(json.loads(reply.text)["boolean"]) == request.boolean


def main() -> int:
    """Runs the suites and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="sparql/sparql11 of the W3C suites")
    root: Path = parser.parse_args().folder
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        settings = Settings(store=Path(scratch), query_seconds=10)
        with served(bare_app(settings, Source(quads=root / "nothing.nq"))) as door:
            suite = Suite(root.resolve(), door, Path(scratch))
            for title, folders in SUITES:
                bad += _report(title, list(suite.run(folders)))
    return 1 if bad else 0


def _report(title: str, outcomes: list[Outcome]) -> int:
    counts = Counter(each.verdict for each in outcomes)
    write = sys.stdout.write
    write(f"{title}: {counts['passed']} of {len(outcomes)} pass; {counts['refused']} refused on purpose, ")
    write(f"{counts['engine']} where the engine departs from the suite, {counts['failed']} fail\n")
    for each in outcomes:
        if not each.passed:
            why = _ENGINE.get(each.case.name, each.why)
            write(f"  {each.verdict:8}{each.case.folder}: {each.case.name} — {why}\n")
    return counts["failed"]


if __name__ == "__main__":
    sys.exit(main())
