"""What a policy leaves unclear about who is responsible."""

from tests.check.policies import findings


def test_an_open_description_is_nobody() -> None:
    (found,) = findings("一、排查\n开展隐患排查。(责任单位:市教育局、市有关部门)", "open-owner")
    assert "市有关部门" in found.message
    assert found.passage
    assert found.passage.exact == "市有关部门"


def test_work_without_any_owner() -> None:
    (found,) = findings("一、排查\n开展隐患排查。建立台账。", "unnamed-actor")
    assert "2项" in found.message
    assert "开展隐患排查" in found.message


def test_an_owner_above_answers_for_what_is_below() -> None:
    body = "一、排查(责任单位:市教育局)\n(一)登记。建立台账。"
    assert findings(body, "unnamed-actor") == []


def test_principles_need_no_owner() -> None:
    assert findings("一、基本原则\n完善政策,创新监管。", "unnamed-actor") == []


def test_a_unit_named_in_the_text_and_missing_from_the_clause() -> None:
    body = "一、排查\n市公安局要开展检查。市教育局要建立台账。(责任单位:市教育局)"
    (found,) = findings(body, "named-in-text-only")
    assert "市公安局" in found.message


def test_a_unit_listed_without_work() -> None:
    body = "一、排查\n市公安局要开展检查。(责任单位:市公安局、市财政局)"
    (found,) = findings(body, "listed-without-duty")
    assert found.passage
    assert found.passage.exact == "市财政局"


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
    assert "3个责任单位(市公安局、市财政局、市教育局)" in found.message
    assert findings(led, "no-lead-among-many") == []
