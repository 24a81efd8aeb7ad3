"""kill -9 amid an ingest: each document whole or not at all, and the rest when asked again.

A few moments here; a hundred by `python -m tests.bulk.kills`.
"""

from pathlib import Path

import pytest

from tests.bulk.kills import Undisturbed, kill_and_finish, run_undisturbed, write_documents

DOCUMENTS = 50
PARTS = (0.4, 0.8)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_documents(tmp_path_factory.mktemp("ingest") / "documents", DOCUMENTS)


@pytest.fixture(scope="module")
def whole(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return run_undisturbed(documents, tmp_path_factory.mktemp("whole") / "store")


@pytest.mark.parametrize("part", PARTS)
def test_a_kill_amid_an_ingest_tears_no_document(
    documents: Path, whole: Undisturbed, tmp_path: Path, part: float
) -> None:
    assert whole.events == DOCUMENTS + 1  # and the bundled policy
    killed = kill_and_finish(documents, tmp_path / "store", whole, part * whole.seconds)
    assert 0 <= killed.stood <= DOCUMENTS
