"""A picture as a page: data as JSON, our own template, nothing from another host."""

import json
import re
import subprocess
import sys

from tests.pages.navigator import MadeNavigator
from tests.pages.policy_answers import AS_OF
from viz.render.network import draw_scene
from viz.scene import Edge, Node, Scene
from viz.scenes.unit import unit_scene

NAVIGATOR = MadeNavigator()
PAGE = NAVIGATOR.unit(next(unit.id for unit in NAVIGATOR.units() if unit.name == "州公安局"), AS_OF)
OWNERS = {row.task.id: NAVIGATOR.owners_of(row.task.id) for row in PAGE.duties}
SCENE = unit_scene(PAGE, OWNERS, NAVIGATOR.hubs())


def data_of(html: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'(?s)<script type="application/json" id="scene">(.*?)</script>', html)
    assert found is not None
    data: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return data


def test_every_address_is_ours() -> None:
    html = draw_scene(SCENE, "zh", "关系图")
    assert re.findall(r'(?:src|href)="([^"]+)"', html) == [
        "/static/icon.svg",
        "/static/drawing.css",
        "/static/vendor/vis-network/vis-network.min.js",
        "/static/drawing.js",
    ]
    assert "://" not in html


def test_nothing_runs_inline() -> None:
    html = draw_scene(SCENE, "zh", "关系图")
    assert re.findall(r"<script(?! src=)[^>]*>", html) == ['<script type="application/json" id="scene">']
    assert "<style" not in html
    assert "style=" not in html


def test_data_are_the_scene_with_coordinates_and_no_physics() -> None:
    data = data_of(draw_scene(SCENE, "zh", "关系图"))
    assert [(node["id"], node["x"], node["y"]) for node in data["nodes"]] == [(n.id, n.x, n.y) for n in SCENE.nodes]
    assert [(edge["from"], edge["to"]) for edge in data["edges"]] == [(e.source, e.target) for e in SCENE.edges]
    assert data["options"]["physics"] == {"enabled": False}  # type: ignore[call-overload]
    assert {edge.get("arrows") for edge in data["edges"]} == {"to"}


def test_names_cannot_leave_their_place() -> None:
    evil = '</script><img src=x onerror=alert(1)>&"'
    scene = Scene(
        "s", (Node("a", evil, "unit", "/units/a"), Node("b", "b", "task", "/")), (Edge("a", "b", None, None),), (), ()
    )
    html = draw_scene(scene, "zh", evil)
    assert "<img" not in html
    assert data_of(html)["nodes"][0]["label"] == evil


def test_inferred_roles_are_dashed() -> None:
    nodes = (Node("a", "a", "unit", "/"), Node("b", "b", "task", "/"), Node("c", "c", "task", "/"))
    edges = (Edge("a", "b", "lead", "stated"), Edge("a", "c", "lead", "first-listed"))
    data = data_of(draw_scene(Scene("s", nodes, edges, (), ()), "en", "Drawing"))
    assert [edge["dashes"] for edge in data["edges"]] == [False, True]
    assert [edge["title"] for edge in data["edges"]] == ["lead", "lead"]


def test_the_same_scene_gives_the_same_page() -> None:
    assert draw_scene(SCENE, "zh", "关系图") == draw_scene(SCENE, "zh", "关系图")


def test_pyvis_is_only_imported_to_draw() -> None:
    code = "import sys, api.pages, viz.render.network; print('pyvis' in sys.modules, 'IPython' in sys.modules)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
