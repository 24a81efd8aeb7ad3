"""到期: each row says in its sentence what is due, and who holds it, or that nobody is named."""

from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from graph.ask.answers import Cite, Due, TaskRef
from graph.ask.due import Wanted
from graph.records import Passage
from tests.pages.navigator import MadeNavigator
from tests.pages.reading import words_of

LONG = "各" * 60 + "学校于6月底前建立台账" + "，并" * 50 + "。"


@pytest.fixture
def bare(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> str:
    """A date without a figure, in a long sentence of a clause without number, heading and owner."""
    plain = MadeNavigator.due_between
    at = LONG.index("6月底前")
    words = Passage(100 + at, 104 + at, "6月底前")

    def one(self: MadeNavigator, wanted: Wanted, as_of: date) -> tuple[Due, ...]:
        first, *_ = plain(self, wanted, as_of)
        task: TaskRef = replace(first.task, label="", heading="")
        cite: Cite = replace(first.cite, passage=words)
        sentence = Passage(100, 100 + len(LONG), LONG)
        return (replace(first, task=task, target=None, owners=(), cite=cite, sentence=sentence),)

    monkeypatch.setattr(MadeNavigator, "due_between", one)
    return client.get("/due").text


def test_the_words_stand_out_in_their_sentence(bare: str) -> None:
    assert "<strong>6月底前</strong>建立台账" in bare
    assert f"…{'各' * 33}学校于<strong>" in bare
    assert "，并" * 50 not in bare


def test_what_is_not_said_is_said_to_be_so(bare: str) -> None:
    assert "未写明" in words_of(bare)
    assert "未编号的条款" in words_of(bare)


def test_a_figure_has_its_sentence_below(client: TestClient) -> None:
    html = client.get("/due").text
    assert html.count('class="sentence"') == html.count('class="target"') > 0
