"""Paths: what can be opened, and what stands in the way."""

import io
import sys
from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from graph.read.gate.limits import OFFICE_BYTES
from graph.read.source import read_path


def test_a_file_keeps_its_own_name_without_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes("责任单位：州教育局\r\n".encode("gb18030"))
    source = read_path(path)
    assert (source.name, source.text) == ("方案.txt", "责任单位：州教育局\n")


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("责任单位".encode())))
    source = read_path("-")
    assert (source.name, source.text) == ("stdin", "责任单位")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="找不到"):
        read_path(tmp_path / "nothing.txt")
    with pytest.raises(UnreadableFile, match="文件夹"):
        read_path(tmp_path)


def test_a_name_the_system_cannot_use_is_no_crash() -> None:
    with pytest.raises(UnreadableFile, match="无法打开"):
        read_path(Path("a\0b"))


def test_a_file_without_permission_is_no_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match="Permission denied"):
        read_path(tmp_path / "a.txt")


def test_reading_stops_at_the_limit_even_where_a_file_has_no_end() -> None:
    with pytest.raises(UnreadableFile, match="50 MB"):
        read_path(Path("/dev/zero"))


def test_a_fifty_megabyte_text_is_refused_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("责任单位\n".encode() * (OFFICE_BYTES // 13))
    with pytest.raises(UnreadableFile, match="20 MB"):
        read_path(path)
