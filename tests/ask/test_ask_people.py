"""What people entered wins in answers, and says so."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.ask.due import Wanted
from graph.ask.navigator import Navigator
from graph.store.events import Correction, CorrectionKind, Observation
from graph.store.store import Store
from tests.ask.asked import DAY, POLICY, STAFF, WATER_TEST, WHEN, asked
from tests.store.by_hand import DISCIPLINE, EDU, WATER

EDU_OWNS, NOBODY = POLICY.assignments[0].id, POLICY.assignments[4].id
CITY, CITY_DATE, NO_DATE = POLICY.targets[0].id, POLICY.deadlines[0].id, POLICY.deadlines[2].id


def _correct(store: Store, about: str, kind: CorrectionKind, value: str | None) -> None:
    store.add_correction(Correction(about, kind, value, "李四", WHEN, "以会议纪要为准"))


def _owners(navigator: Navigator, task: str) -> list[tuple[str | None, str, str | None]]:
    return [
        (owner.unit.name if owner.unit else None, owner.role, owner.correction.kind if owner.correction else None)
        for owner in navigator.owners_of(task)
    ]


def test_a_corrected_owner_wins_and_says_so(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, NOBODY, "unit", EDU.id)
        owner = navigator.owners_of(STAFF)[1]
        assert (owner.unit and owner.unit.name, owner.named, owner.reason) == ("州教育局", "州有关部门", None)
        assert owner.correction is not None
        assert (owner.correction.person, owner.correction.time, owner.correction.reason, owner.correction.value) == (
            "李四",
            WHEN,
            "以会议纪要为准",
            "州教育局",
        )
        assert [row.task.id for row in navigator.duties_of(EDU.id, DAY)] == [WATER_TEST, STAFF]
        assert [unit.name for unit in navigator.task(STAFF, DAY).task.owners] == ["州水务局", "州教育局"]


def test_a_rejected_owner_is_none_and_the_page_says_so(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, EDU_OWNS, "reject", None)
        assert _owners(navigator, WATER_TEST) == [
            ("州水务局", "responsible", None),
            ("各县〔市〕人民政府", "responsible", None),
        ]
        assert [row.via for row in navigator.duties_of(EDU.id, DAY)] == ["text"]
        (note,) = navigator.task(WATER_TEST, DAY).corrections
        assert (note.about, note.kind) == (EDU_OWNS, "reject")


def test_the_last_word_holds(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, EDU_OWNS, "reject", None)
        _correct(store, EDU_OWNS, "confirm", None)
        assert _owners(navigator, WATER_TEST)[0] == ("州教育局", "responsible", "confirm")
        _correct(store, EDU_OWNS, "role", "lead")
        _correct(store, EDU_OWNS, "role", "support")
        assert _owners(navigator, WATER_TEST)[0] == ("州教育局", "support", "role")


def test_a_missed_owner_and_a_missed_date_are_added(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, STAFF, "add-owner", DISCIPLINE.id)
        _correct(store, STAFF, "add-deadline", "2021-09-01")
        assert _owners(navigator, STAFF)[-1] == ("州纪委监委", "responsible", "add-owner")
        assert [row.task.id for row in navigator.duties_of(DISCIPLINE.id, DAY)] == [STAFF]
        assert [(d.date, d.correction is not None) for d in navigator.task(STAFF, DAY).deadlines] == [
            (None, False),
            ("2021-10-31", False),
            ("2021-09-01", True),
        ]
        dates = [each.date for each in navigator.due_between(as_of=DAY)]
        assert dates == ["2021-06-30", "2021-09-01", "2021-10-31", "2022-12-31"]


def test_a_corrected_date_moves_the_figure_and_its_status(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, CITY_DATE, "date", "2021-12-31")
        _correct(store, NO_DATE, "date", "2021-11-30")
        found = navigator.due_between(as_of=DAY)
        assert [(each.date, each.target is not None, each.status) for each in found] == [
            ("2021-10-31", False, "not-due"),
            ("2021-11-30", False, "not-due"),
            ("2021-12-31", True, "not-due"),
            ("2022-12-31", True, "not-due"),
        ]
        assert navigator.due_between(Wanted(to=date(2021, 6, 30)), DAY) == ()
        target = navigator.task(WATER_TEST, DAY).targets[0]
        assert (target.date, target.precision) == ("2021-12-31", "day")
        assert target.correction is not None


def test_a_date_corrected_into_the_span_is_found(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, CITY_DATE, "date", "2024-05-01")
        (found,) = navigator.due_between(Wanted(date(2024, 1, 1), date(2024, 12, 31)), DAY)
        assert (found.date, found.target and found.target.id) == ("2024-05-01", CITY)


def test_a_rejected_date_dates_nothing(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, CITY_DATE, "reject", None)
        page = navigator.task(WATER_TEST, DAY)
        assert (page.targets[0].date, page.targets[0].status) == (None, "no-deadline")
        assert [deadline.date for deadline in page.deadlines] == ["2022-12-31"]
        assert [each.date for each in navigator.due_between(as_of=DAY)] == ["2021-10-31", "2022-12-31"]


def test_a_rejected_figure_is_in_no_list(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, CITY, "reject", None)
        assert [target.scope for target in navigator.targets(DAY)] == ["乡村学校"]
        assert "城区学校检测率" not in [each.name for each in navigator.neighbours(WATER_TEST)]


@pytest.mark.parametrize(
    ("value", "as_of", "status", "meets"),
    [
        ("100", DAY, "met", True),
        ("97.5", DAY, "soon", False),
        ("97.5", date(2021, 7, 1), "not-met", False),
        ("100", date(2021, 5, 1), "not-due", True),
    ],
)
def test_a_reported_value_gives_the_status(tmp_path: Path, value: str, as_of: date, status: str, meets: bool) -> None:
    with asked(tmp_path) as (store, navigator):
        store.add_observation(Observation(CITY, value, "张三", WHEN, area="全州"))
        page = navigator.task(WATER_TEST, as_of)
        assert page.targets[0].status == status
        assert page.deadlines[0].status == status
        (seen,) = page.targets[0].observations
        assert (seen.value, seen.area, seen.person, seen.meets) == (float(value), "全州", "张三", meets)
        assert page.targets[1].observations == ()


def test_answers_follow_the_store(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        before = navigator.task(WATER_TEST, DAY)
        assert navigator.task(WATER_TEST, DAY) == before
        store.add_observation(Observation(CITY, "100", "张三", WHEN))
        after = navigator.task(WATER_TEST, DAY)
        assert after != before
        assert replace(after, targets=before.targets, deadlines=before.deadlines) == before
        store.withdraw(POLICY.policy.id, "张三", "已废止")
        assert [navigator.policies(), navigator.tasks(), navigator.due_between(as_of=DAY)] == [(), (), ()]
        assert navigator.find_units("州水务局") == ()


def test_a_correction_of_what_is_gone_disturbs_nothing(tmp_path: Path) -> None:
    with asked(tmp_path) as (store, navigator):
        _correct(store, "p-gone-c-1-a-0123456789ab", "unit", WATER.id)
        _correct(store, "p-gone-c-1", "add-owner", WATER.id)
        assert len(navigator.duties_of(WATER.id, DAY)) == 2
        assert len(navigator.due_between(as_of=DAY)) == 3
