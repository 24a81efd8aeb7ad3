"""What the two health addresses answer."""

from typing import Literal

from pydantic import BaseModel


class Alive(BaseModel):
    """The process runs."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """The store is open; so many policies can be asked about."""

    status: Literal["ready"] = "ready"
    policies: int
