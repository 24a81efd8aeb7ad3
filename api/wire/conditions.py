"""Conditional writes: what their sender saw is still what there is, decided in the writer's turn (RFC 9110, If-Match).

    with writing(store, if_match):
        store.add_correction(navigator.correction_of(wish))

Of sixteen that saw the same state, one is recorded; fifteen are told that it has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from fastapi import Header

from api.problems import Changed

if TYPE_CHECKING:
    from graph.store.store import Store

IfMatch = Annotated[
    str | None, Header(description="只在数据仍是这个版本时记入 / record only while the data is at this version (ETag)")
]


def tag_of(version: int) -> str:
    """The ETag of what can be written to: the number of the last event."""
    return f'"{version}"'


@contextmanager
def writing(store: Store, if_match: str | None) -> Iterator[None]:
    """The writer's turn; raises `Changed` where the store is at none of the versions that the condition names."""
    with store.turn():
        if if_match is not None and not {"*", tag_of(store.version)} & set(_listed(if_match)):
            raise Changed(
                "数据在此期间已有变化，没有记入",
                "the data has changed meanwhile; nothing was recorded",
                hint_zh="重新查看后再更正",
                hint_en="Look again, then correct",
            )
        yield


def _listed(if_match: str) -> list[str]:
    """`"7", "8"` as two; a weak tag (`W/"7"`) is never the same."""
    return [tag.strip() for tag in if_match.split(",")]
