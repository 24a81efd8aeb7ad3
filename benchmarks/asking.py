"""The named questions: ours through the navigator, beside the engine asked directly, SQLite and plain columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks.corpus import Compiled, government_of, register_quads, tree_of
from benchmarks.loading import fill, open_store
from benchmarks.peers.columns import Columns
from benchmarks.peers.questions import (
    DUE,
    DUTIES,
    OWNERS,
    PAGE,
    PARTNERS,
    QUESTIONS,
    VAGUE,
    WORDS,
    Asked,
    Peer,
)
from benchmarks.peers.sparql import Pyoxigraph, Rdflib
from benchmarks.peers.sqlite_by_hand import SqliteByHand
from benchmarks.tables import OURS
from benchmarks.timing import Figure, Run, race
from graph.ask.navigator import Navigator

SECTION = "ask"
AS_OF = date(2022, 6, 30)
_MOST_FOR_RDFLIB = 20
_MOST_IN_MEMORY = 2_000


def asked_about(held: Sequence[Compiled]) -> Asked:
    """The body that holds most, a task of the middle of all, the government of that body's place, and a month."""
    owned = Counter(each.unit.id for one in held for each in one.policy.assignments if each.unit)
    unit = owned.most_common(1)[0][0]
    areas = units_of(held)
    middle = held[len(held) // 2].policy.assignments[0].clause
    return Asked(unit, middle, government_of(areas[unit]), "2022-06-01", "2022-06-30", "隐患排查制度")


def units_of(held: Sequence[Compiled]) -> dict[str, str]:
    """Every unit with the area it is of."""
    return {unit.id: unit.area or "" for one in held for unit in one.policy.units}


def measure_asking(held: Sequence[Compiled], folder: Path, rounds: int) -> Iterator[Figure]:
    """The median of each question for each who can answer it. rdflib is asked while there are few policies."""
    asked, tree = asked_about(held), tree_of(units_of(held))
    peers: dict[str, Peer] = {
        "pyoxigraph SPARQL": Pyoxigraph(None if len(held) <= _MOST_IN_MEMORY else folder / "peer"),
        "SQLite by hand": SqliteByHand(),
        "columns": Columns(),
    }
    if len(held) <= _MOST_FOR_RDFLIB:
        peers["rdflib"] = Rdflib()
    for peer in peers.values():
        peer.feed(held, tree)
    with open_store(folder / "store", register_quads(tree)) as store:
        fill(store, held)
        calls: dict[str, Mapping[str, Run]] = {OURS: our_answers(Navigator(store), asked)}
        calls |= {name: peer.answers(asked) for name, peer in peers.items()}
        for question in QUESTIONS:
            candidates = {name: answers[question] for name, answers in calls.items() if question in answers}
            for name, seconds in race(candidates, rounds).items():
                yield Figure(SECTION, question, name, 1000 * seconds, "ms", "less", rounds)
    for peer in peers.values():
        peer.close()


def our_answers(ask: Navigator, asked: Asked) -> dict[str, Callable[[], object]]:
    """The questions as the doors ask them: whole answers, with every word they rest on."""
    start, end = date.fromisoformat(asked.start), date.fromisoformat(asked.end)
    return {
        DUTIES: lambda: ask.duties_of(asked.unit, AS_OF)[:PAGE],
        OWNERS: lambda: ask.owners_of(asked.task),
        DUE: lambda: ask.due_between(start, end, None, AS_OF)[:PAGE],
        VAGUE: lambda: ask.findings(None, "open-owner")[:PAGE],
        PARTNERS: lambda: ask.unit(asked.unit, AS_OF).partners,
        WORDS: lambda: ask.search(asked.words, AS_OF),
    }
