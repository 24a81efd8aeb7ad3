"""A task's picture: who holds it on the left, what it must reach on the right."""

from dataclasses import replace

import pytest

from graph.ask.answers import TaskPage
from tests.pages.navigator import MadeNavigator
from tests.pages.policy_answers import task_pages
from viz.scene import Count
from viz.scenes.task import task_scene

NAVIGATOR = MadeNavigator()
GUARDS = next(page for page in task_pages() if page.task.heading == "完善人防体系建设")


def test_owners_task_and_targets_from_left_to_right() -> None:
    scene = task_scene(GUARDS, NAVIGATOR.hubs())
    columns = {kind: {node.x for node in scene.nodes if node.kind == kind} for kind in ("unit", "task", "target")}
    assert [max(columns[kind]) for kind in ("unit", "task", "target")] == sorted(
        x for xs in columns.values() for x in xs
    )
    assert scene.node_count == Count(5, 0)
    assert {node.label for node in scene.nodes if node.kind == "target"} == {
        "中小学与城镇幼儿园 专职保安员配备率\n≥ 100% · 2020年12月31日",
        "乡村幼儿园 专职保安员配备率\n≥ 100% · 2021年12月31日",
    }


def test_nobody_in_particular_is_in_the_table_without_a_box() -> None:
    page = next(page for page in task_pages() if page.task.heading == "健全相关部门日常管理职责体系")
    scene = task_scene(page, NAVIGATOR.hubs())
    assert "州有关部门" in {row.source.name for row in scene.rows}
    assert "州有关部门" not in {node.label for node in scene.nodes}


def test_many_targets_leave_room_for_owners() -> None:
    many = tuple(replace(GUARDS.targets[0], id=f"t-{n}") for n in range(30))
    scene = task_scene(replace(GUARDS, targets=many), NAVIGATOR.hubs())
    assert scene.node_count == Count(11, 22)
    assert sum(node.kind == "unit" for node in scene.nodes) == 2
    assert [(chip.kind, len(chip.links)) for chip in scene.chips] == [("target", 22)]


@pytest.mark.parametrize("page", task_pages(), ids=lambda page: page.task.label)
def test_every_task_has_its_rows(page: TaskPage) -> None:
    assert len(task_scene(page, NAVIGATOR.hubs()).rows) == len(page.owners) + len(page.targets)
