"""`zeren compile`: the same bytes every time, every passage true, and clear words for what is no document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import SEED, Run


def _passages(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "exact"}:
            return [value]
        return [passage for each in value.values() for passage in _passages(each)]
    return [passage for each in value for passage in _passages(each)] if isinstance(value, list) else []


def test_the_form_with_its_text_and_every_passage(zeren: Run) -> None:
    ended = zeren("compile", str(SEED), "--with-text")
    form = json.loads(ended.out)
    assert (ended.code, form["form"]) == (0, "zeren-policy/1")
    passages = _passages(form)
    assert len(passages) > 300
    assert [each for each in passages if form["text"][each["start"] : each["end"]] != each["exact"]] == []


def test_twice_gives_the_same_bytes(zeren: Run) -> None:
    assert zeren("compile", str(SEED)).out == zeren("compile", str(SEED)).out


def test_from_standard_input(process: Run) -> None:
    ended = process("compile", "-", data=SEED.read_bytes())
    assert ended.code == 0
    assert json.loads(ended.out)["policy"]["number"] == "黔南府办函〔2020〕24号"


@pytest.mark.parametrize(
    ("form", "start"), [("nq", "<https://w3id.org/zeren/id/"), ("ttl", "@prefix"), ("jsonld", "{"), ("json", "{")]
)
def test_every_form(zeren: Run, form: str, start: str) -> None:
    ended = zeren("compile", str(SEED), "--format", form)
    assert ended.code == 0
    assert ended.out.startswith(start)


def test_into_a_file(zeren: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "seed.nq"
    assert zeren("compile", str(SEED), "-f", "nq", "-o", str(out)).out == ""
    assert out.read_bytes().count(b"\n") > 1000


def test_a_folder_with_a_report(zeren: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "方案.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "in" / "空.txt").write_bytes(b"")
    (tmp_path / "in" / ".hidden").write_bytes(b"x")
    (tmp_path / "out").mkdir()
    ended = zeren("compile", str(tmp_path / "in"), "--out", str(tmp_path / "out"))
    assert ended.code == 1
    assert "编译 1 份，失败 1 份" in ended.err
    assert "空.txt" in ended.err
    assert list((tmp_path / "out").rglob("*.json")) == [tmp_path / "out" / "deep" / "方案.txt.json"]


def test_files_of_one_name_in_two_folders_are_both_kept(zeren: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "方案.txt").write_bytes(SEED.read_bytes())
    (tmp_path / "out").mkdir()
    assert zeren("compile", str(tmp_path / "in"), "--out", str(tmp_path / "out")).code == 0
    assert len([path for path in (tmp_path / "out").rglob("*") if path.is_file()]) == 2


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.txt", b"", "是空的"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "图片"),
        ("大.txt", b"\xe8\xb4\xa3" * 17_000_000, "上限"),
        ("乱.bin", bytes(range(256)) * 20, ""),
    ],
)
def test_what_is_no_document_gets_a_clear_error(zeren: Run, tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    ended = zeren("compile", str(path))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("错误 ")
    assert "\nerror " in ended.err
    assert "\n→ " in ended.err
    assert name in ended.err
    assert words in ended.err


@pytest.mark.parametrize("name", ["没有.txt", "空文件夹"])
def test_a_path_with_nothing_in_it(zeren: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "空文件夹").mkdir()
    ended = zeren("compile", str(tmp_path / name))
    assert ended.code == 1
    assert name in ended.err


def test_wrong_usage_ends_with_two(zeren: Run) -> None:
    for arguments in (("compile",), ("compile", str(SEED), "--format", "doc"), ("nonsense",)):
        ended = zeren(*arguments)
        assert ended.code == 2
        assert "用法有误" in ended.err


def test_it_needs_no_store(process: Run, tmp_path: Path) -> None:
    ended = process("compile", str(SEED), ZEREN_STORE=str(tmp_path / "none"))
    assert ended.code == 0
    assert not (tmp_path / "none").exists()
