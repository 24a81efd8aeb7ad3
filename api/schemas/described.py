"""OpenAPI in two languages: what the API is, and what every field of every answer means.

The answers themselves stay plain records; their words live here, and a test holds that none is left without.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.schemas.examples import EXAMPLES
from api.schemas.fields import FIELDS, RECORDS
from api.schemas.problem import Problem

ABOUT = """\
谁负责什么、何时完成、如何衡量，哪句话说的。每个事实都带 `policy`、`clause` 和 `passage`（原文逐字、位置）。

Who owns what, by when, measured how, and which sentence says so. Every fact carries `policy`, `clause` and `passage`:
`text[start:end] == exact`, counted in Unicode code points of `/api/policies/{policy}/text`.

* 列表分页：`items`、`total`、`offset`、`limit`，并有 `Link` 头。Lists are paged.
* 未指明的责任方也是答案：`unit` 为 null，`reason` 说明原因。Nobody in particular is an answer too.
* 出错时返回 `application/problem+json`（RFC 9457），中英文。Errors come as problems, in Chinese and English.
"""


def describe_api(app: FastAPI) -> None:
    """Give the application its OpenAPI document, made once when first asked for: FastAPI's way is to replace it."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title="责任 Zeren API", version="1", openapi_version=app.openapi_version, description=ABOUT, routes=app.routes
    )
    schemas = document["components"]["schemas"]
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for name, schema in schemas.items():
        _describe_schema(name, schema)
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            _describe_operation(f"{method.upper()} {path}", operation)
    return document


def _describe_schema(name: str, schema: dict[str, Any]) -> None:
    record = name.partition("_")[0]
    if record in RECORDS:
        schema["description"] = RECORDS[record]
    for field, described in schema.get("properties", {}).items():
        words = FIELDS.get(f"{record}.{field}") or FIELDS.get(field)
        if words and "description" not in described:
            described["description"] = words


def _describe_operation(route: str, operation: dict[str, Any]) -> None:
    """Our problems in place of FastAPI's own form of a 422, and an example from the bundled policy."""
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    if "422" in operation["responses"]:
        operation["responses"]["422"]["content"] = problem
    example = EXAMPLES.get(route)
    for status in ("200", "201"):
        content = operation["responses"].get(status, {}).get("content", {}).get("application/json")
        if example is not None and content is not None:
            content["example"] = example
