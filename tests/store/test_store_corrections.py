"""A correction as statements: enough to answer from, by itself of the shape it should have, and nothing breaks out."""

import pyoxigraph as ox
import pytest
from rdflib import Graph

from graph.errors import BadRequest
from graph.store.corrections import check_correction
from graph.store.entries import write_corrections, write_entry
from graph.store.events import Body, Correction, CorrectionKind, Event, Figure, Words, body_of
from ontology.files import SHAPES
from ontology.iris import iri
from tests.store.by_hand import TEXT, WATER, compiled_by_hand

POLICY = compiled_by_hand()
OWNER, WHEN = POLICY.assignments[0].id, "2021-07-01T09:00:00+08:00"
WORDS = Words("0" * 64, 5, 9, TEXT[5:9], TEXT[:5], TEXT[9:20])
EVERY: list[Correction] = [
    Correction(OWNER, "reject", None, "李四", WHEN, "误", words=WORDS),
    Correction(OWNER, "confirm", None, "李四", WHEN, "核对", words=WORDS),
    Correction(OWNER, "unit", WATER.id, "李四", WHEN, "误", role="lead", unit_name=WATER.name, words=WORDS),
    Correction(OWNER, "role", "lead", "李四", WHEN, "误", original="州教育局（责任）", words=WORDS),
    Correction(POLICY.deadlines[0].id, "date", "2021-12-31", "李四", WHEN, "误", words=WORDS),
    Correction(POLICY.targets[0].id, "figure", None, "李四", WHEN, "误", figure=Figure(">=", "97.50", measure="%")),
    Correction(POLICY.clauses[1].id, "add-owner", WATER.id, "李四", WHEN, "漏", role="support", evidence=WORDS),
    Correction(POLICY.clauses[1].id, "add-deadline", "2021-12-31", "李四", WHEN, "漏", words=WORDS, evidence=WORDS),
    Correction(POLICY.clauses[1].id, "add-target", "2021-12-31", "李四", WHEN, "漏",
               figure=Figure("range", None, "1", "2", "次", "培训", "各校"), words=WORDS),
    Correction(POLICY.policy.id, "name", WATER.id, "李四", WHEN, "误", named="教育部门", unit_name=WATER.name),
    Correction(POLICY.policy.id, "name", None, "李四", WHEN, "误", named="教育部门"),
    Correction("e-2", "withdraw", None, "李四", WHEN, "撤"),
]  # fmt: skip


def body(kind: CorrectionKind, value: str | None = None, **more: str) -> Body:
    return body_of(Correction(OWNER, kind, value, "李四", WHEN, "误")) | more


@pytest.mark.parametrize("correction", EVERY, ids=lambda each: each.kind)
def test_every_kind_is_taken_and_has_the_shape_it_should(correction: Correction) -> None:
    from pyshacl import validate

    check_correction(body_of(correction))
    quads = write_entry(Event(7, "correction", body_of(correction), ""))
    data = Graph().parse(data="\n".join(_triples(quads)), format="nt")
    conforms, _, said = validate(data, shacl_graph=Graph().parse(SHAPES / "correction.ttl"))
    assert conforms, said
    assert all(line.endswith(f" <{iri('corrections')}> .") for line in quads.decode().splitlines())


def _triples(quads: bytes) -> list[str]:
    return [line.rsplit(" ", 2)[0] + " ." for line in quads.decode().splitlines()]


def test_words_stand_in_it_with_what_surrounds_them() -> None:
    quads = write_entry(Event(7, "correction", body_of(EVERY[0]), "")).decode()
    for predicate in ("prefix", "exact", "suffix"):
        assert f"<http://www.w3.org/ns/oa#{predicate}>" in quads
    assert '"5"^^<http://www.w3.org/2001/XMLSchema#integer>' in quads


def test_a_body_holds_only_what_was_said() -> None:
    assert body_of(EVERY[1]).keys() == {
        "about", "kind", "value", "person", "time", "reason",
        "words-sha256", "words-start", "words-end", "words-exact", "words-prefix", "words-suffix",
    }  # fmt: skip
    start = body_of(Correction(OWNER, "confirm", None, "李四", WHEN, "核", words=Words("0" * 64, 0, 2, TEXT[:2])))
    assert (start["words-start"], "words-prefix" in start) == ("0", False)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (body("figure"), "没有写明"),
        (body("figure", "95"), "不带新值"),
        (body("figure", **{"figure-value": "many"}), "数值不合规"),
        (body("figure", **{"figure-min": "3", "figure-max": "2"}), "大于"),
        (body("figure", **{"figure-bound": "about"}), "没有这种界限"),
        (body("add-target", **{"figure-value": "3", "figure-bound": ">="}), "指标名称"),
        (body("add-target", **{"figure-value": "3", "figure-bound": "range", "figure-subject": "x"}), "指标名称"),
        (body("add-target", "2021", **{"figure-value": "3"}), "不合规"),
        (body("name", WATER.id), "哪个称谓"),
        (body("unit", WATER.id, role="boss"), "没有这种角色"),
        (body("reject", unit_name="甲局"), "没有单位标识"),
        (body("withdraw", "x"), "不带新值"),
    ],
)
def test_what_could_not_be_understood_is_refused(wrong: Body, said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        check_correction(wrong)


def test_turtle_holds_the_same_statements() -> None:
    events = [Event(number, "correction", body_of(each), "") for number, each in enumerate(EVERY, 2)]
    written = write_corrections([*events, Event(1, "document", {"sha256": "0"}, "")])
    quads = b"".join(write_entry(event) for event in events)
    wanted = {quad.triple for quad in ox.parse(quads, ox.RdfFormat.N_QUADS)}
    assert {quad.triple for quad in ox.parse(written.encode(), ox.RdfFormat.TURTLE)} == wanted
    assert write_corrections(events[::-1]) == written


def test_a_half_character_is_refused_before_it_is_recorded() -> None:
    from graph.store.entries import check_entry

    with pytest.raises(BadRequest, match="无法识别的字符"):
        check_entry("correction", body("confirm") | {"reason": "\udce5"})
    with pytest.raises(BadRequest, match="过长"):
        check_entry("correction", body("confirm") | {"person": "张" * 201})
