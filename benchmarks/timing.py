"""Interleaved runs and their medians: what disturbs one candidate disturbs all of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from random import Random
from statistics import median
from time import perf_counter
from typing import Literal

Run = Callable[[], object]
_SHORTEST = 0.02
"""A candidate is repeated within one round until it has run for so long."""
_LONGEST = 2.0
"""A candidate that needs longer for one call is asked only once more: there is nothing fine to be told of it."""
_LEAD_IN = 4
"""For so many calls of a turn one more at its start is not timed: whoever comes after a peer that waited for a network
finds cold caches, whoever comes after one with the same engine finds warm ones, and neither is its own doing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; `better` tells which way is good, so that ratios can be read."""

    section: str
    what: str
    who: str
    value: float
    unit: str
    better: Literal["more", "less"]
    rounds: int = 1


class InTurn:
    """Calls that are made one after the other, round and round: the same question about one thing after another."""

    def __init__(self, calls: Sequence[Run]) -> None:
        self._calls = cycle(calls)

    def __call__(self) -> object:
        return next(self._calls)()


def race(candidates: Mapping[str, Run], rounds: int, different: int = 10**9) -> dict[str, float]:
    """The median seconds of one call of each candidate, in rounds in which each has its turn, in a drawn order.

    `different` calls can be made of one kind before one comes a second time: no more are made, so that what a
    candidate remembers of an answer is not measured in place of answering.
    """
    most = max(1, (different // (rounds + 1) - 2) * _LEAD_IN // (_LEAD_IN + 1))
    draw = Random(rounds)
    once = {name: _warmed(run) for name, run in candidates.items()}
    repeats = {name: min(most, max(1, min(1000, int(_SHORTEST / seconds)))) for name, seconds in once.items()}
    taken: dict[str, list[float]] = {name: [seconds] * (seconds > _LONGEST) for name, seconds in once.items()}
    names = [name for name in candidates if once[name] <= _LONGEST]
    for _ in range(rounds):
        for name in draw.sample(names, len(names)):
            taken[name].append(_timed(candidates[name], repeats[name]))
    return {name: median(seconds) for name, seconds in taken.items()}


def _warmed(run: Run) -> float:
    """Seconds of one call after another."""
    run()
    return max(_timed(run, 1), 1e-6)


def _timed(run: Run, repeats: int) -> float:
    gc.collect()
    for _ in range(repeats // _LEAD_IN):
        run()
    began = perf_counter()
    for _ in range(repeats):
        run()
    return (perf_counter() - began) / repeats
