"""Dated figures come first, then goals, then the rest, each in the order of the text."""

from dataclasses import replace

from tests.pages.policy_answers import task_pages
from viz.scenes.foremost import foremost_first


def test_dated_then_goals_then_standards() -> None:
    dated, other = next(page.targets for page in task_pages() if len(page.targets) == 2)
    standard = replace(other, date=None, kind="standard")
    goal = replace(other, date=None)
    assert foremost_first([standard, goal, dated]) == [dated, goal, standard]
    assert foremost_first([other, dated]) == [other, dated]
