"""Responsibility clauses in all their forms: one table of cases for each."""

from typing import Any

import pytest

from tests.find.owners.written import cases, found_in, owners

FORMS = ("brackets", "labels", "names", "damage", "duty_lists")


@pytest.mark.parametrize(
    "case", [case for form in FORMS for case in cases(f"responsibility_{form}")], ids=lambda c: c["text"]
)
def test_owners_of_a_clause(case: dict[str, Any]) -> None:
    clean, found = found_in(case["text"])
    assert [one for clause in found.clauses for one in owners(clean, clause)] == case["owners"]


@pytest.mark.parametrize("case", [c for c in cases("responsibility_names") if "open" in c], ids=lambda c: c["text"])
def test_an_open_end_is_kept_apart(case: dict[str, Any]) -> None:
    clean, found = found_in(case["text"])
    assert [clean.text[a:b] for clause in found.clauses for a, b in clause.open_ends] == case["open"]


@pytest.mark.parametrize("text", cases("responsibility_nothing"))
def test_nothing_where_no_clause_stands(text: str) -> None:
    assert found_in(text)[1].clauses == ()


def test_several_clauses_of_one_paragraph_stay_apart() -> None:
    text = "统筹算力建设。（责任单位：市数据局）支持企业研发。（责任单位：市科技局、市经信局）"
    clean, found = found_in(text)
    assert [owners(clean, clause) for clause in found.clauses] == [
        ["responsible 市数据局"],
        ["responsible 市科技局", "responsible 市经信局"],
    ]
    assert [clean.passage(clause.start, clause.end).exact for clause in found.clauses] == [
        "（责任单位：市数据局）",
        "（责任单位：市科技局、市经信局）",
    ]


def test_positions_count_over_the_whole_clause() -> None:
    _, found = found_in("（牵头单位：市教育局；配合单位：市公安局、市财政局）")
    assert [entry.order for entry in found.clauses[0].entries] == [1, 2, 3]


def test_the_passage_of_a_name_is_its_own_words() -> None:
    clean, found = found_in("（责任单位：州自然资源  局、州 水务局）")
    passages = [clean.passage(*entry.span) for entry in found.clauses[0].entries]
    assert [passage.exact for passage in passages] == ["州自然资源  局", "州 水务局"]


def test_fields_of_one_task_are_one_clause() -> None:
    clean, found = found_in("牵头部门：市教育局\n\n参与部门：各县区政府\n\n完成时限：2021年底前\n\n2．加强管理。")
    assert len(found.clauses) == 1
    assert clean.passage(found.clauses[0].start, found.clauses[0].end).exact.endswith("2021年底前")
