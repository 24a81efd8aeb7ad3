"""Identifiers: flat, ASCII, the same for the same thing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology import iris

FLAT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WORDS = st.text(max_size=30)


@pytest.mark.parametrize(
    "number",
    ["黔南府办函〔2020〕24号", "黔南府办函[2020]24号", "黔南府办函（２０２０）24 号", "黔南府办函﹝2020﹞２４号",
     "黔南府办函【2020】第24号".replace("第", ""), "黔南府办函〈2020〉24号"],
)  # fmt: skip
def test_one_number_in_every_style_is_one_policy(number: str) -> None:
    assert iris.normal_number(number) == "黔南府办函〔2020〕24号"
    assert iris.mint_policy(number, "any title", "any text") == iris.mint_policy("黔南府办函〔2020〕24号", "", "")


def test_a_policy_shows_year_and_serial() -> None:
    assert re.fullmatch(r"p-2020-24-[0-9a-f]{8}", iris.mint_policy("黔南府办函〔2020〕24号", "", ""))
    assert re.fullmatch(r"p-2021-3-[0-9a-f]{8}", iris.mint_policy("商务部公告2021年第3号", "", ""))


def test_same_serial_of_another_office_is_another_policy() -> None:
    assert iris.mint_policy("国办发〔2020〕24号", "", "") != iris.mint_policy("黔南府办函〔2020〕24号", "", "")


def test_without_a_number_title_and_text_stand_for_the_policy() -> None:
    assert re.fullmatch(r"p-[0-9a-f]{12}", iris.mint_policy(None, "方案", "一、"))
    assert iris.mint_policy(None, "方案", "一、") != iris.mint_policy(None, "方案", "二、")
    assert re.fullmatch(r"p-[0-9a-f]{12}", iris.mint_policy("无年号", "方案", "一、"))


def test_a_clause_stands_at_its_position() -> None:
    assert iris.mint_clause("p-1", (2, 1, 2)) == "p-1-c-2-1-2"
    assert iris.mint_clause("p-1", ()) == "p-1-c-0"


def test_facts_ignore_stray_spaces_and_width() -> None:
    first = iris.mint_fact("p-1-c-2", "assignment", "responsible 州教育局（100%）")
    assert first == iris.mint_fact("p-1-c-2", "assignment", "responsible州 教育局(100 ％)")
    assert re.fullmatch(r"p-1-c-2-a-[0-9a-f]{12}", first)


def test_the_kind_keeps_equal_words_apart() -> None:
    assert iris.mint_fact("p-1-c-2", "duty", "州教育局") != iris.mint_fact("p-1-c-2", "assignment", "州教育局")


def test_repeats_are_numbered() -> None:
    taken: set[str] = set()
    assert [iris.mint_distinct("a", taken) for _ in range(40)] == ["a", *(f"a-x{at}" for at in range(2, 41))]
    assert iris.mint_distinct("b", taken) == "b"


class Asked(set[str]):
    """A set that counts how often it is asked."""

    times = 0

    def __contains__(self, item: object) -> bool:
        self.times += 1
        return super().__contains__(item)


def test_the_thousandth_repeat_costs_a_few_looks() -> None:
    taken = Asked()
    for _ in range(1000):
        iris.mint_distinct("a", taken)
    assert taken.times < 1000 * 2 * 11


def test_units_have_a_slug_only_from_a_register() -> None:
    assert iris.mint_unit("黔南州教育局", slug="qiannan-edu") == "u-qiannan-edu"
    assert re.fullmatch(r"u-[0-9a-f]{12}", iris.mint_unit("教育局", "都匀市"))
    assert iris.mint_unit("教育局", "都匀市") != iris.mint_unit("教育局", "福泉市")
    assert iris.mint_group("各县人民政府").startswith("g-")
    with pytest.raises(ValueError, match="not a slug"):
        iris.mint_unit("州教育局", slug="州教育局")


def test_iri_and_back() -> None:
    assert iris.identifier_of(iris.iri("u-qiannan-edu")) == "u-qiannan-edu"
    with pytest.raises(ValueError, match="not an identifier"):
        iris.identifier_of("https://example.org/u-1")


@settings(deadline=None)
@given(st.none() | WORDS, WORDS, WORDS, st.lists(st.integers(0, 999), max_size=6))
def test_whatever_the_words_identifiers_are_flat_ascii(
    number: str | None, title: str, text: str, position: list[int]
) -> None:
    policy = iris.mint_policy(number, title, text)
    clause = iris.mint_clause(policy, position)
    fact = iris.mint_fact(clause, "duty", title)
    for identifier in (policy, clause, fact, iris.mint_unit(title, text), iris.mint_metric(title, text)):
        assert FLAT.fullmatch(identifier), identifier


@settings(deadline=None)
@given(st.integers(1900, 2099), st.integers(1, 99999), st.sampled_from(["〔〕", "[]", "（）", "【】", "﹝﹞", "〈〉"]))
def test_any_year_serial_and_bracket(year: int, serial: int, brackets: str) -> None:
    number = f"某政办发{brackets[0]}{year}{brackets[1]}{serial}号"
    assert iris.mint_policy(number, "", "").startswith(f"p-{year}-{serial}-")
    assert iris.mint_policy(number, "", "") == iris.mint_policy(f"某政办发〔{year}〕{serial}号", "", "")


@settings(deadline=None)
@given(st.lists(WORDS, max_size=20))
def test_distinct_identifiers_are_distinct(names: list[str]) -> None:
    taken: set[str] = set()
    minted = [iris.mint_distinct(iris.mint_unit(name), taken) for name in names]
    assert len(set(minted)) == len(minted)
