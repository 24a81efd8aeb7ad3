"""Registers: what is bundled holds together, and a wrong line says where it is."""

import shutil
from pathlib import Path

import pytest

from graph.errors import BadRegister
from graph.settle.units.registers import load_registers
from ontology.files import REGISTERS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bundled registers."""
    copy = tmp_path / "registers"
    shutil.copytree(REGISTERS, copy)
    return copy


def test_totals_of_the_divisions() -> None:
    divisions = load_registers().divisions
    ranks = [division.rank for division in divisions.values()]
    assert (ranks.count(1), ranks.count(2), ranks.count(3)) == (34, 333, 2843)


def test_the_twelve_counties_of_the_bundled_place() -> None:
    registers = load_registers()
    names = {division.name for division in registers.children["522700"]}
    group = registers.by_slug("qiannan-counties")
    assert group
    assert len(names) == 12
    assert {body.names[0] for slug in group.members if (body := registers.by_slug(slug))} == {
        f"{name}人民政府" for name in names
    }


def test_every_reviewed_body_has_a_source() -> None:
    bodies = [body for bodies in load_registers().bodies.values() for body in bodies]
    assert len(bodies) > 30
    assert all(body.source and body.line.startswith("qiannan.csv:") for body in bodies)


def test_a_place_without_a_register_is_enough(folder: Path) -> None:
    (folder / "qiannan.csv").unlink()
    assert load_registers(folder).bodies == {}


@pytest.mark.parametrize(
    ("file", "line", "words"),
    [
        ("qiannan.csv", "x,甲局,,body,州,522700,,,", "应有 10 列"),
        ("qiannan.csv", "qiannan-edu,甲局,,body,州,522700,,,,某文", "重复"),
        ("qiannan.csv", "x-one,甲局,,body,州,999999,,,,某文", "不在行政区划表中"),
        ("qiannan.csv", "x-one,甲局,,body,州,522700,,,,", "没有出处"),
        ("qiannan.csv", "x-one,甲局,,office,州,522700,,,,某文", "kind"),
        ("qiannan.csv", "x-one,甲局,,body,州,522700,,no-such,,某文", "没有登记"),
        ("divisions.csv", "999901,某县,某,county,999900,", "不在表中"),
        ("divisions.csv", "9999,某县,某,county,522700,", "有误"),
        ("functions.csv", "教育,,,,,,,重复", "重复"),
    ],
)
def test_a_wrong_line_says_where_it_is(folder: Path, file: str, line: str, words: str) -> None:
    path = folder / file
    number = len(path.read_text("utf-8").splitlines()) + 1
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(BadRegister, match=words) as caught:
        load_registers(folder)
    assert f"{file} 第 {number} 行" in caught.value.zh
    assert f"{file}, line {number}" in caught.value.en


@pytest.mark.parametrize("file", ["divisions.csv", "functions.csv"])
def test_a_missing_table_is_an_error(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(BadRegister, match="不能读取"):
        load_registers(folder)


def test_a_wrong_header_is_an_error(folder: Path) -> None:
    (folder / "qiannan.csv").write_text("slug,name\n", "utf-8")
    with pytest.raises(BadRegister, match="列名应为"):
        load_registers(folder)
