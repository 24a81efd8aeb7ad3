"""What is said to have changed between two demands, and what is not."""

import pytest

from graph.ask.answers import CadenceFact, Cite, DeadlineFact, TargetFact, UnitRef
from graph.ask.compare.changes import Change, changes_between, counterpart, owner_changes
from graph.ask.compare.demands import Demand, Holder
from graph.records import Passage, Role

CITE = Cite("p-1", "水库通知", "p-1-c-1", "一", "水库", Passage(0, 4, "水库大坝"))


def holder(name: str, role: Role = "responsible", level: str | None = "省", *, known: bool = True) -> Holder:
    unit = UnitRef(f"u-{name}", name, "body") if known else None
    return Holder(unit, name, role, level if known else None, CITE)


def figure(text: str, date: str | None = None, scope: str = "", subject: str = "普及率", unit: str = "%") -> TargetFact:
    return TargetFact(
        id=f"{scope}{subject}{text}{date}",
        subject=subject,
        bound=">=",
        value=1,
        min=None,
        max=None,
        unit=unit,
        scope=scope,
        kind="goal",
        damaged=False,
        date=date,
        precision=None,
        status="no-deadline",
        text=text,
        cite=CITE,
    )


def day(date: str) -> DeadlineFact:
    return DeadlineFact(date, date, "day", None, "not-due", CITE)


def often(cadence: str, words: str) -> CadenceFact:
    return CadenceFact(words, cadence, None, False, None, Cite("p", "", "c", "", "", Passage(0, len(words), words)))


def said(changes: tuple[Change, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(each.kind, each.was, each.now) for each in changes]


@pytest.mark.parametrize(
    ("name", "level", "plain"),
    [
        ("省教育厅", "省", "教育"),
        ("州教育局", "州", "教育"),
        ("贵州省教育厅", "省", "教育"),
        ("教育部", "国家", "教育"),
        ("市市场监管局", "市", "市场监管"),
        ("市场监管部门", None, "市场监管"),
        ("县人民政府", "县", "人民政府"),
        ("各县（市）人民政府", "县", "人民政府"),
        ("局", None, "局"),
    ],
)
def test_a_body_without_its_level_and_kind(name: str, level: str | None, plain: str) -> None:
    assert counterpart(name, level) == plain


def test_owners_come_go_and_change_their_role() -> None:
    before = (holder("省教育厅"), holder("省财政厅"))
    after = (holder("省教育厅", "lead"), holder("省审计厅"))
    assert said(owner_changes(before, after, None)) == [
        ("role-changed", "省教育厅（责任）", "省教育厅（牵头）"),
        ("owner-removed", "省财政厅（责任）", None),
        ("owner-added", None, "省审计厅（责任）"),
    ]


def test_across_levels_bodies_of_one_function_answer_to_each_other() -> None:
    before = (holder("省教育厅"), holder("各县（市）人民政府", level="县"), holder("省财政厅"))
    after = (holder("县教育局", level="县"),)
    assert said(owner_changes(before, after, "县")) == [("owner-removed", "省财政厅（责任）", None)]
    assert len(owner_changes(before, after, None)) == 4


def test_whom_both_clauses_name_for_all_their_sentences_is_not_told_again_by_each() -> None:
    one, other = (Demand(CITE, (each,), True) for each in (holder("省教育厅"), holder("省财政厅")))
    assert changes_between(one, other, None) == ()


def test_of_a_sentence_with_actors_of_its_own_only_these_are_told() -> None:
    own = Demand(CITE, (holder("省水利厅"),), False)
    clause = Demand(CITE, (holder("省教育厅"), holder("省财政厅")), True)
    assert said(changes_between(own, clause, None)) == [("owner-removed", "省水利厅（责任）", None)]
    assert said(changes_between(clause, own, None)) == [("owner-added", None, "省水利厅（责任）")]
    assert changes_between(Demand(CITE, (holder("学校", known=False),), False), clause, None) == ()


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [
        ([day("2024-12-31")], [day("2024-06-30")], ["date-tightened"]),
        ([day("2024-06-30")], [day("2024-12-31")], ["date-moved"]),
        ([day("2024-06-30")], [], ["date-dropped"]),
        ([], [day("2024-06-30")], ["date-added"]),
        ([day("2024-06-30"), day("2025-06-30")], [day("2025-06-30"), day("2024-06-30")], []),
    ],
)
def test_dates(was: list[DeadlineFact], now: list[DeadlineFact], kinds: list[str]) -> None:
    found = changes_between(Demand(CITE, (), True, tuple(was)), Demand(CITE, (), True, tuple(now)), None)
    assert [each.kind for each in found] == kinds


def test_rhythms() -> None:
    one = Demand(CITE, (), True, cadences=(often("monthly", "每月"), often("yearly", "每年")))
    other = Demand(CITE, (), True, cadences=(often("yearly", "每年度"), often("quarterly", "每季度")))
    assert said(changes_between(one, other, None)) == [("cadence-changed", "每月", "每季度")]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (figure("≥ 95%"), figure("≥ 98%"), [("figure-changed", "普及率 ≥ 95%", "普及率 ≥ 98%")]),
        (figure("≥ 95%", "2024-12-31"), figure("≥ 95%", "2023-12-31"), ["date-tightened"]),
        (figure("≥ 95%", "2024-12-31"), figure("≥ 95%"), ["date-dropped"]),
        (figure("≥ 95%", scope="乡村"), figure("≥ 95%", scope="城镇"), ["figure-changed"]),
        (figure("≥ 95%"), figure("≥ 95%", subject="自来水普及率"), []),
        (figure("≥ 95%"), figure("≥ 5座", unit="座"), ["figure-dropped", "figure-added"]),
    ],
)
def test_figures(was: TargetFact, now: TargetFact, told: list[object]) -> None:
    found = changes_between(Demand(CITE, (), True, figures=(was,)), Demand(CITE, (), True, figures=(now,)), None)
    assert [(each.kind, each.was, each.now) if isinstance(told[0], tuple) else each.kind for each in found] == told


def test_a_figure_meets_the_one_of_its_own_population_first() -> None:
    one = Demand(CITE, (), True, figures=(figure("≥ 90%", scope="乡村"), figure("≥ 95%", scope="城镇")))
    other = Demand(CITE, (), True, figures=(figure("≥ 97%", scope="城镇"), figure("≥ 90%", scope="乡村")))
    assert said(changes_between(one, other, None)) == [("figure-changed", "城镇 普及率 ≥ 95%", "城镇 普及率 ≥ 97%")]
