"""`zeren ingest`: many at once, what failed as a table and as JSON, folders and addresses, and no store with --out."""

import json
from pathlib import Path

import pytest

from benchmarks.made.policies import make_policies
from tests.cli.conftest import Run


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for made in make_policies(4, items=1):
        (folder / made.name).write_text(made.text, encoding="utf-8")
    (folder / "空.txt").write_bytes(b"")
    return folder


@pytest.fixture(autouse=True)
def store(tmp_path: Path, zeren: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new store for each test, set after `zeren` has set that of all."""
    monkeypatch.setenv("ZEREN_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


def test_processes_take_in_what_one_thread_takes_in(zeren: Run, documents: Path, tmp_path: Path) -> None:
    ended = zeren("ingest", str(documents), "--workers", "2", "--json")
    taken = json.loads(ended.out)
    assert ended.code == 1
    assert [Path(one["source"]).name for one in taken] == sorted(path.name for path in documents.iterdir())
    assert [one["outcome"] for one in taken] == ["new"] * 4 + ["failed"]
    assert (taken[-1]["refusal"]["code"], taken[-1]["policy"]) == ("unreadable-file", None)
    assert all(one["quads"] > 100 and one["policy"].startswith("p-20") for one in taken[:-1])
    again = json.loads(zeren("ingest", str(documents), "--workers", "1", "--json").out)
    assert [one["outcome"] for one in again] == ["known"] * 4 + ["failed"]
    assert [one["policy"] for one in again] == [one["policy"] for one in taken]


def test_what_failed_is_a_table_with_reason_and_remedy(zeren: Run, documents: Path) -> None:
    ended = zeren("ingest", str(documents))
    assert "没有存入" in ended.out
    assert "空的" in ended.out
    assert "is empty" in ended.out
    assert "存入 4 份，失败 1 份" in ended.err
    assert ended.err.count("新存入") == 4


def test_many_documents_are_counted_and_not_listed(zeren: Run, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for made in make_policies(25, items=0):
        (folder / made.name).write_text(made.text, encoding="utf-8")
    ended = zeren("ingest", str(folder), "--workers", "1")
    assert (ended.code, ended.out) == (0, "")
    assert "新存入 25 份" in ended.err
    assert ".txt" not in ended.err


def test_an_address_is_read_as_a_folder_is(zeren: Run, documents: Path) -> None:
    ended = zeren("ingest", f"file://{documents}", "--json")
    taken = json.loads(ended.out)
    assert [one["outcome"] for one in taken] == ["new"] * 4 + ["failed"]
    assert taken[0]["source"].startswith(f"file://{documents}/0")
    assert [one["outcome"] for one in json.loads(zeren("ingest", f"{documents}/", "--json").out)][:4] == ["known"] * 4


def test_out_compiles_and_stores_nothing(zeren: Run, documents: Path, tmp_path: Path, store: Path) -> None:
    ended = zeren("ingest", str(documents), "--out", str(tmp_path / "out"))
    assert ended.code == 1
    assert "编译 4 份，失败 1 份" in ended.err
    lines = (tmp_path / "out" / "all.nq").read_bytes().splitlines()
    assert lines == sorted(set(lines))
    assert len((tmp_path / "out" / "report.jsonl").read_text("utf-8").splitlines()) == 5
    assert not store.exists()


def test_options_that_exclude_each_other(zeren: Run, documents: Path, tmp_path: Path) -> None:
    ended = zeren("ingest", str(documents), "--workers", "2", "--scheduler", "tcp://127.0.0.1:9")
    assert ended.code == 1
    assert "只能用一个" in ended.err
    ended = zeren("ingest", str(documents), str(documents), "--out", str(tmp_path / "out"))
    assert "一个文件夹" in ended.err
