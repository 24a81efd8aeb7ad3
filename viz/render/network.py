"""A scene as a page of its own: pyvis collects nodes and lines, our template shows them.

pyvis's own templates load scripts from other hosts in every mode, so none of them is used: its loader is asked only
after ours, escaping is on, and the data stands in the page as JSON that a static script reads. The coordinates come
with the scene; nothing moves.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, select_autoescape

from viz.legend import ROLES, Lang, term_of
from viz.scene import Edge, Node, Scene

if TYPE_CHECKING:
    from pyvis.network import Network

_TEMPLATES = Path(__file__).parent / "templates"
_INK, _PAPER, _LINE = "#1f2933", "#ffffff", "#7b8794"
_FONT = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif'
_FILLS = {"unit": "#eaf1f8", "group": "#f1ecf7", "task": "#ffffff", "target": "#eef5e6"}
_BORDERS = {"unit": "#1d4e79", "group": "#5f3a94", "task": "#7b8794", "target": "#3d6015"}
_CURVE = {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}
_STRONG = _BORDERS | {"task": "#3e4c59"}
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "navigationButtons": False,
        "zoomSpeed": 0.5,
    },
    "edges": {"smooth": _CURVE, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "width": 1.4},
    "nodes": {"shape": "box", "margin": 10, "borderWidth": 1.2, "shapeProperties": {"borderRadius": 5}},
}


def draw_scene(scene: Scene, lang: Lang, title: str, assets: str = "/static") -> str:
    """The whole HTML page of a picture; `assets` is where vis-network and the start script are served."""
    network = _network(title)
    for node in scene.nodes:
        network.add_node(node.id, **_box(node))
    for edge in scene.edges:
        network.add_edge(edge.source, edge.target, **_line(edge, lang))
    network.templateEnv.globals.update(lang=lang, assets=assets, drawing_options=_OPTIONS)
    return str(network.generate_html(f"{scene.id}.html"))


def _network(title: str) -> "Network":
    from pyvis.network import Network  # takes 0.2 s and IPython with it: only where a picture is drawn

    network = Network(directed=True, heading=title, bgcolor=_PAPER)  # font_color would replace each node's font
    network.options = _OPTIONS
    network.path = "drawing.html"
    network.templateEnv = Environment(
        loader=ChoiceLoader([FileSystemLoader(_TEMPLATES), FileSystemLoader(network.template_dir)]),
        autoescape=select_autoescape(default=True, default_for_string=True),
    )
    return network


def _box(node: Node) -> dict[str, Any]:
    label = "\n".join([node.label, *(f"＋ {badge}" for badge in node.badges)])
    fill = _STRONG[node.kind] if node.centre else _FILLS[node.kind]
    return {
        "label": label,
        "shape": "box",
        "x": node.x,
        "y": node.y,
        "color": {"background": fill, "border": _BORDERS[node.kind]},
        "font": {"size": 16, "face": _FONT, "color": _PAPER if node.centre else _INK, "multi": False},
        "widthConstraint": {"minimum": 120, "maximum": 330},
        "href": node.href,
    }


def _line(edge: Edge, lang: Lang) -> dict[str, Any]:
    role = term_of(ROLES, edge.role) if edge.role else None
    return {
        "color": {"color": role.colour if role else _LINE, "opacity": 0.75},
        "dashes": edge.basis not in (None, "stated", "document-rule", "person"),
        "title": role.label(lang) if role else "",
    }
