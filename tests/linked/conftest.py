"""The application over the bundled policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app, hold_store
from api.settings import Settings
from api.wiring import open_store
from graph.store.store import Store

LOCAL = "http://localhost:8000"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store lies."""
    return tmp_path_factory.mktemp("linked") / "store"


@pytest.fixture(scope="session")
def store(folder: Path) -> Iterator[Store]:
    """The bundled policy and the registers, as the program takes them in."""
    with open_store(Settings(store=folder)) as store:
        yield store


@pytest.fixture(scope="session")
def client(store: Store, folder: Path) -> TestClient:
    """A reader who follows no redirection by itself."""
    return client_over(store, Settings(store=folder))


def client_over(store: Store, settings: Settings) -> TestClient:
    """The same of any store."""
    app = create_app(settings)
    hold_store(app, store)
    return TestClient(app, base_url=LOCAL, raise_server_exceptions=False, follow_redirects=False)
