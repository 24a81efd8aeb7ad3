"""The small parts that answers are made of."""

import pytest

from graph.ask.answers import Cite, TargetFact
from graph.ask.parts.rows import label_of, unit_of
from graph.ask.parts.targets import bound_in_words
from graph.ask.parts.view import Memo
from graph.records import Passage
from graph.store.values import Row

CITE = Cite("p-1", "通知", "p-1-c-1", "一", "", Passage(0, 1, "字"))


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("二/(一)/2", "二（一）2"),
        ("", ""),
        ("附件%2F1", "附件/1"),
        ("100%25/(3)", "100%（3）"),
        ("第一章/第二条", "第一章第二条"),
    ],
)
def test_a_label_is_written_as_people_write_it(path: str, label: str) -> None:
    assert label_of(path) == label


def test_a_groups_id_tells_that_it_is_one() -> None:
    assert unit_of("g-qiannan-counties", "各县（市）人民政府").kind == "group"
    assert unit_of("u-qiannan-edu", "州教育局").kind == "body"


@pytest.mark.parametrize(
    ("bound", "value", "low", "high", "unit", "text"),
    [
        (">=", 100, None, None, "%", "≥ 100%"),
        ("=", 1, None, None, "名", "= 1名"),
        ("<", 0.5, None, None, "", "< 0.5"),
        ("range", None, 3, 5, "名", "3–5名"),
        ("range", None, 2, None, "名", "下限 2名、上限不明"),
        ("range", None, None, 5, "名", "下限不明、上限 5名"),
        (">=", None, None, None, "天", "≥ 数值不明"),
    ],
)
def test_a_bound_in_words_never_makes_up_a_figure(
    bound: str, value: float | None, low: float | None, high: float | None, unit: str, text: str
) -> None:
    target = TargetFact("t", "", bound, value, low, high, unit, "", "goal", False, None, None, "no-deadline", "", CITE)
    assert bound_in_words(target) == text


def test_a_memo_forgets_the_oldest_first() -> None:
    memo = Memo()
    rows: list[Row] = [{"n": 1}] * (Memo.MOST_ROWS // 20)
    for key in range(30):
        memo.keep(key, rows)
    kept = [key for key in range(30) if memo.get(key) is not None]
    assert kept == list(range(30 - len(kept), 30))
    assert 10 < len(kept) < 21
    memo.keep("too many", [{"n": 1}] * Memo.MOST_ROWS)
    assert memo.get("too many") is None
