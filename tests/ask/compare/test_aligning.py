"""Which demand answers to which: by equal words, by fields, by letters, and never without a score."""

from hypothesis import given
from hypothesis import strategies as st

from graph.ask.compare.aligning import ALIGNED, POSSIBLE, Alignment, Compared, align

OURS = [
    Compared("县水利局每年汛前检查一次小型水库大坝"),
    Compared("2024年底前农村自来水普及率达到95%", "提升供水能力", frozenset({"农村自来水普及率|%"})),
    Compared("鼓励社会力量参与河道保洁"),
]
THEIRS = [
    Compared("2025年底前农村自来水普及率力争达到98%", "实施供水改造", frozenset({"农村自来水普及率|%"})),
    Compared("每年汛前对小型水库大坝检查一次"),
    Compared("严格执行取水许可制度"),
]


def test_like_words_are_a_pair_with_its_score() -> None:
    found = {(pair.one, pair.other): pair for pair in align(OURS, THEIRS)}
    assert found.keys() == {(0, 1), (1, 0)}
    assert all(ALIGNED <= pair.score < 1 and pair.method == "letters" for pair in found.values())


def test_the_same_words_are_a_pair_whatever_stands_between_them() -> None:
    spaced = [Compared("鼓励 社会力量，参与河道保洁。")]
    assert align([OURS[2]], spaced) == (Alignment(0, 0, 1.0, "same-words"),)


def test_an_equal_heading_helps_and_says_so_but_makes_no_pair_alone() -> None:
    one = Compared("建立河长巡查制度并公开巡查结果", "加强河道管护")
    other = Compared("完善河长巡查制度，每月公开巡查情况", "加强河道管护")
    rest = [Compared("推广节水器具"), Compared("公开水价")]
    (pair,) = align([one, *rest[:1]], [other, *rest[1:]])
    assert (pair.one, pair.other, pair.method) == (0, 0, "fields")
    assert align([one], [Compared("清理闲置船只", "加强河道管护")]) == ()


def test_nothing_alike_makes_no_pair() -> None:
    assert align(OURS[2:], THEIRS[2:]) == ()
    assert align([], THEIRS) == align(OURS, []) == ()


def test_each_demand_is_in_one_pair_and_the_best_is_taken() -> None:
    twice = [Compared("每年汛前对小型水库大坝检查一次并建立台账"), *THEIRS]
    pairs = align(OURS, twice)
    assert len({pair.one for pair in pairs}) == len({pair.other for pair in pairs}) == len(pairs)
    assert next(pair.other for pair in pairs if pair.one == 0) == 2


WORDS = st.lists(st.text("水库检查公开每年县局河长0123，。 ", max_size=14).map(Compared), max_size=8)


@given(WORDS, WORDS)
def test_scores_are_between_nought_and_one_and_the_same_each_time(one: list[Compared], other: list[Compared]) -> None:
    pairs = align(one, other)
    assert pairs == align(one, other)
    assert all(POSSIBLE <= pair.score <= 1 for pair in pairs)


@given(WORDS)
def test_a_text_is_like_itself(words: list[Compared]) -> None:
    assert [(pair.one, pair.score) for pair in align(words, words)] == [(at, 1.0) for at in range(len(words))]
