"""Lists that are longer than a page: cut, counted, and each part within reach."""

from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from graph.ask.answers import Due, PolicyRef
from graph.ask.due import Wanted
from tests.pages.navigator import MadeNavigator
from tests.pages.policy_answers import policy_ref
from tests.pages.reading import links_of, words_of


def _many(self: MadeNavigator) -> tuple[PolicyRef, ...]:
    """As the real one gives them, the oldest first."""
    first = policy_ref()
    return (first, *(replace(first, id=f"p-{number}", title=f"第{number}份通知") for number in range(1, 150)))


@pytest.fixture
def crowded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(MadeNavigator, "policies", _many)
    return client


def _listed(html: str) -> list[str]:
    return [link.removeprefix("/policies/") for link in links_of(html) if link.startswith("/policies/")]


def test_the_first_screen_shows_the_latest_and_the_way_to_all(crowded: TestClient) -> None:
    html = crowded.get("/").text
    assert _listed(html) == [f"p-{number}" for number in range(149, 129, -1)]
    assert "以上为最近的 20 份，查看全部 150 份" in words_of(html)
    assert "/policies" in links_of(html)


def test_policies_come_a_hundred_a_page_the_latest_first(crowded: TestClient) -> None:
    first = crowded.get("/policies").text
    assert _listed(first) == [f"p-{number}" for number in range(149, 49, -1)]
    assert "1–100 / 150" in words_of(first)
    (following,) = [link for link in links_of(first) if "offset=100" in link]
    assert _listed(crowded.get(following).text) == [*(f"p-{number}" for number in range(49, 0, -1)), policy_ref().id]


def test_a_place_behind_the_end_is_the_last_one(crowded: TestClient) -> None:
    assert _listed(crowded.get("/policies?offset=4000").text) == [policy_ref().id]


def test_rows_of_several_policies_say_whose_they_are(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = MadeNavigator.due_between
    alone = words_of(client.get("/due").text)

    def mixed(self: MadeNavigator, wanted: Wanted, as_of: date) -> tuple[Due, ...]:
        first, *others = plain(self, wanted, as_of)
        elsewhere = replace(first.cite, policy="p-2", policy_title="另一份通知")
        return (replace(first, cite=elsewhere), *others)

    monkeypatch.setattr(MadeNavigator, "due_between", mixed)
    together = words_of(client.get("/due").text)
    assert "另一份通知" in together
    assert policy_ref().title in together
    assert policy_ref().title not in alone
