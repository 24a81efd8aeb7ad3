"""Who a name means: level and area from the issuer, several spellings, groups, and names that are nobody."""

from typing import Any

import pytest

from graph.records import Passage
from graph.settle.units.places import own_place
from graph.settle.units.registers import load_registers
from graph.settle.units.roster import Roster
from tests.find.owners.written import cases


def _roster(issuer: str | None, title: str = "") -> Roster:
    return Roster(issuer, title, load_registers())


@pytest.mark.parametrize("case", cases("units"), ids=lambda case: f"{case['issuer']} {case['named']}")
def test_unit_of_a_name(case: dict[str, Any]) -> None:
    roster = _roster(case["issuer"])
    settled = roster.settle(case["named"], Passage(0, 1, case["named"]))
    if not case["unit"]:
        assert settled.unit is None
        assert settled.reason
        assert case["named"] in settled.reason.replace("“", "").replace("”", "")
        return
    assert settled.unit
    assert settled.unit.name == case["unit"]
    assert settled.external == case.get("external", False)
    if "also" in case:
        assert roster.settle(case["also"], Passage(1, 2, case["also"])).unit == settled.unit


def test_a_merge_carries_its_reason() -> None:
    roster = _roster("黔南州人民政府办公室")
    roster.settle("州教育局", Passage(0, 4, "州教育局"))
    roster.settle("教育部门", Passage(9, 13, "教育部门"))
    (unit,) = [unit for unit in roster.units() if unit.name == "州教育局"]
    assert {(naming.named, naming.reason) for naming in unit.names} == {
        ("州教育局", "原文写法"),
        ("教育部门", "“教育部门”指黔南布依族苗族自治州承担“教育”职能的单位，即州教育局"),
    }
    assert (unit.level, unit.area, unit.source[:12]) == ("州", "黔南布依族苗族自治州", "qiannan.csv:")


def test_the_same_words_of_two_places_are_two_units() -> None:
    one = _roster("黔南州人民政府办公室").settle("州公安局").unit
    other = _roster("湘西州人民政府办公室").settle("州公安局").unit
    assert one
    assert other
    assert one.name == other.name == "州公安局"
    assert one.id != other.id


def test_documents_of_unknown_places_share_no_unit() -> None:
    one = _roster(None, "某实施方案").settle("教育局").unit
    other = _roster(None, "另一实施方案").settle("教育局").unit
    assert one
    assert other
    assert one.id != other.id


def test_a_department_meets_the_body_the_document_names() -> None:
    roster = _roster("广西壮族自治区象州县人民政府")
    roster.settle("县教育体育局", Passage(0, 6, "县教育体育局"))
    settled = roster.settle("教育部门", Passage(9, 13, "教育部门"))
    assert settled.unit
    assert settled.unit.name == "县教育体育局"


def test_two_functions_in_one_phrase_are_no_single_unit() -> None:
    roster = _roster("宁波市人民政府办公厅")
    roster.settle("市公安局", Passage(0, 4, "市公安局"))
    roster.settle("市教育局", Passage(5, 9, "市教育局"))
    settled = roster.settle("公安和教育部门")
    assert settled.unit is None
    assert settled.reason == "“公安和教育部门”合指市公安局、市教育局，不止一家"


def test_a_county_body_in_a_document_of_the_prefecture_is_each_county_s() -> None:
    settled = _roster("黔南州人民政府办公室").settle("县教育局")
    assert settled.unit
    assert settled.unit.kind == "group"


@pytest.mark.parametrize(
    ("issuer", "named", "count", "member"),
    [
        ("黔南州人民政府办公室", "各县〔市〕人民政府", 12, "三都水族自治县人民政府"),
        ("宁波市人民政府办公厅", "各区〔县、市〕政府", 10, "慈溪市人民政府"),
        ("陕西省人民政府办公厅", "各设区市政府", 10, "西安市人民政府"),
        ("广东省人民政府", "各地级以上市人民政府", 21, "深圳市人民政府"),
        ("国务院办公厅", "各省级人民政府", 31, "西藏自治区人民政府"),
        ("陕西省人民政府办公厅", "各市、县、区政府", 117, "蓝田县人民政府"),
        ("象州县人民政府", "各乡镇人民政府", 0, ""),
        ("平潭综合实验区管委会", "各片区管理局", 0, ""),
    ],
)
def test_members_of_a_group(issuer: str, named: str, count: int, member: str) -> None:
    roster = _roster(issuer)
    settled = roster.settle(named, Passage(0, 1, named))
    assert settled.unit
    assert settled.unit.kind == "group"
    units = {unit.id: unit for unit in roster.units()}
    members = units[settled.unit.id].members
    assert len(members) == count
    assert not member or member in {units[one].name for one in members}


def test_a_prefix_written_once_is_carried_on() -> None:
    roster = _roster("黔南州人民政府办公室")
    first = roster.settle("省科技厅")
    second = roster.settle("财政厅", None, first.place)
    assert second.unit
    assert second.unit.name == "省财政厅"
    assert second.external


@pytest.mark.parametrize(
    ("issuer", "name", "mark", "rank"),
    [
        ("黔南州人民政府办公室", "黔南布依族苗族自治州", "州", 2),
        ("国务院办公厅", "中国", "国家", 0),
        ("教育部办公厅", "中国", "国家", 0),
        ("重庆市人民政府办公厅", "重庆市", "市", 1),
        ("北京市朝阳区人民政府", "朝阳区", "区", 3),
        ("浦东新区人民政府", "浦东新区", "区", 3),
        ("三都县人民政府", "三都水族自治县", "县", 3),
        ("中共黔南州委办公室", "黔南布依族苗族自治州", "州", 2),
        ("平潭综合实验区管委会", "平潭综合实验区", "区", 3),
        ("广东省发展和改革委员会", "广东省", "省", 1),
    ],
)
def test_place_of_an_issuer(issuer: str, name: str, mark: str, rank: int) -> None:
    place = own_place(issuer, "", load_registers())
    assert place
    assert (place.name, place.mark, place.rank) == (name, mark, rank)


def test_a_county_name_borne_by_several_is_not_guessed() -> None:
    place = own_place("朝阳区人民政府", "", load_registers())
    assert place is not None
    assert place.code == ""


def test_one_phrase_for_three_levels_is_three() -> None:
    roster = _roster("贵州省人民政府")
    settled = roster.settle("省、市、县教育部门", Passage(0, 9, "省、市、县教育部门"))
    assert settled.unit
    units = {unit.id: unit for unit in roster.units()}
    members = [units[one] for one in units[settled.unit.id].members]
    assert [(one.name, one.kind) for one in members] == [
        ("省教育厅", "body"),
        ("市教育部门", "group"),
        ("县教育部门", "group"),
    ]


def test_names_that_are_nobody_in_particular_are_kept_with_the_reason() -> None:
    roster = Roster("黔南州人民政府办公室", "通知", load_registers())
    for at, named in enumerate(("州有关部门", "教育部门", "州有关部门", "学校")):
        roster.settle(named, Passage(at * 10, at * 10 + len(named), named))
    assert [(name.named, name.passage.start) for name in roster.unsettled()] == [("州有关部门", 0), ("学校", 30)]
    assert roster.unsettled()[1].reason == "“学校”泛指一类主体，不是某一单位"
