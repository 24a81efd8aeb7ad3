"""Counts and pages of lists know what people corrected: they are parts of the same whole."""

from datetime import date

from graph.ask.due import Wanted
from tests.ask.asked import DAY, STAFF
from tests.ask.correcting import CITY, CITY_DATE, DISCIPLINE_REF, EDU_OWNS, EDU_REF, NEW, WATER_REF, Asked, enter


def test_units_are_counted_with_what_people_corrected(stored: Asked) -> None:
    def counted() -> dict[str, int]:
        owners = [{owner.name for owner in task.owners} for task in stored[1].tasks()]
        return {name: sum(name in held for held in owners) for name in {name for held in owners for name in held}}

    enter(stored, EDU_OWNS, "unit", unit=WATER_REF)
    enter(stored, STAFF, "add-owner", unit=NEW, role="support", quote="每校配备水质员2至 名")
    holders = stored[1].holders()
    assert {hit.unit.name: hit.tasks for hit in holders} == counted()
    assert EDU_REF not in {hit.unit for hit in holders}
    assert [hit.tasks for hit in holders] == sorted((hit.tasks for hit in holders), reverse=True)


def test_a_page_of_what_is_due_knows_corrected_dates(stored: Asked) -> None:
    enter(stored, CITY, "date", day="2023-03-01")
    enter(stored, CITY_DATE, "confirm")
    whole = stored[1].due_between(as_of=DAY)
    assert [each.date for each in whole] == ["2021-10-31", "2022-12-31", "2023-03-01"]
    assert stored[1].due_page(as_of=DAY, offset=1, most=2) == (whole[1:], 3)
    assert stored[1].due_page(Wanted(date(2023, 3, 1)), DAY, offset=0, most=9) == (whole[2:], 1)
    enter(stored, CITY, "reject")
    assert stored[1].due_page(as_of=DAY, offset=0, most=9) == (whole[:2], 2)


def test_what_corrections_leave_unclear_is_counted_and_paged(stored: Asked) -> None:
    enter(stored, EDU_OWNS, "unit", unit=WATER_REF)
    enter(stored, EDU_OWNS, "unit", "王五", unit=DISCIPLINE_REF)
    whole = stored[1].findings()
    groups = stored[1].finding_groups()
    assert {group.code: group.count for group in groups} == {
        code: sum(each.code == code for each in whole) for code in {each.code for each in whole}
    }
    assert {group.code: group.findings for group in groups} == {
        group.code: stored[1].findings(code=group.code) for group in groups
    }
    assert "corrections-disagree" in {group.code for group in groups}
    assert stored[1].findings_page(offset=1, most=2) == (whole[1:3], len(whole))
