"""The named questions: ours through the navigator, beside the engine asked directly, SQLite and plain columns."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.corpus import Corpus, government_of
from benchmarks.machine import wait_until_idle
from benchmarks.made import words
from benchmarks.peers.agreement import agrees
from benchmarks.peers.columns import Columns
from benchmarks.peers.questions import (
    DUE,
    DUTIES,
    MATCHES,
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
from benchmarks.peers.virtuoso import VirtuosoPeer
from benchmarks.sections.loading import made_store
from benchmarks.serve.virtuoso import missing
from benchmarks.tables import OURS
from benchmarks.timing import Figure, InTurn, Run, race
from graph.ask.due import Wanted
from graph.ask.navigator import Navigator
from graph.store.store import Store
from graph.store.values import Row

SECTION = "ask"
AS_OF = date(2022, 6, 30)
WHOLE, BY_HAND, OXIGRAPH, VIRTUOSO = (
    "zeren, whole answer",
    "SQLite by hand",
    "pyoxigraph SPARQL",
    "Virtuoso SPARQL, HTTP",
)
DIFFERING = "answers that are not the store's"
_FACTS = ("duties", "deadlines", "targets", "owners")
_MOST_FOR_RDFLIB, _MOST_FOR_VIRTUOSO = 10, 1_000
_MOST_IN_MEMORY = 2_000
_MOST_DIFFERENT = 400
_NOT_COMPARED = {"columns", "rdflib"}
"""They answer with objects of their own."""
_FIRST, _STEP, _SPAN = date(2021, 1, 1), timedelta(days=3), timedelta(days=30)
"""Within these many days, from days in four years on."""
_WORDS = [
    *(words.OBJECTS + words.SITES + words.BREACHES),
    *map("".join, product(words.VERBS + words.SITES, words.OBJECTS)),
    *map("".join, product(words.VERBS, words.SITES)),
]


def asked_about(corpus: Corpus) -> list[Asked]:
    """Many things to ask about: bodies that hold a page at least, tasks from all over, months, and words that occur."""
    ranked = corpus.owned.most_common()
    units = _spread([unit for unit, held in ranked if held >= PAGE] or [unit for unit, _ in ranked])
    tasks, said = _spread(corpus.tasks), _spread(_WORDS)
    return [
        Asked(
            unit := units[number % len(units)],
            tasks[number % len(tasks)],
            government_of(corpus.areas[unit]),
            start.isoformat(),
            (start + _SPAN).isoformat(),
            said[number % len(said)],
        )
        for number in range(_MOST_DIFFERENT)
        for start in (_FIRST + number * _STEP,)
    ]


def _spread(things: Sequence[str]) -> list[str]:
    """Some of them from all over, in an order that says nothing: whoever is asked seldom meets the same kinds."""
    some = list(things[:: -(-len(things) // _MOST_DIFFERENT)])
    Random(1).shuffle(some)
    return some


def different(asked: Sequence[Asked], question: str) -> int:
    """How many questions of a kind there are before one comes again; as many as one likes where it takes nothing."""
    about = {DUTIES: "unit", PARTNERS: "unit", OWNERS: "task", DUE: "start", WORDS: "words"}.get(question)
    return len({getattr(one, about) for one in asked}) if about else 10**9


def measure_asking(corpus: Corpus, folder: Path, rounds: int, *, slow: bool = True) -> Iterator[Figure]:
    """The median of each question for each who can answer it, and whether their answers are those of the store.

    Virtuoso and rdflib are `slow`: a run that only looks whether all works leaves them out.
    """
    asked = asked_about(corpus)
    with (
        TemporaryDirectory() as peers_folder,
        _fed(corpus, Path(peers_folder), slow) as peers,
        made_store(folder) as store,
    ):
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
            for name, seconds in race(candidates, rounds, different(asked, question)).items():
                yield Figure(SECTION, question, name, 1000 * seconds, "ms", "less", rounds)
        for name in peers.keys() - _NOT_COMPARED:
            yield Figure(SECTION, DIFFERING, name, _differing(store, peers[name], asked[:rounds]), "", "less")


def _differing(store: Store, peer: Peer, asked: Sequence[Asked]) -> int:
    """How many of these questions the peer answers otherwise than the store."""
    return sum(
        not agrees(question, one, call(), peer.answers(one)[question]())
        for one in asked
        for question, call in our_rows(store, one).items()
    )


@contextmanager
def _fed(corpus: Corpus, folder: Path, slow: bool) -> Iterator[dict[str, Peer]]:
    """Everyone who can answer at this size, filled in one reading of the corpus."""
    peers: dict[str, Peer] = {
        BY_HAND: SqliteByHand(),
        OXIGRAPH: Pyoxigraph(None if corpus.count <= _MOST_IN_MEMORY else folder / "oxigraph"),
        "columns": Columns(),
    }
    if slow and not missing() and corpus.count <= _MOST_FOR_VIRTUOSO:
        peers[VIRTUOSO] = VirtuosoPeer(folder / "virtuoso")
    if slow and corpus.count <= _MOST_FOR_RDFLIB:
        peers["rdflib"] = Rdflib()
    with ExitStack() as stack:
        for peer in peers.values():
            stack.callback(peer.close)
        for batch in corpus.batches():
            for peer in peers.values():
                peer.feed(batch, {})
        for peer in peers.values():
            peer.feed([], corpus.tree)
        wait_until_idle()
        gc.collect()
        gc.freeze()  # what peers hold in memory is no garbage, and is not to be looked through in every round
        yield peers
    gc.unfreeze()


def our_rows(store: Store, asked: Asked) -> dict[str, Callable[[], list[Row]]]:
    """The named questions, as their peers answer them: rows."""
    page = (0, PAGE)
    return {
        DUTIES: lambda: _page_of_duties(store, asked.unit),
        OWNERS: lambda: store.query("owners", clause=asked.task),
        DUE: lambda: store.page("deadlines-due", page, **{"from": asked.start, "to": asked.end}),
        VAGUE: lambda: store.page("open-owners", page),
        PARTNERS: lambda: store.query("partners", holder=asked.unit),
        UNDER: lambda: store.page("holdings-under", page, above=asked.above),
        WORDS: lambda: store.page("clauses-with-words", (0, MATCHES), words=asked.words),
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
        DUTIES: lambda: ask.duties_page(asked.unit, AS_OF, offset=0, most=PAGE),
        OWNERS: lambda: ask.owners_of(asked.task),
        DUE: lambda: ask.due_page(Wanted(start, end), AS_OF, offset=0, most=PAGE),
        VAGUE: lambda: ask.findings(None, "open-owner")[:PAGE],
        PARTNERS: lambda: ask.unit(asked.unit, AS_OF).partners,
        WORDS: lambda: ask.search(asked.words, AS_OF),
    }
