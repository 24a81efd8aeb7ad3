"""From a document to its assignments: roles by stated rule, basis, origin, passages, and the bundled policy."""

from collections import Counter

from graph.compiler import compile_policy
from graph.records import Assignment, CompiledPolicy

_HEAD = "白水市人民政府办公室关于印发平安行动方案的通知\n\n白政办〔2021〕9号\n\n各县区人民政府：\n\n"
_FOOT = "\n\n白水市人民政府办公室\n2021年3月1日\n"


def _compiled(body: str) -> CompiledPolicy:
    return compile_policy((_HEAD + body + _FOOT).encode(), "case.txt")


def _rows(compiled: CompiledPolicy, origin: str = "clause") -> list[tuple[str, str, str]]:
    return [(one.named, one.role, one.basis) for one in compiled.assignments if one.origin == origin]


def test_the_first_listed_leads_from_the_rule_on() -> None:
    body = (
        "一、重点任务\n\n（一）加强排查。全面排查隐患。（责任单位：市公安局、市教育局）\n\n"
        "（二）加强宣传。开展宣传教育。（责任单位：市教育局、市司法局。列第一位的为牵头单位，下同）\n\n"
        "（三）加强值守。做好夜间值守。（责任单位：市应急局、市公安局）\n\n（四）加强统计。报送数据。（市统计局牵头，市公安局配合）"
    )
    assert _rows(_compiled(body)) == [
        ("市公安局", "responsible", "stated"),
        ("市教育局", "responsible", "stated"),
        ("市教育局", "lead", "document-rule"),
        ("市司法局", "responsible", "stated"),
        ("市应急局", "lead", "document-rule"),
        ("市公安局", "responsible", "stated"),
        ("市统计局", "lead", "stated"),
        ("市公安局", "support", "stated"),
    ]


def test_those_before_the_first_comma_lead() -> None:
    body = (
        "一、重点任务（责任单位中第一个逗号前为牵头单位）\n\n"
        "（一）加强排查。全面排查隐患。（责任单位：市公安局、市教育局，市司法局，各县区人民政府）"
    )
    assert [(named, role) for named, role, _ in _rows(_compiled(body))] == [
        ("市公安局", "lead"),
        ("市教育局", "lead"),
        ("市司法局", "responsible"),
        ("各县区人民政府", "responsible"),
    ]


def test_units_implied_from_a_rule_on_belong_to_every_later_clause() -> None:
    body = (
        "一、重点任务\n\n（一）加强排查。全面排查隐患。（责任单位：市公安局，各县区政府。以下均需各县区政府落实，不再列出）\n\n"
        "（二）加强值守。做好夜间值守。（责任单位：市应急局）"
    )
    compiled = _compiled(body)
    added = compiled.assignments[-1]
    assert (added.named, added.role, added.basis) == ("各县区政府", "responsible", "document-rule")
    assert added.clause == compiled.assignments[-2].clause != compiled.assignments[0].clause
    assert compiled.text[added.passage.start - 4 : added.passage.end + 2] == "以下均需各县区政府落实"


def test_a_rule_on_every_task_holds_for_the_clause_it_is_said_in() -> None:
    body = (
        "一、重点任务\n\n（一）加强排查。全面排查隐患。〔责任单位：市公安局。各项任务均涉及相关县区政府，不再做分工。〕\n\n"
        "（二）加强值守。做好夜间值守。〔责任单位：市应急局〕"
    )
    assert _rows(_compiled(body)) == [
        ("市公安局", "responsible", "stated"),
        ("相关县区政府", "responsible", "document-rule"),
        ("市应急局", "responsible", "stated"),
        ("相关县区政府", "responsible", "document-rule"),
    ]


def test_a_sentence_says_who_leads_and_who_supports() -> None:
    body = "一、重点任务\n\n（一）加强排查。由市应急局牵头，市公安局、市教育局等部门配合，市司法局参加，开展排查。"
    assert _rows(_compiled(body), "text") == [
        ("市应急局", "lead", "named-in-text"),
        ("市公安局", "support", "named-in-text"),
        ("市教育局", "support", "named-in-text"),
        ("市司法局", "support", "named-in-text"),
    ]


