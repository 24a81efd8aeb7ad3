"""One document: what is stored of it, what is reported, and what is refused."""

import pytest

from graph.bulk.documents import CompiledDocument, Refusal, compile_document, compile_documents, line_of
from graph.check.shapes import Violation
from graph.errors import InvalidGraph, UnreadableFile
from graph.records import CompiledPolicy
from graph.write.quads import write_nquads


def test_a_document_is_its_quads_and_a_report(seed_bytes: bytes, compiled_seed: CompiledPolicy) -> None:
    done = compile_document(seed_bytes, "qiannan-2020-24.txt")
    assert done.nquads == write_nquads(compiled_seed)
    assert done.policy == compiled_seed.policy.id == done.report.policy
    assert (done.report.title, done.report.sha256) == (compiled_seed.policy.title, compiled_seed.policy.source.sha256)
    assert done.report.characters == len(compiled_seed.text)
    assert done.report.quads == len(done.nquads.splitlines())
    counts = (len(compiled_seed.clauses), len(compiled_seed.assignments), len(compiled_seed.duties))
    assert (done.report.clauses, done.report.assignments, done.report.duties) == counts


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        compile_document(b"\x89PNG\r\n\x1a\n", "picture.png")


def test_a_graph_that_breaks_the_shapes_is_refused(seed_bytes: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.check.shapes.check_shapes", lambda nquads: (Violation("x", "", "", "错"),))
    with pytest.raises(InvalidGraph, match="1 处不合规定的形状"):
        compile_document(seed_bytes, "x.txt")


def test_outcomes_stand_in_the_order_of_the_documents(seed_bytes: bytes) -> None:
    done, refused, again = compile_documents([(seed_bytes, "a.txt"), (b"", "空.txt"), (seed_bytes, "b.txt")])
    assert isinstance(done, CompiledDocument)
    assert isinstance(again, CompiledDocument)
    assert isinstance(refused, Refusal)
    assert (refused.name, refused.code) == ("空.txt", "unreadable-file")
    assert [line_of(each).get("policy") for each in (done, refused, again)] == [done.policy, None, done.policy]
    assert line_of(refused)["code"] == "unreadable-file"
