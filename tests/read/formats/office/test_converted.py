"""Old Word files: through whatever program is there, and clear words where none is, fails, or hangs."""

from pathlib import Path

import pytest

from graph.errors import UnreadableFile
from graph.read.formats.office import converted
from graph.read.source import read_source
from tests.read.formats.packages import paragraph, word

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(500)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the only one programs are looked for in (besides the shell's own)."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}")
    return folder


def install(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
    path.chmod(0o755)


def test_without_a_program_the_hint_says_what_to_do(program: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_source(OLD, "旧.doc")
    assert "没有转换程序" in caught.value.zh
    assert ".docx" in caught.value.hint_zh


def test_antiword_gives_the_text(program: Path) -> None:
    install(program, "antiword", 'test -s "$5" && printf "\\n责任单位：州教育局\\n\\n  二、要求\\n"')
    source = read_source(OLD, "旧.doc")
    assert (source.text, source.media_type) == ("责任单位：州教育局\n二、要求\n", "application/msword")


def test_libreoffice_goes_first_and_its_docx_is_read(program: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(word(paragraph("责任单位")))
    install(program, "soffice", f'cp {made} "$7/document.docx"')
    install(program, "antiword", "echo 别的")
    assert read_source(OLD, "旧.doc").text == "责任单位\n"
    assert read_source(b"{\\rtf1 x}", "旧.rtf").text == "责任单位\n"


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -9 $$"])
def test_a_program_that_fails_or_makes_nothing_is_told(program: Path, script: str) -> None:
    install(program, "soffice", script)
    with pytest.raises(UnreadableFile, match="没有成功"):
        read_source(OLD, "旧.doc")


def test_a_program_that_hangs_is_stopped(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converted, "CONVERT_SECONDS", 0.2)
    install(program, "soffice", "sleep 60 & sleep 60")
    with pytest.raises(UnreadableFile, match="用时"):
        read_source(OLD, "旧.doc")


@pytest.mark.parametrize(
    ("stream", "word_of_it"),
    [("Workbook", "XLS"), ("PowerPoint Document", "PPT"), ("EncryptedPackage", "密码"), ("x", "损坏")],
)
def test_other_old_files_are_told_apart(stream: str, word_of_it: str) -> None:
    with pytest.raises(UnreadableFile, match=word_of_it):
        read_source(OLD[:8] + bytes(504) + stream.encode("utf-16-le"), "旧.doc")
