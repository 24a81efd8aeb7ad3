"""Drafts: what is half written is never seen, and what a kill left of it goes away."""

from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store.copies.archive import drafting, remove_drafts, replacing

SPAWN = get_context("spawn")


def _half(folder: str, told: Connection) -> None:
    with replacing(Path(folder) / "kept") as draft:
        draft.write_bytes(b"half")
        told.send(draft.name)
        told.recv()


def test_a_draft_of_a_living_process_stays_and_of_a_killed_one_goes(tmp_path: Path) -> None:
    here, there = SPAWN.Pipe()
    process = SPAWN.Process(target=_half, args=(str(tmp_path), there))
    process.start()
    draft = tmp_path / here.recv()
    remove_drafts(tmp_path)
    assert draft.read_bytes() == b"half"
    process.kill()
    process.join()
    assert draft.exists()
    remove_drafts(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_our_own_draft_stays_while_it_is_written(tmp_path: Path) -> None:
    with replacing(tmp_path / "kept") as draft:
        remove_drafts(tmp_path)
        draft.write_bytes(b"whole")
    assert (tmp_path / "kept").read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [tmp_path / "kept"]


def test_only_our_drafts_are_removed(tmp_path: Path) -> None:
    others = [tmp_path / name for name in (".kept.draft", "kept.12.draft", ".kept.12.draft.txt", ".a.b.draft", "kept")]
    for other in others:
        other.write_bytes(b"")
    (tmp_path / ".folder.12.draft").mkdir()
    (tmp_path / ".kept.12.draft").write_bytes(b"")
    remove_drafts(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([*others, tmp_path / ".folder.12.draft"])


def test_where_there_is_no_folder_nothing_is_removed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "none", tmp_path / "file"):
        remove_drafts(folder)


def test_a_draft_moved_elsewhere_stays_there(tmp_path: Path) -> None:
    with drafting(tmp_path / "kept") as draft:
        draft.write_bytes(b"whole")
        draft.rename(tmp_path / "elsewhere")
    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]


def test_what_fails_leaves_nothing_and_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        _fail_half_way(tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "none" / "kept", tmp_path / "file" / "kept"):
        with pytest.raises(StoreError, match="无法写入"), replacing(path):
            pass


def _fail_half_way(folder: Path) -> None:
    with replacing(folder / "kept") as draft:
        draft.write_bytes(b"half")
        raise ZeroDivisionError
