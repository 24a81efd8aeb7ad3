"""The application as a whole: health, the offline API page, OpenAPI in two languages, one store for its lifetime."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import STATIC, create_app
from tests.api.conftest import LOCAL, settings_in

OUTSIDE = re.compile(r"""(?:src|href)=["'](?:https?:)?//""")


@pytest.fixture(scope="module")
def openapi(client: TestClient) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/openapi.json").json()
    return document


def test_it_lives_and_is_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "policies": 1}


def test_without_a_store_it_lives_and_is_not_ready(tmp_path_factory: pytest.TempPathFactory) -> None:
    client = TestClient(create_app(settings_in(tmp_path_factory.mktemp("closed"))), base_url=LOCAL)
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_the_api_page_asks_no_outside_host(client: TestClient) -> None:
    page = client.get("/docs").text
    assert not OUTSIDE.search(page)
    assert "<script>" not in page
    for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', page):
        assert client.get(address).status_code == 200, address
    assert "validatorUrl: null" in (STATIC / "docs.js").read_text("utf-8")


def test_every_route_is_told_in_both_languages(openapi: dict[str, Any]) -> None:
    for path, operations in openapi["paths"].items():
        for method, operation in operations.items():
            assert " · " in operation["summary"], f"{method} {path}"
            for parameter in operation.get("parameters", ()):
                assert " / " in parameter["description"], f"{method} {path} {parameter['name']}"


def test_every_record_and_field_has_its_words(openapi: dict[str, Any]) -> None:
    schemas = openapi["components"]["schemas"]
    assert [name for name, schema in schemas.items() if not schema.get("description")] == []
    silent = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, described in schema.get("properties", {}).items()
        if "description" not in described
    ]
    assert silent == []


def test_every_problem_is_a_problem(openapi: dict[str, Any]) -> None:
    for path, operations in openapi["paths"].items():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if status >= "400":
                    assert list(response["content"]) == ["application/problem+json"], f"{path} {status}"


def test_every_reference_leads_somewhere(openapi: dict[str, Any]) -> None:
    schemas = openapi["components"]["schemas"]
    for name in re.findall(r'#/components/schemas/([^"\']+)', str(openapi)):
        assert name in schemas
