"""Writes `api/schemas/examples.json`: true answers about the bundled policy. `python -m tests.api.examples`."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from api.schemas.examples import PLACE
from api.settings import Settings
from api.wiring import open_store
from tests.api.conftest import client_over

#: Route → what is asked; `{task}` and `{unit}` stand for the second item of the plan and the education bureau.
ASKED = {
    "GET /api/units": "/api/units?q=教育部门&limit=1",
    "GET /api/units/{unit}": "/api/units/{unit}",
    "GET /api/units/{unit}/duties": "/api/units/{unit}/duties?limit=1&offset=2",
    "GET /api/units/{unit}/neighbours": "/api/units/{unit}/neighbours?limit=2",
    "GET /api/tasks": "/api/tasks?limit=2",
    "GET /api/tasks/{task}": "/api/tasks/{task}",
    "GET /api/tasks/{task}/owners": "/api/tasks/{task}/owners?limit=2",
    "GET /api/due": "/api/due?to=2020-12-31&limit=1",
    "GET /api/targets": "/api/targets?damaged=true&limit=1",
    "GET /api/policies": "/api/policies",
    "GET /api/findings": "/api/findings?code=damaged-figure",
    "GET /api/search": "/api/search?q=保安员",
}
_MOST = 2


def main() -> None:
    """Ask the real application and keep what it answers, lists inside an answer cut short."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=Path(folder) / "store", as_of=date(2021, 1, 1))
        with open_store(settings) as store:
            examples = answers(client_over(store, settings))
    PLACE.write_text(json.dumps(examples, ensure_ascii=False, indent=1) + "\n", "utf-8")


def answers(client: TestClient) -> dict[str, Any]:
    """Route → answer."""
    unit = client.get("/api/units?q=州教育局").json()["items"][0]["unit"]["id"]
    task = client.get("/api/tasks?q=2").json()["items"][0]["id"]
    return {
        route: _short(client.get(path.replace("{unit}", unit).replace("{task}", task)).json())
        for route, path in ASKED.items()
    }


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _short(each) for key, each in value.items()}
    return [_short(each) for each in value[:_MOST]] if isinstance(value, list) else value


if __name__ == "__main__":
    main()
