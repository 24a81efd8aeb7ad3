"""The bundled policy, asked: the answers a careful reader gives, and the words they rest on."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.ask.navigator import Navigator
from graph.records import CompiledPolicy, Passage

TASKS = tomllib.loads((Path(__file__).parents[1] / "cases" / "seed_owners.toml").read_text("utf-8"))["task"]
DAY = date(2020, 12, 10)
COUNTIES = "各县〔市〕人民政府"


def _task(navigator: Navigator, label: str) -> str:
    (task,) = [task for task in navigator.tasks() if task.label == label]
    return task.id


def test_there_are_25_tasks_with_85_entries(navigator: Navigator) -> None:
    assert [task.label for task in navigator.tasks()] == [task["label"] for task in TASKS]
    assert len(TASKS) == 25
    assert sum(len(task["owners"]) for task in TASKS) == 85


@pytest.mark.parametrize("expected", TASKS, ids=lambda task: task["label"])
def test_the_owners_of_a_task(navigator: Navigator, compiled_seed: CompiledPolicy, expected: dict[str, Any]) -> None:
    owners = [owner for owner in navigator.owners_of(_task(navigator, expected["label"])) if owner.origin == "clause"]
    assert [f"{owner.named}{'' if owner.unit else '(无)'}" for owner in owners] == expected["owners"]
    for owner in owners:
        assert (owner.role, owner.basis) == ("responsible", "stated")
        assert owner.unit or owner.reason
        assert owner.cite.label == expected["label"]
        passage = owner.cite.passage
        assert compiled_seed.text[passage.start : passage.end] == passage.exact
        assert "".join(passage.exact.split()) == owner.named
        if owner.named == COUNTIES:
            assert len(owner.members) == 12


@pytest.mark.parametrize("name", ["教育局", "教育部门", "州教育局", "黔南州教育局"])
def test_all_its_names_reach_the_education_bureau(navigator: Navigator, name: str) -> None:
    hit = navigator.find_units(name)[0]
    assert (hit.unit.id, hit.unit.name) == ("u-qiannan-edu", "州教育局")
    assert hit.reason


def test_a_county_inherits_from_the_group_alone(navigator: Navigator) -> None:
    (hit, *_) = navigator.find_units("都匀市人民政府")
    rows = navigator.duties_of(hit.unit.id, DAY)
    assert {row.via for row in rows} == {"group"}
    assert len({row.task.id for row in rows}) == 25
    assert {row.group.name for row in rows if row.group} == {"各县（市）人民政府"}


def test_eight_figures_are_dated_and_four_of_them_due_this_year(navigator: Navigator) -> None:
    found = navigator.due_between(as_of=DAY)
    assert [(each.date, each.status, each.task.label) for each in found] == [
        ("2020-12-31", "soon", "二（一）2"),
        ("2020-12-31", "soon", "二（一）3"),
        ("2020-12-31", "soon", "二（一）4"),
        ("2020-12-31", "soon", "二（二）9"),
        ("2021-12-31", "not-due", "二（一）2"),
        ("2021-12-31", "not-due", "二（一）3"),
        ("2021-12-31", "not-due", "二（一）4"),
        ("2022-12-31", "not-due", "二（一）3"),
    ]
    assert [each.target.scope for each in found if each.target and each.task.label == "二（一）2"] == [
        "中小学与城镇幼儿园",
        "乡村幼儿园",
    ]
    assert {each.status for each in navigator.due_between(as_of=date(2023, 1, 1))} == {"overdue-unreported"}


def test_no_answer_gives_the_lost_figure_of_the_guard_norm(navigator: Navigator) -> None:
    page = navigator.task(_task(navigator, "二（一）2"), DAY)
    lost = [bracket for norm in page.norms for bracket in norm.brackets if bracket.damaged]
    assert [(bracket.to, bracket.min, bracket.max) for bracket in lost] == [(500, 2, None)]
    assert [target.text for target in page.targets if target.damaged] == ["下限 2名、上限不明"]
    assert any("2至" in finding.cite.passage.exact for finding in page.findings if finding.cite)


def test_every_answer_quotes_the_text(navigator: Navigator, compiled_seed: CompiledPolicy) -> None:
    passages: list[Passage] = []
    for task in navigator.tasks():
        page = navigator.task(task.id, DAY)
        passages += [page.text, page.cite.passage, *(owner.cite.passage for owner in page.owners)]
        for facts in (page.duties, page.targets, page.deadlines, page.cadences, page.norms, page.consequences):
            passages += [fact.cite.passage for fact in facts]
        passages += [finding.cite.passage for finding in page.findings if finding.cite]
    assert len(passages) > 400
    assert [p for p in passages if compiled_seed.text[p.start : p.end] != p.exact] == []


def test_answers_hold_all_that_was_compiled(navigator: Navigator, compiled_seed: CompiledPolicy) -> None:
    pages = [navigator.task(task.id, DAY) for task in navigator.tasks()]
    tasks = {page.task.id for page in pages}
    for facts, compiled in (
        ({f.id for page in pages for f in page.owners}, compiled_seed.assignments),
        ({f.id for page in pages for f in page.duties}, compiled_seed.duties),
        ({f.id for page in pages for f in page.targets}, compiled_seed.targets),
        ({f.id for page in pages for f in page.cadences}, compiled_seed.cadences),
    ):
        assert facts == {fact.id for fact in compiled if fact.clause in tasks}
    assert len(navigator.targets(DAY)) == len(compiled_seed.targets)
    assert len(navigator.findings()) == len(compiled_seed.findings)


def test_the_page_of_the_policy_marks_three_grounds(navigator: Navigator, compiled_seed: CompiledPolicy) -> None:
    page = navigator.policy_page(compiled_seed.policy.id)
    assert page.text == compiled_seed.text
    assert [each.number for each in page.references if each.basis] == [
        "国办发〔2017〕35号",
        "黔府办函〔2018〕17号",
        "黔南委办字〔2020〕27号",
    ]
    assert len([each for each in page.references if not each.basis]) == 5


def test_the_police_work_in_the_tasks_that_name_them(navigator: Navigator) -> None:
    page = navigator.unit("u-qiannan-police", DAY)
    held = [row.task.label for row in page.duties if row.via == "clause"]
    assert held == [task["label"] for task in TASKS if "州公安局" in task["owners"]]
    assert "二（二）7" in [row.task.label for row in page.duties if row.via == "text"]
    assert page.partners[0].unit.name == "各县（市）人民政府"
    assert next(unit.name for unit in navigator.hubs()) == "各县（市）人民政府"
