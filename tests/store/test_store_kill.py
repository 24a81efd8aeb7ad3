"""kill -9 at any moment leaves the old state or the new one, and nothing that was answered is lost."""

import multiprocessing
import random
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.store import Store
from tests.store.keeping import NOTICE, opened, policies
from tests.store.killed import STEPS, act, run

KILLS = 40
FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["tests.store.killed"])


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The whole graph after each event, as an undisturbed process leaves it."""
    with opened(tmp_path_factory.mktemp("undisturbed"), NOTICE) as store:
        seen = [store.dump() for _ in act(store)]
    assert len(seen) == STEPS
    assert len(set(seen)) == STEPS
    return [b"", *seen]


@cache
def _moments() -> list[tuple[int, float]]:
    """After which answer, and how many seconds later, to kill; the same in every run of the tests."""
    chosen = random.Random(20200518)
    return [(turn % STEPS, chosen.uniform(0, 0.02 if turn % STEPS else 0.15)) for turn in range(KILLS)]


@pytest.mark.parametrize("turn", range(KILLS))
def test_a_kill_at_a_random_moment_tears_nothing(tmp_path: Path, states: list[bytes], turn: int) -> None:
    answered = _run_and_kill(tmp_path, *_moments()[turn])
    _graph_on_disk_is_whole(tmp_path, states)
    _a_reader_sees_a_whole_state(tmp_path, states, answered)
    with opened(tmp_path, NOTICE) as store:
        assert store.version >= max(1, answered)
        assert store.dump() == states[store.version]
        for _ in act(store):
            pass
        assert policies(store) == [f"某府办函〔2021〕{number}号" for number in (10, 8, 9)]


def _run_and_kill(folder: Path, after: int, delay: float) -> int:
    """Kills the process a moment after that answer; the last event that it was answered."""
    told, teller = FORK.Pipe(duplex=False)
    process = FORK.Process(target=run, args=(str(folder), teller))
    process.start()
    teller.close()
    answered = -1
    while answered < after:
        answered = int(told.recv())
    process.join(delay)
    process.kill()
    process.join()
    process.close()
    with suppress(EOFError):
        while told.poll():
            answered = int(told.recv())
    told.close()
    return answered


def _a_reader_sees_a_whole_state(folder: Path, states: list[bytes], answered: int) -> None:
    try:
        reader = Store.read(folder)
    except StoreError:
        reader = None
    if reader is None:
        assert answered == 0  # killed before the first document was in
        return
    with reader:
        assert reader.dump() == states[reader.version]
        assert reader.version >= answered


def _graph_on_disk_is_whole(folder: Path, states: list[bytes]) -> None:
    """Before anything mends it, the graph in the folder holds exactly the state it says it is at."""
    if not (folder / "graph").is_dir():
        return
    graph = EmbeddedGraph(folder / "graph")
    if (state := graph.state()) is not None:
        assert graph.dump() == states[int(state.partition("-")[0])]
    graph.close()
