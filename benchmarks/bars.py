"""The bars that this program set itself, held against the figures of a run: met, not met, or not measured in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from benchmarks.peers.questions import DUTIES, QUESTIONS, UNDER, VAGUE
from benchmarks.sections import asking, compiling, growing, loading, serving, starting
from benchmarks.tables import OURS
from benchmarks.timing import Figure

THOUSAND, TEN_THOUSAND = 1_000, 10_000
Outcome = Literal["met", "not met", "not measured in this run"]


class Key(NamedTuple):
    """Which figure of a run."""

    policies: int
    section: str
    what: str
    who: str = OURS


class Bar(NamedTuple):
    """A figure, or how many times as large it is as another; at least or at most so much."""

    what: str
    figure: Key
    limit: float
    unit: str
    least: bool = False
    beside: Key | None = None

    @property
    def wanted(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.limit:g} {self.unit}".rstrip()

    def measured(self, figures: Mapping[Key, float]) -> float | None:
        """None where this run did not measure it."""
        value = figures.get(self.figure)
        if value is None or self.beside is None:
            return value
        other = figures.get(self.beside)
        return value / other if other else None


class Held(NamedTuple):
    """A bar with what became of it."""

    bar: Bar
    measured: float | None
    outcome: Outcome


def hold(measured: Sequence[tuple[int, Figure]]) -> Iterator[Held]:
    """Every bar, given the figures of a run with the number of policies they were measured at."""
    figures = {Key(size, each.section, each.what, each.who): each.value for size, each in measured}
    for bar in BARS:
        value = bar.measured(figures)
        if value is None:
            yield Held(bar, None, "not measured in this run")
        else:
            met = value >= bar.limit if bar.least else value <= bar.limit
            yield Held(bar, value, "met" if met else "not met")


def _named_questions() -> Iterator[Bar]:
    for question in QUESTIONS:
        ours = Key(THOUSAND, asking.SECTION, question)
        yield Bar(f"{question}, beside SQLite by hand", ours, 1.5, "×", beside=ours._replace(who=asking.BY_HAND))
        yield Bar(f"{question}, beside pyoxigraph SPARQL", ours, 1, "×", beside=ours._replace(who=asking.OXIGRAPH))
    for question in (DUTIES, VAGUE, UNDER):
        grown = Key(TEN_THOUSAND, growing.SECTION, question, growing.TIMES)
        yield Bar(f"{question}: at 10,000 policies beside 1,000", grown, 1.3, "×")
    for who in (asking.BY_HAND, asking.OXIGRAPH, asking.VIRTUOSO):
        yield Bar(f"{who}: {asking.DIFFERING}", Key(THOUSAND, asking.SECTION, asking.DIFFERING, who), 0, "")


def _http() -> Iterator[Bar]:
    for route in serving.ROUTES:
        rate = Key(THOUSAND, serving.SECTION, f"{route}: requests")
        yield Bar(
            f"{route}, beside FastAPI async", rate, 0.5, "×", least=True, beside=rate._replace(who=serving.FASTAPI)
        )
        slow = Key(THOUSAND, serving.SECTION, f"{route}: p99")
        yield Bar(f"{route}: p99 beside p50", slow, 5, "×", beside=slow._replace(what=f"{route}: p50"))
    yield Bar(serving.MEMORY, Key(THOUSAND, serving.SECTION, serving.MEMORY), 400, "MB")


def _others() -> Iterator[Bar]:
    gain = Key(THOUSAND, compiling.SECTION, compiling.GAIN, f"{OURS}, 2 cores")
    yield Bar("compiling on two cores beside one", gain, 1.7, "×", least=True)
    loaded = Key(THOUSAND, loading.SECTION, loading.WHAT)
    yield Bar("loading beside the engine's own bulk loader", loaded, 0.6, "×", True, loaded._replace(who=loading.BULK))
    for what, limit in ((starting.NEW, 1.5), (starting.BUNDLED, 1.5), (starting.STORED, 3), (starting.HELP, 0.5)):
        yield Bar(what, Key(THOUSAND, starting.SECTION, what), limit, "s")


BARS = (*_named_questions(), *_http(), *_others())
