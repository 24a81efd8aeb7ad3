"""Documents compiled elsewhere are taken in many at once, as if they had come one by one."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from graph.errors import UnreadableFile, ZerenError
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.engines.projection import Change, EngineFailed
from graph.store.events import CompiledGraph, Observation
from graph.store.intake import Backing, Document
from graph.store.store import Store
from tests.store.by_hand import TEXT, another, graph_by_hand
from tests.store.keeping import NOTICE, opened
from tests.store.killed import POLICY, WHEN

Batch = list[tuple[Document, CompiledGraph]]


def _batch(*documents: Document) -> Batch:
    return [(document, graph_by_hand(*document)) for document in documents]


def _numbered(*numbers: int) -> list[Document]:
    return [(another(f"某府办函〔2021〕{number}号"), f"{number}.txt") for number in numbers]


CHANGED: Document = (TEXT.replace("每天巡查", "每周巡查").encode(), "notice.txt")


def test_a_batch_leaves_what_one_by_one_leaves(tmp_path: Path) -> None:
    documents = [NOTICE, *_numbered(8, 9), CHANGED, *_numbered(8), NOTICE]
    with opened(tmp_path / "one") as store:
        one = [store.ingest(*document) for document in documents]
        singly = store.dump(), store.version
    with opened(tmp_path / "many") as store:
        assert list(store.ingest_compiled(_batch(*documents))) == one
        assert (store.dump(), store.version) == singly
    assert [report.outcome for report in one] == ["new", "new", "new", "replaced", "known", "restored"]
    with opened(tmp_path / "many") as store:
        assert store.dump() == singly[0]


def test_nothing_new_records_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        before = store.version
        (report,) = store.ingest_compiled(_batch(NOTICE))
        assert (report.outcome, report.event, store.version) == ("known", None, before)
        assert store.ingest_compiled([]) == ()
        assert store.policy_of(report.sha256) == report.policy
        assert store.policy_of("0" * 64) is None


def test_a_load_cut_short_is_made_whole_when_the_store_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As kill -9 leaves it: the journal has the batch, the graph a part of its quads and the state before."""

    def half(self: EmbeddedGraph, change: Change) -> None:
        lines = change.add.splitlines(keepends=True)
        self.apply(Change(change.drop, b"".join(lines[: len(lines) // 2]), self.state() or ""))
        raise EngineFailed("cut short")

    with opened(tmp_path, NOTICE) as store:
        monkeypatch.setattr(EmbeddedGraph, "load", half)
        store.ingest_compiled(_batch(*_numbered(8, 9), CHANGED))
        whole = store.dump()  # a copy in memory stands in
        assert not store.on_disk
    monkeypatch.undo()
    with opened(tmp_path, NOTICE) as store:
        assert store.on_disk
        assert store.dump() == whole


def test_a_graph_many_events_behind_catches_up_in_bulk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[str] = []
    load = EmbeddedGraph.load

    def counted(self: EmbeddedGraph, change: Change) -> None:
        loads.append(change.state)
        load(self, change)

    with opened(tmp_path, NOTICE) as store:
        pass
    kept = (tmp_path / "graph").rename(tmp_path / "behind")
    with opened(tmp_path, NOTICE) as store:
        store.ingest_compiled(_batch(*_numbered(8, 9)))
        for value in ("97", "98"):
            store.add_observation(Observation(POLICY.targets[0].id, value, "张三", WHEN))
        expected = store.dump()
    for file in (tmp_path / "graph").iterdir():
        file.unlink()
    (tmp_path / "graph").rmdir()
    kept.rename(tmp_path / "graph")
    monkeypatch.setattr(EmbeddedGraph, "load", counted)
    with opened(tmp_path, NOTICE) as store:
        assert store.dump() == expected
    assert [state.partition("-")[0] for state in loads] == ["5"]


def test_a_reader_sees_the_batch(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.ingest_compiled(_batch(*_numbered(8, 9)))
        expected = store.dump()
    with Store.read(tmp_path) as reader:
        assert (reader.dump(), reader.version) == (expected, 2)


def test_a_new_edition_compiles_all_of_them_again_and_keeps_what_it_refuses(tmp_path: Path) -> None:
    seen: list[str] = []

    def compile_many(documents: Iterable[Document]) -> Iterator[CompiledGraph | ZerenError]:
        for data, name in documents:
            seen.append(name)
            yield UnreadableFile("坏", "bad") if name == "9.txt" else graph_by_hand(data, name)

    with opened(tmp_path) as store:
        store.ingest_compiled(_batch(*_numbered(8, 9, 10)))
        before = store.dump()
    backing = Backing(graph_by_hand, "2", compile_many=compile_many)
    with Store.open(tmp_path, backing) as store:
        assert store.dump() == before
    assert sorted(seen) == ["10.txt", "8.txt", "9.txt"]
    seen.clear()
    with Store.open(tmp_path, backing):
        assert seen == ["9.txt"]
