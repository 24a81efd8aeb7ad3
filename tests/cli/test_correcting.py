"""`zeren correct` and `zeren corrections`: who, why, when and the words; what is said twice, or of nobody, is told."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from api.correcting import now
from tests.cli.conftest import Run

WHO = ("--who", "张三", "--why", "会议纪要第3页")


@pytest.fixture
def own(zeren: Run, seed_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command over a store of its own."""
    shutil.copytree(seed_store, tmp_path / "store")
    monkeypatch.setenv("ZEREN_STORE", str(tmp_path / "store"))
    return zeren


def owners(own: Run, task: str = "2") -> list[tuple[str, str, str]]:
    found = json.loads(own("owners", task, "--json").out)
    return [(each["unit"]["name"], each["role"], each["basis"]) for each in found]


def corrections(own: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(own("corrections", "--json").out)
    return found


def test_an_owner_that_was_missed(own: Run) -> None:
    ended = own("correct", "owner", "2", "--add", "州应急管理局", "--role", "support", *WHO)
    assert ended.code == 0
    assert "✓ 已记入更正 2" in ended.err
    assert "增补单位州应急管理局（配合）  有效" in ended.out
    assert owners(own)[-1] == ("州应急管理局", "support", "person")
    sheet = own("owners", "2").out
    assert "〔更正 张三：会" in sheet
    assert "「责任单位:州教育局、州公安局、州财政局,各县〔市〕人民政府」" in sheet
    assert "人工更正「州应急管理局」" in own("duties", "州应急管理局").out


def test_an_owner_replaced_in_another_role_removed_and_confirmed(own: Run) -> None:
    assert own("correct", "owner", "2", "--replace", "州公安局", "--by", "州司法局", "--role", "lead", *WHO).code == 0
    assert own("correct", "owner", "2", "--replace", "州教育局", "--role", "lead", *WHO).code == 0
    assert own("correct", "owner", "2", "--remove", "州财政局", *WHO).code == 0
    assert own("correct", "owner", "2", "--confirm", "各县〔市〕人民政府", *WHO).code == 0
    assert owners(own) == [
        ("州教育局", "lead", "person"),
        ("州司法局", "lead", "person"),
        ("各县（市）人民政府", "responsible", "stated"),
    ]
    sheet = own("owners", "2").out
    assert "被否定的" in sheet
    assert "州财政局（责任） 〔否定 张三：会议纪要第3页〕" in sheet
    assert "〔已核对 张三〕" in sheet
    assert [(each["says"], each["note"]["was"]) for each in corrections(own)] == [
        ("单位应为州司法局（牵头）", "州公安局（责任）"),
        ("角色应为牵头", "州教育局（责任）"),
        ("不成立", "州财政局（责任）"),
        ("核对无误", "各县（市）人民政府（责任）"),
    ]


def test_a_date_by_itself_or_by_its_words(own: Run) -> None:
    assert own("correct", "date", "2", "--replace", "2020-12-31", "--by", "2021-06-30", *WHO).code == 0
    assert own("correct", "date", "2", "--confirm", "2021年底前", *WHO).code == 0
    assert own("correct", "date", "2", "--add", "2022-03-01", *WHO).code == 0
    due = json.loads(own("due", "--from", "2021-01-01", "--to", "2022-12-31", "--json").out)
    assert [each["date"] for each in due if each["task"]["label"] == "二（一）2"] == [
        "2021-06-30",
        "2021-12-31",
        "2022-03-01",
    ]
    assert "原为 中小学与城镇幼儿园" in "".join(own("due", "--to", "2021-06-30").out.split("\n"))


def test_a_figure_a_line_of_a_norm_and_a_missed_one(own: Run) -> None:
    task = json.loads(own("owners", "2", "--json").out)[0]["cite"]["clause"]
    figure = ("correct", "figure", task)
    assert own(*figure, "--replace", "中小学与城镇幼儿园专职保安员配备率", "--value", "95", *WHO).code == 0
    ambiguous = own(*figure, "--replace", "专职保安员", "--max", "3", *WHO)
    assert ambiguous.code == 1
    bracket = next(line.split()[-1] for line in ambiguous.err.splitlines() if "第 1 档" in line)
    assert own(*figure, "--replace", bracket, "--max", "3", *WHO).code == 0
    added = own(
        *figure, "--add", "培训班", "--bound", ">=", "--value", "2", "--unit", "期", "--due", "2021-12-31", *WHO
    )
    assert (added.code, "引用" in added.err) == (1, True)
    words = ("--words", "安全工作人员能力提升培训班")
    assert own(*figure, "--add", "培训班", "--bound", ">=", "--value", "2", "--unit", "期", *words, *WHO).code == 0
    assert [each["says"] for each in corrections(own)] == ["指标应为95", "指标应为上限 3", "增补指标培训班 >= 2期"]
    rows = json.loads(own("duties", "州教育局", "--json").out)["duties"]
    texts = [target["text"] for row in rows for target in row["targets"] if row["task"]["id"] == task]
    assert "≥ 95%" in texts
    assert "≥ 2期" in texts


def test_whom_a_name_means(own: Run) -> None:
    assert own("correct", "name", "卫生疾控部门", "--unit", "州卫生健康局", *WHO).code == 0
    assert own("duties", "卫生疾控部门").out.startswith("州卫生健康局")
    assert own("correct", "name", "卫生疾控部门", "--nobody", *WHO).code == 0
    audit = own("audit", "--code", "corrections-disagree")
    assert "“卫生疾控部门”指州卫生健康局" in "".join(audit.out.split())
    assert own("correct", "name", "卫生疾控部门", *WHO).code == 2


def test_any_fact_is_confirmed_or_rejected_and_a_correction_withdrawn(own: Run) -> None:
    duty = json.loads(own("duties", "州教育局", "--json").out)["duties"][0]["duties"][0]["id"]
    before = now()
    assert own("correct", "fact", duty, "--reject", *WHO).code == 0
    assert before <= corrections(own)[0]["note"]["time"] <= now()
    ended = own("correct", "withdraw", "2", "--who", "李四", "--why", "核实有误")
    assert ended.code == 0
    assert "已撤回" in ended.out
    assert "李四" in ended.out
    assert own("correct", "withdraw", "2", *WHO).code == 1
    assert own("correct", "fact", duty, *WHO).code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("owner", "2"), 2, "--add"),
        (("owner", "2", "--add", "甲", "--remove", "乙"), 2, "--add"),
        (("owner", "2", "--add", "甲局", "--by", "乙局"), 2, "--by"),
        (("owner", "2", "--remove", "州水务局"), 1, "州教育局"),
        (("owner", "2", "--add", "州有关部门"), 1, "认不出"),
        (("owner", "2", "--add", "州教育局"), 1, "已是"),
        (("owner", "学校", "--add", "州水务局"), 1, "对应"),
        (("owner", "没有这项任务", "--add", "州水务局"), 1, "没有找到任务"),
        (("date", "2", "--replace", "2020-12-31", "--by", "明年"), 1, "不合规"),
        (("date", "2", "--replace", "2020-12-31", "--by", "2020-12-31"), 1, "相同"),
        (("owner", "2", "--confirm", "州教育局", "--when", "2021-01-15T09:00:00+08:00"), 2, "--when"),
        (("owner", "2", "--confirm", "州教育局", "--words", "专职保安员配备率"), 1, "处"),
        (("fact", "p-2020-24-00000000-c-1", "--reject"), 1, "没有可更正的事实"),
    ],
)
def test_what_cannot_be_recorded_is_told(own: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    ended = own("correct", *arguments, *WHO)
    assert (ended.code, said in ended.err) == (code, True)
    assert corrections(own) == []


def test_who_and_why_must_be_given(own: Run) -> None:
    assert own("correct", "owner", "2", "--confirm", "州教育局").code == 2
    assert own("correct", "owner", "2", "--confirm", "州教育局", "--who", " ", "--why", "核").code == 1


def test_corrections_are_taken_away_and_run_nothing_in_a_spreadsheet(own: Run) -> None:
    own("correct", "owner", "2", "--confirm", "州教育局", "--who", "=HYPERLINK(1)", "--why", '+1, "引号"\n换行')
    own("correct", "owner", "2", "--remove", "州财政局", *WHO)
    text = own("corrections", "--csv").out
    assert text.startswith("\ufeff序号,状态,")
    header, *rows = csv.reader(StringIO(text.removeprefix("\ufeff")))
    row = dict(zip(header, rows[0], strict=True))
    assert (row["更正人"], row["理由"]) == ("'=HYPERLINK(1)", '\'+1, "引号"\n换行')
    assert (row["序号"], row["状态"], row["类型"], row["原提取结果"]) == ("2", "有效", "确认", "州教育局（责任）")
    turtle = own("corrections", "--ttl").out
    assert turtle.count("a zr:Correction") == 2
    assert "c:correction-confirm" in turtle
    assert own("corrections", "--csv", "--ttl").code == 2
    assert "共 2 次更正" in own("corrections").err
    assert own("corrections", "--policy", "24号", "--json").out == own("corrections", "--json").out


def test_a_running_server_keeps_the_right_to_write(own: Run, tmp_path: Path) -> None:
    from api.settings import Settings
    from api.wiring import open_store

    with open_store(Settings(store=tmp_path / "store")):
        ended = own("correct", "owner", "2", "--confirm", "州教育局", *WHO)
    assert (ended.code, "正被另一个进程" in ended.err) == (1, True)


def test_registers_are_checked_and_printed(own: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = own("registers", "export")
    path = tmp_path / "本州.csv"
    path.write_text(printed.out, "utf-8")
    assert (own("registers", "check", str(path)).code, own("registers", "check").code) == (0, 0)
    wrong = printed.out.replace("qiannan-edu,州教育局", "qiannan-edu,").replace(",group,", ",several,")
    path.write_text(wrong, "utf-8")
    ended = own("registers", "check", str(path))
    assert ended.code == 1
    assert "本州.csv 第 4 行" in ended.err
    assert "2 处有误" in ended.err
    monkeypatch.setenv("ZEREN_REGISTERS", str(tmp_path / "nowhere"))
    assert own("registers", "check").code == 1


def test_compiling_uses_the_registers_in_use(own: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("黔南州人民政府办公室关于校车的通知\n一、检查。每月检查校车。（责任单位：州教体局）\n", "utf-8")
    before = json.loads(own("compile", str(notice)).out)["assignments"][0]["unit"]["id"]
    (tmp_path / "registers").mkdir()
    line = "qiannan-edu,州教育局,州教体局,body,州,522700,教育,qiannan-gov,,本州通讯录"
    columns = "slug,name,other names,kind,level,area,function,parent,members,source"
    (tmp_path / "registers" / "本州.csv").write_text(f"{columns}\n{line}\n", "gb18030")
    monkeypatch.setenv("ZEREN_REGISTERS", str(tmp_path / "registers"))
    after = json.loads(own("compile", str(notice)).out)["assignments"][0]["unit"]["id"]
    assert (before == after, after) == (False, "u-qiannan-edu")
    assert "本州.csv：1 个单位，1 个别名" in own("registers", "check").err
