"""Rules that a document states once."""

import pytest

from graph.find.owners.rules import find_rules


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("列第一位的为牵头单位,下同", "first-is-lead"),
        ("列第一位者为牵头单位", "first-is-lead"),
        ("排在第一位的部门为牵头部门,下同", "first-is-lead"),
        ("列在首位的为牵头单位", "first-is-lead"),
        ("排名第一的单位为牵头单位", "first-is-lead"),
        ("列第一位者为工作牵头单位或汇总单位", "first-is-lead"),
        ("列在首位的单位牵头,下同", "first-is-lead"),
        ("首列单位为牵头单位", "first-is-lead"),
        ("第一个逗号前为牵头单位", "before-comma-is-lead"),
        ("逗号前的单位为牵头单位", "before-comma-is-lead"),
        ("无牵头单位的,责任单位即为牵头单位", "unled-is-lead"),
        ("未明确牵头单位的任务,责任单位均为牵头单位", "unled-is-lead"),
        ("没有牵头部门的,各责任部门为牵头部门", "unled-is-lead"),
        ("只有一个责任单位的,该单位为牵头单位", "sole-is-lead"),
        ("仅列一家单位的,即为牵头单位", "sole-is-lead"),
        ("以下均需各区、县(市)政府落实,不再列出", "also-responsible"),
        ("以下政策措施均需各区、县(市)政府落实,不再单独列出", "also-responsible"),
        ("各项任务均由各县区人民政府负责落实,不再一一列出", "also-responsible"),
        ("各项任务均涉及相关县人民政府,不再做分工", "also-responsible"),
        ("各项任务责任单位均包括各县人民政府,不再单独列出", "also-responsible"),
        ("各县(市、区)人民政府均为责任单位,以下不再列出", "also-responsible"),
    ],
)
def test_a_rule_and_its_kind(text: str, kind: str) -> None:
    assert [rule.kind for rule in find_rules(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "第一位牵头人发言",
        "牵头单位列入考核",
        "不再列出具体名单",
        "以下均为附件",
        "未明确牵头单位的,由市政府办公室协调",
        "没有牵头单位的任务,责任单位要主动落实",
        "无牵头单位的,由责任单位协商确定牵头单位",
        "只有一个责任单位的,不再确定牵头单位",
    ],
)
def test_no_rule(text: str) -> None:
    assert find_rules(text) == ()


def test_names_that_a_rule_adds() -> None:
    (rule,) = find_rules("以下均需各区、县(市)政府、开发园区管委会落实,不再列出")
    assert [name.words for name in rule.also] == ["各区、县(市)政府", "开发园区管委会"]


def test_a_remark_holds_for_what_stands_above() -> None:
    assert [rule.backward for rule in find_rules("注:列第一位的为牵头单位。")] == [True]
    assert [rule.backward for rule in find_rules("责任单位:市教育局(列第一位的为牵头单位)")] == [False]
