"""A unit's picture: at most twenty boxes, nothing left out silently, no hub in the middle."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.answers import Owner, UnitDuty, UnitPage, UnitRef
from tests.pages.navigator import MadeNavigator
from tests.pages.policy_answers import AS_OF
from viz.scene import MOST_NODES, Count, Scene
from viz.scenes.unit import unit_scene

NAVIGATOR = MadeNavigator()
UNITS = {unit.name: unit for unit in NAVIGATOR.units()}


def owners_of(page: UnitPage) -> Mapping[str, Sequence[Owner]]:
    return {row.task.id: NAVIGATOR.owners_of(row.task.id) for row in page.duties}


def scene_of(name: str, most: int = MOST_NODES) -> Scene:
    page = NAVIGATOR.unit(UNITS[name].id, AS_OF)
    return unit_scene(page, owners_of(page), NAVIGATOR.hubs(), most)


def test_police_in_the_middle_of_tasks_and_partners() -> None:
    scene = scene_of("州公安局")
    assert scene.node_count == Count(19, 0)
    assert [node.label for node in scene.nodes if node.centre] == ["州公安局"]
    assert sum(node.kind == "task" for node in scene.nodes) == 10


def test_units_on_most_tasks_are_badges_and_no_boxes() -> None:
    scene = scene_of("州公安局")
    assert [unit.name for unit in scene.badge_units] == ["各县〔市〕人民政府", "州教育局"]
    assert not {"各县〔市〕人民政府", "州教育局"} & {node.label for node in scene.nodes}
    guards = next(node for node in scene.nodes if node.label.endswith("完善人防体系建设"))
    assert guards.badges == ("各县〔市〕人民政府", "州教育局")


def test_a_hub_is_not_even_drawn_on_its_own_page() -> None:
    scene = scene_of("各县〔市〕人民政府")
    joined = {edge.source for edge in scene.edges} | {edge.target for edge in scene.edges}
    assert {node.id for node in scene.nodes if node.kind == "unit"} <= joined
    assert [node for node in scene.nodes if node.centre] == []
    assert scene.node_count.shown <= MOST_NODES == 20
    assert scene.node_count.hidden > 0
    assert {row.source.name for row in scene.rows} >= {"各县〔市〕人民政府", "州公安局"}


@pytest.mark.parametrize("name", list(UNITS))
@pytest.mark.parametrize("most", [5, MOST_NODES])
def test_nothing_is_left_out_silently(name: str, most: int) -> None:
    scene = scene_of(name, most)
    page = NAVIGATOR.unit(UNITS[name].id, AS_OF)
    drawn = {node.id for node in scene.nodes}
    hidden = {link.id for chip in scene.chips for link in chip.links}
    badges = {unit.id for unit in NAVIGATOR.hubs()}
    tasks = {row.task.id for row in page.duties}
    units = {owner.unit.id for found in owners_of(page).values() for owner in found if owner.unit}
    assert len(drawn) <= most
    assert drawn & hidden == set()
    assert drawn | hidden == tasks | (units - badges)
    assert scene.edge_count.shown + scene.edge_count.hidden == len(scene.rows)
    assert {edge.source for edge in scene.edges} | {edge.target for edge in scene.edges} <= drawn


def test_a_task_has_one_box_and_its_strongest_line() -> None:
    page = NAVIGATOR.unit(UNITS["州公安局"].id, AS_OF)
    weaker = replace(page.duties[0], via="text", basis="named-in-text")
    scene = unit_scene(replace(page, duties=(weaker, *page.duties)), owners_of(page), NAVIGATOR.hubs())
    lines = [edge for edge in scene.edges if edge.source == page.unit.id and edge.target == weaker.task.id]
    assert [edge.basis for edge in lines] == ["stated"]


def test_without_owners_the_partners_stand_without_a_role() -> None:
    page = NAVIGATOR.unit(UNITS["州妇联"].id, AS_OF)
    scene = unit_scene(page, {}, NAVIGATOR.hubs())
    assert {edge.role for edge in scene.edges if edge.source != page.unit.id} == {None}
    assert [edge.role for edge in scene.edges if edge.source == page.unit.id] == ["responsible"]


def test_the_same_answers_give_the_same_coordinates() -> None:
    assert scene_of("州公安局") == scene_of("州公安局")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(NAVIGATOR.duties_of(UNITS["各县〔市〕人民政府"].id, AS_OF)), max_size=30),
    st.integers(3, 25),
)
def test_any_rows_fit(rows: list[UnitDuty], most: int) -> None:
    page = replace(NAVIGATOR.unit(UNITS["州公安局"].id, AS_OF), duties=tuple(rows))
    scene = unit_scene(page, owners_of(page), (), most)
    assert len(scene.nodes) <= most
    assert len({(node.x, node.y) for node in scene.nodes}) == len(scene.nodes)


def test_a_unit_without_tasks_stands_alone() -> None:
    page = replace(NAVIGATOR.unit(UNITS["州妇联"].id, AS_OF), duties=(), partners=())
    scene = unit_scene(page, {}, [UnitRef("g-1", "各地", "group")])
    assert scene.node_count == Count(1, 0)
    assert scene.rows == ()
