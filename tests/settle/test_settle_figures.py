"""Deadlines and targets as a clerk would read them, and what must hold for any text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.read.head.letterhead import read_letterhead
from graph.read.outline import Part, outline
from graph.read.tidy import tidy
from graph.records import Cadence, CompiledPolicy, Deadline, Norm, Target
from graph.settle.figures import Figures, settle_figures

TABLES = Path(__file__).parents[1] / "cases"
DEADLINES: dict[str, Any] = tomllib.loads((TABLES / "deadlines.toml").read_text("utf-8"))
TARGETS = tomllib.loads((TABLES / "targets.toml").read_text("utf-8"))["case"]
LETTERS = "2020年1月底前12至35名,。;%达到不少于每学期增加配备人 　\n（）力争分别、一半百万元以上内"


def settled(text: str, issued: str | None = "2020-03-02") -> Figures:
    """Everything in one part."""
    clean = tidy(text)
    part = Part("", "", (), (1,), None, 0, len(clean.text), 0)
    return settle_figures(clean, [part], ["p-c-1"], issued)


@pytest.mark.parametrize("case", DEADLINES["case"], ids=[case["text"] for case in DEADLINES["case"]])
def test_a_phrase_gives_its_dates(case: dict[str, Any]) -> None:
    found = settled(case["text"], DEADLINES["issued"]).deadlines
    assert [f"{one.date or 'none'} {one.precision}" for one in found] == case["dates"]


@pytest.mark.parametrize("case", TARGETS, ids=[case["text"] for case in TARGETS])
def test_a_phrase_gives_its_figures(case: dict[str, Any]) -> None:
    found = settled(case["text"])
    dates = {one.id: one.date for one in found.deadlines}
    assert [shown(one) for one in found.targets] == case["figures"]
    for key, values in (
        ("subject", [one.subject for one in found.targets]),
        ("scope", [one.scope for one in found.targets]),
        ("date", [dates.get(one.deadline or "") or "" for one in found.targets]),
    ):
        assert case.get(key, values) == values


def shown(target: Target) -> str:
    """As the table writes it."""
    number = _or(target.value) if target.bound != "range" else f"{_or(target.min)}..{_or(target.max)}"
    return f"{target.kind} {target.bound} {number} {target.unit}"


def _or(number: float | None) -> str:
    return "?" if number is None else str(number)


def test_a_date_belongs_to_its_figure_and_the_figure_to_its_date() -> None:
    found = settled("2020年底前甲类覆盖率达到90%,2021年底前乙类覆盖率达到100%。")
    assert [one.target for one in found.deadlines] == [one.id for one in found.targets]
    assert [one.deadline for one in found.targets] == [one.id for one in found.deadlines]


def test_one_date_may_govern_several_figures_and_points_at_the_first() -> None:
    found = settled("到2025年,新增学位100个,新建校舍20栋。")
    (deadline,) = found.deadlines
    assert deadline.target == found.targets[0].id
    assert [one.deadline for one in found.targets] == [deadline.id, deadline.id]


def test_a_date_in_mid_sentence_reaches_to_the_semicolon() -> None:
    found = settled("全面完善各项管理制度和保障措施,2025年底前覆盖率达到90%;合格率不低于95%。")
    assert [one.deadline for one in found.targets] == [found.deadlines[0].id, None]


def test_conditions_and_money_take_no_date() -> None:
    found = settled("2025年底前对船龄15年以上的船舶给予最高10万元补助。")
    assert [(one.kind, one.deadline) for one in found.targets] == [("threshold", None), ("amount", None)]
    assert found.deadlines[0].target is None


def test_a_year_is_inherited_within_the_paragraph_but_not_beyond() -> None:
    assert [one.date for one in settled("2020年6月底前完成方案。9月底前完成验收。").deadlines][1] == "2020-09-30"
    assert [one.date for one in settled("2020年6月底前完成方案。\n9月底前完成验收。").deadlines][1] is None


def test_passages_keep_the_stray_spaces_of_the_source() -> None:
    found = settled("2020 年底前设置率达到100  %。")
    assert found.targets[0].passage.exact == "100  %"
    assert found.deadlines[0].passage.exact == "2020 年底前"


def test_the_same_words_twice_are_two_facts() -> None:
    found = settled("定期排查。定期排查。定期排查。")
    assert len({one.id for one in found.cadences}) == 3
    assert [one.id.endswith(("-x2", "-x3")) for one in found.cadences] == [False, True, True]


def test_the_bundled_policy(compiled_seed: CompiledPolicy) -> None:
    dated = [one for one in compiled_seed.targets if one.deadline]
    assert len(dated) == 8
    assert [one.date for one in compiled_seed.deadlines] == [
        "2020-12-31", "2021-12-31", "2020-12-31", "2021-12-31", "2022-12-31", "2020-12-31", "2021-12-31", "2020-12-31",
    ]  # fmt: skip
    (damaged,) = [one for one in compiled_seed.targets if one.damaged]
    assert (damaged.passage.exact, damaged.min, damaged.max) == ("2至 名", 2, None)
    assert [len(norm.brackets) for norm in compiled_seed.norms] == [3, 2, 3, 3]
    assert compiled_seed.norms[0].brackets[0].max is None
    assert sum(one.cadence == "termly" for one in compiled_seed.cadences) == 4
    assert 38 <= len(compiled_seed.cadences) <= 45


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=LETTERS, max_size=120))
def test_any_text_survives_with_exact_passages_and_distinct_ids(text: str) -> None:
    clean = tidy(text)
    letterhead = read_letterhead(clean)
    parts = outline(clean, letterhead)
    found = settle_figures(clean, parts, [f"p-c-{at}" for at in range(len(parts))], letterhead.signed)
    facts: list[Deadline | Cadence | Target | Norm] = [*found.deadlines, *found.cadences, *found.targets, *found.norms]
    assert all(text[one.passage.start : one.passage.end] == one.passage.exact != "" for one in facts)
    assert len({one.id for one in facts}) == len(facts)
    assert {one.target for one in found.deadlines} - {None} <= {one.id for one in found.targets}
    assert {one.deadline for one in found.targets} - {None} <= {one.id for one in found.deadlines}
    assert all(one.subject for one in found.targets)


@settings(deadline=None)
@given(st.lists(st.sampled_from([case["text"] for case in [*DEADLINES["case"], *TARGETS]]), max_size=4))
def test_cut_and_joined_phrases_survive(phrases: list[str]) -> None:
    text = "".join(phrases)
    for cut in range(0, len(text), 7):
        found = settled(text[cut:])
        assert all(one.precision in ("relative", "unknown") for one in found.deadlines if one.date is None)


def test_a_part_that_reports_sets_nothing_and_a_task_with_such_a_name_does() -> None:
    text = "发展基础。建成体育馆12座。夯实工作基础。建成体育馆20座。"
    clean, cut = tidy(text), text.index("夯")
    parts = [
        Part("一", heading, ("一",), (at,), None, start, end, start + len(heading) + 1)
        for at, (heading, start, end) in enumerate((("发展基础", 0, cut), ("夯实工作基础", cut, len(text))), 1)
    ]
    found = settle_figures(clean, parts, ["p-c-1", "p-c-2"], "2020-03-02").targets
    assert [shown(one) for one in found] == ["baseline = 12 座", "goal = 20 座"]


def test_a_year_that_leads_in_a_list_holds_for_its_items() -> None:
    text = "到2025年,实现以下目标:\n覆盖率达到90%。\n建成体育馆20座。"
    clean, cut = tidy(text), text.index("\n") + 1
    parts = [
        Part("一", "", ("一",), (1,), None, 0, cut - 1, 0),
        Part("1", "", ("一", "1"), (1, 1), 0, cut, len(text) - 9, cut),
        Part("二", "", ("二",), (2,), None, len(text) - 9, len(text), len(text) - 9),
    ]
    found = settle_figures(clean, parts, ["p-c-1", "p-c-1-1", "p-c-2"], "2020-03-02")
    dates = {one.id: one.date for one in found.deadlines}
    assert [dates.get(one.deadline or "") for one in found.targets] == ["2025-12-31", None]
