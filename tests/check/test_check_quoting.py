"""How the audit quotes."""

from graph.check.quoting import excerpt, listed, place_of, quoted
from graph.records import Clause, Passage


def test_stray_spaces_are_left_out_and_those_of_latin_words_kept() -> None:
    assert quoted("学校 \u2002安全\n管理") == "「学校安全管理」"
    assert quoted("推广 Smart  Campus 平台") == "「推广Smart Campus平台」"


def test_long_sentences_end_early() -> None:
    assert excerpt("查" * 41) == "「" + "查" * 39 + "…」"
    assert excerpt("查" * 40) == "「" + "查" * 40 + "」"


def test_names_come_once() -> None:
    assert listed(["甲局", "乙局", "甲局"]) == "甲局、乙局"


def test_a_place_as_people_say_it() -> None:
    passage = Passage(0, 0, "")
    assert place_of(Clause("c", "2", "人防", None, ("二", "(一)", "2"), passage)) == "二（一）2"
    assert place_of(Clause("c", "", "附则", None, (), passage)) == "「附则」"
