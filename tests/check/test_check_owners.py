"""What a policy leaves unclear about who is responsible."""

from tests.check.policies import findings


def test_an_open_description_is_nobody() -> None:
    (found,) = findings("一、排查\n开展隐患排查。(责任单位:市教育局、市有关部门)", "open-owner")
    assert found.message == "「市有关部门」没有点名，不知是哪些单位"
    assert found.passage
    assert found.passage.exact == "市有关部门"


def test_work_without_any_owner() -> None:
    (found,) = findings("一、排查\n开展隐患排查。建立台账。", "unnamed-actor")
    assert found.message == "2项任务没有写明由谁负责，如「开展隐患排查」"


def test_an_owner_above_answers_for_what_is_below() -> None:
    body = "一、排查(责任单位:市教育局)\n(一)登记。建立台账。"
    assert findings(body, "unnamed-actor") == []


def test_principles_need_no_owner() -> None:
    assert findings("一、基本原则\n完善政策,创新监管。", "unnamed-actor") == []


def test_a_unit_named_in_the_text_and_missing_from_the_clause() -> None:
    body = "一、排查\n市公安局要开展检查。市教育局要建立台账。(责任单位:市教育局)"
    (found,) = findings(body, "named-in-text-only")
    assert found.message == "正文「市公安局要开展检查」要求市公安局承担任务，责任单位中没有列出"


def test_units_of_one_sentence_are_missing_once() -> None:
    body = "一、排查\n市公安局、市财政局要开展检查。市公安局要建档。(责任单位:市教育局)"
    (found,) = findings(body, "named-in-text-only")
    assert "市公安局、市财政局" in found.message


def test_where_the_clause_is_open_one_finding_asks_for_all_names() -> None:
    body = "一、排查\n市公安局要开展检查。市财政局要筹措资金。(责任单位:市有关部门)"
    (found,) = findings(body, "named-in-text-only")
    assert found.message == "正文点到市公安局、市财政局，责任单位只写「市有关部门」，没有逐一列出"


def test_what_introduces_owned_items_is_theirs() -> None:
    items = "(一)登记。建立台账。(责任单位:市教育局)\n(二)检查。开展检查。(责任单位:市公安局)"
    assert findings(f"一、排查\n开展隐患排查。\n{items}", "unnamed-actor") == []
    (found,) = findings(f"一、排查\n2021年底前排查覆盖率达到100%。\n{items}", "unnamed-actor")
    assert "100%" in found.message


def test_a_unit_listed_without_work() -> None:
    body = "一、排查\n市公安局要开展检查。(责任单位:市公安局、市财政局)"
    (found,) = findings(body, "listed-without-duty")
    assert found.passage
    assert found.passage.exact == "市财政局"


def test_who_may_be_among_a_group_is_not_idle() -> None:
    body = "一、编制\n市公安局要开展检查。各级机构编制部门要优化结构。(责任单位:市公安局、市委编办、市财政局)"
    (found,) = findings(body, "listed-without-duty")
    assert found.message == "市财政局列为责任单位，正文没有写明它做什么"


def test_where_all_work_is_open_nobody_is_idle() -> None:
    body = "一、排查\n市公安局要开展检查,有关部门要配合。(责任单位:市公安局、市财政局)"
    assert findings(body, "listed-without-duty") == []


def test_who_only_supports_need_not_be_spoken_of() -> None:
    body = "一、排查\n市公安局会同市财政局开展检查。(市公安局牵头,市财政局配合)"
    assert findings(body, "listed-without-duty") == []


def test_many_owners_without_a_lead() -> None:
    many = "一、排查\n开展检查。(责任单位:市公安局、市财政局、市教育局)"
    led = "一、排查\n开展检查。(市公安局牵头,市财政局、市教育局配合)"
    (found,) = findings(many, "no-lead-among-many")
    assert "3个责任单位（市公安局、市财政局、市教育局）" in found.message
    assert findings(led, "no-lead-among-many") == []
