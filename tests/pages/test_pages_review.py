"""Pages where people correct: forms without JavaScript, what is shown afterwards, lists, and what is refused."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import LOCAL, client_over, settings_in
from tests.pages.reading import links_of, words_of
from tests.store.by_hand import EDU, compiled_by_hand
from tests.store.keeping import NOTICE, REGISTER, opened

POLICY = compiled_by_hand()
OWNER, NOBODY = POLICY.assignments[0].id, POLICY.assignments[4].id
TASK, STAFF = POLICY.assignments[0].clause, POLICY.assignments[3].clause
TARGET, DATE, NORM, CADENCE = (POLICY.targets[0].id, POLICY.deadlines[0].id, POLICY.norms[0].id, POLICY.cadences[0].id)
SIGNED = {"person": "李四", "reason": "电话核实", "seen": "-"}


@contextmanager
def browsing(folder: Path) -> Iterator[TestClient]:
    """A browser at the notice compiled by hand."""
    settings = settings_in(folder)
    with opened(settings.store, NOTICE, registers=REGISTER) as store:
        client = client_over(store, settings)
        client.headers["Origin"] = LOCAL
        yield client


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TestClient]:
    """New for each test that records something."""
    with browsing(tmp_path) as client:
        yield client


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """For tests in which nothing must be recorded."""
    with browsing(tmp_path_factory.mktemp("untouched")) as client:
        yield client
        assert client.get("/api/corrections").json()["total"] == 0


def send(site: TestClient, task: str, query: dict[str, str], **form: str) -> str:
    """Sends a form and gives the words of the page it leads to."""
    answer = site.post(f"/tasks/{task}/correct?{urlencode(query)}", data=SIGNED | form)
    assert answer.status_code == 200, words_of(answer.text)
    return words_of(answer.text)


def seen(site: TestClient, task: str, **query: str) -> str:
    """What the form carries of what its reader saw."""
    html = site.get(f"/tasks/{task}/correct?{urlencode(query)}").text
    return html.partition('name="seen" value="')[2].partition('"')[0]


def test_every_fact_leads_to_its_form(untouched: TestClient) -> None:
    for task in (TASK, STAFF):
        links = [link for link in links_of(untouched.get(f"/tasks/{task}").text) if "/correct?" in link]
        assert len(links) > 8
        for link in links:
            answer = untouched.get(link)
            assert answer.status_code == 200, link
            assert 'method="post"' in answer.text


def test_an_owner_is_replaced_and_the_page_says_who_when_and_why(site: TestClient) -> None:
    words = send(
        site, STAFF, {"fact": NOBODY}, verb="replace", unit="州教育局", role="lead", quote="牵头单位：州水务局"
    )
    assert "已记入更正 2" in words
    assert "州教育局" in words
    assert "已更正 李四 ，" in words
    assert "电话核实 ；原为 “州有关部门”未指明（配合） ；依据 牵头单位：州水务局" in words
    assert "牵头（人工更正）" in words.replace(" ", "")
    unit = words_of(site.get(f"/units/{EDU.id}").text)
    assert "已更正" in unit
    assert "已更正 1" in words_of(site.get("/tasks").text)


def test_a_rejected_owner_is_struck_out_and_can_come_back(site: TestClient) -> None:
    words = send(site, TASK, {"fact": OWNER}, verb="reject")
    assert "州教育局（责任） 已否定 李四" in words
    assert f'id="{OWNER}"' in site.get(f"/tasks/{TASK}").text
    assert "reviewed-rejected" in site.get(f"/policies/{POLICY.policy.id}").text
    words = send(site, TASK, {"fact": OWNER}, verb="confirm", seen=seen(site, TASK, fact=OWNER))
    assert "已否定" not in words.partition("更正记录")[0]
    assert "更正互相矛盾" in words_of(site.get("/findings").text)


def test_dates_figures_and_lines_of_norms(site: TestClient) -> None:
    assert "2021年12月31日" in send(site, TASK, {"fact": DATE}, verb="replace", day="2021-12-31")
    both = {"verb": "replace", "bound": ">=", "value": "95", "measure": "%", "scope": "城区学校", "day": "2022-01-31"}
    words = send(site, TASK, {"fact": TARGET}, **both, seen=seen(site, TASK, fact=TARGET))
    assert "≥ 95%" in words
    assert "2022年1月31日" in words
    words = send(site, STAFF, {"fact": f"{NORM}-1"}, verb="replace", min="2", max="3")
    assert "下限 2，上限 3 原文残缺" in words
    assert "原为 下限 2、上限 不明" in words
    assert "已确认" in send(site, TASK, {"fact": CADENCE}, verb="confirm", seen=seen(site, TASK, fact=CADENCE))


def test_what_was_missed_is_added(site: TestClient) -> None:
    words = send(site, TASK, {"add": "owner"}, verb="add", unit="州应急管理局", role="support")
    assert "配合 （人工更正）" in words
    assert "州应急管理局" in words
    words = send(site, STAFF, {"add": "deadline"}, verb="add", day="2021-09-01", quote="年底前完成培训")
    assert "2021年9月1日" in words
    figure = {"verb": "add", "subject": "培训", "bound": "range", "min": "1", "max": "2", "measure": "次"}
    words = send(site, STAFF, {"add": "target"}, **figure, quote="年底前完成培训", seen=seen(site, STAFF, add="target"))
    assert "1–2次" in words
    assert "2021年9月1日" in words_of(site.get("/due").text)


@pytest.mark.parametrize(
    ("query", "form", "status", "said"),
    [
        ({"fact": OWNER}, {"verb": "replace", "unit": "州教育局", "role": "responsible"}, 400, "没有任何改动"),
        ({"fact": OWNER}, {"verb": "replace", "unit": "有关部门", "role": "responsible"}, 400, "认不出"),
        ({"fact": OWNER}, {}, 400, "请选择怎样更正"),
        ({"fact": OWNER}, {"verb": "add"}, 400, "请选择怎样更正"),
        ({"fact": OWNER}, {"verb": "reject", "person": " "}, 400, "填报人不能为空"),
        ({"fact": OWNER}, {"verb": "reject", "reason": ""}, 400, "理由不能为空"),
        ({"fact": OWNER}, {"verb": "reject", "quote": "不在文中的话"}, 400, "原文中没有"),
        ({"fact": OWNER}, {"verb": "reject", "seen": "e-9"}, 412, "已有新的更正"),
        ({"fact": TARGET}, {"verb": "replace", "value": "许多"}, 400, "数值不合规"),
        ({"fact": DATE}, {"verb": "replace", "day": "2021年"}, 400, "不合规"),
        ({"add": "owner"}, {"verb": "add", "unit": "", "role": "lead"}, 400, "请写明单位"),
        ({"add": "target"}, {"verb": "add", "subject": "设备", "bound": ">=", "value": "1"}, 400, "引用"),
        ({"fact": "e-99"}, {"verb": "reject"}, 404, "这项任务没有"),
        ({"add": "everything"}, {"verb": "add"}, 404, "这项任务没有"),
    ],
)
def test_what_cannot_be_recorded_is_told_in_the_form_as_it_was_filled(
    untouched: TestClient, query: dict[str, str], form: dict[str, str], status: int, said: str
) -> None:
    answer = untouched.post(
        f"/tasks/{TASK}/correct?{urlencode(query)}", data=SIGNED | {"reason": "理由写了很长"} | form
    )
    assert answer.status_code == status
    words = words_of(answer.text)
    assert said in words
    if status != 404:
        assert 'role="alert"' in answer.text
        assert form.get("reason", "理由写了很长") in words
    assert untouched.get("/api/corrections").json()["total"] == 0


def test_a_figure_and_its_date_are_recorded_together_or_not_at_all(untouched: TestClient) -> None:
    form = SIGNED | {"verb": "replace", "bound": ">=", "value": "95", "day": "someday"}
    assert untouched.post(f"/tasks/{TASK}/correct?fact={TARGET}", data=form).status_code == 400
    assert untouched.get("/api/corrections").json()["total"] == 0


@pytest.mark.parametrize("address", [f"/tasks/{TASK}/correct?fact={OWNER}", "/corrections/2/withdraw"])
def test_no_form_asks_for_a_time_or_takes_one(site: TestClient, address: str) -> None:
    send(site, TASK, {"fact": OWNER}, verb="confirm")
    assert 'name="time"' not in site.get(address).text
    told = site.post(address, data=SIGNED | {"verb": "reject", "time": "1999-01-01T00:00:00+08:00"})
    assert (told.status_code, "时间由服务端记入" in words_of(told.text)) == (400, True)
    assert [each["state"] for each in site.get("/api/corrections").json()["items"]] == ["standing"]


def test_nothing_that_was_typed_becomes_markup(site: TestClient) -> None:
    nasty = "<script>alert(1)</script>\"'>"
    send(site, TASK, {"fact": OWNER}, verb="replace", unit="州应急管理局", role="lead", person=nasty, reason=nasty)
    bad = site.post(f"/tasks/{TASK}/correct?fact={OWNER}", data={"verb": nasty, "person": nasty, "quote": nasty})
    for html in (
        bad.text,
        *(
            site.get(address).text
            for address in (f"/tasks/{TASK}", "/corrections", "/corrections/2/withdraw", "/findings")
        ),
        site.get(f"/policies/{POLICY.policy.id}").text,
    ):
        assert "<script>alert" not in html


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null"])
@pytest.mark.parametrize(
    "address",
    [
        f"/tasks/{TASK}/correct?fact={OWNER}",
        f"/policies/{POLICY.policy.id}/names?named=教育部门",
        "/corrections/2/withdraw",
    ],
)
def test_a_form_of_another_site_is_refused(untouched: TestClient, origin: str, address: str) -> None:
    answer = untouched.post(address, data=SIGNED | {"verb": "reject"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert untouched.get("/api/corrections").json()["total"] == 0


def test_our_pages_let_the_browser_say_where_a_form_comes_from(untouched: TestClient) -> None:
    answer = untouched.get(f"/tasks/{TASK}/correct?fact={OWNER}")
    assert answer.headers["referrer-policy"] == "same-origin"  # with no-referrer a browser sends Origin: null
    assert "form-action 'self'" in answer.headers["content-security-policy"]


def test_asking_for_the_headers_records_nothing(untouched: TestClient) -> None:
    assert untouched.head(f"/tasks/{TASK}/correct?fact={OWNER}").status_code == 200
    assert (
        untouched.request("HEAD", f"/tasks/{TASK}/correct?fact={OWNER}", data=SIGNED | {"verb": "reject"}).status_code
        == 200
    )
    assert untouched.get("/api/corrections").json()["total"] == 0


def test_a_form_is_a_few_lines(untouched: TestClient) -> None:
    answer = untouched.post(
        f"/tasks/{TASK}/correct?fact={OWNER}", data=SIGNED | {"verb": "reject", "quote": "字" * 70_000}
    )
    assert answer.status_code == 413


def test_whom_a_name_means(site: TestClient) -> None:
    address = f"/policies/{POLICY.policy.id}/names?named=教育部门"
    assert "现在认定为 州教育局" in words_of(site.get(address).text)
    answer = site.post(address, data=SIGNED | {"verb": "replace", "unit": "州水务局"})
    assert answer.status_code == 200
    assert "“教育部门”指州水务局" in words_of(answer.text)
    words = words_of(site.get("/merges").text)
    assert "人工更正" in words
    assert "原为 州教育局" in words
    assert site.post(address, data=SIGNED | {"verb": "reject"}).status_code == 412
    stale = SIGNED | {"verb": "reject", "seen": "e-2"}
    assert site.post(address, data=stale).status_code == 200
    assert site.get(f"/policies/{POLICY.policy.id}/names?named=交通部门").status_code == 404


def test_corrections_are_listed_filtered_and_withdrawn(site: TestClient) -> None:
    send(site, TASK, {"fact": OWNER}, verb="replace", unit="州水务局", role="lead")
    html = site.get("/corrections").text
    assert "单位应为州水务局（牵头）" in words_of(html)
    assert "/corrections/2/withdraw" in links_of(html)
    shown = site.post("/corrections/2/withdraw", data={"person": "王五", "reason": "核实有误"})
    assert "撤回： 王五" in words_of(shown.text)
    assert "州水务局（牵头）" not in words_of(site.get("/corrections?state=standing").text)
    again = site.post("/corrections/2/withdraw", data={"person": "王五", "reason": "核实有误"})
    assert (again.status_code, "已经撤回" in words_of(again.text)) == (400, True)
    assert site.get("/corrections/77/withdraw").status_code == 404
    assert site.get("/corrections.json").json()["total"] == 1
    rows = list(csv.reader(StringIO(site.get("/corrections.csv").text.removeprefix("\ufeff"))))
    assert (rows[1][1], rows[1][3], rows[1][12]) == ("已撤回", "单位应为州水务局（牵头）", "王五")
    turtle = site.get("/corrections.ttl")
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert turtle.text.count("a zr:Correction") == 2
    assert site.get(f"/corrections.ttl?policy={POLICY.policy.id[:-1]}0").text.count("zr:Correction") == 0


def test_merges_are_filtered_and_saved(untouched: TestClient) -> None:
    words = words_of(untouched.get("/merges").text)
    assert "教育部门 州教育局 来源：登记 1 其他 本级主管教育的部门是州教育局" in words
    assert untouched.get("/merges.json").json()["total"] == 2
    assert untouched.get("/merges.json?q=水务").json()["items"][0]["named"] == "水务部门"
    assert untouched.get(f"/merges.json?unit={EDU.id}").json()["items"][0]["count"] == 1
    assert untouched.get("/merges.json?kind=unsettled").json()["total"] == 0
    assert untouched.get("/merges.json?kind=nonsense").status_code == 422
    rows = list(csv.reader(StringIO(untouched.get("/merges.csv?q=教育").text.removeprefix("\ufeff"))))
    assert [row[:2] for row in rows[1:]] == [["教育部门", "州教育局"]]
    assert "只看 州教育局" in words_of(untouched.get(f"/merges?unit={EDU.id}").text)


def test_english_forms_keep_the_language(site: TestClient) -> None:
    html = site.get(f"/tasks/{TASK}/correct?fact={OWNER}&lang=en").text
    assert "Correct an owner" in words_of(html)
    answer = site.post(f"/tasks/{TASK}/correct?fact={OWNER}&lang=en", data=SIGNED | {"verb": "confirm"})
    assert "Recorded as correction" in words_of(answer.text)
    assert "confirmed" in words_of(answer.text)
