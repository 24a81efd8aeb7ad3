"""The graph follows the journal: missing, broken, stale or unwritable, it is brought back or stood in for."""

import shutil
import threading
from pathlib import Path

import pytest

from graph.errors import InvalidGraph
from graph.store.engines.embedded import EmbeddedGraph
from graph.store.engines.projection import Change, EngineFailed
from graph.store.events import CompiledGraph
from graph.store.intake import Backing
from graph.store.store import Store
from tests.store.by_hand import NUMBER, TEXT, another, graph_by_hand
from tests.store.keeping import NOTICE, REGISTER, opened, policies

OTHER = (another("某府办函〔2021〕8号"), "other.txt")
BOTH = [NUMBER, "某府办函〔2021〕8号"]


class Failing(EmbeddedGraph):
    """A disk that fails while `broken`."""

    broken = False

    def apply(self, change: Change) -> None:
        if self.broken:
            raise EngineFailed("No space left on device")
        super().apply(change)


def test_a_missing_graph_is_rebuilt(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        store.ingest(*OTHER)
        whole = store.dump()
    shutil.rmtree(tmp_path / "graph")
    with opened(tmp_path) as store:
        assert store.dump() == whole
        assert store.version == 2


@pytest.mark.parametrize("damage", ["truncated", "garbage", "one file lost"])
def test_a_damaged_graph_is_rebuilt(tmp_path: Path, damage: str) -> None:
    with opened(tmp_path, NOTICE) as store:
        whole = store.dump()
    for path in sorted((tmp_path / "graph").iterdir()):
        if damage == "one file lost" and path.name.startswith("MANIFEST"):
            path.unlink()
        elif damage != "one file lost" and path.is_file() and path.name != "LOCK":
            path.write_bytes(b"" if damage == "truncated" else b"\x00garbage" * 50)
    with opened(tmp_path) as store:
        assert store.dump() == whole
        assert policies(store) == [NUMBER]


def test_a_graph_of_an_earlier_event_is_brought_up_to_date(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE):
        pass
    shutil.copytree(tmp_path / "graph", tmp_path / "earlier")
    with opened(tmp_path) as store:
        store.ingest(*OTHER)
        store.withdraw(store.ingest(*NOTICE).policy, "张三", "已废止")
        whole = store.dump()
    shutil.rmtree(tmp_path / "graph")
    (tmp_path / "earlier").rename(tmp_path / "graph")
    with opened(tmp_path) as store:
        assert store.version == 3
        assert store.dump() == whole
        assert policies(store) == [BOTH[1]]


def test_a_graph_of_another_journal_is_rebuilt(tmp_path: Path) -> None:
    with opened(tmp_path / "a", NOTICE):
        pass
    with opened(tmp_path / "b", OTHER):
        pass
    shutil.rmtree(tmp_path / "a" / "graph")
    shutil.copytree(tmp_path / "b" / "graph", tmp_path / "a" / "graph")
    with opened(tmp_path / "a") as store:
        assert policies(store) == [NUMBER]


def test_other_registers_make_the_graph_anew(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        assert store.query("units-by-name", label="某州教育局") == []
    with opened(tmp_path, registers=REGISTER) as store:
        assert [row["unit"] for row in store.query("units-by-name", label="某州教育局")] == ["u-mou-edu"]
    with Store.read(tmp_path, REGISTER) as reader:
        assert [row["unit"] for row in reader.query("units-by-name", label="某州教育局")] == ["u-mou-edu"]


def test_another_edition_of_the_compiler_compiles_again(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        store.ingest(*OTHER)
    names: list[str] = []

    def newer(data: bytes, name: str) -> CompiledGraph:
        names.append(name)
        compiled = graph_by_hand(data, name)
        return CompiledGraph.of(
            compiled.policy, compiled.nquads.replace("某州人民政府".encode(), "新州人民政府".encode())
        )

    for _ in range(2):
        with Store.open(tmp_path, Backing(newer, "2")) as store:
            assert {row["issuer"] for row in store.query("policies")} == {"新州人民政府办公室"}
            assert store.version == 2
    assert sorted(names) == ["notice.txt", "other.txt"]


def test_an_edition_that_refuses_a_document_takes_nothing_away(tmp_path: Path) -> None:
    def refuse(data: bytes, name: str) -> CompiledGraph:
        raise InvalidGraph(f"{name} 不合形状", f"{name} breaks the shapes")

    with opened(tmp_path, NOTICE):
        pass
    with Store.open(tmp_path, Backing(refuse, "2")) as store:
        assert policies(store) == [NUMBER]


def test_a_copy_in_memory_stands_in_for_a_disk_that_fails(tmp_path: Path) -> None:
    engine = Failing(tmp_path / "graph")
    with Store.open(tmp_path, Backing(graph_by_hand, "1", bundled=(NOTICE,)), engine) as store:
        engine.broken = True
        assert store.ingest(*OTHER).outcome == "new"
        assert policies(store) == BOTH
        assert not store.on_disk
        engine.broken = False
        store.withdraw(store.ingest(*NOTICE).policy, "张三", "已废止")
        assert store.on_disk
        assert policies(store) == [BOTH[1]]
        whole = store.dump()
    with opened(tmp_path) as store:
        assert store.dump() == whole


def test_readers_see_one_state_or_the_next_never_half_of_one(tmp_path: Path) -> None:
    texts = [TEXT.replace("每天巡查", words).encode() for words in ("每周巡查", "每月巡查")]
    torn: list[tuple[set[str], int]] = []
    done = threading.Event()

    def look(store: Store) -> tuple[set[str], int]:
        policy = {str(row["sha256"]) for row in store.query("policies")}
        duties = len(store.query("duties"))
        again = {str(row["sha256"]) for row in store.query("policies")}
        return policy ^ again, duties

    def keep_looking(store: Store) -> None:
        while not done.is_set():
            changed, duties = store.whole(lambda: look(store))
            if changed or duties != 6:
                torn.append((changed, duties))

    with opened(tmp_path, NOTICE) as store:
        readers = [threading.Thread(target=keep_looking, args=(store,)) for _ in range(3)]
        for reader in readers:
            reader.start()
        try:
            for turn in range(30):
                store.ingest(texts[turn % 2], "again.txt")
        finally:
            done.set()
            for reader in readers:
                reader.join()
        assert store.version == 31
    assert torn == []
