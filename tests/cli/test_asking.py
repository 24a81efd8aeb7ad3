"""Questions at the terminal, over the bundled policy: any name, any number, words; what is not there is told."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import SEED, Run

TEXT = SEED.read_bytes().decode().replace("\r\n", "\n")


@pytest.mark.parametrize("name", ["教育部门", "州教育局", "教育局"])
def test_every_name_reaches_the_same_unit_and_says_why(zeren: Run, name: str) -> None:
    ended = zeren("duties", name)
    assert ended.code == 0
    assert ended.out.startswith("州教育局")
    assert f"「{name}」→ 州教育局" in ended.out.replace("\n", "")
    assert "专职保安员配备率 ≥ 100%（中小学与城镇幼儿园）" in ended.out


def test_a_unit_by_its_id(zeren: Run) -> None:
    unit = json.loads(zeren("duties", "州教育局", "--json").out)["unit"]["id"]
    assert zeren("duties", unit).out.startswith("州教育局")
    ended = zeren("duties", "u-nobody")
    assert (ended.code, ended.out) == (1, "")
    assert "u-nobody" in ended.err


@pytest.mark.parametrize("task", ["2", "二(一)2", "二（一）2", "完善人防体系建设"])
def test_a_task_by_number_or_words(zeren: Run, task: str) -> None:
    ended = zeren("owners", task)
    assert ended.code == 0
    assert ended.out.startswith("二（一）2  完善人防体系建设")
    assert "责任单位:州教育局、州公安局、州财政局,各县〔市〕人民政府" in ended.out


def test_the_damaged_norm_has_no_upper_figure(zeren: Run) -> None:
    rows = json.loads(zeren("duties", "州教育局", "--json").out)["duties"]
    damaged = [target for row in rows for target in row["targets"] if target["damaged"]]
    assert [(each["min"], each["max"], each["cite"]["passage"]["exact"]) for each in damaged] == [(2, None, "2至 名")]
    assert "上限不明 原文残缺" in zeren("duties", "州教育局").out


def test_json_is_what_the_api_gives(zeren: Run) -> None:
    owners = json.loads(zeren("owners", "2", "--json").out)
    assert [owner["unit"]["name"] for owner in owners][:3] == ["州教育局", "州公安局", "州财政局"]
    for owner in owners:
        passage = owner["cite"]["passage"]
        assert TEXT[passage["start"] : passage["end"]] == passage["exact"]


def test_what_is_due_between_two_days(zeren: Run) -> None:
    due = json.loads(zeren("due", "--from", "2020-12-01", "--to", "2020-12-31", "--json").out)
    assert {each["date"] for each in due} == {"2020-12-31"}
    assert len(due) == 4
    shown = zeren("due", "--to", "2020-12-31", "--unit", "教育部门")
    assert "2020年12月31日" in shown.out
    assert "状态以 2021-01-01 为准" in shown.err


def test_nothing_due_is_said(zeren: Run) -> None:
    ended = zeren("due", "--from", "2030-01-01")
    assert ended.code == 0
    assert "没有到期" in ended.err


def test_the_audit_of_all_or_of_one_policy(zeren: Run) -> None:
    everything = json.loads(zeren("audit", "--json").out)
    assert len(everything) > 10
    for policy in ("黔南府办函〔2020〕24号", "24号", "平安校园"):
        assert json.loads(zeren("audit", policy, "--json").out) == everything
    shown = zeren("audit", "--code", "open-owner")
    assert "州有关部门" in shown.out
    assert "open-owner" in shown.out


def test_a_task_of_one_policy(zeren: Run) -> None:
    assert zeren("owners", "2", "--policy", "24号").out == zeren("owners", "2").out
    ended = zeren("owners", "2", "--policy", "25号")
    assert (ended.code, ended.out) == (1, "")
    assert "25号" in ended.err


def test_many_tasks_are_listed_to_choose_from(zeren: Run) -> None:
    ended = zeren("owners", "安全")
    assert ended.code == 0
    assert "请用更具体的词" in ended.err
    assert "二（一）1" in ended.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("owners", "没有这件事"), "没有这件事"),
        (("duties", "外星事务局"), "外星事务局"),
        (("due", "--unit", "外星事务局"), "外星事务局"),
        (("audit", "没有这份文件"), "没有这份文件"),
        (("due", "--from", "2022-01-01", "--to", "2021-01-01"), "2022-01-01"),
    ],
)
def test_what_is_not_there_is_told_with_what_to_do(zeren: Run, arguments: tuple[str, ...], words: str) -> None:
    ended = zeren(*arguments)
    assert (ended.code, ended.out) == (1, "")
    assert words in ended.err
    assert "\nerror " in ended.err


def test_a_wrong_day_is_wrong_usage(zeren: Run) -> None:
    assert zeren("due", "--from", "昨天").code == 2


def test_a_wrong_setting_is_named(process: Run) -> None:
    ended = process("due", ZEREN_AS_OF="morgen")
    assert ended.code == 1
    assert "ZEREN_AS_OF" in ended.err
    assert "Traceback" not in ended.err
