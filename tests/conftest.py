"""The bundled policy, compiled once a session and stored once: what most tests of answers and doors begin from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.ask.navigator import Navigator
from graph.compiler import compile_policy
from graph.records import CompiledPolicy
from graph.settle.units.registers import load_registers
from graph.store.events import CompiledGraph
from graph.store.intake import Backing
from graph.store.store import Store
from graph.write.quads import write_nquads
from graph.write.registers import write_registers

SEED = Path(__file__).resolve().parents[1] / "graph" / "policies" / "qiannan-2020-24.txt"


@pytest.fixture(scope="session")
def seed_bytes() -> bytes:
    """The bundled policy as it lies in the project."""
    return SEED.read_bytes()


@pytest.fixture(scope="session")
def compiled_seed(seed_bytes: bytes) -> CompiledPolicy:
    """The bundled policy, compiled."""
    return compile_policy(seed_bytes, SEED.name)


@pytest.fixture(scope="session")
def seed_store(
    seed_bytes: bytes, compiled_seed: CompiledPolicy, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store with the bundled policy and the registers; for reading only, every test sees the same."""
    graph = CompiledGraph.of(compiled_seed.policy.id, write_nquads(compiled_seed))
    backing = Backing(
        lambda data, name: graph, "session", write_registers(load_registers()), ((seed_bytes, SEED.name),)
    )
    with Store.open(tmp_path_factory.mktemp("seed"), backing) as store:
        yield store


@pytest.fixture(scope="session")
def navigator(seed_store: Store) -> Navigator:
    """Answers about the bundled policy."""
    return Navigator(seed_store)
