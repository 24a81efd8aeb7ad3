"""`zeren owners`, `duties`, `due`: questions, answered while a server runs on the same store."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.naming import tasks_named, unit_named
from api.commands.opening import reading
from api.commands.terminal import note, out, write_answer
from graph.errors import BadRequest

if TYPE_CHECKING:
    from datetime import date

TaskArgument = Annotated[
    str, typer.Argument(metavar="TASK", help="任务：编号（12、二(一)2）、标题中的词或标识 / number, words or id")
]
UnitArgument = Annotated[str, typer.Argument(metavar="UNIT", help="单位：任何名称或标识 / any name, or an id")]
PolicyOption = Annotated[
    str | None, typer.Option("--policy", help="只在这份文件里找：文号或标题中的词 / in this policy, by number or words")
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，与接口相同 / JSON, as the API gives it")]
_MOST_TASKS = 3


def list_owners(task: TaskArgument, policy: PolicyOption = None, as_json: JsonOption = False) -> None:
    """谁负责这项任务 · Who owns a task, in which role, and which words say so.

    zeren owners 2    zeren owners 专职保安员
    """
    with reading() as (navigator, today):
        found = tasks_named(navigator, task, policy)
        if as_json:
            from graph.ask.answers import Owner

            owners = tuple(owner for each in found for owner in navigator.owners_of(each.id))
            write_answer(owners, tuple[Owner, ...])
            return
        from api.commands.shown.lists import owners_sheet, tasks_sheet

        if len(found) > _MOST_TASKS:
            note(
                f"“{task}”对应 {len(found)} 项任务，请用更具体的词，或加 --policy 文号：",
                f"{len(found)} tasks match; use more words, or --policy NUMBER:",
            )
            out().print(tasks_sheet(found, {each.id: each.title for each in navigator.policies()}))
            return
        for each in found:
            out().print(owners_sheet(navigator.task(each.id, today)))


def list_duties(unit: UnitArgument, as_json: JsonOption = False) -> None:
    """单位要做什么 · What a unit must do, by when, with whom, and which words say so.

    zeren duties 教育部门
    """
    with reading() as (navigator, today):
        hit, others = unit_named(navigator, unit)
        page = navigator.unit(hit.unit.id, today)
        if as_json:
            write_answer(page)
            return
        from api.commands.shown.units import unit_sheet

        out().print(unit_sheet(unit, hit, page))
        if others:
            listed = "、".join(each.unit.name for each in others[:5])
            note(f"“{unit}”也可能指：{listed}", "other units this name may mean")


def list_due(
    start: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="起始日（含） / first day")
    ] = None,
    to: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="截止日（含） / last day")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="只看这个单位 / only this unit, any name")] = None,
    as_json: JsonOption = False,
) -> None:
    """某段时间内到期的 · What is due between two days.

    zeren due --from 2020-12-01 --to 2021-12-31 --unit 教育局
    """
    first, last = _day(start), _day(to)
    if first and last and first > last:
        raise BadRequest(f"--from {first} 晚于 --to {last}", f"--from {first} is after --to {last}")
    from graph.ask.due import Wanted

    with reading() as (navigator, today):
        held_by = unit_named(navigator, unit)[0].unit.id if unit else None
        found = navigator.due_between(Wanted(first, last, held_by), today)
        if as_json:
            from graph.ask.answers import Due

            write_answer(found, tuple[Due, ...])
            return
        from api.commands.shown.lists import due_sheet

        if not found:
            note("这段时间没有到期的事项。", "nothing is due between these days.")
        out().print(due_sheet(found))
        note(f"状态以 {today} 为准。", f"status as of {today}.")


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None
