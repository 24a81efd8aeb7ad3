"""The bars are held against what a run measured, and say so where it did not measure."""

import pytest
from rich.console import Console

from benchmarks.bars import BARS, THOUSAND, Bar, Held, Key, hold
from benchmarks.peers.questions import DUTIES
from benchmarks.tables import OURS, print_bars
from benchmarks.timing import Figure

QUESTION = f"{DUTIES}, beside SQLite by hand"
GAIN = "compiling on two cores beside one"


def ask(who: str, value: float, what: str = DUTIES) -> tuple[int, Figure]:
    return THOUSAND, Figure("ask", what, who, value, "ms", "less")


def held(*figures: tuple[int, Figure]) -> dict[str, Held]:
    return {each.bar.what: each for each in hold(figures)}


@pytest.mark.parametrize(("ours", "outcome"), [(1.4, "met"), (1.5, "met"), (1.6, "not met")])
def test_a_question_is_held_against_its_peer(ours: float, outcome: str) -> None:
    found = held(ask(OURS, ours), ask("SQLite by hand", 1.0))[QUESTION]
    assert (found.outcome, found.measured) == (outcome, ours)


def test_what_is_to_be_reached_may_be_passed() -> None:
    for gain, outcome in ((1.69, "not met"), (1.7, "met"), (2.0, "met")):
        figure = Figure("compile", "gain of all cores", "zeren, 2 cores", gain, "×", "more")
        assert held((THOUSAND, figure))[GAIN].outcome == outcome


def test_what_a_run_did_not_measure_is_told() -> None:
    assert {each.outcome for each in hold([])} == {"not measured in this run"}
    assert held(ask(OURS, 1.0))[QUESTION].measured is None
    smaller = held((100, ask(OURS, 1.0)[1]), (100, ask("SQLite by hand", 1.0)[1]))
    assert smaller[QUESTION].outcome == "not measured in this run"


def test_no_two_bars_are_the_same() -> None:
    assert len({bar.what for bar in BARS}) == len(BARS) > 25


def test_the_table_says_what_is_wanted_and_what_came(capsys: pytest.CaptureFixture[str]) -> None:
    print_bars(Console(width=120), hold([ask(OURS, 3.0), ask("SQLite by hand", 1.0)]))
    (line,) = (line for line in capsys.readouterr().out.splitlines() if QUESTION in line)
    assert [cell.strip() for cell in line.strip("│").split("│")] == [QUESTION, "≤ 1.5 ×", "3 ×", "not met"]


def test_a_bar_without_a_peer_is_the_figure_itself() -> None:
    bar = Bar("memory", Key(THOUSAND, "http", "memory"), 400, "MB")
    assert bar.measured({bar.figure: 120.0}) == 120.0
    assert bar.wanted == "≤ 400 MB"
