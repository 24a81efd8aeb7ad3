"""A folder of documents becomes one sorted file, the same whoever made which part of it."""

import json
from pathlib import Path

import pytest

from benchmarks.made.policies import make_policies
from graph.bulk import shards
from graph.bulk.crew import OwnThread, Processes
from graph.bulk.documents import compile_document
from graph.bulk.folders import NoFolder
from graph.bulk.shards import REPORT, WHOLE, compile_folder


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for made in make_policies(20, items=1):
        (folder / made.name).write_text(made.text, encoding="utf-8")
    (folder / "空.txt").write_bytes(b"")
    (folder / "again").mkdir()
    (folder / "again" / "same.txt").write_text(next(make_policies(1, items=1)).text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def serial(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("serial")
    with OwnThread() as crew:
        assert len(list(compile_folder(str(source), str(target), crew, together=1000))) == 22
    return target


def test_the_whole_is_every_document_sorted_and_once(source: Path, serial: Path) -> None:
    lines: set[bytes] = set()
    for path in source.rglob("*.*"):
        if path.stat().st_size:
            lines.update(compile_document(path.read_bytes(), path.name).nquads.splitlines(keepends=True))
    assert (serial / WHOLE).read_bytes() == b"".join(sorted(lines))


def test_the_report_says_what_became_of_each(serial: Path) -> None:
    report = [json.loads(line) for line in (serial / REPORT).read_text("utf-8").splitlines()]
    assert [line["file"] for line in report] == sorted(line["file"] for line in report)
    assert [line["code"] for line in report if "code" in line] == ["unreadable-file"]
    assert sum(line.get("quads", 0) > 100 for line in report) == 21


@pytest.mark.parametrize("together", [1, 5])
def test_processes_and_other_shards_give_the_same_bytes(
    source: Path, serial: Path, tmp_path: Path, together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "_FILES_AT_ONCE", 3)  # so that merging takes several rounds
    with Processes(2) as crew:
        list(compile_folder(str(source), str(tmp_path), crew, together))
    for name in (WHOLE, REPORT):
        assert (tmp_path / name).read_bytes() == (serial / name).read_bytes()


def test_an_address_is_as_good_as_a_path(source: Path, serial: Path) -> None:
    with OwnThread() as crew:
        list(compile_folder(f"file://{source}", "memory://out/all", crew, together=5))
    from graph.bulk.folders import open_folder

    folder = open_folder("memory://out/all")
    assert folder.read(WHOLE) == (serial / WHOLE).read_bytes()
    assert folder.read(REPORT) == (serial / REPORT).read_bytes()


def test_a_target_that_cannot_be_written_is_told_across_processes(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Processes(1) as crew, pytest.raises(NoFolder, match="无法读写"):
        list(compile_folder(str(source), str(tmp_path / "file"), crew))


def test_an_empty_folder_gives_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with OwnThread() as crew:
        assert list(compile_folder(str(tmp_path / "in"), str(tmp_path / "out"), crew)) == []
    assert (tmp_path / "out" / WHOLE).read_bytes() == b""
