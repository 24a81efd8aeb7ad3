"""Queries as data: what a clerk can add to `tests/cases/*_queries.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "cases"


@dataclass(frozen=True, slots=True)
class QueryCase:
    """A query, what it tries, and the status it must get."""

    name: str
    query: str
    status: int


def read_queries(file: str) -> list[QueryCase]:
    """The queries of a file, written out."""
    rows = tomllib.loads((CASES / file).read_text("utf-8"))["query"]
    return [QueryCase(row["name"], _written_out(row), row.get("status", 200)) for row in rows]


def _written_out(row: dict[str, str | int]) -> str:
    query, piece, times = str(row["query"]), str(row.get("piece", "")), int(row.get("times", 0))
    if not piece:
        return query
    pieces = (piece.replace("#+", str(number + 1)).replace("#", str(number)) for number in range(times))
    return query.replace("@", "".join(pieces))
