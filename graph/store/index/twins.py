"""The SQL of each named question, read from `answers.sql`, with the lines of what is not asked left out."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.errors import BadRegister
from graph.store.questions import Question
from graph.store.values import Given, Value

_FILE = Path(__file__).with_name("answers.sql")
_NAME = re.compile(r"^-- name: ([a-z][a-z-]*)$", re.MULTILINE)
_PARAMETER = re.compile(r":([a-z]+)")


@cache
def twins() -> dict[str, str]:
    """Every question's SQL by the question's name."""
    _, *parts = _NAME.split(_FILE.read_text(encoding="utf-8"))
    return dict(zip(parts[::2], map(str.strip, parts[1::2]), strict=True))


def asked(
    question: Question, given: Mapping[str, Given], window: tuple[int, int] | None = None
) -> tuple[str, dict[str, Value]]:
    """The statement and its parameters; raises `BadRequest` where they are not what the question takes.

    Values are bound, never written into the statement. A window is (offset, most) rows: of the whole, or where the
    statement itself takes `:most`.
    """
    question.check(given)
    bound: dict[str, Value] = {}
    several = []
    for name, value in given.items():
        if isinstance(value, tuple):
            several.append(name)
            bound[name] = json.dumps(value)
        elif value is not None:
            bound[name] = value
    if window is not None:
        bound["offset"], bound["most"] = window
    return _statement(question.name, frozenset(bound), tuple(several)), bound


@cache
def _statement(name: str, bound: frozenset[str], several: tuple[str, ...]) -> str:
    text = twins().get(name)
    if text is None:
        raise BadRegister(f"问题 {name} 没有对应的 SQL", f"question {name} has no SQL")
    statement = "\n".join(line for line in text.splitlines() if bound.issuperset(_PARAMETER.findall(line)))
    if "most" in bound and ":most" not in statement:
        statement += "\nLIMIT :most OFFSET :offset"
    for parameter in several:
        statement = statement.replace(f"= :{parameter}", f"IN (SELECT value FROM json_each(:{parameter}))")
    return statement
