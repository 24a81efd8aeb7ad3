"""Taking documents in: once, whole or not at all."""

import hashlib
from pathlib import Path

import pytest

from graph.errors import InvalidGraph, NotFound, StoreError
from graph.store.events import CompiledGraph
from graph.store.intake import Backing
from graph.store.store import Store
from tests.store.by_hand import EDU, NUMBER, TEXT, another, graph_by_hand
from tests.store.keeping import NOTICE, opened, policies

OTHER = "某府办函〔2021〕8号"


def test_the_bundled_policy_is_there_from_the_first_start(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        assert policies(store) == [NUMBER]
        assert store.version == 1
        assert store.document(store.ingest(*NOTICE).policy) == ("notice.txt", TEXT.encode())


def test_the_bundled_policy_is_taken_in_once(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE):
        pass
    with opened(tmp_path, NOTICE, (another(OTHER), "other.txt")) as store:
        assert policies(store) == [NUMBER]
        assert store.version == 1


def test_a_withdrawn_bundled_policy_stays_away(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        store.withdraw(store.ingest(*NOTICE).policy, "张三", "已废止")
    with opened(tmp_path, NOTICE) as store:
        assert policies(store) == []


def test_a_new_document_reports_what_became_of_it(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        report = store.ingest(another(OTHER), "other.txt")
        assert (report.outcome, report.event) == ("new", 2)
        assert report.sha256 == hashlib.sha256(another(OTHER)).hexdigest()
        assert report.quads == graph_by_hand(another(OTHER), "other.txt").nquads.count(b"\n") > 100
        assert policies(store) == [NUMBER, OTHER]


def test_the_same_bytes_are_recognised_whatever_their_name(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        again = store.ingest(NOTICE[0], "a copy.txt")
        assert (again.outcome, again.event) == ("known", None)
        assert store.version == 1


def test_a_new_text_of_a_policy_takes_the_place_of_the_old(tmp_path: Path) -> None:
    changed = TEXT.replace("每天巡查", "每周巡查").encode()
    with opened(tmp_path, NOTICE) as store:
        before = {str(row["sha256"]) for row in store.query("policies")}
        report = store.ingest(changed, "changed.txt")
        after = {str(row["sha256"]) for row in store.query("policies")}
        words = [str(row["exact"]) for row in store.query("duties")]
    assert report.outcome == "replaced"
    assert len(before) == len(after) == 1
    assert before != after
    assert "每周巡查" in "".join(words)
    assert "每天巡查" not in "".join(words)


def test_an_earlier_text_can_be_restored(tmp_path: Path) -> None:
    changed = TEXT.replace("每天巡查", "每周巡查").encode()
    with opened(tmp_path, NOTICE) as store:
        whole = store.dump()
        store.ingest(changed, "changed.txt")
        report = store.ingest(*NOTICE)
        assert report.outcome == "restored"
        assert store.dump() == whole


def test_a_withdrawn_policy_is_gone_from_answers_and_can_come_back(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        policy = store.ingest(*NOTICE).policy
        event = store.withdraw(policy, "张三", "已废止")
        assert event.number == 2
        assert policies(store) == []
        assert store.dump() == b""
        with pytest.raises(NotFound, match="没有政策"):
            store.withdraw(policy, "张三", "已废止")
        assert store.ingest(*NOTICE).outcome == "restored"
        assert policies(store) == [NUMBER]


def test_a_refused_graph_leaves_everything_as_it_was(tmp_path: Path) -> None:
    def refuse(data: bytes, name: str) -> CompiledGraph:
        raise InvalidGraph(f"{name} 不合形状", f"{name} breaks the shapes")

    with Store.open(tmp_path, Backing(refuse)) as store:
        with pytest.raises(InvalidGraph, match="不合形状"):
            store.ingest(*NOTICE)
        assert store.version == 0
        assert store.events() == ()
        assert store.dump() == b""


def test_a_refused_bundled_document_leaves_no_event(tmp_path: Path) -> None:
    def refuse(data: bytes, name: str) -> CompiledGraph:
        raise InvalidGraph(f"{name} 不合形状", f"{name} breaks the shapes")

    with pytest.raises(InvalidGraph):
        Store.open(tmp_path, Backing(refuse, bundled=(NOTICE,)))
    with opened(tmp_path) as store:
        assert store.events() == ()


def test_quads_in_several_graphs_are_refused() -> None:
    two = b"<u:a> <u:b> <u:c> <u:g> .\n<u:a> <u:b> <u:c> <u:h> .\n"
    with pytest.raises(StoreError, match="2"):
        CompiledGraph.of("p-1", two)


def test_a_reader_takes_nothing_in(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE):
        pass
    with Store.read(tmp_path) as reader:
        assert policies(reader) == [NUMBER]
        assert not reader.writable
        with pytest.raises(StoreError, match="只读"):
            reader.ingest(another(OTHER), "other.txt")
        with pytest.raises(StoreError, match="只读"):
            reader.withdraw("p-1", "张三", "x")


def test_reading_where_there_is_no_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="没有存储") as told:
        Store.read(tmp_path)
    assert "zeren serve" in told.value.hint_en


def test_a_reader_beside_the_writer_sees_what_was_committed_when_it_opened(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as writer:
        with Store.read(tmp_path) as reader:
            writer.ingest(another(OTHER), "other.txt")
            assert policies(reader) == [NUMBER]
        with Store.read(tmp_path) as later:
            assert policies(later) == [NUMBER, OTHER]
            assert later.dump() == writer.dump()


def test_questions_are_answered_with_bound_terms(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        rows = store.query("unit", unit=EDU.id)
        assert {(row["name"], row["level"], row["source"]) for row in rows} == {("州教育局", "州", "登记 1")}
