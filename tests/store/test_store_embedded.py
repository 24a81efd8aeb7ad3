"""The embedded graph says where it stands, however it came there."""

from pathlib import Path

import pytest

from graph.store.engines import embedded
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.engines.projection import Change, event_of
from ontology.iris import ID


def _quad(number: int) -> bytes:
    return f"<{ID}a-{number}> <{ID}p> <{ID}o> <{ID}v-{number}> .\n".encode()


@pytest.mark.parametrize("at_once", [1, 1000])
def test_loads_lead_to_the_last_ones_state_and_to_all_they_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(embedded, "_AT_ONCE", at_once)
    graph = EmbeddedGraph(tmp_path / "graph")
    assert graph.state() is None
    for number in (2, 9, 10):
        graph.load(Change((), _quad(number), f"{number}-aa-bb"))
        assert graph.state() == f"{number}-aa-bb"
    graph.load(Change((f"{ID}v-9",), b"", "11-aa-bb"))
    graph.close()
    again = EmbeddedGraph(tmp_path / "graph")
    assert (again.state(), again.dump()) == ("11-aa-bb", _quad(10) + _quad(2))
    again.close()


def test_a_change_leaves_one_state(tmp_path: Path) -> None:
    graph = EmbeddedGraph(tmp_path / "graph")
    graph.load(Change((), _quad(1), "4-aa-bb"))
    graph.apply(Change((), _quad(2), "3-cc-bb"))  # as after a journal was put back
    assert graph.state() == "3-cc-bb"
    graph.rebuild([_quad(5)], "1-dd-bb")
    assert (graph.state(), graph.dump()) == ("1-dd-bb", _quad(5))
    graph.close()


def test_a_state_begins_with_its_event() -> None:
    assert [event_of(state) for state in ("12-ab-cd", "7", "x-1", "")] == [12, 7, -1, -1]