def test_those_responsible_lead_where_no_lead_is_named() -> None:
    body = (
        "一、重点任务（无牵头单位的，责任单位即为牵头单位）\n\n（一）排查。开展排查。（责任单位：市公安局、市教育局）\n\n"
        "（二）宣传。开展宣传。（牵头单位：市司法局；责任单位：市教育局）\n\n"
        "（三）值守。做好值守。（责任单位：市应急局；配合单位：市公安局）"
    )
    assert _rows(_compiled(body)) == [
        ("市公安局", "lead", "document-rule"),
        ("市教育局", "lead", "document-rule"),
        ("市司法局", "lead", "stated"),
        ("市教育局", "responsible", "stated"),
        ("市应急局", "lead", "document-rule"),
        ("市公安局", "support", "stated"),
    ]


def test_a_unit_alone_leads_where_a_remark_says_so() -> None:
    body = (
        "一、重点任务\n\n（一）排查。开展排查。（责任单位：市公安局、市教育局）\n\n"
        "（二）宣传。开展宣传。（责任单位：市司法局）\n\n（三）值守。做好值守。（责任单位：市应急局等有关部门）\n\n"
        "注：只有一个责任单位的，该单位为牵头单位。"
    )
    assert _rows(_compiled(body))[:4] == [
        ("市公安局", "responsible", "stated"),
        ("市教育局", "responsible", "stated"),
        ("市司法局", "lead", "document-rule"),
        ("市应急局", "responsible", "stated"),
    ]


def test_a_remark_under_a_table_holds_for_its_rows() -> None:
    body = "一、任务\n\n完善制度。\n\n附件\n任务\t责任单位\n完善制度\t市教育局、市公安局\n注：列第一位的为牵头单位。\n"
    assert _rows(_compiled(body), "table") == [
        ("市教育局", "lead", "document-rule"),
        ("市公安局", "responsible", "stated"),
    ]


def test_an_end_written_once_is_completed_when_settled() -> None:
    compiled = _compiled("一、任务\n\n（一）加强排查。全面排查隐患。（责任单位：东山示范区、西河新区管委会）")
    assert [(one.named, one.unit and one.unit.name) for one in compiled.assignments] == [
        ("东山示范区", "东山示范区管委会"),
        ("西河新区管委会", "西河新区管委会"),
    ]


def test_a_government_beside_its_committee_is_of_the_same_place() -> None:
    compiled = _compiled("一、任务\n\n（一）加快整改。完成管网改造。（责任单位：红枫县委、县政府，各区委、区政府）")
    assert [(one.named, one.unit and one.unit.name) for one in compiled.assignments][:2] == [
        ("红枫县委", "红枫县委"),
        ("县政府", "红枫县政府"),
    ]


def test_a_sentence_gives_roles_too() -> None:
    compiled = _compiled("一、任务\n\n（一）降低成本。由市供电公司牵头，市财政局、市商务局配合。按月通报进展。")
    assert _rows(compiled, "clause") == [
        ("市供电公司", "lead", "stated"),
        ("市财政局", "support", "stated"),
        ("市商务局", "support", "stated"),
    ]


def test_nobody_in_particular_is_stored_with_its_reason() -> None:
    compiled = _compiled("一、任务\n\n（一）加强排查。全面排查隐患。（责任单位：市有关部门）")
    (one,) = compiled.assignments
    assert one.unit is None
    assert one.reason == "“市有关部门”没有点名，不知是哪些单位"


def test_the_bundled_policy(compiled_seed: CompiledPolicy) -> None:
    entries = [one for one in compiled_seed.assignments if one.origin == "clause"]
    assert len(entries) == 85
    assert len({one.clause for one in entries}) == 25
    assert len({one.unit.id for one in entries if one.unit and one.unit.kind == "body"}) == 20
    groups = Counter(one.unit.id for one in entries if one.unit and one.unit.kind == "group")
    assert groups == {"g-qiannan-counties": 25}
    assert sum(one.unit is None for one in entries) == 6
    assert len({one.named for one in entries if one.unit is None}) == 5
    assert {one.role for one in entries} == {"responsible"}


def test_passages_are_the_unit_s_own_words(compiled_seed: CompiledPolicy) -> None:
    for one in compiled_seed.assignments:
        assert compiled_seed.text[one.passage.start : one.passage.end] == one.passage.exact
        assert "".join(one.passage.exact.split()) == one.named


def test_ids_are_unique_and_the_same_again(compiled_seed: CompiledPolicy, seed_bytes: bytes) -> None:
    ids = [one.id for one in compiled_seed.assignments]
    assert len(set(ids)) == len(ids)
    again: tuple[Assignment, ...] = compile_policy(seed_bytes, "qiannan-2020-24.txt").assignments
    assert [one.id for one in again] == ids
