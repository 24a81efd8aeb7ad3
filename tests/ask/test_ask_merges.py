"""Merges of names: whom each name means and why, the most doubtful first, with every place."""

from typing import get_args

import pytest

from graph.ask.navigator import Navigator
from graph.ask.review.merges import ReasonKind, chosen, kind_of_reason
from graph.records import CompiledPolicy
from graph.settle.units.registers import load_registers
from graph.settle.units.roster import Roster
from viz.legend import NAMINGS
from viz.papers.merges import merges_csv


def test_every_name_of_the_bundled_policy_is_there_with_its_reason(
    navigator: Navigator, compiled_seed: CompiledPolicy
) -> None:
    found = navigator.merges()
    names = {(unit.name, naming.named) for unit in compiled_seed.units for naming in unit.names}
    names |= {("", naming.named) for naming in compiled_seed.unsettled}
    assert {(merge.unit.name if merge.unit else "", merge.named) for merge in found} == names
    assert all(merge.reason and compiled_seed.text[merge.cite.passage.start :].startswith(merge.cite.passage.exact)
               for merge in found)  # fmt: skip
    assert {merge.kind for merge in found} == {"unsettled", "usual-name", "function", "as-written"}


def test_the_most_doubtful_come_first(navigator: Navigator) -> None:
    order = get_args(ReasonKind)
    ranks = [order.index(merge.kind) for merge in navigator.merges()]
    assert ranks == sorted(ranks)
    first = navigator.merges()[0]
    assert (first.unit, first.source, "没有点名" in first.reason) == (None, "", True)


def test_one_name_with_its_register_line_and_places(navigator: Navigator) -> None:
    (merge,) = navigator.with_places(merge for merge in navigator.merges() if merge.named == "教育部门")
    assert merge.unit is not None
    assert (merge.unit.name, merge.kind) == ("州教育局", "function")
    assert merge.source.startswith("qiannan.csv:")
    assert merge.reason == "“教育部门”指黔南布依族苗族自治州承担“教育”职能的单位，即州教育局"
    assert merge.count == len(merge.places) > 10
    owners = [merge for merge in navigator.merges() if merge.named == "州教育局"]
    assert [place.passage.exact for place in navigator.with_places(owners)[0].places[:2]] == ["州教育局", "州教育局"]


def test_every_place_of_every_name_is_cited(navigator: Navigator) -> None:
    placed = navigator.with_places(navigator.merges())
    assert all(merge.places for merge in placed)
    assert sum(merge.count for merge in placed) > 200


def test_names_are_chosen_by_unit_kind_and_words(navigator: Navigator) -> None:
    found = navigator.merges()
    assert {merge.named for merge in chosen(found, "", "u-qiannan-edu", None)} == {"州教育局", "教育部门"}
    assert {merge.kind for merge in chosen(found, "", None, "unsettled")} == {"unsettled"}
    assert [merge.named for merge in chosen(found, "卫生 疾控", None, None)] == ["卫生疾控部门"]
    assert navigator.merges("p-000000000000") == ()


NAMES = (
    "州教育局", "黔南州教育局", "教育局", "公安机关", "环保部门", "州发展和改革委员会", "州发改委", "省教育厅",
    "都匀市教育局", "州卫健局", "州有关部门", "学校", "各县〔市〕人民政府", "国务院", "交通", "县教育局",
)  # fmt: skip


@pytest.mark.parametrize("issuer", ["黔南州人民政府办公室", "杭州市上城区人民政府", "国务院办公厅", "某县人民政府"])
def test_every_reason_the_compiler_gives_is_of_a_known_kind(issuer: str) -> None:
    from graph.records import Passage

    roster = Roster(issuer, "通知", load_registers())
    for at, named in enumerate(NAMES):
        roster.settle(named, Passage(at, at + len(named), named))
    reasons = [naming.reason for unit in roster.units() for naming in unit.names]
    assert len(reasons) > 5
    assert [reason for reason in reasons if kind_of_reason(reason) == "other"] == []


def test_every_kind_has_its_words() -> None:
    assert set(NAMINGS) == set(get_args(ReasonKind))


def test_the_table_holds_all_of_them(navigator: Navigator) -> None:
    lines = merges_csv(navigator.with_places(navigator.merges())).decode("utf-8-sig").splitlines()
    assert len(lines) == len(navigator.merges()) + 1
    assert lines[0].startswith("称谓,单位,理由类型,理由,单位来源,次数")
