"""The comparison over HTTP and on its page: two documents that are taken in, and what the answer quotes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.settings import Settings
from api.wiring import open_store
from tests.api.conftest import client_over

UPPER = """青川州人民政府办公室关于加强水库安全工作的通知
青川府办发〔2023〕5号

各县人民政府，州政府各部门：

一、工作任务
（一）加强大坝巡查。每年汛前对小型水库大坝检查一次。2024年12月底前大坝安全监测覆盖率达到90%。（责任单位：州水务局、州应急管理局，各县人民政府）
（二）完善值守。水库管理单位汛期二十四小时值守。县级防汛物资仓库储备不少于30天用量的物资。（责任单位：州水务局）

青川州人民政府办公室
2023年3月1日
"""
LOWER = """松河县人民政府办公室关于加强水库安全工作的实施意见
松河府办发〔2023〕11号

各乡镇人民政府，县政府各部门：

一、重点工作
（一）加强大坝巡查。每年汛前对小型水库大坝检查一次。2024年6月底前大坝安全监测覆盖率达到90%。（牵头单位：县水务局；责任单位：县财政局）

松河县人民政府办公室
2023年5月1日
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str, str]]:
    settings = Settings(store=tmp_path_factory.mktemp("both") / "store", bundled=False, as_of=date(2024, 1, 1))
    with open_store(settings) as store:
        one, other = (store.ingest(text.encode(), f"{text[:3]}.txt").policy for text in (UPPER, LOWER))
        yield client_over(store, settings), one, other


def passages(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if value.keys() == {"start", "end", "exact"} else []
        return own + [each for inner in value.values() for each in passages(inner)]
    return [each for inner in value for each in passages(inner)] if isinstance(value, list) else []


def test_what_only_the_upper_demands_comes_with_who_holds_it(both: tuple[TestClient, str, str]) -> None:
    client, one, other = both
    found = client.get(f"/api/diff?one={one}&other={other}").json()
    assert found["relation"] == "levels"
    missing = {each["cite"]["passage"]["exact"]: each["holders"] for each in found["missing"]}
    assert missing["水库管理单位汛期二十四小时值守"]
    assert missing["县级防汛物资仓库储备不少于30天用量的物资"] == ["州水务局"]


def test_owners_of_a_clause_are_told_once_and_counterparts_are_no_change(both: tuple[TestClient, str, str]) -> None:
    client, one, other = both
    (held,) = client.get(f"/api/diff?one={one}&other={other}").json()["held"]
    assert [(each["kind"], each["was"], each["now"]) for each in held["changes"]] == [
        ("role-changed", "州水务局（责任）", "县水务局（牵头）"),
        ("owner-removed", "州应急管理局（责任）", None),
        ("owner-added", None, "县财政局（责任）"),
    ]
    assert held["demands"] == 2


def test_a_tightened_date_names_both_dates(both: tuple[TestClient, str, str]) -> None:
    client, one, other = both
    (pair,) = client.get(f"/api/diff?one={one}&other={other}").json()["changed"]
    (change,) = pair["changes"]
    assert change["kind"] == "date-tightened"
    assert ("2024-12-31" in change["was"], "2024-06-30" in change["now"]) == (True, True)
    assert 0.5 <= pair["score"] < 1


def test_every_passage_is_of_one_of_the_two(both: tuple[TestClient, str, str]) -> None:
    client, one, other = both
    found = passages(client.get(f"/api/diff?one={one}&other={other}").json())
    assert len(found) > 5
    assert [
        each
        for each in found
        if each["exact"] not in (UPPER[each["start"] : each["end"]], LOWER[each["start"] : each["end"]])
    ] == []


def test_a_policy_and_itself_or_none_is_told(both: tuple[TestClient, str, str]) -> None:
    client, one, _ = both
    assert client.get(f"/api/diff?one={one}&other={one}").status_code == 400
    assert client.get(f"/api/diff?one={one}&other=p-none").status_code == 404
    assert client.get(f"/api/diff?one={one}").status_code == 422


@pytest.mark.parametrize("lang", ["", "&lang=en"])
def test_the_page_shows_what_is_missing_first(both: tuple[TestClient, str, str], lang: str) -> None:
    client, one, other = both
    page = client.get(f"/diff?one={one}&other={other}{lang}").text
    assert (
        0 < page.index('id="missing"') < page.index('id="held"') < page.index('id="changed"') < page.index('id="new"')
    )
    assert "县级防汛物资仓库储备不少于30天用量的物资" in page
    assert ("没有发现" in page) == (not lang)


def test_without_two_policies_the_page_offers_the_choice(both: tuple[TestClient, str, str]) -> None:
    client, one, _ = both
    page = client.get(f"/diff?one={one}").text
    assert page.count("<select") == 2
    assert f'value="{one}" selected' in page
