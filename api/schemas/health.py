"""What the two health addresses answer."""

from typing import Literal

from pydantic import BaseModel, Field


class Alive(BaseModel):
    """The process runs."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """The store is open; so many policies can be asked about."""

    status: Literal["ready"] = "ready"
    policies: int = Field(description="已存入的文件数 / number of policies loaded")
