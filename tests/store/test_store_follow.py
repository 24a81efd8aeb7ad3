"""However the events came, the graph that followed them one by one is the graph made of all of them at once."""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import NotFound, StoreError
from graph.store import follow
from graph.store.engines.projection import Change, insert_of, update_of
from graph.store.events import Correction, Observation
from graph.store.index.index import Index
from graph.store.store import Store
from tests.store.by_hand import TEXT, another, compiled_by_hand, graph_by_hand
from tests.store.keeping import NOTICE, opened

POLICY = compiled_by_hand()
WHEN = "2021-07-01T09:00:00+08:00"
TEXTS = [
    f"{head}{TEXT.replace('每天', often)}".encode()
    for head in ("", "number:某府办函〔2021〕8号\n")
    for often in ("每天", "每周", "每月")
]


def _ingest(text: int) -> Callable[[Store], None]:
    def act(store: Store) -> None:
        store.ingest(TEXTS[text], f"{text}.txt")

    return act


def _withdraw(text: int) -> Callable[[Store], None]:
    def act(store: Store) -> None:
        with suppress(NotFound):
            store.withdraw(graph_by_hand(TEXTS[text], "x").policy, "张三", "已废止")

    return act


def _enter(value: int) -> Callable[[Store], None]:
    def act(store: Store) -> None:
        store.add_observation(Observation(POLICY.targets[0].id, str(value), "张三", WHEN))
        store.add_correction(Correction(POLICY.assignments[0].id, "reject", None, "李四", WHEN, str(value)))

    return act


TEXT_NUMBERS = st.integers(0, len(TEXTS) - 1)
ACTS = st.one_of(TEXT_NUMBERS.map(_ingest), TEXT_NUMBERS.map(_withdraw), st.integers(0, 3).map(_enter))


@settings(deadline=None, max_examples=15)
@given(acts=st.lists(ACTS, max_size=8), opened_again=st.integers(0, 8))
def test_followed_and_rebuilt_are_the_same(acts: list[Callable[[Store], None]], opened_again: int) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        for part in (acts[:opened_again], acts[opened_again:]):
            with opened(folder) as store:
                for act in part:
                    act(store)
                followed, version = store.dump(), store.version
                assert version == len(store.events())
        with Store.read(folder) as reader:
            assert reader.dump() == followed
        shutil.rmtree(folder / "graph")
        with opened(folder) as store:
            assert (store.dump(), store.version) == (followed, version)
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize(("most", "parts"), [(1, 3), (10**9, 1)])
def test_a_lost_projection_is_made_of_parts_of_a_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, parts: int
) -> None:
    taken: list[bytes] = []
    load = Index.rebuild
    with opened(tmp_path, NOTICE, (another("某府办函〔2021〕8号"), "other.txt")) as store:
        store.add_observation(Observation(POLICY.targets[0].id, "3", "张三", WHEN))
        followed = store.dump()
    shutil.rmtree(tmp_path / "index")

    def watched(self: Index, given: Iterable[bytes], state: str) -> None:
        taken.extend(given)
        load(self, taken, state)

    monkeypatch.setattr(follow, "_PART", most)
    monkeypatch.setattr(Index, "rebuild", watched)
    with opened(tmp_path) as store:
        assert store.dump() == followed
    registers, *texts = taken
    assert (registers, len(texts)) == (b"", parts)
    assert sorted(b"".join(texts).splitlines(keepends=True)) == followed.splitlines(keepends=True)


def test_a_change_is_one_update_with_the_state_in_it() -> None:
    change = Change(
        ("https://w3id.org/zeren/id/v-1",), b'<u:a> <u:b> "c d" <u:g> .\n<u:a> <u:b> "e" <u:h> .\n', "7-ab-cd"
    )
    text = update_of(change)
    assert text.startswith("DROP SILENT GRAPH <https://w3id.org/zeren/id/v-1> ;\n")
    assert 'GRAPH <u:g> {\n<u:a> <u:b> "c d" .\n}' in text
    assert '"7-ab-cd"' in text
    assert text.count("INSERT DATA") == 1


@pytest.mark.parametrize(
    "line", [b"<u:a> <u:b> <u:c> .\n", b'<u:a> <u:b> "c" <u:g>\n', b"nonsense\n", b"<u:a> <u:b> _:c .\n"]
)
def test_what_is_no_quad_is_refused(line: bytes) -> None:
    with pytest.raises(StoreError, match="不是规范的 N-Quads"):
        insert_of(line)


def test_a_text_that_was_taken_in_is_read_back_as_it_was(tmp_path: Path) -> None:
    with opened(tmp_path, NOTICE) as store:
        assert store.query("policy-text", policy=POLICY.policy.id) == [{"policy": POLICY.policy.id, "words": TEXT}]
