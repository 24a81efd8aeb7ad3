"""The pages over hand-made answers."""

from collections.abc import Iterator
from datetime import date

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app, hold_store
from api.pages import pages_router
from api.settings import Settings
from api.wiring import open_store
from tests.pages.navigator import MadeNavigator
from tests.pages.policy_answers import AS_OF


class MadeSettings:
    """Only the day."""

    def today(self) -> date:
        return AS_OF


@pytest.fixture(scope="session")
def navigator() -> MadeNavigator:
    return MadeNavigator()


@pytest.fixture(scope="session")
def client(navigator: MadeNavigator) -> Iterator[TestClient]:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.navigator = navigator
    app.state.settings = MadeSettings()
    app.include_router(pages_router)
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="session")
def police(navigator: MadeNavigator) -> str:
    """The id of 州公安局."""
    return next(unit.id for unit in navigator.units() if unit.name == "州公安局")


@pytest.fixture(scope="session")
def guards(navigator: MadeNavigator) -> str:
    """The id of the task on guards, item 2."""
    return next(task.id for task in navigator.tasks() if task.heading == "完善人防体系建设")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The whole application over the bundled policy, as `zeren serve` gives it."""
    settings = Settings(store=tmp_path_factory.mktemp("real") / "store", as_of=AS_OF)
    app = create_app(settings)
    with open_store(settings) as store:
        hold_store(app, store)
        yield TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
