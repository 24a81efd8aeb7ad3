"""Who reads waits for no writer, whatever the writer is at, and sees what answers show."""

from pathlib import Path

import pytest

from graph.errors import NotFound
from graph.store.events import Event, Observation
from graph.store.journal import Journal
from graph.store.keeper import Keeper
from graph.store.store import Store
from tests.store.by_hand import TEXT, another
from tests.store.keeping import NOTICE, opened
from tests.store.killed import POLICY, WHEN
from tests.store.standing_still import meanwhile


def _read(store: Store) -> tuple[object, ...]:
    numbers = [event.number for event in store.events()]
    return store.version, numbers, store.recorded(), store.document(POLICY.policy.id)


@pytest.mark.parametrize(("kind", "name"), [(Journal, "append"), (Keeper, "follow")])
def test_a_reader_waits_for_no_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type, name: str) -> None:
    """Neither before the commit, within its transaction, nor after it, while the graph is brought up to date."""
    with opened(tmp_path, NOTICE) as store:
        before = _read(store)
        changed = TEXT.replace("每天巡查", "每周巡查").encode()
        seen = meanwhile(monkeypatch, (kind, name), lambda: store.ingest(changed, "changed.txt"), lambda: _read(store))
        assert seen == before
        assert seen[1:2] + seen[3:] == ([1], ("notice.txt", TEXT.encode()))
        after = _read(store)
    assert (after[0], after[1], after[3]) == (2, [1, 2], ("changed.txt", changed))
    assert str(after[2]) >= str(before[2])


def test_a_reader_waits_for_no_transaction_of_another_process(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store, Store.read(tmp_path) as reader:
        before = _read(reader)
        store.add_observation(Observation(POLICY.targets[0].id, "97", "张三", WHEN))
        other = Journal(tmp_path / "journal.sqlite3", writable=True)
        with other.transaction():
            other.append("withdrawal", {"policy": POLICY.policy.id, "sha256": ""})
            assert _read(reader) == before
            assert [event.number for event in store.events()] == [1, 2]
        other.close()


def test_what_was_recorded_is_that_of_the_event_shown(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.recorded() is None
        assert store.events() == ()
        event: Event | None = store.add_observation(Observation(POLICY.targets[0].id, "97", "张三", WHEN))
        assert store.events() == (event,)
        assert str(store.recorded()).endswith("Z")


def test_events_are_told_from_one_on(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        store.ingest(another("某府办函〔2021〕8号"), "8.txt")
        store.ingest(another("某府办函〔2021〕9号"), "9.txt")
        assert [event.number for event in store.events(1)] == [2, 3]


@pytest.mark.parametrize("policy", ["p-none", "", "no id at all", "'"])
def test_a_policy_that_is_not_there_has_no_document(tmp_path: Path, policy: str) -> None:
    with opened(tmp_path, NOTICE) as store, pytest.raises(NotFound):
        store.document(policy)
