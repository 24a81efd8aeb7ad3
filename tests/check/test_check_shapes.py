"""Well-formed graphs pass; each way of spoiling one is told, in Chinese, with its place."""

import dataclasses

import pytest

from graph.check.shapes import Violation, check_shapes
from graph.records import CompiledPolicy, Passage, Unit
from graph.write.quads import write_nquads
from ontology.iris import iri
from ontology.terms import OA, ZR
from tests.write.made import COUNTIES, EDU, made_policy


def _messages(compiled: CompiledPolicy) -> set[str]:
    return {violation.message for violation in check_shapes(write_nquads(compiled))}


def test_a_well_formed_policy_passes() -> None:
    assert check_shapes(write_nquads(made_policy())) == ()


def test_a_policy_without_number_dates_or_facts_passes() -> None:
    bare = dataclasses.replace(
        made_policy().policy, number=None, signed=None, published=None, issuer=None, basis=(), index_number=None
    )
    none = dataclasses.replace(
        made_policy(),
        policy=bare,
        units=(),
        assignments=(),
        duties=(),
        deadlines=(),
        cadences=(),
        targets=(),
        norms=(),
        citations=(),
        consequences=(),
        findings=(),
    )
    assert check_shapes(write_nquads(none)) == ()


def test_words_that_do_not_stand_where_they_say_are_told() -> None:
    compiled = made_policy()
    moved = dataclasses.replace(compiled.duties[0], passage=Passage(3, 7, "州教育局"))
    (violation,) = check_shapes(write_nquads(dataclasses.replace(compiled, duties=(moved, *compiled.duties[1:]))))
    assert (violation.path, violation.value, violation.message) == (OA.exact, "州教育局", "引文与全文此处不符")
    assert violation.focus.startswith(iri("cit-"))
    assert "州教育局" in str(violation)


def test_a_unit_from_nowhere_is_told() -> None:
    compiled = made_policy()
    stranger = dataclasses.replace(compiled.assignments[0], unit=Unit("u-0123456789ab", "无名局", "body"))
    spoilt = dataclasses.replace(compiled, assignments=(stranger, *compiled.assignments[1:]))
    assert check_shapes(write_nquads(spoilt)) == (Violation(iri("u-0123456789ab"), ZR.agent, "", "单位没有来源"),)


def test_an_owner_without_unit_or_reason_is_told() -> None:
    compiled = made_policy()
    silent = dataclasses.replace(compiled.assignments[2], reason=None)
    assert _messages(dataclasses.replace(compiled, assignments=(silent,))) == {"没有认定单位时应说明理由"}


def test_a_clause_that_leads_nowhere_is_told() -> None:
    compiled = made_policy()
    lost = tuple(dataclasses.replace(clause, parent="p-2021-7-lost") for clause in compiled.clauses)
    assert "条款逐级向上应到达一份政策文件" in _messages(dataclasses.replace(compiled, clauses=lost))


def test_a_day_that_does_not_exist_is_told() -> None:
    compiled = made_policy()
    spoilt = dataclasses.replace(compiled.deadlines[0], date="2021-02-30")
    assert _messages(dataclasses.replace(compiled, deadlines=(spoilt, *compiled.deadlines[1:]))) == {
        "截止日应写作 YYYY-MM-DD"
    }


def test_one_unit_of_two_names_is_told() -> None:
    compiled = made_policy()
    twice = dataclasses.replace(compiled.assignments[0], unit=Unit(EDU.id, "另一名称", "body"))
    assert _messages(dataclasses.replace(compiled, assignments=(twice,))) == {"单位应有一个中文名称"}


def test_crossed_bounds_are_the_documents_fault_and_refuse_nothing() -> None:
    compiled = made_policy()
    crossed = dataclasses.replace(compiled.targets[0], bound="range", value=None, min=9, max=3)
    assert _messages(dataclasses.replace(compiled, targets=(crossed,))) == set()


@pytest.mark.parametrize("term", [ZR.statedIn, ZR.citation, ZR.role, ZR.namedAs, ZR.forTask])
def test_an_assignment_that_lacks_something_is_told(term: str) -> None:
    compiled = made_policy()
    subject, predicate = f"<{iri(compiled.assignments[0].id)}>".encode(), f"<{term}>".encode()
    kept = [
        line
        for line in write_nquads(compiled).splitlines(keepends=True)
        if not (line.startswith(subject) and predicate in line)
    ]
    (violation,) = check_shapes(b"".join(kept))
    assert (violation.focus, violation.path) == (iri(compiled.assignments[0].id), term)


def test_the_report_is_sorted() -> None:
    compiled = made_policy()
    silent = tuple(dataclasses.replace(one, reason=None, unit=None) for one in compiled.assignments)
    report = check_shapes(write_nquads(dataclasses.replace(compiled, assignments=silent)))
    assert list(report) == sorted(report)
    assert len(report) == len(silent)
    assert COUNTIES.id not in str(report)
