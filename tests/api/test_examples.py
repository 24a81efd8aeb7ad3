"""The examples of OpenAPI are answers of the right shape whose every passage stands in the bundled policy."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from api.app import create_app
from api.schemas.examples import EXAMPLES
from api.settings import Settings
from tests.api.examples import ASKED
from tests.api.test_seed import TEXT


def _shapes() -> dict[str, Any]:
    from api.routes import dated, findings, policies, search, tasks, units

    routers = [room.router for room in (units, tasks, dated, policies, findings, search)]
    return {
        f"{method} /api{route.path}": route.response_model
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }


def _passages(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if value.keys() == {"start", "end", "exact"} else []
        return own + [passage for each in value.values() for passage in _passages(each)]
    return [passage for each in value for passage in _passages(each)] if isinstance(value, list) else []


def test_every_question_has_its_example() -> None:
    assert EXAMPLES.keys() == ASKED.keys()


@pytest.mark.parametrize("route", ASKED)
def test_an_example_has_the_shape_of_its_answer(route: str) -> None:
    TypeAdapter(_shapes()[route]).validate_python(EXAMPLES[route])


@pytest.mark.parametrize("route", ASKED)
def test_an_example_quotes_the_policy(route: str) -> None:
    wrong = [each for each in _passages(EXAMPLES[route]) if TEXT[each["start"] : each["end"]] != each["exact"]]
    assert wrong == []


def test_openapi_shows_them(client: TestClient) -> None:
    operation = client.get("/openapi.json").json()["paths"]["/api/tasks/{task}/owners"]["get"]
    example = operation["responses"]["200"]["content"]["application/json"]["example"]
    assert example == EXAMPLES["GET /api/tasks/{task}/owners"]
    assert example["items"][0]["unit"]["name"] == "州教育局"


def test_openapi_needs_no_store() -> None:
    assert json.dumps(create_app(Settings()).openapi(), ensure_ascii=False).count("州教育局")
