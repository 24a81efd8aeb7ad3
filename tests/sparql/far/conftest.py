"""One journal, its graph at a real server, and two doors over it: one asks the server, one the journal's copy."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.settings import Settings
from graph.settle.units.registers import load_registers
from graph.store.engines.protocol import Endpoint
from graph.store.engines.remote import RemoteGraph
from graph.store.outside.asked import Source
from graph.store.store import JOURNAL, Store
from graph.write.registers import write_registers
from tests.sparql.serving import Door, bare_app, served
from tests.store.serving import real_server
from tests.store.test_store_servers import store_in

ROWS = 12_000
"""More than the largest answer over the bundled policy has."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Both doors, the store behind them, and the server."""

    kind: str
    far: Door
    near: Door
    store: Store
    endpoint: Endpoint


@contextmanager
def doors(kind: str, folder: Path, **limits: float) -> Iterator[Doors]:
    """Over the bundled policy, the registers, and what people entered; other data lies at the server, too."""
    (folder / "server").mkdir()
    with (
        real_server(kind, folder / "server") as endpoint,
        store_in(folder / "store", RemoteGraph(endpoint)) as store,
    ):
        settings = Settings.model_validate({"store": folder / "store", "query_rows": ROWS, **limits})
        source = Source(folder / "store" / JOURNAL, write_registers(load_registers()))
        away = Source(source.journal, source.registers, endpoint=endpoint)
        with served(bare_app(settings, away)) as far, served(bare_app(settings, source)) as near:
            yield Doors(kind, far, near, store, endpoint)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """At each kind of server."""
    kind = str(request.param)
    with doors(kind, tmp_path_factory.mktemp(kind)) as found:
        yield found
