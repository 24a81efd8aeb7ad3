"""Who owns a task."""

import pytest

from graph.ask.navigator import Navigator
from graph.errors import BadRequest, NotFound
from tests.ask.asked import POLICY, STAFF, WATER_TEST


def test_owners_come_in_the_order_of_the_text_with_their_words(notice: Navigator) -> None:
    owners = notice.owners_of(WATER_TEST)
    assert [(o.named, o.role, o.basis, o.origin, o.order) for o in owners] == [
        ("州教育局", "responsible", "stated", "clause", 1),
        ("州水务局", "responsible", "stated", "clause", 2),
        ("各县〔市〕人民政府", "responsible", "stated", "clause", 3),
    ]
    for owner in owners:
        assert owner.unit is not None
        assert owner.cite.label == "一（一）"
        assert owner.cite.heading == "检测水质"
        assert owner.cite.policy == POLICY.policy.id
        passage = owner.cite.passage
        assert POLICY.text[passage.start : passage.end] == passage.exact == owner.named


def test_a_group_shows_its_members(notice: Navigator) -> None:
    counties = notice.owners_of(WATER_TEST)[2]
    assert counties.unit is not None
    assert counties.unit.kind == "group"
    assert [member.name for member in counties.members] == ["东县人民政府", "西市人民政府"]


def test_nobody_in_particular_is_an_answer(notice: Navigator) -> None:
    nobody = notice.owners_of(STAFF)[1]
    assert (nobody.unit, nobody.named, nobody.role, nobody.reason) == (None, "州有关部门", "support", "未指明具体单位")


def test_an_unknown_task_is_not_found(notice: Navigator) -> None:
    with pytest.raises(NotFound, match="没有任务 p-2021-7-c-9") as told:
        notice.owners_of("p-2021-7-c-9")
    assert told.value.hint_zh


@pytest.mark.parametrize("task", ["", "州教育局", "a b", "x> } #", "../x"])
def test_what_cannot_be_an_id_is_a_bad_request(notice: Navigator, task: str) -> None:
    with pytest.raises(BadRequest, match="不合规"):
        notice.owners_of(task)
