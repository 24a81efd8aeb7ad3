"""`zeren diff` over files and over the store."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api.test_routes_comparing import LOWER, UPPER
from tests.cli.conftest import SEED, Run


def test_two_files_are_compared_without_touching_the_store(zeren: Run, tmp_path: Path) -> None:
    for name, text in (("a.txt", UPPER), ("b.txt", LOWER)):
        (tmp_path / name).write_text(text, "utf-8")
    ended = zeren("diff", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert ended.code == 0
    assert "仅前一份要求的  2" in ended.out
    assert "角色变化 州水务局（责任） → 县水务局（牵头）" in ended.out
    assert "没有发现 · none found" in ended.out
    assert zeren("owners", "加强大坝巡查").code == 1


def test_two_versions_of_one_policy(zeren: Run, tmp_path: Path) -> None:
    newer = tmp_path / "new.txt"
    newer.write_text(SEED.read_text("utf-8").replace("2021年底前乡村幼儿园专职", "2022年底前乡村幼儿园专职"), "utf-8")
    found = json.loads(zeren("diff", "24号", str(newer), "--json").out)
    assert (found["relation"], found["missing"], found["held"], found["new"]) == ("versions", [], [], [])
    (change,) = [each for pair in found["changed"] for each in pair["changes"]]
    assert (change["kind"], change["was"][-12:], change["now"][-12:]) == (
        "date-moved",
        "（2021-12-31）",
        "（2022-12-31）",
    )


def test_what_is_neither_a_file_nor_stored_is_told(zeren: Run) -> None:
    ended = zeren("diff", "没有的文件", "24号")
    assert (ended.code, ended.out) == (1, "")
    assert "没有找到文件" in ended.err
