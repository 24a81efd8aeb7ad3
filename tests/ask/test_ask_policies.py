"""The list of policies and one in full."""

import pytest

from graph.ask.navigator import Navigator
from graph.ask.policies import Mark, sentences_of
from graph.errors import NotFound
from graph.records import Passage
from tests.ask.asked import POLICY
from tests.store.by_hand import NUMBER, TEXT, TITLE


def test_a_policy_is_listed_with_its_counts(notice: Navigator) -> None:
    (ref,) = notice.policies()
    assert (ref.id, ref.title, ref.number, ref.signed) == (POLICY.policy.id, TITLE, NUMBER, "2021-03-01")
    assert (ref.tasks, ref.units, ref.duties, ref.targets, ref.findings) == (2, 4, 6, 2, 3)
    assert notice.policy(ref.id) == ref


def test_the_text_is_the_published_one(notice: Navigator) -> None:
    assert notice.policy_text(POLICY.policy.id) == TEXT


def test_the_page_marks_words_of_the_text(notice: Navigator) -> None:
    page = notice.policy_page(POLICY.policy.id)
    assert (page.text, page.encoding, page.source_name) == (TEXT, "utf-8", "notice.txt")
    assert page.addressees == ("各县人民政府",)
    assert [(clause.label, clause.heading) for clause in page.clauses] == [
        ("一", "重点任务"),
        ("一（一）", "检测水质"),
        ("一（二）", "配备人员"),
        ("二", "问责"),
    ]
    assert {mark.kind for mark in page.marks} == {
        "assignment", "duty", "deadline", "cadence", "target", "norm", "consequence", "reference", "naming", "finding",
    }  # fmt: skip
    for passage in (mark.passage for mark in page.marks):
        assert TEXT[passage.start : passage.end] == passage.exact
    assert [(each.title, each.basis) for each in page.references] == [("饮水条例", False), ("饮水条例", True)]


def test_sentences_show_what_was_understood_from_each(notice: Navigator) -> None:
    page = notice.policy_page(POLICY.policy.id)
    bare = [TEXT[each.start : each.end] for each in page.sentences if not each.facts]
    assert bare == [
        "关于加强学校饮水安全的通知",
        NUMBER,
        "一、重点任务",
        "（一）检测水质。",
        "（二）配备人员。",
        "二、问责",
    ]
    assert "".join(TEXT[each.start : each.end] for each in page.sentences) == TEXT.replace("\n", "")


def test_a_mark_over_two_sentences_counts_in_both() -> None:
    text = "甲负责。乙配合。\n丙。"
    marks = [Mark("a", "duty", None, Passage(2, 6, text[2:6])), Mark("b", "finding", None, Passage(9, 11, text[9:11]))]
    assert [(each.start, each.end, each.facts) for each in sentences_of(text, marks)] == [
        (0, 4, ("a",)),
        (4, 8, ("a",)),
        (9, 11, ()),
    ]


@pytest.mark.parametrize("ask", ["policy", "policy_text", "policy_page"])
def test_an_unknown_policy_is_not_found(notice: Navigator, ask: str) -> None:
    with pytest.raises(NotFound, match="没有政策 p-none"):
        getattr(notice, ask)("p-none")
