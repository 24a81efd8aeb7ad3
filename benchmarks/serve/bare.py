"""A route that returns ready-made bytes, those of a folder: `python -m benchmarks.serve.bare starlette FOLDER`."""

import sys
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Response
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from benchmarks.serve.running import serve


def bare_starlette(bodies: dict[str, bytes]) -> Starlette:
    """The least that can answer."""

    async def answer(request: Request) -> Any:
        return Response(bodies[request.path_params["name"]], media_type="application/json")

    return Starlette(routes=[Route("/{name}", answer)])


def bare_fastapi(bodies: dict[str, bytes]) -> FastAPI:
    """An async route of FastAPI, which returns a response and no model."""
    app = FastAPI()

    @app.get("/{name}")
    async def answer(name: str) -> Response:
        return Response(bodies[name], media_type="application/json")

    return app


def _main() -> None:
    kind, folder = sys.argv[1:]
    bodies = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    serve(bare_starlette(bodies) if kind == "starlette" else bare_fastapi(bodies))


if __name__ == "__main__":
    _main()
