"""Sentences that may order something."""

from graph.find.work import work_sentences
from graph.read.head.letterhead import read_letterhead
from graph.read.outline import outline
from graph.read.texts import Span
from graph.read.tidy import tidy


def _work(text: str, *clauses: str) -> list[list[str]]:
    clean = tidy(text)
    parts = outline(clean, read_letterhead(clean))
    owned = [Span(clean.text.index(words), clean.text.index(words) + len(words)) for words in clauses]
    return [[clean.text[a:b] for a, b in sentences] for sentences in work_sentences(clean, parts, owned)]


def test_no_heading_and_no_preface() -> None:
    assert _work("现提出以下意见。一、自查。开展自查。建立台账。") == [[], ["开展自查。", "建立台账。"]]


def test_no_responsibility_clause() -> None:
    clause = "(责任单位:县教育局)"
    assert _work(f"一、自查。开展自查。{clause}", clause) == [[], ["开展自查。"]]
    assert _work(f"一、自查。开展自查{clause}。建立台账。", clause) == [[], ["开展自查", "建立台账。"]]


def test_a_clause_in_front_of_its_sentence() -> None:
    clause = "责任单位:县教育局"
    assert _work(f"一、自查。{clause}开展自查。", clause) == [[], ["开展自查。"]]


def test_a_text_without_numbers_is_all_work() -> None:
    assert _work("各乡镇要开展自查。县林业局负责巡查。") == [["各乡镇要开展自查。", "县林业局负责巡查。"]]
