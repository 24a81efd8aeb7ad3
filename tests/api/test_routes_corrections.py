"""更正 over HTTP: checked, recorded, listed with what became of them, withdrawn; never lost, never silent."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.correcting import now
from tests.store.by_hand import EDU, WATER, compiled_by_hand

POLICY = compiled_by_hand()
OWNER, NOBODY = POLICY.assignments[0].id, POLICY.assignments[4].id
TASK, STAFF = POLICY.assignments[0].clause, POLICY.assignments[3].clause
TARGET, NORM = POLICY.targets[0].id, POLICY.norms[0].id
WHO = {"person": "李四", "reason": "电话核实"}


def correct(client: TestClient, **entry: Any) -> dict[str, Any]:
    """Records one and gives what was answered."""
    answer = client.post("/api/corrections", json=WHO | entry)
    assert answer.status_code == 201, answer.json()
    body: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"/api/corrections/{body['number']}"
    return body


def owners(client: TestClient, task: str) -> list[tuple[str | None, str]]:
    found = client.get(f"/api/tasks/{task}/owners").json()["items"]
    return [(owner["unit"] and owner["unit"]["name"], owner["role"]) for owner in found]


def test_a_unit_may_be_given_by_any_of_its_names(fresh: TestClient) -> None:
    correct(fresh, about=NOBODY, kind="unit", value="某州教育局", role="lead")
    assert owners(fresh, STAFF) == [("州水务局", "lead"), ("州教育局", "lead")]
    correct(fresh, about=NOBODY, kind="unit", value=WATER.id, role="support")
    assert owners(fresh, STAFF)[1] == ("州水务局", "support")


def test_a_unit_that_nothing_knows_yet_gets_the_name_the_compiler_would_give_it(fresh: TestClient) -> None:
    recorded = correct(fresh, about=TASK, kind="add-owner", value="州应急管理局", role="support")
    assert recorded["body"]["unit_name"] == "州应急管理局"
    assert owners(fresh, TASK)[-1] == ("州应急管理局", "support")
    unit = recorded["body"]["value"]
    page = fresh.get(f"/api/units/{unit}").json()
    assert (page["unit"]["name"], page["source"], len(page["duties"])) == ("州应急管理局", "人工更正", 1)
    again = correct(fresh, about=STAFF, kind="add-owner", value="州应急管理局")
    assert again["body"]["value"] == unit


def test_every_kind_is_taken_and_shown(fresh: TestClient) -> None:
    correct(fresh, about=TARGET, kind="figure", figure={"value": "95"})
    correct(fresh, about=TARGET, kind="date", value="2021-12-31")
    correct(fresh, about=f"{NORM}-1", kind="figure", figure={"max": "3"})
    correct(fresh, about=STAFF, kind="add-deadline", value="2021-09-01", quote="年底前完成培训")
    figure = {"bound": "range", "min": "1", "max": "2", "subject": "培训", "measure": "次"}
    correct(fresh, about=STAFF, kind="add-target", figure=figure, quote="年底前完成培训")
    correct(fresh, about=POLICY.policy.id, kind="name", named="教育部门", value="州水务局")
    correct(fresh, about=OWNER, kind="confirm")
    page = fresh.get(f"/api/tasks/{TASK}").json()
    target, duty, owner = page["targets"][0], page["duties"][0], page["owners"][0]
    assert (target["text"], target["date"], target["correction"]["kind"]) == ("≥ 95%", "2021-12-31", "date")
    assert [unit["id"] for unit in duty["units"]] == [WATER.id]
    assert owner["correction"]["review"] == "confirmed"
    staff = fresh.get(f"/api/tasks/{STAFF}").json()
    assert staff["norms"][0]["brackets"][0]["max"] == 3
    assert [each["text"] for each in staff["targets"]] == ["1–2次"]
    assert "2021-09-01" in [each["date"] for each in staff["deadlines"]]
    assert fresh.get("/api/corrections").json()["total"] == 7


def test_the_time_is_the_servers_and_one_from_outside_is_refused(fresh: TestClient) -> None:
    before = now()
    assert before <= correct(fresh, about=OWNER, kind="reject")["body"]["time"] <= now()
    entry = WHO | {"about": OWNER, "kind": "confirm"}
    for time in ("1999-01-01T00:00:00+08:00", "2999-01-01T00:00:00+08:00", None):
        told = fresh.post("/api/corrections", json=entry | {"time": time})
        assert (told.status_code, told.json()["errors"][0]["where"]) == (422, "body.time")
    assert fresh.get("/api/corrections").json()["total"] == 1


def test_the_list_is_filtered_and_tells_what_became_of_each(fresh: TestClient) -> None:
    correct(fresh, about=OWNER, kind="role", value="lead")
    last = correct(fresh, about=OWNER, kind="role", value="support")
    states = [(each["number"], each["state"]) for each in fresh.get("/api/corrections").json()["items"]]
    assert states == [(last["number"] - 1, "superseded"), (last["number"], "standing")]
    assert fresh.get("/api/corrections?state=standing").json()["total"] == 1
    assert fresh.get(f"/api/corrections?policy={POLICY.policy.id}").json()["total"] == 2
    assert fresh.get("/api/corrections?policy=p-000000000000").json()["total"] == 0
    assert fresh.get("/api/corrections?state=unknown").status_code == 422
    one = fresh.get(f"/api/corrections/{last['number']}").json()
    assert (one["says"], one["words"], one["cite"]["clause"], one["note"]["was"]) == (
        "角色应为配合",
        "州教育局",
        TASK,
        "州教育局（责任）",
    )
    (finding,) = fresh.get("/api/findings?code=corrections-disagree").json()["items"]
    assert (finding["severity"], finding["correction"]["person"]) == ("warning", "李四")


def test_a_withdrawal_names_who_and_why(fresh: TestClient) -> None:
    entry = correct(fresh, about=OWNER, kind="unit", value=WATER.id)
    address = f"/api/corrections/{entry['number']}"
    assert fresh.delete(address).status_code == 422
    dated = {"person": "王五", "reason": "核实有误", "time": "1999-01-01T00:00:00+08:00"}
    assert fresh.delete(address, params=dated).json()["errors"][0]["where"] == "query.time"
    seen = fresh.get(address).headers["etag"]
    gone = fresh.delete(address, params={"person": "王五", "reason": "核实有误"}, headers={"If-Match": seen})
    assert (gone.status_code, gone.json()["body"]["kind"]) == (200, "withdraw")
    assert owners(fresh, TASK)[0] == ("州教育局", "responsible")
    shown = fresh.get(address).json()
    assert (shown["state"], shown["withdrawal"]["person"], shown["withdrawal"]["reason"]) == (
        "withdrawn",
        "王五",
        "核实有误",
    )
    assert shown["withdrawn_by_other"] is True
    assert fresh.delete(address, params={"person": "王五", "reason": "再撤"}).status_code == 400
    assert fresh.delete("/api/corrections/99", params={"person": "王五", "reason": "无"}).status_code == 404


@pytest.mark.parametrize(("person", "other"), [(" 李 四", False), ("州教育局李四", True), ("李", True)])
def test_a_withdrawal_by_another_name_says_so(fresh: TestClient, person: str, other: bool) -> None:
    entry = correct(fresh, about=OWNER, kind="confirm")
    fresh.delete(f"/api/corrections/{entry['number']}", params={"person": person, "reason": "误"})
    (shown,) = fresh.get("/api/corrections").json()["items"]
    assert (shown["state"], shown["withdrawn_by_other"]) == ("withdrawn", other)
    assert ("非更正人本人" in fresh.get("/corrections").text) is other
    assert ("not who entered it" in fresh.get("/corrections?lang=en").text) is other
    assert (fresh.get("/corrections.csv").text.splitlines()[1].split(",")[-2] == "是") is other


def test_a_withdrawal_of_what_has_changed_is_refused(fresh: TestClient) -> None:
    entry = correct(fresh, about=OWNER, kind="unit", value=WATER.id)
    seen = fresh.get("/api/corrections").headers["etag"]
    correct(fresh, about=OWNER, kind="confirm")
    late = fresh.delete(
        f"/api/corrections/{entry['number']}", params={"person": "王五", "reason": "误"}, headers={"If-Match": seen}
    )
    assert (late.status_code, late.json()["code"]) == (412, "changed")


@pytest.mark.parametrize(
    ("entry", "status", "said"),
    [
        ({"about": OWNER, "kind": "unit", "value": EDU.id}, 400, "相同"),
        ({"about": OWNER, "kind": "unit", "value": "有关部门"}, 400, "认不出"),
        ({"about": OWNER, "kind": "unit", "value": "u-nobody"}, 404, "u-nobody"),
        ({"about": OWNER, "kind": "unit"}, 400, "不合规"),
        ({"about": OWNER, "kind": "role", "value": "boss"}, 400, "没有这种角色"),
        ({"about": OWNER, "kind": "erase"}, 422, ""),
        ({"about": TARGET, "kind": "figure", "figure": {"value": "许多"}}, 400, "数值不合规"),
        ({"about": TARGET, "kind": "figure", "figure": {"min": "3", "max": "2"}}, 400, "大于"),
        ({"about": TARGET, "kind": "figure", "figure": {}}, 400, "没有写明"),
        ({"about": TARGET, "kind": "figure", "figure": {"bound": "~"}}, 422, ""),
        ({"about": TARGET, "kind": "date", "value": "2021年6月"}, 400, "不合规"),
        ({"about": "p-2021-7-00000000-c-1-a-000000000000", "kind": "reject"}, 404, "没有可更正的事实"),
        ({"about": "e-99", "kind": "withdraw"}, 404, "没有更正"),
        ({"about": "e-99", "kind": "unit", "value": "州教育局"}, 404, "e-99"),
        ({"about": OWNER, "kind": "reject", "quote": "不在文中的话"}, 400, "原文中没有"),
        ({"about": OWNER, "kind": "reject", "person": " "}, 400, "填报人"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_recorded(
    client: TestClient, entry: dict[str, Any], status: int, said: str
) -> None:
    answer = client.post("/api/corrections", json=WHO | entry)
    assert answer.status_code == status
    assert said in answer.json()["detail"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/api/corrections").json()["total"] == 0


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null"])
def test_no_other_site_corrects_anything(fresh: TestClient, origin: str) -> None:
    entry = correct(fresh, about=OWNER, kind="confirm")
    foreign = {"Origin": origin}
    posted = fresh.post("/api/corrections", json=WHO | {"about": OWNER, "kind": "reject"}, headers=foreign)
    deleted = fresh.delete(f"/api/corrections/{entry['number']}?person=a&reason=b", headers=foreign)
    assert (posted.status_code, deleted.status_code) == (403, 403)
    assert [each["state"] for each in fresh.get("/api/corrections").json()["items"]] == ["standing"]
