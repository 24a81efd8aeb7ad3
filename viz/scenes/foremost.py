"""Which figures matter most where there is room for few."""

from collections.abc import Iterable

from graph.ask.answers import TargetFact

_GOALS = ("goal", "stretch")


def foremost_first(targets: Iterable[TargetFact]) -> list[TargetFact]:
    """Figures with a date first, then goals, then what a standard or a bracket needs; each in the order of the text."""
    return sorted(targets, key=lambda target: (target.date is None, target.kind not in _GOALS))
