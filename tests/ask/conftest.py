"""A store of the notice: one for all questions that change nothing, and one for each test that records something."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.ask.navigator import Navigator
from tests.ask.asked import asked
from tests.ask.correcting import Asked


@pytest.fixture(scope="session")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Navigator]:
    """Answers about the policy compiled by hand."""
    with asked(tmp_path_factory.mktemp("notice")) as (_, navigator):
        yield navigator


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Asked]:
    with asked(tmp_path) as both:
        yield both
