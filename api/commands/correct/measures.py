"""`zeren correct date` and `zeren correct figure`: by when, and measured how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from api.commands.asking import TaskArgument
from api.commands.correct.desk import desk, one_of
from api.commands.correct.options import Change, Signed, Text, option, spread

if TYPE_CHECKING:
    from graph.ask.answers import TaskPage
    from graph.store.events import Figure


@spread
def correct_date(task: TaskArgument, change: Change, entry: Signed) -> None:
    """更正时限 · By when: add, remove, replace a date, or confirm it; the date that is meant by itself or by its words.

    zeren correct date 2 --replace 2020-12-31 --by 2021-06-30 --who 张三 --why 州府办通知延期
    """
    verb, words = change.verb()
    with desk(entry) as at:
        page = at.task(task)
        if verb == "add":
            at.enter(page.task.id, "add-deadline", day=words)
            return
        dates = [
            (each.id, f"{each.date or '未写明日期'}「{each.cite.passage.exact}」", each) for each in page.deadlines
        ]
        fact = one_of(
            words, ((fact, said, words in (each.date, each.cite.passage.exact)) for fact, said, each in dates)
        )
        if verb == "replace":
            at.enter(fact, "date", day=change.by)
        else:
            at.enter(fact, "confirm" if verb == "confirm" else "reject")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure should be; what is left out stays as it is."""

    bound: Annotated[Text, option("--bound", said="界限：>=、<=、=、>、<、range / kind of bound")] = None
    value: Annotated[Text, option("--value", said="数值 / value")] = None
    low: Annotated[Text, option("--min", said="下限 / lower bound")] = None
    high: Annotated[Text, option("--max", said="上限 / upper bound")] = None
    unit: Annotated[Text, option("--unit", said="计量单位 / unit of measure")] = None
    scope: Annotated[Text, option("--scope", said="适用范围 / population")] = None
    due: Annotated[Text, option("--due", said="期限 / by when")] = None

    def figure(self, subject: str | None = None) -> Figure:
        """As the store keeps it."""
        from graph.store.events import Figure

        return Figure(self.bound, self.value, self.low, self.high, self.unit, subject, self.scope)


@spread
def correct_figure(task: TaskArgument, change: Change, to: Measured, entry: Signed) -> None:
    """更正指标 · Measured how: add, remove, replace a figure or a line of a norm, or confirm it; by words or id.

    zeren correct figure 2 --replace 专职保安员配备率 --value 95 --who 张三 --why 州教育局更正函
    """
    verb, words = change.verb()
    with desk(entry) as at:
        page = at.task(task)
        if verb == "add":
            at.enter(page.task.id, "add-target", figure=to.figure(words), day=to.due)
            return
        fact = one_of(words, ((fact, said, words in said) for fact, said in _figures(page)))
        if verb == "replace":
            figure = to.figure(change.by)
            if to.due and figure == Measured().figure():
                at.enter(fact, "date", day=to.due)
            else:
                at.enter(fact, "figure", figure=figure)
        else:
            at.enter(fact, "confirm" if verb == "confirm" else "reject")


def _figures(page: TaskPage) -> Iterator[tuple[str, str]]:
    """Every figure of a task and every line of its norms, with its words."""
    for each in page.targets:
        yield each.id, f"{each.scope}{each.subject} {each.text} {each.date or ''}「{each.cite.passage.exact}」"
    for norm in page.norms:
        for line, bracket in enumerate(norm.brackets, 1):
            ends = f"{'不明' if bracket.min is None else bracket.min}–{'不明' if bracket.max is None else bracket.max}"
            yield f"{norm.id}-{line}", f"{norm.subject} 第 {line} 档 {ends}"
