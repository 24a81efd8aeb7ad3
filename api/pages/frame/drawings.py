"""The page inside a drawing's frame: its own headers, because it may be framed and vis-network brings style rules."""

import json
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse

from api.pages.frame.showing import frame_of
from viz.render.network import draw_scene
from viz.scene import Scene

_MANIFEST = Path(__file__).parents[2] / "static" / "manifest.json"


def _policy() -> str:
    """Only the style rules that the vendored script is known to bring are let in, by their digests."""
    brought = [digest for each in json.loads(_MANIFEST.read_text("utf-8")) for digest in each.get("style_digests", ())]
    styles = " ".join(f"'{digest}'" for digest in brought)
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' {styles}; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )


DRAWING_POLICY = _policy()


def show_drawing(request: Request, scene: Scene, name: str) -> HTMLResponse:
    """The picture as HTML; `name` is what it is about."""
    frame = frame_of(request)
    title = frame.t(f"关系图：{name}", f"Drawing: {name}")
    return HTMLResponse(draw_scene(scene, frame.lang, title), headers={"Content-Security-Policy": DRAWING_POLICY})
