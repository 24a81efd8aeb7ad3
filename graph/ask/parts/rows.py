"""From rows of a question to the small parts every answer is made of: units, citations, tasks.

A row's values are plain (`graph.store.values`): ids, code names, numbers, text, None where the graph says nothing.
"""

from collections.abc import Iterable
from typing import cast

from graph.ask.answers import Cite, TaskRef, UnitRef
from graph.records import Passage
from graph.store.values import Row

_FULL_WIDTH = str.maketrans("()", "（）")


def text_of(row: Row, column: str) -> str:
    """A column as text; empty where the graph says nothing."""
    value = row[column]
    return "" if value is None else str(value)


def text_or_none(row: Row, column: str) -> str | None:
    """A column as text, None where the graph says nothing."""
    value = row[column]
    return None if value is None else str(value)


def number_of(row: Row, column: str) -> float | int | None:
    """A column as a number, None where the graph says nothing."""
    return cast("float | int | None", row[column])


def unit_of(identifier: str, name: str) -> UnitRef:
    """A unit by its id, which tells a body (`u-`) from a group (`g-`)."""
    return UnitRef(identifier, name, "group" if identifier.startswith("g-") else "body")


def unit_in(row: Row, unit: str = "unit", name: str = "unitName") -> UnitRef | None:
    """The unit of a row, None where it names nobody."""
    return unit_of(text_of(row, unit), text_of(row, name)) if row[unit] else None


def label_of(path: str) -> str:
    """The way from the top as people write it: 二/(一)/2 → 二（一）2."""
    labels = path.split("/") if path else []
    return "".join(label.replace("%2F", "/").replace("%25", "%") for label in labels).translate(_FULL_WIDTH)


def passage_of(row: Row) -> Passage:
    """The words of a row and where they stand."""
    return Passage(cast(int, row["start"]), cast(int, row["end"]), text_of(row, "exact"))


def cite_of(row: Row) -> Cite:
    """Policy, clause and words of a row; label and heading are empty where it stands in no clause of its own."""
    return Cite(
        policy=text_of(row, "policy"),
        policy_title=text_of(row, "policyTitle"),
        clause=text_of(row, "clause"),
        label=label_of(text_of(row, "path")),
        heading=text_of(row, "heading"),
        passage=passage_of(row),
    )


def task_of(row: Row, owners: Iterable[UnitRef] = (), corrected: int = 0) -> TaskRef:
    """A row of clauses as a line of a list; its chapter is the part it stands in."""
    return TaskRef(
        id=text_of(row, "clause"),
        policy=text_of(row, "policy"),
        label=label_of(text_of(row, "path")),
        heading=text_of(row, "heading"),
        chapter=f"{label_of(text_of(row, 'parentPath'))} {text_of(row, 'parentHeading')}".strip(),
        owners=tuple(dict.fromkeys(owners)),
        corrected=corrected,
    )
