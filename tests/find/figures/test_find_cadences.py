"""How often: tests/cases/cadences.toml."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.find.figures.cadences import CODES, CadenceMention, find_cadences
from graph.read.tidy import tidy

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "cadences.toml").read_text("utf-8"))["case"]
LETTERS = "每个日天周月季度半年学期一二三十0123456789前底至少次定期不适时及按逐,。、开学固随常态化"


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_cadence_has_code_rule_and_least_number(case: dict[str, list[str]]) -> None:
    text = tidy(str(case["text"])).text
    found = find_cadences(text, 0, len(text))
    assert [shown(one) for one in found] == case["cadences"]
    if "words" in case:
        assert [text[one.start : one.end] for one in found] == case["words"]


def shown(one: CadenceMention) -> str:
    """As the table writes it."""
    return f"{one.code} {one.rrule or '-'} {one.at_least or '-'}" + (" vague" if one.vague else "")


@settings(deadline=None)
@given(st.text(alphabet=LETTERS, max_size=80))
def test_any_text_survives_with_known_codes_and_rules(text: str) -> None:
    for one in find_cadences(text, 0, len(text)):
        assert 0 <= one.start < one.end <= len(text)
        assert one.code in CODES
        assert one.rrule is None or one.rrule.startswith("FREQ=")
        assert not (one.vague and one.rrule)
        assert one.at_least is None or one.at_least >= 1
