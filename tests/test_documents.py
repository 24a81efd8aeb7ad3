"""Documents as offices write them, annotated by hand before the compiler read them: who, by when, how much.

`unread` lists what was annotated and is not read, so that neither a loss nor a gain goes unseen.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.compiler import compile_policy
from graph.records import CompiledPolicy, Target

ANNOTATED = sorted((Path(__file__).parent / "documents" / "annotated").glob("*.toml"))


def compiled(annotation: Path) -> CompiledPolicy:
    source = next(path for path in annotation.parent.glob(f"{annotation.stem}.*") if path != annotation)
    return compile_policy(source.read_bytes(), source.name)


def figures(target: Target) -> set[str]:
    return {f"{value} {target.unit}" for value in (target.value, target.min, target.max) if value is not None}


@pytest.mark.parametrize("annotation", ANNOTATED, ids=lambda path: path.stem)
def test_what_was_annotated_by_hand_is_read(annotation: Path) -> None:
    said: dict[str, Any] = tomllib.loads(annotation.read_text("utf-8"))
    policy = compiled(annotation)
    owners = [f"{one.role} {one.named}" for one in policy.assignments if one.origin != "text"]
    dates = [one.date for one in policy.deadlines if one.date]
    found = [figures(target) for target in policy.targets]
    unread = [owner for owner in sorted(_flat(said["owners"])) if not _take(owner, owners)]
    unread += [date for date in said["dates"] if not _take_date(date, dates)]
    unread += [figure for figure in said["figures"] if not _take_figure(figure, found)]
    assert unread == said["unread"]
    assert (owners, dates) == ([], [])


def _flat(rows: list[list[str]]) -> list[str]:
    return [owner for row in rows for owner in row]


def _take(owner: str, owners: list[str]) -> bool:
    if owner not in owners:
        return False
    owners.remove(owner)
    return True


def _take_date(date: str, dates: list[str]) -> bool:
    found = next((one for one in dates if one.startswith(date)), None)
    if found:
        dates.remove(found)
    return found is not None


def _take_figure(figure: str, found: list[set[str]]) -> bool:
    value, _, unit = figure.partition(" ")
    even = f"{float(value):g} {unit}"
    at = next((k for k, one in enumerate(found) if {figure, even} & one), None)
    if at is not None:
        found.pop(at)
    return at is not None
