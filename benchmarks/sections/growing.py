"""What becomes of an answer when there is more: the same questions of two stores in turn, about bodies alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.peers.questions import DUTIES, QUESTIONS, Asked
from benchmarks.sections.asking import different, our_answers, our_rows
from benchmarks.sections.loading import made_store
from benchmarks.timing import Figure, InTurn, race
from graph.ask.navigator import Navigator
from graph.store.store import Store

SECTION = "growth"
TIMES = "times as long"
WHOLE_PAGE = f"{DUTIES}, whole answer"


class Filled(NamedTuple):
    """A store that a run has made, and what it was asked about."""

    policies: int
    folder: Path
    asked: Sequence[Asked]


def measure_growing(small: Filled, large: Filled, rounds: int) -> Iterator[Figure]:
    """Each question at both sizes, in the same rounds, and how many times as long the larger one takes."""
    with made_store(small.folder) as few, made_store(large.folder) as many:
        stores = {f"{small.policies:,}": _calls(few, small.asked), f"{large.policies:,}": _calls(many, large.asked)}
        for question in (*QUESTIONS, WHOLE_PAGE):
            calls = {size: InTurn([one[question] for one in asked]) for size, asked in stores.items()}
            most = min(different(one.asked, question) for one in (small, large))
            for size, asked in stores.items():  # or what has been asked of lately would be nearer at hand
                for _ in asked[:most]:
                    calls[size]()
            taken = race(calls, 2 * rounds + 1, most)
            for size, seconds in taken.items():
                yield Figure(SECTION, question, size, 1000 * seconds, "ms", "less", 2 * rounds + 1)
            first, second = taken.values()
            yield Figure(SECTION, question, TIMES, second / first, "×", "less", 2 * rounds + 1)


def _calls(store: Store, asked: Sequence[Asked]) -> list[Mapping[str, Callable[[], object]]]:
    ask = Navigator(store)
    return [{**our_rows(store, one), WHOLE_PAGE: our_answers(ask, one)[DUTIES]} for one in asked]
