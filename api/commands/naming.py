"""Who and what a person means: a task, a unit or a policy by any of its names, or an error that says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import NotFound

if TYPE_CHECKING:
    from graph.ask.answers import PolicyRef, TaskRef, UnitHit
    from graph.ask.navigator import Navigator


def tasks_named(navigator: Navigator, words: str, policy: str | None) -> tuple[TaskRef, ...]:
    """Every task meant, best first; `policy` narrows them to one policy, by any of its names."""
    wanted = policy_named(navigator.policies(), policy) if policy else None
    found = tuple(task for task in navigator.find_tasks(words) if wanted in (None, task.policy))
    if not found:
        raise NotFound(
            f"没有找到任务“{words}”",
            f"there is no task {words!r}",
            hint_zh="用条款编号（2、二(一)2）或标题中的词",
            hint_en="Give a clause number (2) or words of its heading",
        )
    exact = tuple(task for task in found if task.id == words)
    return exact or found


def unit_named(navigator: Navigator, name: str) -> tuple[UnitHit, tuple[UnitHit, ...]]:
    """The unit a name means, and those it may mean besides."""
    if name.startswith(("u-", "g-")) and name.isascii():
        return _unit_by_id(navigator, name), ()
    found = navigator.find_units(name)
    if not found:
        raise NotFound(
            f"没有找到单位“{name}”",
            f"there is no unit {name!r}",
            hint_zh="换一个名称试试，如全称或简称",
            hint_en="Try another name of it, full or short",
        )
    return found[0], found[1:]


def _unit_by_id(navigator: Navigator, identifier: str) -> UnitHit:
    from graph.ask.answers import UnitHit

    page = navigator.unit(identifier)
    return UnitHit(page.unit, identifier, "标识与此相同", len(page.duties))


def policy_named(policies: tuple[PolicyRef, ...], words: str) -> str:
    """The id of the one policy meant: by id, by number (24号), else by words of its title."""
    exact = [policy for policy in policies if words in (policy.id, policy.number)]
    found = exact or [policy for policy in policies if words in (policy.number or "") or words in policy.title]
    if len(found) == 1:
        return found[0].id
    listed = "、".join(policy.number or policy.title for policy in found[:5])
    raise NotFound(
        f"“{words}”对应 {len(found)} 份文件：{listed}" if found else f"没有找到文件“{words}”",
        f"{len(found)} policies match {words!r}" if found else f"there is no policy {words!r}",
        hint_zh="用完整的文号或标题中的词",
        hint_en="Give its whole number, or words of its title",
    )
