"""The benchmarks still run, and whoever is measured gives the same answers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.asking import asked_about, our_answers, units_of
from benchmarks.corpus import Compiled, compiled, documents, register_quads, tree_of
from benchmarks.loading import fill, open_store
from benchmarks.peers.columns import Columns
from benchmarks.peers.questions import DUE, DUTIES, OWNERS, PARTNERS, QUESTIONS, UNDER, VAGUE, WORDS, Peer, Rows
from benchmarks.peers.sparql import Pyoxigraph, Rdflib
from benchmarks.peers.sqlite_by_hand import SqliteByHand
from benchmarks.timing import InTurn, race
from graph.ask.navigator import Navigator

pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning"
)  # rdflib's own code uses what it deprecates


@pytest.fixture(scope="module")
def held() -> list[Compiled]:
    return list(compiled(5))


@pytest.fixture(scope="module")
def answers(held: list[Compiled]) -> Iterator[dict[str, dict[str, Rows]]]:
    """Every peer's rows of every question."""
    asked, tree = asked_about(held)[0]._replace(start="2021-01-01", end="2022-12-31"), tree_of(units_of(held))
    peers: dict[str, Peer] = {"oxigraph": Pyoxigraph(), "sqlite": SqliteByHand(), "columns": Columns()}
    for peer in peers.values():
        peer.feed(held, tree)
    yield {name: {what: call() for what, call in peer.answers(asked).items()} for name, peer in peers.items()}
    for peer in peers.values():
        peer.close()


def test_the_quick_run_measures_every_section(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--quick", "--json", str(tmp_path / "figures.json"), "--width", "160"])
    made = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert {figure["section"] for figure in made["figures"]} == {"compile", "load", "ask", "http"}
    assert all(figure["value"] > 0 for figure in made["figures"])
    questions = {figure["what"] for figure in made["figures"] if figure["section"] == "ask"}
    assert questions == {*QUESTIONS}
    assert "cores" in made["machine"]
    shown = capsys.readouterr().out
    assert "SQLite by hand" in shown
    assert "FastAPI async" in shown


def test_a_section_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "nonsense"])
    assert "nonsense" in capsys.readouterr().err


@pytest.mark.parametrize("what", [OWNERS, DUE, VAGUE, PARTNERS, UNDER])
def test_every_peer_finds_as_much(answers: dict[str, dict[str, Rows]], what: str) -> None:
    counts = {name: len(found[what]) for name, found in answers.items()}
    assert len(set(counts.values())) == 1, counts
    assert counts["sqlite"] > 0


def test_the_page_of_duties_is_the_same_page(answers: dict[str, dict[str, Rows]]) -> None:
    owned = {name: len({str(row[0]).strip("<>")[-6:] for row in found[DUTIES]}) for name, found in answers.items()}
    assert owned["sqlite"] == owned["oxigraph"] > 0


def test_full_text_finds_the_same_clauses(answers: dict[str, dict[str, Rows]]) -> None:
    clauses = [
        {str(row[0]).strip("<>").rpartition("/")[2] for row in answers[name][WORDS]} for name in ("oxigraph", "sqlite")
    ]
    assert clauses[0] == clauses[1] != set()


def test_ours_answers_about_the_same(held: list[Compiled], answers: dict[str, dict[str, Rows]], tmp_path: Path) -> None:
    asked, tree = asked_about(held)[0], tree_of(units_of(held))
    with open_store(tmp_path, register_quads(tree)) as store:
        fill(store, held)
        ours = our_answers(Navigator(store), asked)
        assert len(list(ours[OWNERS]())) == len(answers["sqlite"][OWNERS])  # type: ignore[call-overload]
        assert ours[DUTIES]()
        assert ours[WORDS]()


def test_rdflib_can_be_asked_too(held: list[Compiled]) -> None:
    peer = Rdflib()
    peer.feed(held[:1], tree_of(units_of(held)))
    asked = asked_about(held[:1])[0]
    assert len(peer.answers(asked)[OWNERS]()) == sum(each.clause == asked.task for each in held[0].policy.assignments)
    peer.close()


def test_what_is_compiled_is_what_was_made() -> None:
    assert [one.document for one in compiled(3)] == list(documents(3))


def test_each_has_its_turn_in_every_round() -> None:
    turns: list[str] = []
    found = race({name: lambda name=name: turns.append(name) for name in ("a", "b")}, 3)  # type: ignore[misc]
    assert set(found) == {"a", "b"}
    assert turns.count("a") > 3


def test_no_call_comes_a_second_time_while_there_are_others() -> None:
    made: list[int] = []
    race({"a": InTurn([lambda number=number: made.append(number) for number in range(40)])}, 3, 40)  # type: ignore[misc]
    assert len(made) == len(set(made)) > 20
