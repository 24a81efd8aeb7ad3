"""The benchmarks still run, and measure in the way they say."""

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.peers.questions import QUESTIONS
from benchmarks.timing import InTurn, race

pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning"
)  # rdflib's own code uses what it deprecates


def test_the_quick_run_measures_every_section(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--quick", "--json", str(tmp_path / "figures.json"), "--width", "160"])
    made = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    sections = {"compile", "compile, stages", "compile, profile", "load", "ask", "http", "start", "growth"}
    assert {figure["section"] for figure in made["figures"]} == sections
    figures = [figure for figure in made["figures"] if figure["section"] != "compile, stages"]
    assert all((figure["value"] > 0) != ("not the store's" in figure["what"]) for figure in figures)
    questions = {figure["what"] for figure in made["figures"] if figure["section"] == "ask"}
    assert questions > {*QUESTIONS}
    grown = [figure for figure in figures if figure["section"] == "growth"]
    assert {figure["who"] for figure in grown} == {"1", "3", "times as long"}
    assert {figure["what"] for figure in grown} > {*QUESTIONS}
    assert "cores" in made["machine"]
    shown = capsys.readouterr().out
    for words in (
        "SQLite by hand",
        "FastAPI async",
        "zeren --help",
        "the bars of this run",
        "not measured in this run",
    ):
        assert words in shown


def test_a_section_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "nonsense"])
    assert "nonsense" in capsys.readouterr().err


def test_each_has_its_turn_in_every_round() -> None:
    turns: list[str] = []
    found = race({name: lambda name=name: turns.append(name) for name in ("a", "b")}, 3)  # type: ignore[misc]
    assert set(found) == {"a", "b"}
    assert turns.count("a") > 3


def test_no_call_comes_a_second_time_while_there_are_others() -> None:
    made: list[int] = []
    race({"a": InTurn([lambda number=number: made.append(number) for number in range(40)])}, 3, 40)  # type: ignore[misc]
    assert len(made) == len(set(made)) > 20


def test_who_is_very_slow_is_not_asked_in_every_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.timing._LONGEST", 0.0)
    calls: list[str] = []
    assert race({"a": lambda: calls.append("a")}, 5)["a"] > 0
    assert len(calls) == 2


def test_the_first_calls_of_a_turn_are_not_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, cold = [0.0], [True]

    def run() -> None:
        clock[0] += 100 if cold[0] else 1
        cold[0] = False

    monkeypatch.setattr("benchmarks.timing.perf_counter", lambda: clock[0])
    monkeypatch.setattr("benchmarks.timing.gc.collect", lambda: cold.__setitem__(0, True))
    monkeypatch.setattr("benchmarks.timing._SHORTEST", 1000)
    monkeypatch.setattr("benchmarks.timing._LONGEST", 1000)
    assert race({"a": run}, 3) == {"a": 1.0}
