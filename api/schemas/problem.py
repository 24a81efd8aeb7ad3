"""The shape of an error, as OpenAPI shows it (RFC 9457, in two languages)."""

from typing import Any

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """出错说明: what was wrong, where, and what to do."""

    type: str = Field(examples=["https://w3id.org/zeren/problem#not-found"])
    title: str = Field(examples=["没有找到"])
    title_en: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    code: str = Field(examples=["not-found"])
    detail: str = Field(examples=["没有标识为 u-nobody 的单位"])
    detail_en: str = Field(examples=["there is no unit u-nobody"])
    hint: str | None = Field(None, examples=["用 /api/units?q=名称 查找"])
    hint_en: str | None = Field(None, examples=["Look it up with /api/units?q=name"])


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """`responses=` of a route that can fail in these ways."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    words = {400: "请求有误", 404: "没有找到", 413: "内容过大", 422: "参数或内容有误", 503: "暂时无法提供服务"}
    return {status: {"description": words[status], "content": content} for status in statuses}
