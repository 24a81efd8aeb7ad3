"""All rows of a SELECT, from an endpoint that may give only the first so many of them and say nothing.

Virtuoso gives ten thousand, and refuses to sort more for one answer. A short answer is taken as it is; a long one is
counted by the endpoint itself, and where rows are missing they are fetched page by page.
"""

import re

from graph.errors import StoreError
from graph.store.engines.protocol import Binding, Endpoint, select

_TRUSTED = 1000
"""No endpoint is known to cut answers shorter than this."""

_SELECT = re.compile(r"^SELECT\b", re.MULTILINE)
_ORDER = re.compile(r"^ORDER BY .*", re.MULTILINE)


def select_all(endpoint: Endpoint, query: str) -> tuple[list[str], list[Binding]]:
    """Variables and all rows; raises `StoreError` where the endpoint does not give as many as it counts."""
    names, rows = select(endpoint, query)
    if len(rows) < _TRUSTED:
        return names, rows
    total = _count(endpoint, query)
    if len(rows) < total:
        rows = _paged(endpoint, query, names, min(len(rows), total), total)
    if len(rows) != total:
        raise StoreError(
            f"远程图存储 {endpoint.query} 的答复不完整：应有 {total} 行，实得 {len(rows)} 行",
            f"the answer of the remote graph store {endpoint.query} is not whole: "
            f"{len(rows)} rows came where it counts {total}",
            hint_zh="请提高该端点的行数上限，或重试。",
            hint_en="Raise the endpoint's limit of rows, or try again.",
        )
    return names, rows


def _count(endpoint: Endpoint, query: str) -> int:
    prologue, body = _split(query)
    _, rows = select(endpoint, f"{prologue}SELECT (COUNT(*) AS ?rows) WHERE {{ {{ {_ORDER.sub('', body)} }} }}")
    return int(rows[0]["rows"]["value"])


def _paged(endpoint: Endpoint, query: str, names: list[str], page: int, total: int) -> list[Binding]:
    """In an order that leaves no two rows open, or a page could repeat what another left out."""
    prologue, body = _split(query)
    every = " ".join(f"?{name}" for name in names)
    ordered = (
        _ORDER.sub(lambda order: f"{order[0]} {every}", body) if _ORDER.search(body) else f"{body} ORDER BY {every}"
    )
    rows: list[Binding] = []
    while len(rows) < total:
        asked = f"{prologue}SELECT * WHERE {{ {{ {ordered} }} }} LIMIT {page} OFFSET {len(rows)}"
        _, found = select(endpoint, asked)
        if not found:
            break
        rows += found
    return rows


def _split(query: str) -> tuple[str, str]:
    """Prologue, and the SELECT itself."""
    start = next(_SELECT.finditer(query)).start()
    return query[:start], query[start:]
