"""Ten thousand random cases in every run of the tests; `python -m tests.fuzz` goes on for as long as asked."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.damage import random_bytes
from tests.fuzz.soundness import try_bytes


@pytest.mark.parametrize("dice", range(10))
def test_a_thousand_damaged_pieces_are_sound(dice: int) -> None:
    rolled = random.Random(dice)
    read = sum(try_bytes(random_bytes(rolled, 240), rolled, every=20) for _ in range(1000))
    assert read > 500


@pytest.mark.parametrize("dice", range(100, 120))
def test_damaged_documents_are_sound(dice: int) -> None:
    rolled = random.Random(dice)
    try_bytes(random_bytes(rolled, 4000), rolled)


@given(st.integers(0, 2**64), st.integers(1, 400))
@settings(deadline=None, max_examples=50)
def test_any_piece_is_sound(dice: int, longest: int) -> None:
    rolled = random.Random(dice)
    try_bytes(random_bytes(rolled, longest), rolled)
