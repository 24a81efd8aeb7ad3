"""Content negotiation, header by header."""

import pytest

from api.sparql.accept import Offer, choose

OFFERS = (Offer("a/one", "one"), Offer("a/two", "two"), Offer("b/three", "three"))


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        (None, "one"),
        ("", "one"),
        ("*/*", "one"),
        ("b/*", "three"),
        ("a/two, a/one", "one"),
        ("a/one;q=0.5, a/two;q=0.6", "two"),
        ("a/*;q=0.9, a/one;q=0.1", "two"),
        ("*/*;q=0.1, b/three;q=0.2", "three"),
        ("a/one;q=0, */*", "two"),
        ("a/one ; q = 0.3 , b/three ; charset=utf-8 ; q=0.4", "three"),
        ("A/ONE", "one"),
        ("a/one;q=5", "one"),
        ("c/four", None),
        ("a/one;q=0", None),
        ("a/one;q=nonsense", None),
        (",,;", None),
    ],
)
def test_choose(accept: str | None, name: str | None) -> None:
    found = choose(accept, OFFERS)
    assert (found.name if found else None) == name
