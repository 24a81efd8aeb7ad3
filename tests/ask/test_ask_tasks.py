"""Lists of tasks, looking one up, and everything about one."""

import pytest

from graph.ask.navigator import Navigator
from graph.ask.parts.view import View
from graph.errors import NotFound
from graph.store.values import Given, Row
from tests.ask.asked import DAY, POLICY, STAFF, WATER_TEST


def test_tasks_come_in_the_order_of_the_text(notice: Navigator) -> None:
    assert [(task.label, task.heading, task.chapter) for task in notice.tasks()] == [
        ("一（一）", "检测水质", "一 重点任务"),
        ("一（二）", "配备人员", "一 重点任务"),
    ]
    assert notice.tasks(POLICY.policy.id) == notice.tasks()
    assert notice.tasks("p-none") == ()


@pytest.mark.parametrize("words", ["", "水质", "二"])
@pytest.mark.parametrize(("offset", "most"), [(0, 1), (1, 1), (0, 50), (2, 1)])
def test_a_page_of_tasks_is_a_part_of_the_whole(notice: Navigator, words: str, offset: int, most: int) -> None:
    whole = notice.find_tasks(words) if words else notice.tasks()
    page = notice.tasks_page(words, POLICY.policy.id, offset=offset, most=most)
    assert page == (whole[offset : offset + most], len(whole))
    assert notice.tasks_page(words, "p-none", offset=offset, most=most) == ((), 0)


def test_owners_are_read_of_the_tasks_shown_only(notice: Navigator, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    plain = View.rows

    def told(view: View, question: str, /, **parameters: Given) -> list[Row]:
        if question == "owners":
            asked.append(parameters)
        return plain(view, question, **parameters)

    monkeypatch.setattr(View, "rows", told)
    notice.tasks_page(offset=1, most=1)
    notice.due_page(as_of=DAY, offset=0, most=1)
    assert asked == [{"clause": (STAFF,)}, {"clause": (WATER_TEST,)}]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("一（二）", ["一（二）"]),
        ("一(二)", ["一（二）"]),
        ("二", ["一（二）"]),
        ("（一）", ["一（一）"]),
        (STAFF, ["一（二）"]),
        ("检测", ["一（一）"]),
        ("配备", ["一（二）"]),
        ("水质", ["一（一）", "一（二）"]),
        ("水质员2至名", ["一（二）"]),
        ("森林", []),
        ("", []),
    ],
)
def test_a_number_or_words_find_tasks(notice: Navigator, words: str, labels: list[str]) -> None:
    assert [task.label for task in notice.find_tasks(words)] == labels


def test_a_tasks_page_holds_everything_read_from_it(notice: Navigator) -> None:
    page = notice.task(WATER_TEST, DAY)
    assert page.text.exact.startswith("（一）检测水质。")
    assert [duty.named for duty in page.duties] == [("教育部门",), ("水务部门",)]
    assert [(t.scope, t.subject, t.text, t.date, t.status) for t in page.targets] == [
        ("城区学校", "检测率", "≥ 100%", "2021-06-30", "soon"),
        ("乡村学校", "检测率", "≥ 100%", "2022-12-31", "not-due"),
    ]
    assert [deadline.status for deadline in page.deadlines] == ["soon", "not-due"]
    assert [(c.cadence, c.rrule, c.vague, c.at_least) for c in page.cadences] == [
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3", False, 1)
    ]
    assert page.as_of == DAY


def test_damage_shows_as_damage_and_has_no_upper_figure(notice: Navigator) -> None:
    page = notice.task(STAFF, DAY)
    (norm,) = page.norms
    (bracket,) = norm.brackets
    assert (norm.subject, norm.per, bracket.min, bracket.max, bracket.damaged) == ("水质员", "学校", 2, None, True)
    assert [(each.code, each.severity) for each in page.findings] == [
        ("damaged-figure", "error"),
        ("open-owner", "warning"),
    ]


def test_findings_of_all_and_of_one_code(notice: Navigator) -> None:
    assert sorted(each.code for each in notice.findings()) == ["damaged-figure", "no-overseer", "open-owner"]
    (whole,) = notice.findings(code="no-overseer")
    assert whole.cite is None
    (owner,) = notice.findings(POLICY.policy.id, "open-owner")
    assert owner.cite is not None
    assert owner.cite.passage.exact == "州有关部门"
    assert notice.findings("p-none") == ()


def test_targets_of_all_policies(notice: Navigator) -> None:
    assert [target.scope for target in notice.targets(DAY)] == ["城区学校", "乡村学校"]


def test_an_unknown_task_is_not_found(notice: Navigator) -> None:
    with pytest.raises(NotFound, match="没有任务"):
        notice.task("p-2021-7-c-9", DAY)


@pytest.mark.parametrize("code", [None, "open-owner", "no-such"])
@pytest.mark.parametrize(("offset", "most"), [(0, 1), (1, 2), (0, 50), (9, 1)])
def test_a_page_of_findings_is_a_part_of_the_whole(notice: Navigator, code: str | None, offset: int, most: int) -> None:
    whole = notice.findings(code=code)
    assert notice.findings_page(code=code, offset=offset, most=most) == (whole[offset : offset + most], len(whole))


def test_findings_are_counted_by_rule_the_most_severe_first(notice: Navigator) -> None:
    groups = notice.finding_groups(few=1)
    severities = {each.code: each.severity for each in notice.findings()}
    assert {group.code: group.severity for group in groups} == severities
    assert [group.severity for group in groups] == sorted(severities.values(), key=["error", "warning", "info"].index)
    assert [group.count for group in groups] == [1, 1, 1]
    assert [group.findings for group in groups] == [notice.findings(code=group.code) for group in groups]
    assert notice.finding_groups("p-none") == ()
