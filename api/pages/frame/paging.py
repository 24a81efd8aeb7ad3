"""Which part of a long list is shown; its place is in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from fastapi import Request

T = TypeVar("T")
MOST = 100


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a list of `total` the reader is; `query` is the rest of the address."""

    offset: int
    limit: int
    total: int
    query: dict[str, str]

    def asked(self, step: int) -> dict[str, object]:
        """The query of the page `step` further on."""
        return {**self.query, "offset": max(0, self.offset + step * self.limit) or ""}


def cut_page(request: Request, found: Sequence[T], limit: int = MOST) -> tuple[Sequence[T], Pager]:
    """The page of `found` that the address asks for; what is no number counts as the beginning."""
    written = request.query_params.get("offset", "")
    offset = int(written) if written.isascii() and written.isdigit() and len(written) <= 9 else 0
    offset = min(offset, max(0, len(found) - 1))
    query = {name: value for name, value in request.query_params.items() if name not in ("offset", "lang")}
    return found[offset : offset + limit], Pager(offset, limit, len(found), query)
