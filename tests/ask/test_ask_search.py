"""Search in groups."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ask.navigator import Navigator
from graph.ask.parts.sentences import sentence_with
from graph.records import Passage
from tests.ask.asked import DAY


def test_words_reach_every_group(notice: Navigator) -> None:
    found = notice.search("检测率", DAY)
    assert [each.title for each in found.targets] == ["城区学校检测率 ≥ 100%", "乡村学校检测率 ≥ 100%"]
    assert [each.title for each in found.tasks] == ["一（一） 检测水质"]
    assert [each.cite and each.cite.passage.exact for each in found.clauses] == [
        "教育部门每季度检测一次水质，2021年6月底前城区学校检测率达到100%，2022年底前乡村学校检测率达到100%。"
    ]
    assert found.units == found.deadlines == ()


def test_a_name_and_a_date_are_found(notice: Navigator) -> None:
    assert [each.title for each in notice.search("教育局", DAY).units] == ["州教育局"]
    assert [each.title for each in notice.search("2021-06", DAY).deadlines] == ["2021-06-30"]
    assert [each.title for each in notice.search("2021年6月", DAY).deadlines] == ["2021-06-30"]


def test_spaces_do_not_count(notice: Navigator) -> None:
    (clause,) = notice.search("2至名", DAY).clauses
    assert clause.cite is not None
    assert clause.cite.passage.exact == "每校配备水质员2至 名。"
    assert notice.search("水 质 员", DAY).clauses == notice.search("水质员", DAY).clauses


@pytest.mark.parametrize("words", ["", "  ", "森林防火", '"} #', "%", "?x"])
def test_words_that_reach_nothing_are_no_error(notice: Navigator, words: str) -> None:
    found = notice.search(words, DAY)
    if words != "%":
        assert (found.units, found.tasks, found.deadlines, found.targets, found.clauses) == ((), (), (), (), ())


@settings(deadline=None)
@given(parts=st.lists(st.text(alphabet="甲乙丙 。\n", max_size=6), min_size=1, max_size=6), start=st.integers(0, 50))
def test_the_sentence_found_holds_the_words_at_their_place(parts: list[str], start: int) -> None:
    text = "".join(parts)
    plain = "".join(text.split())[:2]
    if not plain:
        return
    found = sentence_with(Passage(start, start + len(text), text), plain)
    assert text[found.start - start : found.end - start] == found.exact
    assert plain in "".join(found.exact.split())
