"""Whoever is measured beside the store gives its very answer: the same rows, with the same columns."""

from collections.abc import Iterator

import pytest

from benchmarks.corpus import Corpus
from benchmarks.made.words import OBJECTS
from benchmarks.peers.agreement import agrees, plain
from benchmarks.peers.columns import Columns
from benchmarks.peers.questions import DUE, DUTIES, OWNERS, PARTNERS, QUESTIONS, UNDER, VAGUE, WORDS, Asked, Peer, Rows
from benchmarks.peers.sparql import Pyoxigraph, Rdflib
from benchmarks.peers.sqlite_by_hand import SqliteByHand
from benchmarks.peers.virtuoso import VirtuosoPeer
from benchmarks.sections.asking import asked_about, our_answers, our_rows
from benchmarks.sections.loading import made_store, make_store
from benchmarks.serve.virtuoso import missing
from graph.ask.navigator import Navigator
from graph.store.store import Store

pytestmark = pytest.mark.filterwarnings(
    "ignore:Dataset:DeprecationWarning"
)  # rdflib's own code uses what it deprecates

COUNT = 8
ID = {DUTIES: "owner", OWNERS: "owner", DUE: "deadline", VAGUE: "owner", UNDER: "owner"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(COUNT, tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def store(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("made")
    make_store(corpus, folder)
    with made_store(folder) as made:
        yield made


@pytest.fixture(scope="module")
def asked(corpus: Corpus) -> list[Asked]:
    """Three askings, of days on which something is due and of words that even a few policies have."""
    three = zip(asked_about(corpus), OBJECTS[:3], strict=False)
    return [one._replace(start="2021-01-01", end="2022-12-31", words=said) for one, said in three]


@pytest.fixture(scope="module", params=["SQLite", "pyoxigraph", "Virtuoso"])
def peer(request: pytest.FixtureRequest, corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peer]:
    """One that was fed in several parts, as in a run."""
    if request.param == "Virtuoso" and (absent := missing()):
        pytest.skip(absent)
    made: Peer
    if request.param == "Virtuoso":
        made = VirtuosoPeer(tmp_path_factory.mktemp("peer") / "virtuoso")
    else:
        made = SqliteByHand() if request.param == "SQLite" else Pyoxigraph()
    _feed(made, corpus)
    yield made
    made.close()


def _feed(peer: Peer, corpus: Corpus) -> None:
    for batch in corpus.batches():
        peer.feed(batch[:3], {})
        peer.feed(batch[3:], {})
    peer.feed([], corpus.tree)


@pytest.mark.parametrize("what", QUESTIONS)
def test_a_peer_gives_the_rows_of_the_store(store: Store, peer: Peer, asked: list[Asked], what: str) -> None:
    for one in asked:
        ours, theirs = our_rows(store, one)[what](), peer.answers(one)[what]()
        assert ours
        assert agrees(what, one, ours, theirs)
        assert not agrees(what, one, ours, theirs[:-1])


def test_words_that_few_clauses_have_are_found_in_the_same_ones(store: Store, peer: Peer, asked: list[Asked]) -> None:
    rare = asked[0]._replace(words=str(our_rows(store, asked[0])[WORDS]()[0]["exact"])[:12])
    ours = our_rows(store, rare)[WORDS]()
    assert 0 < len(ours) < 20
    assert agrees(WORDS, rare, ours, peer.answers(rare)[WORDS]())


def test_another_value_in_any_column_is_no_agreement(store: Store, asked: list[Asked]) -> None:
    for what in (DUTIES, OWNERS, VAGUE, PARTNERS):
        ours = our_rows(store, asked[0])[what]()
        rows: Rows = [tuple(row.values()) for row in ours]
        assert agrees(what, asked[0], ours, rows)
        for column in range(len(rows[0])):
            assert not agrees(what, asked[0], ours, [(*rows[0][:column], "?", *rows[0][column + 1 :]), *rows[1:]])


def test_columns_find_the_same_things(corpus: Corpus, store: Store, asked: list[Asked]) -> None:
    peer = Columns()
    _feed(peer, corpus)
    for one in asked:
        ours, theirs = our_rows(store, one), peer.answers(one)
        for what, name in ID.items():
            mine, found = ours[what](), theirs[what]()
            page = [row[name] for row in mine if what != DUTIES or "holder" in row]
            assert [row[0].id for row in found[: len(page)]] == page  # type: ignore[attr-defined]
            assert len(found) == len(mine)
        assert theirs[PARTNERS]() == [(row["unit"], row["shared"]) for row in ours[PARTNERS]()]


def test_whole_answers_are_about_the_same(store: Store, asked: list[Asked]) -> None:
    ours, rows = our_answers(Navigator(store), asked[0]), our_rows(store, asked[0])
    owners: tuple[object, ...] = ours[OWNERS]()  # type: ignore[assignment]
    assert len(owners) == len(rows[OWNERS]())
    assert ours[DUTIES]()
    assert ours[WORDS]()


def test_rdflib_can_be_asked_too(corpus: Corpus, store: Store, asked: list[Asked]) -> None:
    peer = Rdflib()
    _feed(peer, corpus)
    found = peer.answers(asked[0])[OWNERS]()
    assert [str(row[2]).rpartition("/")[2] for row in found] == [
        row["owner"] for row in our_rows(store, asked[0])[OWNERS]()
    ]
    peer.close()


def test_an_answer_in_json_is_read_as_any_other() -> None:
    number = {"type": "literal", "value": "95", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert [plain(None), plain(number), plain({"type": "literal", "value": "市教育局"})] == [None, 95, "市教育局"]
    assert plain({"type": "uri", "value": "https://w3id.org/zeren/def#Task"}) == "Task"
