"""What is measured with is compiled once, kept on disk, and says what there is to ask about."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.corpus import BATCH, ROOT, Compiled, Corpus, documents
from benchmarks.peers.questions import PAGE
from benchmarks.sections.asking import asked_about

COUNT = BATCH + 3


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(COUNT, tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def held(corpus: Corpus) -> list[Compiled]:
    return [one for batch in corpus.batches() for one in batch]


def test_what_is_handed_out_is_what_was_made(corpus: Corpus, held: list[Compiled]) -> None:
    assert [one.document for one in held] == list(documents(COUNT))
    assert [len(batch) for batch in corpus.batches()] == [BATCH, 3]
    assert all(one.policy.policy.title.encode() in one.nquads for one in held)


def test_it_counts_what_it_holds(corpus: Corpus, held: list[Compiled]) -> None:
    assignments = [each for one in held for each in one.policy.assignments]
    assert corpus.quads == sum(len(one.nquads.splitlines()) for one in held)
    assert corpus.owned == Counter(each.unit.id for each in assignments if each.unit)
    assert corpus.tasks == list({each.clause: None for each in assignments})


def test_every_unit_has_one_above_it_up_to_the_root(corpus: Corpus) -> None:
    assert corpus.owned.keys() <= corpus.tree.keys()
    assert {corpus.tree[above] for unit, above in corpus.tree.items() if above != ROOT} == {ROOT}


def test_it_is_asked_about_bodies_that_fill_a_page(corpus: Corpus) -> None:
    units = {one.unit for one in asked_about(corpus)}
    assert units == {unit for unit, held in corpus.owned.items() if held >= PAGE}
    assert len({one.task for one in asked_about(corpus)}) > 100


def test_where_nobody_fills_a_page_all_are_asked_about(tmp_path: Path) -> None:
    few = Corpus(1, tmp_path)
    assert {one.unit for one in asked_about(few)} == {*few.owned}
