"""Which part of a long list is shown; its place is in the address."""

from collections.abc import Callable, Sequence
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
    """The page of `found` that the address asks for."""
    return ask_page(request, lambda offset, most: (found[offset : offset + most], len(found)), limit)


def ask_page(
    request: Request, ask: Callable[[int, int], tuple[Sequence[T], int]], limit: int = MOST
) -> tuple[Sequence[T], Pager]:
    """The page that the address asks for, of a list that is asked for page by page: (from, most) → page and total.

    What is no number counts as the beginning, what lies behind the end as the last of the list.
    """
    written = request.query_params.get("offset", "")
    offset = int(written) if written.isascii() and written.isdigit() and len(written) <= 9 else 0
    shown, total = ask(offset, limit)
    if offset and offset >= total:
        offset = max(0, total - 1)
        shown, total = ask(offset, limit)
    query = {name: value for name, value in request.query_params.items() if name not in ("offset", "lang")}
    return shown, Pager(offset, limit, total, query)
