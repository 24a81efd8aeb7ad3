"""What is due between two days."""

from datetime import date

import pytest

from graph.ask.due import Wanted
from graph.ask.navigator import Navigator
from graph.errors import NotFound
from tests.ask.asked import DAY
from tests.store.by_hand import DISCIPLINE, EAST, EDU


def test_dated_targets_come_by_date_with_task_and_owners(notice: Navigator) -> None:
    found = notice.due_between(as_of=DAY)
    assert [(each.date, each.precision, each.status, each.target and each.target.scope) for each in found] == [
        ("2021-06-30", "month-end", "soon", "城区学校"),
        ("2021-10-31", "month-end", "not-due", None),
        ("2022-12-31", "year-end", "not-due", "乡村学校"),
    ]
    assert [each.cite.passage.exact in each.sentence.exact for each in found] == [True, True, True]
    assert "城区学校" in found[0].sentence.exact
    assert [owner.named for owner in found[0].owners] == ["州教育局", "州水务局", "各县〔市〕人民政府"]
    assert found[0].task.label == "一（一）"
    assert [unit.name for unit in found[0].task.owners] == ["州教育局", "州水务局", "各县〔市〕人民政府"]


@pytest.mark.parametrize(
    ("start", "to", "dates"),
    [
        (date(2021, 6, 30), date(2021, 6, 30), ["2021-06-30"]),
        (date(2021, 7, 1), None, ["2021-10-31", "2022-12-31"]),
        (None, date(2021, 6, 29), []),
        (date(2023, 1, 1), date(2020, 1, 1), []),
    ],
)
def test_both_days_are_included(notice: Navigator, start: date | None, to: date | None, dates: list[str]) -> None:
    assert [each.date for each in notice.due_between(Wanted(start, to), DAY)] == dates


def test_of_one_unit_only_what_concerns_it(notice: Navigator) -> None:
    assert len(notice.due_between(Wanted(unit=EDU.id), DAY)) == 2
    assert len(notice.due_between(Wanted(unit=EAST.id), DAY)) == 2
    assert notice.due_between(Wanted(unit=DISCIPLINE.id), DAY) == ()
    with pytest.raises(NotFound, match="没有单位"):
        notice.due_between(Wanted(unit="u-nobody"), DAY)


def test_of_one_policy_only_what_it_says(notice: Navigator) -> None:
    policy = notice.policies()[0].id
    assert notice.due_between(Wanted(policy=policy), DAY) == notice.due_between(as_of=DAY)
    assert notice.due_between(Wanted(policy="p-none"), DAY) == ()


@pytest.mark.parametrize(("offset", "most"), [(0, 1), (1, 1), (0, 2), (2, 5), (3, 1), (0, 100)])
def test_a_page_is_a_part_of_the_whole(notice: Navigator, offset: int, most: int) -> None:
    whole = notice.due_between(as_of=DAY)
    assert notice.due_page(as_of=DAY, offset=offset, most=most) == (whole[offset : offset + most], len(whole))
