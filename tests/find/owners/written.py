"""Cases a clerk can extend, and what is found in a text, both as 「role name」 with names as the source writes them."""

import tomllib
from pathlib import Path
from typing import Any

from graph.find.owners.clauses import Responsibility
from graph.find.owners.responsibilities import Responsibilities, find_responsibilities
from graph.read.texts import Span, Table
from graph.read.tidy import CleanText, tidy
from graph.settle.units.assignments import written

CASES = Path(__file__).resolve().parents[2] / "cases"


def cases(name: str) -> list[Any]:
    """The rows of one table of cases."""
    with (CASES / f"{name}.toml").open("rb") as file:
        rows: list[Any] = tomllib.load(file)["case"]
    return rows


def found_in(text: str, tables: tuple[Table, ...] = ()) -> tuple[CleanText, Responsibilities]:
    """What a whole text says of who is responsible."""
    clean = tidy(text)
    return clean, find_responsibilities(clean, tables, Span(0, len(clean.text)))


def owners(clean: CleanText, clause: Responsibility) -> list[str]:
    """The entries of one clause."""
    return [f"{entry.role} {written(clean, entry.span)}" for entry in clause.entries]
