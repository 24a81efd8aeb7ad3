"""Registers that a clerk keeps: CSV as spreadsheets save it, Turtle, every wrong line told, and answers that follow."""

from pathlib import Path

import pytest

from graph.compiler import compile_policy
from graph.errors import BadRegister
from graph.settle.units.registers import Body, add_registers, check_registers, load_registers
from graph.settle.units.reviewed import COLUMNS
from graph.write.register_files import write_register_csv, write_register_turtle

HEADER = ",".join(COLUMNS)
EDU = "qiannan-edu,州教育局,黔南州教育局|州教体局,body,州,522700,教育,qiannan-gov,,本州通讯录"
NOTICE = "黔南州人民政府办公室关于校车安全的通知\n一、加强检查。每月检查校车。（责任单位：州教体局）\n"


def written(folder: Path, *lines: str, name: str = "本州.csv", encoding: str = "utf-8") -> Path:
    """A register file of these lines."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes("\r\n".join([HEADER, *lines, ""]).encode(encoding))
    return path


def bundled() -> list[Body]:
    return sorted((body for bodies in load_registers().bodies.values() for body in bodies), key=lambda body: body.slug)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_another_name_in_a_register_changes_who_is_meant(tmp_path: Path, encoding: str) -> None:
    before = compile_policy(NOTICE.encode(), "a.txt").assignments[0]
    assert before.unit is not None
    assert before.unit.id != "u-qiannan-edu"
    written(tmp_path / "registers", EDU, encoding=encoding)
    compiled = compile_policy(NOTICE.encode(), "a.txt", add_registers(tmp_path / "registers"))
    owner, unit = compiled.assignments[0], next(unit for unit in compiled.units if unit.id == "u-qiannan-edu")
    assert (owner.unit and owner.unit.id, owner.unit and owner.unit.name) == ("u-qiannan-edu", "州教育局")
    assert (unit.source, [name.reason for name in unit.names]) == (
        "本州.csv:2 本州通讯录",
        ["名录：与“州教育局”为同一单位"],
    )


def test_a_body_of_ones_own_stands_beside_the_bundled(tmp_path: Path) -> None:
    written(tmp_path, "x-school,州直属中学,州一中,body,州,黔南布依族苗族自治州,,qiannan-edu,,本局文件")
    registers = add_registers(tmp_path)
    body = registers.by_slug("x-school")
    assert body is not None
    assert (body.area, body.line) == ("522700", "本州.csv:2")
    assert len(registers.bodies["522700"]) == len(load_registers().bodies["522700"]) + 1
    assert load_registers().by_slug("x-school") is None


@pytest.mark.parametrize("form", ["csv", "ttl"])
def test_what_is_exported_is_read_back_the_same(tmp_path: Path, form: str) -> None:
    text = write_register_csv(bundled()) if form == "csv" else write_register_turtle(bundled())
    path = tmp_path / f"all.{form}"
    path.write_text(text, "utf-8")
    registers, wrong = check_registers((path,))
    assert wrong == ()
    for body in bundled():
        read = registers.by_slug(body.slug)
        assert read is not None
        assert (read.names[0], sorted(read.names), read.kind, read.level, read.area, read.parent, read.source) == (
            body.names[0],
            sorted(body.names),
            body.kind,
            body.level,
            body.area,
            body.parent,
            body.source,
        )
        assert (sorted(read.functions), sorted(read.members)) == (sorted(body.functions), sorted(body.members))


def test_every_wrong_line_is_told_with_its_number(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        EDU,
        "x-one,甲局,,body,州,522700,,,",
        "x-two,乙局,,office,州,522700,,,,某文",
        "X Three,丙局,,body,州,522700,,,,某文",
        "x-four,丁局,,body,州,某某州,,,,某文",
        "x-five,戊局,,body,州,522700,没有的职能,no-such,,某文",
        "x-six,州公安局,,body,州,522700,,,,某文",
        "x-six,己局,,body,州,522700,,,,某文",
        "x-seven,庚局,,body,州,522700,,,,",
    )
    _, wrong = check_registers((path,))
    assert [error.zh.partition("：")[0] for error in wrong] == [
        f"本州.csv 第 {number} 行" for number in (3, 4, 5, 6, 9, 10, 7, 7, 8)
    ]
    said = "\n".join(error.zh for error in wrong)
    for words in (
        "应有 10 列",
        "kind",
        "小写字母",
        "某某州",
        "没有登记",
        "不在职能表中",
        "已是“州公安局”",
        "重复",
        "没有出处",
    ):
        assert words in said
    assert all("line" in error.en and error.en.isascii() for error in wrong if "州" not in error.en)


def test_a_slug_in_two_files_is_told(tmp_path: Path) -> None:
    one, other = written(tmp_path, EDU), written(tmp_path, EDU, name="又一份.csv")
    _, wrong = check_registers((one, other))
    assert [error.zh for error in wrong] == ["又一份.csv 第 2 行：标识“qiannan-edu”在 本州.csv:2 已有"]


TURTLE = """@prefix id: <https://w3id.org/zeren/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix zr: <https://w3id.org/zeren/def#> .

id:u-x-school a org:FormalOrganization ; skos:prefLabel "州直属中学"@zh ;
  zr:area "522700" ; dct:source "本局文件" .
id:u-x-other a org:FormalOrganization ; skos:prefLabel "州另一校"@zh ; zr:area "522700" .
"""


def test_turtle_is_checked_like_a_table(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(TURTLE, "utf-8")
    registers, wrong = check_registers((path,))
    assert [error.zh for error in wrong] == ["own.ttl 第 9 行：没有出处"]
    school = registers.by_slug("x-school")
    assert school is not None
    assert (school.names, school.source, school.line) == (("州直属中学",), "本局文件", "own.ttl:7")


def test_what_is_no_turtle_says_where(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(TURTLE.replace("dct:source", "dct:source ;"), "utf-8")
    _, (error,) = check_registers((path,))
    assert "own.ttl 第 8 行：不是正确的 Turtle" in error.zh


@pytest.mark.parametrize("data", [b"", b"\xff\xff\xff", b"slug,name\n", b"\x00\x01"])
def test_a_file_that_is_no_register_is_told(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(data)
    _, (error,) = check_registers((path,))
    assert error.zh.startswith("own.csv")


def test_loading_stops_at_the_first_wrong_line(tmp_path: Path) -> None:
    written(tmp_path, "x-one,甲局,,body,州,522700,,,,", "x-two,乙局,,office,州,522700,,,,某文")
    with pytest.raises(BadRegister, match="第 2 行：没有出处"):
        add_registers(tmp_path)
    with pytest.raises(BadRegister, match="没有名录文件夹"):
        add_registers(tmp_path / "no-such")
