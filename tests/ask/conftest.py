"""One store for all questions that change nothing."""

from collections.abc import Iterator

import pytest

from graph.ask.navigator import Navigator
from tests.ask.asked import asked


@pytest.fixture(scope="session")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Navigator]:
    """Answers about the policy compiled by hand."""
    with asked(tmp_path_factory.mktemp("notice")) as (_, navigator):
        yield navigator
