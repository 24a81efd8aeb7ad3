"""The shape of an error, as OpenAPI shows it (RFC 9457, in two languages)."""

from typing import Any

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """出错说明: what was wrong, where, and what to do."""

    type: str = Field(
        description="问题种类的标识 / names the kind of problem", examples=["https://w3id.org/zeren/problem#not-found"]
    )
    title: str = Field(description="概述 / in short", examples=["没有找到"])
    title_en: str = Field(description="概述（英文）/ in short, in English", examples=["Not found"])
    status: int = Field(description="HTTP 状态码 / HTTP status", examples=[404])
    code: str = Field(description="稳定的代码 / stable code", examples=["not-found"])
    detail: str = Field(description="具体说明 / what was wrong", examples=["没有标识为 u-nobody 的单位"])
    detail_en: str = Field(
        description="具体说明（英文）/ what was wrong, in English", examples=["there is no unit u-nobody"]
    )
    hint: str | None = Field(default=None, description="怎么办 / what to do", examples=["用 /api/units?q=名称 查找"])
    hint_en: str | None = Field(
        default=None,
        description="怎么办（英文）/ what to do, in English",
        examples=["Look it up with /api/units?q=name"],
    )


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """`responses=` of a route that can fail in these ways."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    words = {
        400: "请求有误",
        404: "没有找到",
        412: "数据已有变化",
        413: "内容过大",
        422: "参数或内容有误",
        503: "暂时无法提供服务",
    }
    return {status: {"description": words[status], "content": content} for status in statuses}
