"""`zeren diff`: two policies compared, from the store or from files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.asking import JsonOption
from api.commands.naming import policy_named
from api.commands.opening import reading, reading_file
from api.commands.terminal import out, write_answer

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator

OneArgument = Annotated[
    str, typer.Argument(metavar="A", help="前一份：文件路径，或库中文件的文号、标题中的词 / a file, or a stored policy")
]
OtherArgument = Annotated[str, typer.Argument(metavar="B", help="后一份，同上 / the second, likewise")]


def diff(one: OneArgument, other: OtherArgument, as_json: JsonOption = False) -> None:
    """两份文件的比较 · What changed in who owns what; what only the first demands comes first.

    zeren diff 旧版.docx 新版.docx    zeren diff 黔府办函〔2018〕17号 黔南府办函〔2020〕24号
    """
    with _policy(one) as (here, first), _policy(other) as (there, second):
        found = here.compare(first, second, there)
    if as_json:
        write_answer(found)
        return
    from api.commands.shown.compared import comparison_sheet

    out().print(comparison_sheet(found))


@contextmanager
def _policy(named: str) -> Iterator[tuple[Navigator, str]]:
    """A file is read into a store of its own, which is gone afterwards; any other name is looked up in the store."""
    if Path(named).is_file():
        with reading_file(Path(named)) as found:
            yield found
    else:
        with reading() as (navigator, _):
            yield navigator, policy_named(navigator.policies(), named)
