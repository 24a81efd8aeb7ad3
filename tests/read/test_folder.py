"""The documents of a folder."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from graph.read.folder import files_of


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("责任单位", encoding="utf-8")
    return folder


def test_readable_files_come_in_order_also_from_folders_below(tmp_path: Path) -> None:
    names = ("乙.docx", "甲.TXT", "b/丙.pdf", "a/丁.ofd", "a/戊.xlsx", "己.htm")
    made(tmp_path, *names, "图.png", "表.exe", "说明")
    found = [str(path.relative_to(tmp_path)) for path in files_of(tmp_path)]
    assert found == ["乙.docx", "己.htm", "甲.TXT", "a/丁.ofd", "a/戊.xlsx", "b/丙.pdf"]


def test_hidden_files_lock_files_and_links_are_left_out(tmp_path: Path) -> None:
    made(tmp_path, "甲.txt", ".乙.txt", "~$丙.docx", ".git/丁.txt")
    (tmp_path / "戊.txt").symlink_to(tmp_path / "甲.txt")
    (tmp_path / "回").symlink_to(tmp_path)
    assert [path.name for path in files_of(tmp_path)] == ["甲.txt"]


def test_a_file_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    made(tmp_path, "甲.txt")
    with pytest.raises(UnreadableFile, match="不是文件夹"):
        list(files_of(tmp_path / "甲.txt"))
    with pytest.raises(UnreadableFile, match="找不到"):
        list(files_of(tmp_path / "乙"))


def test_an_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert list(files_of(tmp_path)) == []
