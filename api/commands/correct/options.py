"""Options that several commands share, as records; and how a record becomes options of a command.

    def correct_owner(task: TaskArgument, change: Change, entry: Signed) -> None: ...

`spread` gives it `--add`, `--remove`, … and `--who`, `--why`, … , one option for each field.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Annotated, Any, get_type_hints

import typer

Text = str | None


def option(*names: str, said: str) -> Any:
    """An option with its words in both languages."""
    return typer.Option(*names, help=said)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who corrects, why, and on which words; and in which policy the task stands."""

    who: Annotated[str, option("--who", said="更正人 / who corrects")]
    why: Annotated[str, option("--why", said="理由 / why")]
    words: Annotated[Text, option("--words", said="依据的原文，照抄 / words of the text it rests on")] = None
    policy: Annotated[Text, option("--policy", said="文件：文号或标题中的词 / policy, by number or words")] = None


@dataclass(frozen=True, slots=True)
class Change:
    """One of four things to do with something that was, or should have been, extracted."""

    add: Annotated[Text, option("--add", said="增补遗漏的 / add what was missed")] = None
    remove: Annotated[Text, option("--remove", said="否定这一项 / this one does not hold")] = None
    replace: Annotated[Text, option("--replace", said="更正这一项 / this one is wrong, see --by")] = None
    by: Annotated[Text, option("--by", said="应为 / what stands in its place")] = None
    confirm: Annotated[Text, option("--confirm", said="核对无误 / this one was checked and is right")] = None

    def verb(self) -> tuple[str, str]:
        """The one that is asked for, with its words; a usage error for none or several."""
        asked = [(name, text) for name in ("add", "remove", "replace", "confirm") if (text := getattr(self, name))]
        if len(asked) != 1:
            raise typer.BadParameter("用 --add、--remove、--replace、--confirm 之一 / give exactly one of these")
        if self.by and asked[0][0] != "replace":
            raise typer.BadParameter("--by 只与 --replace 一起用 / --by goes with --replace only")
        return asked[0]


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """The command with each record among its parameters spread out into options."""
    hints = get_type_hints(command, include_extras=True)
    records: dict[str, Any] = {name: kind for name, kind in hints.items() if is_dataclass(kind)}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name in records:
            parameters += _options(records[parameter.name])
        else:
            parameters.append(parameter.replace(annotation=hints[parameter.name]))

    def run(**given: Any) -> None:
        made = {name: kind(**{one.name: given.pop(one.name) for one in fields(kind)}) for name, kind in records.items()}
        command(**given, **made)

    keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in parameters]
    run.__signature__ = inspect.Signature(keyword)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__ = command.__doc__
    return run


def _options(record: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(record, include_extras=True)
    return [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if one.default is MISSING else one.default,
            annotation=hints[one.name],
        )
        for one in fields(record)
    ]
