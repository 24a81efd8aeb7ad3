"""Two applications to ask: one over a policy compiled by hand, one over the bundled policy and the real compiler.

By hand is quick and exact, so every rule of the doors is tested there; the bundled policy is only asked what the first
promise says: every one of its responsibility clauses has owners with role, basis and words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app, hold_store
from api.settings import Settings
from graph.store.store import Store
from tests.store.keeping import NOTICE, REGISTER, opened

LOCAL = "http://localhost:8000"


def client_over(store: Store, settings: Settings) -> TestClient:
    """A browser at the application, its own requests only."""
    app = create_app(settings)
    hold_store(app, store)
    return TestClient(app, base_url=LOCAL, raise_server_exceptions=False)


def settings_in(folder: Path) -> Settings:
    """On the first day of 2022, with a small limit on uploads."""
    return Settings(store=folder / "store", as_of=date(2022, 1, 1), upload_limit=20_000)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Over the notice compiled by hand; for questions only."""
    settings = settings_in(tmp_path_factory.mktemp("asked"))
    with opened(settings.store, NOTICE, registers=REGISTER) as store:
        yield client_over(store, settings)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[TestClient]:
    """The same, made new for each test that writes."""
    settings = settings_in(tmp_path)
    with opened(settings.store, NOTICE, registers=REGISTER) as store:
        yield client_over(store, settings)
