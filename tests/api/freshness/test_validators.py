"""Tags and dates: different whenever answers could be."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import formatdate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.freshness import validators
from api.freshness.validators import Validators, is_known, matches
from api.settings import CHINA, Settings

DAY = date(2022, 1, 1)
FIXED = Settings(as_of=DAY)
QUESTION = ("GET", "/a", b"x=1", "http", b"localhost", b"*/*")


def _seconds(written: str) -> int:
    return int(datetime.fromisoformat(written).timestamp())


def test_a_tag_is_made_of_all_that_an_answer_is_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Validators(FIXED).tag(("1-a", DAY), QUESTION)
    assert first == Validators(FIXED).tag(("1-a", DAY), ("HEAD", *QUESTION[1:]))
    others = [
        Validators(FIXED).tag(("2-a", DAY), QUESTION),
        Validators(FIXED).tag(("1-a", date(2022, 1, 2)), QUESTION),
        Validators(Settings(as_of=DAY, licence="https://example.org/by")).tag(("1-a", DAY), QUESTION),
        Validators(FIXED).tag(("1-a", DAY), ("GET", "/ax", b"=1", "http", b"localhost", b"*/*")),
    ]
    monkeypatch.setattr(validators, "serving_edition", lambda: "another")
    others.append(Validators(FIXED).tag(("1-a", DAY), QUESTION))
    assert len({first, *others}) == 6


def test_the_edition_of_the_serving_program_names_its_sources() -> None:
    assert validators.serving_edition() == validators.serving_edition.__wrapped__()


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> int:
    """This process began at noon in China, and it is now eleven at night."""
    now = _seconds("2022-01-01T12:00:00+08:00")
    monkeypatch.setattr(validators, "clock", lambda: now)
    made = Validators(Settings())
    monkeypatch.setattr(validators, "clock", lambda: now + 11 * 3600)
    monkeypatch.setattr(validators, "Validators", lambda _: made)
    return now


def test_answers_are_as_old_as_the_last_thing_they_depend_on(noon: int) -> None:
    made = validators.Validators(Settings())
    night = "2022-01-01T12:59:59.900Z"
    assert made.modified(("1", DAY), lambda: "2021-06-01T00:00:00.000Z") == noon
    assert made.modified(("2", DAY), lambda: night) == _seconds("2022-01-01T20:59:59+08:00")
    assert made.modified(("2", DAY), lambda: pytest.fail("asked once a moment")) == _seconds(
        "2022-01-01T20:59:59+08:00"
    )


def test_a_new_day_begins_at_midnight_in_china(monkeypatch: pytest.MonkeyPatch, noon: int) -> None:
    made = validators.Validators(Settings())
    monkeypatch.setattr(validators, "clock", lambda: noon + 13 * 3600)
    began = made.modified(("1", date(2022, 1, 2)), lambda: None)
    assert began == int(datetime(2022, 1, 2, tzinfo=CHINA).timestamp())


def test_of_two_states_in_one_second_only_the_first_has_a_date(noon: int) -> None:
    made = validators.Validators(Settings())
    assert made.modified(("1", DAY), lambda: "2022-01-01T06:00:00.100Z") == noon + 2 * 3600
    assert made.modified(("2", DAY), lambda: "2022-01-01T06:00:00.900Z") is None
    assert made.modified(("3", DAY), lambda: "2022-01-01T06:00:01.000Z") == noon + 2 * 3600 + 1


def test_no_date_lies_ahead(noon: int) -> None:
    assert validators.Validators(Settings()).modified(("1", DAY), lambda: "2022-02-01T00:00:00.000Z") is None
    assert noon


@given(st.binary(max_size=40))
@settings(deadline=None)
def test_conditions_nobody_could_have_been_given_match_nothing(written: bytes) -> None:
    tag = b'"0123456789abcdef01234567"'
    assert not matches(written, tag) or written.strip() == b"*"
    assert not is_known(tag, 10**12, None, written)


@given(st.lists(st.binary(max_size=8).filter(lambda made: b'"' not in made), max_size=4), st.booleans())
@settings(deadline=None)
def test_a_tag_is_found_among_others(others: list[bytes], weak: bool) -> None:
    tag = b'"0123"'
    given = [b'"%s"' % each for each in others] + [b"W/" + tag if weak else tag]
    assert matches(b", ".join(given), tag)
    assert matches(tag, b"W/" + tag)
    assert not matches(b", ".join(given[:-1]), b'"none-of-these"')


def test_the_date_counts_only_without_a_tag() -> None:
    tag, since = b'"a"', formatdate(1_000, usegmt=True).encode()
    assert is_known(tag, 1_000, None, since)
    assert is_known(tag, 999, None, since)
    assert not is_known(tag, 1_001, None, since)
    assert not is_known(tag, None, None, since)
    assert not is_known(tag, 1_000, b'"b"', since)
