"""Policies made for measuring are the same every time, differ from each other, and say what their form says."""

import pytest

from benchmarks.made.policies import make_policies, make_policy
from graph.compiler import compile_policy
from graph.records import CompiledPolicy


def _compiled(number: int) -> CompiledPolicy:
    made = make_policy(number)
    return compile_policy(made.text.encode(), made.name)


def test_a_number_gives_one_text() -> None:
    assert make_policy(7) == make_policy(7)
    assert make_policy(7) != make_policy(7, seed=2)
    assert len({made.text for made in make_policies(300)}) == 300


def test_every_policy_has_an_id_of_its_own() -> None:
    assert len({_compiled(number).policy.id for number in range(40)}) == 40


@pytest.mark.parametrize("number", range(5))
def test_each_form_gives_owners_duties_and_a_letterhead(number: int) -> None:
    compiled = _compiled(number)
    assert (compiled.policy.number or "").endswith(f"〔{2020 + number}〕1号")
    assert compiled.policy.signed is not None
    assert len(compiled.assignments) >= 7
    assert len(compiled.duties) >= 5
    assert compiled.consequences


def test_the_form_with_roles_names_three_kinds_of_owner() -> None:
    roles = {assignment.role for assignment in _compiled(1).assignments if assignment.origin == "clause"}
    assert roles == {"lead", "responsible", "support"}


def test_the_form_with_a_table_is_read_as_a_table() -> None:
    assert {assignment.origin for assignment in _compiled(4).assignments} >= {"table"}


def test_more_items_make_a_longer_policy() -> None:
    assert len(make_policy(0, items=24).text) > 2 * len(make_policy(0, items=8).text)
