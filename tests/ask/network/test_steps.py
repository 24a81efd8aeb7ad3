"""What is one step away, and on whom most of it turns."""

import pytest

from graph.ask.navigator import Navigator
from graph.errors import NotFound
from tests.ask.asked import POLICY, STAFF, WATER_TEST
from tests.store.by_hand import COUNTIES, EAST, WATER


def test_a_unit_is_next_to_its_tasks(notice: Navigator) -> None:
    found = notice.neighbours(WATER.id)
    assert [(each.id, each.kind, each.role, each.basis) for each in found] == [
        (WATER_TEST, "task", "responsible", "stated"),
        (STAFF, "task", "lead", "stated"),
    ]
    assert found[0].cite is not None
    assert found[0].cite.passage.exact == "州水务局"


def test_a_task_is_next_to_owners_targets_and_policy(notice: Navigator) -> None:
    found = notice.neighbours(WATER_TEST)
    assert [(each.kind, each.name) for each in found] == [
        ("group", "各县〔市〕人民政府"),
        ("policy", POLICY.policy.title),
        ("target", "城区学校检测率"),
        ("target", "乡村学校检测率"),
        ("unit", "州教育局"),
        ("unit", "州水务局"),
    ]


def test_a_member_is_next_to_its_group(notice: Navigator) -> None:
    assert [(each.id, each.kind) for each in notice.neighbours(EAST.id)] == [(COUNTIES.id, "group")]


def test_a_unit_on_more_than_half_of_all_tasks_is_a_hub(notice: Navigator) -> None:
    assert [unit.id for unit in notice.hubs()] == [WATER.id]


def test_what_is_not_in_the_graph_is_not_found(notice: Navigator) -> None:
    with pytest.raises(NotFound, match="没有 u-nobody"):
        notice.neighbours("u-nobody")


def test_a_target_is_next_to_its_task_and_a_policy_to_its_tasks(notice: Navigator) -> None:
    assert [(each.id, each.kind) for each in notice.neighbours(POLICY.targets[0].id)] == [(WATER_TEST, "task")]
    assert [each.id for each in notice.neighbours(POLICY.policy.id)] == [WATER_TEST, STAFF]


def test_what_no_id_can_be_is_not_found(notice: Navigator) -> None:
    with pytest.raises(NotFound):
        notice.neighbours("州教育局")
