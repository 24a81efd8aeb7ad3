"""The named questions: ours through the navigator, beside the engine asked directly, SQLite and plain columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import cycle
from pathlib import Path

from benchmarks.corpus import Compiled, government_of, register_quads, tree_of
from benchmarks.loading import fill, open_store
from benchmarks.made import words
from benchmarks.peers.columns import Columns
from benchmarks.peers.questions import (
    DUE,
    DUTIES,
    OWNERS,
    PAGE,
    PARTNERS,
    QUESTIONS,
    UNDER,
    VAGUE,
    WORDS,
    Asked,
    Peer,
)
from benchmarks.peers.sparql import Pyoxigraph, Rdflib
from benchmarks.peers.sqlite_by_hand import SqliteByHand
from benchmarks.tables import OURS
from benchmarks.timing import Figure, InTurn, Run, race
from graph.ask.navigator import Navigator
from graph.store.store import Store
from graph.store.values import Row

SECTION = "ask"
AS_OF = date(2022, 6, 30)
WHOLE = "zeren, whole answer"
_FACTS = ("duties", "deadlines", "targets", "owners")
_MOST_FOR_RDFLIB = 20
_MOST_IN_MEMORY = 2_000
_MOST_DIFFERENT = 400
_MONTHS = [f"{year}-{month:02}-28" for year in (2021, 2022, 2023, 2024) for month in range(1, 13)]
_WORDS = (*words.OBJECTS, *words.SITES, *words.BREACHES)


def asked_about(held: Sequence[Compiled]) -> list[Asked]:
    """Many things to ask about: bodies from the one that holds most, tasks from all over, months, and words."""
    owned = Counter(each.unit.id for one in held for each in one.policy.assignments if each.unit)
    units = [unit for unit, _ in owned.most_common(_MOST_DIFFERENT)]
    tasks = list({each.clause: None for one in held for each in one.policy.assignments})
    tasks = tasks[:: -(-len(tasks) // _MOST_DIFFERENT)]
    areas = units_of(held)
    return [
        Asked(
            unit := units[number % len(units)],
            tasks[number % len(tasks)],
            government_of(areas[unit]),
            f"{month[:-2]}01",
            month,
            _WORDS[number % len(_WORDS)],
        )
        for number, month in zip(range(_MOST_DIFFERENT), cycle(_MONTHS), strict=False)
    ]


def _different(asked: Sequence[Asked], question: str) -> int:
    """How many questions of a kind there are before one comes again; as many as one likes where it takes nothing."""
    about = {DUTIES: "unit", PARTNERS: "unit", OWNERS: "task", DUE: "start", WORDS: "words"}.get(question)
    return len({getattr(one, about) for one in asked}) if about else 10**9


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
        ask = Navigator(store)
        calls: dict[str, list[Mapping[str, Run]]] = {
            OURS: [our_rows(store, one) for one in asked],
            WHOLE: [our_answers(ask, one) for one in asked],
        }
        calls |= {name: [peer.answers(one) for one in asked] for name, peer in peers.items()}
        for question in QUESTIONS:
            candidates: dict[str, Run] = {
                name: InTurn([one[question] for one in answers])
                for name, answers in calls.items()
                if question in answers[0]
            }
            for name, seconds in race(candidates, rounds, _different(asked, question)).items():
                yield Figure(SECTION, question, name, 1000 * seconds, "ms", "less", rounds)
    for peer in peers.values():
        peer.close()


def our_rows(store: Store, asked: Asked) -> dict[str, Callable[[], object]]:
    """The named questions, as their peers answer them: rows."""
    page = (0, PAGE)
    return {
        DUTIES: lambda: _page_of_duties(store, asked.unit),
        OWNERS: lambda: store.query("owners", clause=asked.task),
        DUE: lambda: store.page("deadlines-due", page, **{"from": asked.start, "to": asked.end}),
        VAGUE: lambda: store.page("open-owners", page),
        PARTNERS: lambda: store.query("partners", holder=asked.unit),
        UNDER: lambda: store.page("holdings-under", page, above=asked.above),
        WORDS: lambda: store.page("clauses-with-words", (0, 20), words=asked.words),
    }


def _page_of_duties(store: Store, unit: str) -> list[Row]:
    """The page, and everything in the clauses it shows."""
    rows = store.page("holdings", (0, PAGE), holder=unit)
    clauses = tuple({str(row["clause"]): None for row in rows})
    return rows + [row for name in _FACTS for row in store.query(name, clause=clauses)]


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
