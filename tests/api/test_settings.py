"""Settings come from `ZEREN_*`, are frozen, and say plainly which variable is wrong."""

from datetime import date, datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import CHINA, Settings, load_settings
from graph.errors import BadRequest


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ZEREN_{name.upper()}", raising=False)


def test_everything_has_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/data")
    settings = load_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.store == Path("/srv/data/zeren")
    assert settings.bundled


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_STORE", "/srv/zeren")
    monkeypatch.setenv("ZEREN_AS_OF", "2021-01-01")
    monkeypatch.setenv("ZEREN_HOSTS", "zeren.example, 10.0.0.5")
    settings = load_settings()
    assert settings.store == Path("/srv/zeren")
    assert settings.today() == date(2021, 1, 1)
    assert settings.hosts == ("zeren.example", "10.0.0.5")


def test_today_is_today_in_china() -> None:
    before = datetime.now(CHINA).date()
    today = Settings().today()
    assert before <= today <= datetime.now(CHINA).date()


@pytest.mark.parametrize(("variable", "value"), [("PORT", "abc"), ("PORT", "70000"), ("AS_OF", "2021-13-01")])
def test_a_wrong_value_names_its_variable(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(f"ZEREN_{variable}", value)
    with pytest.raises(BadRequest, match=f"ZEREN_{variable}"):
        load_settings()


def test_settings_cannot_be_changed_on_the_way() -> None:
    settings = Settings()
    with pytest.raises(ValidationError, match="frozen"):
        setattr(settings, "port", 9000)  # noqa: B010 - mypy knows that it is frozen


def test_an_address_as_the_store_is_an_endpoint_and_the_journal_stays_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEREN_STORE", "https://graph.example/sparql")
    monkeypatch.setenv("ZEREN_ENDPOINT_PASSWORD", "geheim")
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/data")
    settings = load_settings()
    assert (settings.endpoint, settings.store) == ("https://graph.example/sparql", Path("/srv/data/zeren"))
    assert "geheim" not in repr(settings)
    monkeypatch.setenv("ZEREN_DATA", "/srv/journal")
    assert load_settings().store == Path("/srv/journal")
    monkeypatch.setenv("ZEREN_STORE", "/srv/zeren")
    assert (load_settings().endpoint, load_settings().store) == ("", Path("/srv/zeren"))
