"""The script that runs the W3C suites tells what passes from what does not: shown on a suite of five tests."""

from pathlib import Path

import pytest

from tests.conformance import w3c

MANIFEST = """
@prefix : <#> . @prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
<> a mf:Manifest ; mf:entries (:right :wrong :graph :fetching :lost) .
:right a mf:QueryEvaluationTest ; mf:name "right" ; mf:action [ qt:query <q.rq>; qt:data <d.ttl> ] ; mf:result <r.srj> .
:wrong a mf:QueryEvaluationTest ; mf:name "wrong" ; mf:action [ qt:query <q.rq>; qt:data <e.ttl> ] ; mf:result <r.srj> .
:graph a mf:QueryEvaluationTest ; mf:name "graph" ; mf:action [ qt:query <c.rq>; qt:data <d.ttl> ] ; mf:result <d.ttl> .
:fetching a mf:QueryEvaluationTest ; mf:name "fetching" ; mf:action [ qt:query <s.rq> ] ; mf:result <r.srj> .
:lost a mf:QueryEvaluationTest ; mf:name "lost" ; mf:action [ qt:query <x.rq> ] ; mf:result <r.srj> .
"""
FILES = {
    "manifest.ttl": MANIFEST,
    "q.rq": "SELECT ?o { ?s ?p ?o }",
    "c.rq": "CONSTRUCT WHERE { ?s ?p ?o }",
    "s.rq": "SELECT * { SERVICE <http://e/> {} }",
    "x.rq": "SELECT * {",
    "d.ttl": "<s> <p> 1.0, [] .",
    "e.ttl": "<s> <p> 2 .",
    "r.srj": """{"head": {"vars": ["o"]}, "results": {"bindings": [{"o": {"type": "bnode", "value": "any"}},
      {"o": {"type": "literal", "value": "1.00", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"}}]}}""",
}


def test_a_suite_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in FILES.items():
        (tmp_path / "made" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "made" / name).write_text(text, "utf-8")
    monkeypatch.setattr(w3c, "SUITES", (("made", ["made"]),))
    monkeypatch.setattr("sys.argv", ["w3c", str(tmp_path)])
    assert w3c.main() == 1
    said = capsys.readouterr().out
    assert "made: 2 of 5 pass; 1 refused on purpose, 0 where the engine departs from the suite, 2 fail" in said
    assert "failed  made: wrong — another answer" in said
    assert "refused made: fetching — line 2, column 12: nothing is fetched from elsewhere: no SERVICE" in said
    assert "failed  made: lost — line 2, column 11: malformed: the query ends here" in said
