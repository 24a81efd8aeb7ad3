"""`zeren correct name`, `fact` and `withdraw`: whom a name means, any other fact, and taking a correction back."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.correct.desk import desk
from api.commands.correct.options import Signed, option, spread


@spread
def correct_name(
    named: Annotated[str, typer.Argument(metavar="NAME", help="称谓，原文写法 / the name as the text has it")],
    entry: Signed,
    unit: Annotated[str | None, option("--unit", said="指哪个单位 / the unit that is meant")] = None,
    nobody: Annotated[bool, option("--nobody", said="不指某一单位 / nobody in particular is meant")] = False,
) -> None:
    """更正称谓所指 · Whom a name means, wherever one policy uses it.

    zeren correct name 卫生疾控部门 --unit 州卫生健康局 --who 张三 --why 三定方案
    """
    if nobody == (unit is not None):
        raise typer.BadParameter("用 --unit 或 --nobody 之一 / give --unit or --nobody")
    with desk(entry) as at:
        policy = at.policy()
        at.enter(policy, "name", named=named, unit=at.unit(unit, policy) if unit else None)


@spread
def correct_fact(
    fact: Annotated[str, typer.Argument(metavar="ID", help="事实的标识，见 --json / id of a fact, from --json")],
    entry: Signed,
    confirm: Annotated[bool, option("--confirm", said="核对无误 / it is right")] = False,
    reject: Annotated[bool, option("--reject", said="不成立 / it does not hold")] = False,
) -> None:
    """核对任一事实 · Confirm or reject any fact: a duty, a rhythm, a norm, a consequence.

    zeren correct fact p-2020-24-…-y-… --confirm --who 张三 --why 已核对
    """
    if confirm == reject:
        raise typer.BadParameter("用 --confirm 或 --reject 之一 / give --confirm or --reject")
    with desk(entry) as at:
        at.enter(fact, "confirm" if confirm else "reject")


@spread
def withdraw(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="更正的序号，见 zeren corrections / its number")],
    entry: Signed,
) -> None:
    """撤回更正 · Take a correction back; it stays to be seen.

    zeren correct withdraw 12 --who 张三 --why 核实有误
    """
    with desk(entry) as at:
        at.enter(f"e-{number}", "withdraw")
