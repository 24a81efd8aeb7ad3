"""Corrections as people enter them: checked, shown as such everywhere, listed with what became of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from graph.ask.due import Wanted
from graph.errors import BadRequest, NotFound
from graph.store.events import CorrectionKind, Figure
from tests.ask.asked import DAY, POLICY, STAFF, WATER_TEST, asked
from tests.ask.correcting import (
    CADENCE,
    CITY,
    CITY_DATE,
    DISCIPLINE_REF,
    DUTY,
    EDU_OWNS,
    EDU_REF,
    NEW,
    NOBODY,
    NORM,
    WATER_OWNS,
    WATER_REF,
    Asked,
    enter,
)
from tests.store.by_hand import EDU, TEXT, WATER


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """For tests in which nothing is recorded."""
    with asked(tmp_path_factory.mktemp("untouched")) as both:
        yield both
        assert both[0].version == 1


def test_the_words_are_recorded_with_what_stands_around_them(stored: Asked) -> None:
    enter(stored, EDU_OWNS, "unit", unit=WATER_REF)
    body = stored[0].events()[-1].body
    start, end = int(body["words-start"] or ""), int(body["words-end"] or "")
    assert TEXT[start:end] == body["words-exact"] == "州教育局"
    assert TEXT[start - 32 : start] == body["words-prefix"]
    assert body["words-suffix"] == "、州水务局，各县〔市〕人民政府)\n"  # no further than its clause
    assert body["heading"] == "检测水质"
    assert (body["original"], body["unit_name"]) == ("州教育局（责任）", "州水务局")


def test_a_unit_and_its_role_in_one_correction(stored: Asked) -> None:
    enter(stored, NOBODY, "unit", unit=EDU_REF, role="lead", quote="牵头单位：州水务局")
    owner = stored[1].owners_of(STAFF)[1]
    assert owner.correction is not None
    assert (owner.unit, owner.role, owner.correction.was, owner.correction.quoted) == (
        EDU_REF,
        "lead",
        "“州有关部门”未指明（配合）",
        "牵头单位：州水务局",
    )
    enter(stored, NOBODY, "role", role="oversee")
    owner = stored[1].owners_of(STAFF)[1]
    assert (owner.unit, owner.role, owner.correction and owner.correction.kind) == (EDU_REF, "oversee", "role")


def test_a_unit_that_no_text_names_is_added_with_its_role(stored: Asked) -> None:
    added = enter(stored, STAFF, "add-owner", unit=NEW, role="support")
    owner = stored[1].owners_of(STAFF)[-1]
    assert (owner.id, owner.unit, owner.role, owner.cite.clause) == (added, NEW, "support", STAFF)
    page = stored[1].unit(NEW.id, DAY)
    assert (page.unit, page.source, [row.role for row in page.duties]) == (NEW, "人工更正", ["support"])
    assert page.duties[0].correction is not None
    assert [hit.unit for hit in stored[1].find_units("州应急管理局")] == [NEW]
    assert stored[1].find_units("州应急管理局")[0].tasks == 1


def test_an_addition_can_itself_be_corrected_rejected_and_withdrawn(stored: Asked) -> None:
    added = enter(stored, STAFF, "add-owner", unit=NEW)
    enter(stored, added, "role", role="lead")
    assert stored[1].owners_of(STAFF)[-1].role == "lead"
    enter(stored, added, "unit", unit=EDU_REF)
    assert (stored[1].owners_of(STAFF)[-1].unit, stored[1].owners_of(STAFF)[-1].role) == (EDU_REF, "lead")
    enter(stored, added, "reject")
    assert len(stored[1].owners_of(STAFF)) == 2
    assert [(each.id, each.text) for each in stored[1].task(STAFF, DAY).rejected] == [(added, "州应急管理局")]
    enter(stored, added, "withdraw")
    assert stored[1].task(STAFF, DAY).rejected == ()
    assert [each.state for each in stored[1].corrections()] == ["withdrawn"] * 4


def test_what_was_rejected_stays_in_sight(stored: Asked) -> None:
    for fact in (EDU_OWNS, CITY, CITY_DATE, DUTY, CADENCE):
        enter(stored, fact, "reject")
    page = stored[1].task(WATER_TEST, DAY)
    assert [(each.kind, each.text) for each in page.rejected] == [
        ("duty", POLICY.duties[0].passage.exact),
        ("cadence", "每季度"),
        ("deadline", "2021-06-30"),
        ("target", "城区学校 检测率 ≥ 100% 2021-06-30"),
        ("assignment", "州教育局（责任）"),
    ]
    assert {each.correction.review for each in page.rejected} == {"rejected"}
    assert EDU_REF not in page.task.owners
    assert page.cadences == ()


def test_a_figure_is_corrected_field_by_field(stored: Asked) -> None:
    enter(stored, CITY, "figure", figure=Figure(value="95"))
    target = stored[1].task(WATER_TEST, DAY).targets[0]
    assert (target.text, target.scope, target.date) == ("≥ 95%", "城区学校", "2021-06-30")
    enter(stored, CITY, "figure", person="王五", figure=Figure(min="90", max="99.5", scope="县城学校"))
    target = stored[1].task(WATER_TEST, DAY).targets[0]
    assert target.correction is not None
    assert (target.text, target.bound, target.value, target.scope, target.correction.was) == (
        "90–99.5%",
        "range",
        None,
        "县城学校",
        "城区学校 检测率 ≥ 100% 2021-06-30",
    )
    assert [each.scope for each in stored[1].targets(DAY)] == ["县城学校", "乡村学校"]
    assert [found.title for found in stored[1].search("县城学校", DAY).targets] == ["县城学校检测率 90–99.5%"]
    assert "县城学校检测率" in [each.name for each in stored[1].neighbours(WATER_TEST)]


def test_the_lost_end_of_a_norm_is_supplied_and_the_damage_stays_said(stored: Asked) -> None:
    enter(stored, f"{NORM}-1", "figure", figure=Figure(max="3"), quote="每校配备水质员2至 名")
    (bracket,) = stored[1].task(STAFF, DAY).norms[0].brackets
    assert bracket.correction is not None
    assert (bracket.min, bracket.max, bracket.damaged, bracket.correction.was) == (2, 3, True, "下限 2、上限 不明")
    (damage,) = stored[1].findings(code="damaged-figure")
    assert damage.correction is not None
    assert damage.correction.person == "李四"


def test_a_missed_figure_is_added_on_its_words(stored: Asked) -> None:
    figure = Figure(bound=">=", value="1", subject="检测设备", measure="套", scope="每校")
    added = enter(stored, WATER_TEST, "add-target", figure=figure, day="2021-09-01", quote="水务部门提供检测设备")
    target = stored[1].task(WATER_TEST, DAY).targets[-1]
    assert (target.id, target.scope, target.text, target.date) == (added, "每校", "≥ 1套", "2021-09-01")
    assert target.cite.passage.exact == "水务部门提供检测设备"
    dates = [(each.date, each.target and each.target.id) for each in stored[1].due_between(Wanted(unit=WATER.id), DAY)]
    assert ("2021-09-01", added) in dates
    page = stored[1].policy_page(POLICY.policy.id)
    assert ("target", target.cite.passage) in [(mark.kind, mark.passage) for mark in page.marks if mark.id == added]


def test_whom_a_name_means_is_corrected_for_the_whole_policy(stored: Asked) -> None:
    enter(stored, POLICY.policy.id, "name", named="教育部门", unit=WATER_REF)
    duty = stored[1].task(WATER_TEST, DAY).duties[0]
    assert (duty.units, duty.named) == ((WATER_REF,), ("教育部门",))
    assert duty.correction is not None
    assert (duty.correction.was, duty.correction.value) == ("州教育局", "州水务局")
    assert stored[1].find_units("教育部门")[0].unit == WATER_REF
    assert "人工更正" in stored[1].find_units("教育部门")[0].reason
    names = {each.named: each for each in stored[1].unit(EDU.id, DAY).names}
    assert names["教育部门"].correction is not None
    given = [each for each in stored[1].unit(WATER.id, DAY).names if each.named == "教育部门"]
    assert [(each.reason, each.correction is not None) for each in given] == [("人工更正", True)]


def test_a_name_settles_who_was_left_open(stored: Asked) -> None:
    enter(stored, POLICY.policy.id, "name", named="州有关部门", unit=EDU_REF)
    owner = stored[1].owners_of(STAFF)[1]
    assert (owner.unit, owner.reason, owner.correction and owner.correction.kind) == (EDU_REF, None, "name")
    assert [row.task.id for row in stored[1].duties_of(EDU.id, DAY)] == [WATER_TEST, STAFF]
    assert next(hit.tasks for hit in stored[1].find_units("州教育局") if hit.unit == EDU_REF) == 2
    (finding,) = stored[1].findings(code="open-owner")
    assert finding.correction is not None
    enter(stored, POLICY.policy.id, "name", named="州教育局")
    assert stored[1].owners_of(WATER_TEST)[0].unit is None
    assert "不指某一单位" in (stored[1].owners_of(WATER_TEST)[0].reason or "")


def test_a_confirmation_is_shown_and_changes_nothing(stored: Asked) -> None:
    for fact in (EDU_OWNS, CITY, CITY_DATE, DUTY, CADENCE):
        enter(stored, fact, "confirm")
    page = stored[1].task(WATER_TEST, DAY)
    facts = (page.owners[0], page.targets[0], page.deadlines[0], page.duties[0], page.cadences[0])
    assert [fact.correction and fact.correction.review for fact in facts] == ["confirmed"] * 5
    assert page.owners[0].unit == EDU_REF
    assert [each.says for each in stored[1].corrections()][:2] == ["核对无误", "核对无误"]
    assert stored[1].findings(code="corrections-disagree") == ()


@pytest.mark.parametrize(
    ("kinds", "disagree"),
    [
        (["role=lead", "role=support"], True),
        (["role=lead", "role=lead"], False),
        (["role=lead", "confirm"], False),
        (["confirm", "role=lead"], True),
        (["reject", "confirm"], True),
        (["confirm", "reject"], True),
        (["role=lead", "unit=water"], False),
        (["unit=water", "unit=discipline"], True),
    ],
)
def test_of_corrections_that_contradict_the_last_holds_and_a_finding_says_so(
    stored: Asked, kinds: list[str], disagree: bool
) -> None:
    for at, written in enumerate(kinds):
        kind, _, value = written.partition("=")
        wanted: dict[str, Any] = {}
        if kind == "role":
            wanted["role"] = value
        elif kind == "unit":
            wanted["unit"] = WATER_REF if value == "water" else DISCIPLINE_REF
        if at and kinds[at - 1] == written:
            with pytest.raises(BadRequest, match="相同"):
                enter(stored, EDU_OWNS, kind, "王五", **wanted)  # type: ignore[arg-type]
        else:
            enter(stored, EDU_OWNS, kind, "李四王五"[2 * at : 2 * at + 2], **wanted)  # type: ignore[arg-type]
    found = stored[1].findings(code="corrections-disagree")
    assert [(each.severity, each.cite and each.cite.clause) for each in found] == [("warning", WATER_TEST)] * disagree
    if disagree:
        assert "李四（2021-06-01）" in found[0].message
        assert "王五（2021-06-01）" in found[0].message
        assert found[0] in stored[1].task(WATER_TEST, DAY).findings
        assert [each.state for each in stored[1].corrections()][-1] == "standing"
    assert stored[1].policies()[0].findings == len(stored[1].findings())


def test_a_withdrawal_brings_the_extraction_back(stored: Asked) -> None:
    entry = enter(stored, EDU_OWNS, "unit", unit=WATER_REF)
    enter(stored, entry, "withdraw", person="王五")
    assert (stored[1].owners_of(WATER_TEST)[0].unit, stored[1].owners_of(WATER_TEST)[0].correction) == (EDU_REF, None)
    (fact,) = stored[1].corrections()
    assert fact.withdrawal is not None
    assert (fact.state, fact.withdrawal.person, fact.note.was, fact.says) == (
        "withdrawn",
        "王五",
        "州教育局（责任）",
        "单位应为州水务局",
    )
    with pytest.raises(BadRequest, match="已经撤回"):
        enter(stored, entry, "withdraw")


def test_the_list_tells_what_became_of_each(stored: Asked) -> None:
    enter(stored, EDU_OWNS, "role", role="lead")
    enter(stored, EDU_OWNS, "role", role="support")
    enter(stored, STAFF, "add-deadline", day="2021-09-01")
    assert [(each.number, each.says, each.state) for each in stored[1].corrections()] == [
        (2, "角色应为牵头", "superseded"),
        (3, "角色应为配合", "standing"),
        (4, "增补时限2021-09-01", "standing"),
    ]
    first = stored[1].corrections()[0]
    assert first.cite is not None
    assert (first.words, first.cite.clause, first.cite.label, first.policy_title) == (
        "州教育局",
        WATER_TEST,
        "一（一）",
        "关于加强学校饮水安全的通知",
    )
    assert stored[1].corrections("p-000000000000") == ()


@pytest.mark.parametrize(
    ("about", "kind", "wanted", "said"),
    [
        (EDU_OWNS, "unit", {"unit": EDU_REF}, "相同"),
        (EDU_OWNS, "role", {"role": "responsible"}, "相同"),
        (CITY_DATE, "date", {"day": "2021-06-30"}, "相同"),
        (CITY, "date", {"day": "2021-06-30"}, "相同"),
        (POLICY.policy.id, "name", {"named": "教育部门", "unit": EDU_REF}, "相同"),
        (WATER_TEST, "add-owner", {"unit": EDU_REF}, "已是"),
        (EDU_OWNS, "date", {"day": "2021-01-01"}, "不适用"),
        (CITY_DATE, "role", {"role": "lead"}, "不适用"),
        (NORM, "figure", {"figure": Figure(max="3")}, "哪一档"),
        (EDU_OWNS, "reject", {"quote": "原文里没有的字"}, "原文中没有"),
        (EDU_OWNS, "reject", {"quote": "检测率"}, "2 处"),
        (WATER_TEST, "add-target", {"figure": Figure(bound=">=", value="1", subject="设备")}, "引用"),
    ],
)
def test_what_changes_nothing_or_cannot_be_is_refused(
    untouched: Asked, about: str, kind: CorrectionKind, wanted: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadRequest, match=said):
        enter(untouched, about, kind, **wanted)
    assert untouched[0].version == 1


@pytest.mark.parametrize(
    ("about", "kind", "wanted"),
    [
        ("p-gone-c-1-a-0123456789ab", "reject", {}),
        (f"{WATER_TEST}-a-0123456789ab", "confirm", {}),
        ("e-9", "withdraw", {}),
        ("e-1", "withdraw", {}),
        ("p-2021-7-00000000-c-1", "add-deadline", {"day": "2021-01-01"}),
        (POLICY.policy.id, "name", {"named": "交通部门", "unit": EDU_REF}),
        ("p-000000000000", "name", {"named": "教育部门", "unit": EDU_REF}),
    ],
)
def test_what_is_not_there_cannot_be_corrected(
    untouched: Asked, about: str, kind: CorrectionKind, wanted: dict[str, Any]
) -> None:
    with pytest.raises(NotFound):
        enter(untouched, about, kind, **wanted)


def test_a_date_given_to_the_figure_or_to_its_deadline_is_one_date(stored: Asked) -> None:
    enter(stored, CITY_DATE, "date", day="2021-12-31")
    enter(stored, CITY, "date", day="2022-03-31")
    page = stored[1].task(WATER_TEST, DAY)
    assert (page.targets[0].date, page.deadlines[0].date) == ("2022-03-31", "2022-03-31")
    assert [each.date for each in stored[1].due_between(Wanted(date(2022, 1, 1), date(2022, 6, 30)), DAY)] == [
        "2022-03-31"
    ]
    enter(stored, CITY_DATE, "date", day="2021-11-30")
    assert stored[1].task(WATER_TEST, DAY).targets[0].date == "2021-11-30"


def test_marks_of_the_policy_say_what_people_said(stored: Asked) -> None:
    enter(stored, EDU_OWNS, "reject")
    enter(stored, WATER_OWNS, "confirm")
    marks = {mark.id: mark for mark in stored[1].policy_page(POLICY.policy.id).marks}
    assert [
        mark.correction and mark.correction.review for mark in (marks[EDU_OWNS], marks[WATER_OWNS], marks[CITY])
    ] == [
        "rejected",
        "confirmed",
        None,
    ]
