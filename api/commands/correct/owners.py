"""`zeren correct owner`: who owns a task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from api.commands.asking import TaskArgument
from api.commands.correct.desk import desk, one_of
from api.commands.correct.options import Change, Signed, Text, option, spread

if TYPE_CHECKING:
    from graph.ask.answers import Owner


@dataclass(frozen=True, slots=True)
class InRole:
    """The role that goes with a unit."""

    role: Annotated[
        Text, option("--role", said="角色：lead 牵头、responsible 责任、support 配合、oversee 督导 / role")
    ] = None


@spread
def correct_owner(task: TaskArgument, change: Change, given: InRole, entry: Signed) -> None:
    """更正责任单位 · Who owns a task: add, remove, replace a unit or its role, or confirm it.

    zeren correct owner 2 --add 州应急管理局 --role support --who 张三 --why 会议纪要第3页
    """
    verb, words = change.verb()
    with desk(entry) as at:
        page = at.task(task)
        policy = page.task.policy
        if verb == "add":
            at.enter(page.task.id, "add-owner", unit=at.unit(words, policy), role=given.role or "responsible")
            return
        owner = one_of(words, ((each.id, _said(each), _is_named(each, words)) for each in page.owners))
        if verb != "replace":
            at.enter(owner, "confirm" if verb == "confirm" else "reject")
        elif change.by:
            at.enter(owner, "unit", unit=at.unit(change.by, policy), role=given.role)
        else:
            at.enter(owner, "role", role=given.role)


def _said(owner: Owner) -> str:
    return f"{owner.unit.name if owner.unit else owner.named}（{owner.role}）"


def _is_named(owner: Owner, words: str) -> bool:
    return "".join(words.split()) in (
        owner.named,
        owner.unit.name if owner.unit else "",
        owner.unit.id if owner.unit else "",
    )
