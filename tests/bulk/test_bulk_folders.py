"""Local folders and addresses behave alike: names, bytes, lines, whole writes, and trouble in our words."""

import builtins
import uuid
from pathlib import Path
from typing import Any

import pytest

from graph.bulk.folders import LARGEST, Folder, NoFolder, open_folder


@pytest.fixture(params=["path", "file", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    addresses = {"path": str(tmp_path / "f"), "file": f"file://{tmp_path}/f", "memory": f"memory://{uuid.uuid4()}"}
    return open_folder(addresses[request.param])


def test_what_is_written_is_read(folder: Folder) -> None:
    folder.write("乙/二.txt", [b"a\n", b"b\n"])
    folder.write("甲.txt", [b"c"])
    assert folder.names() == ["乙/二.txt", "甲.txt"]
    assert folder.read("乙/二.txt") == b"a\nb\n"
    assert list(folder.lines("乙/二.txt")) == [b"a\n", b"b\n"]


def test_a_file_is_replaced_as_a_whole(folder: Folder) -> None:
    folder.write("a", [b"long before\n"])
    folder.write("a", [b"new\n"])
    assert folder.read("a") == b"new\n"


def test_a_write_that_fails_leaves_what_was_there(folder: Folder) -> None:
    def lines() -> Any:
        yield b"half\n"
        raise ZeroDivisionError

    folder.write("a", [b"before\n"])
    with pytest.raises(ZeroDivisionError):
        folder.write("a", lines())
    assert folder.read("a") == b"before\n"
    assert folder.names() == ["a"]


def test_a_file_that_is_not_there_is_told(folder: Folder) -> None:
    with pytest.raises(NoFolder, match="无法读写"):
        folder.read("none")


def test_hidden_files_are_not_documents(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_bytes(b"")
    (tmp_path / ".hidden").write_bytes(b"")
    (tmp_path / "a.txt").write_bytes(b"")
    assert open_folder(str(tmp_path)).names() == open_folder(f"file://{tmp_path}").names() == ["a.txt"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoFolder):
        open_folder(str(tmp_path / "none")).names()


def test_never_more_is_read_than_a_document_may_have(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(LARGEST + 1000)
    assert len(open_folder(str(tmp_path)).read("large")) == LARGEST + 1


def test_an_address_of_an_unknown_kind_is_told() -> None:
    with pytest.raises(NoFolder, match="nonsense"):
        open_folder("nonsense://somewhere")


def test_without_fsspec_an_address_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name.startswith("fsspec"):
            raise ImportError("No module named 'fsspec'")
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(NoFolder, match="没有安装 fsspec") as error:
        open_folder("s3://bucket")
    assert "cluster" in error.value.hint_zh
