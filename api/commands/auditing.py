"""`zeren audit`, `zeren load`: what a policy leaves unclear, and who carries how much."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.asking import JsonOption
from api.commands.naming import policy_named
from api.commands.opening import reading
from api.commands.terminal import note, out, write_answer

PolicyArgument = Annotated[
    str | None, typer.Argument(metavar="POLICY", help="文件：标识、文号或标题中的词 / id, number or words of the title")
]


def audit(
    policy: PolicyArgument = None,
    code: Annotated[str | None, typer.Option("--code", help="只看这类问题 / only this kind of finding")] = None,
    as_json: JsonOption = False,
) -> None:
    """文件没有说清的地方 · What the policies leave unclear, with the words and what would mend it."""
    with reading() as (navigator, _):
        wanted = policy_named(navigator.policies(), policy) if policy else None
        found = navigator.findings(wanted, code)
        if as_json:
            from graph.ask.answers import FindingFact

            write_answer(found, tuple[FindingFact, ...])
            return
        from api.commands.shown.lists import findings_sheet

        out().print(findings_sheet(found))
        note(f"共 {len(found)} 处。", f"{len(found)} findings.")


def show_load(policy: PolicyArgument = None, as_json: JsonOption = False) -> None:
    """各单位承担多少、与谁共担 · Who carries how much, and who meets on which tasks; it ranks nobody."""
    with reading() as (navigator, _):
        wanted = policy_named(navigator.policies(), policy) if policy else None
        page = navigator.load(wanted)
    if as_json:
        write_answer(page)
        return
    from api.commands.shown.load import load_sheet

    out().print(load_sheet(page))
    note("数字只说明文件点名的次数，不作排名。", "the figures count how often a text names somebody; they rank nobody.")
