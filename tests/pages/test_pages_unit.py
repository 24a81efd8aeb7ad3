"""A unit's page: numbers first, then tables whose rows name role, basis, date, figure and source."""

from starlette.testclient import TestClient

from tests.pages.navigator import MadeNavigator
from tests.pages.policy_answers import AS_OF
from tests.pages.reading import links_of, words_of


def test_numbers_come_first(client: TestClient, police: str) -> None:
    words = words_of(client.get(f"/units/{police}").text)
    assert "10 责任 · 4 有期限 · 2 存疑" in words


def test_row_names_role_basis_date_and_figure(client: TestClient, police: str) -> None:
    words = words_of(client.get(f"/units/{police}").text)
    assert "责 责任 （文中写明）" in words
    assert "二（一）2 完善人防体系建设" in words
    assert "2020年12月31日（年底）" in words
    assert "中小学与城镇幼儿园 专职保安员配备率 ≥ 100%" in words


def test_source_opens_the_sentence_in_the_policy(client: TestClient, police: str, navigator: MadeNavigator) -> None:
    row = navigator.duties_of(police, AS_OF)[0]
    passage = row.cite.passage
    address = f"/policies/{row.cite.policy}?mark={passage.start}-{passage.end}#mark"
    assert address in links_of(client.get(f"/units/{police}").text)
    html = client.get(address).text
    assert 'id="mark" class="mark mark-owner focus"' in html.replace(" in-duty", "")
    assert passage.exact == "州公安局"


def test_filters_are_in_the_address(client: TestClient, police: str) -> None:
    kept = words_of(client.get(f"/units/{police}?from=2022-01-01&to=2022-12-31").text)
    assert "责任条款点名 1" in kept
    assert "没有符合条件的任务" in words_of(client.get(f"/units/{police}?role=lead").text)
    assert "责任条款点名 10" in words_of(client.get(f"/units/{police}", params={"chapter": "二、工作重点"}).text)


def test_rhythm_runs_from_the_shortest_to_the_vague(client: TestClient, police: str) -> None:
    words = words_of(client.get(f"/units/{police}").text)
    rhythm = words[words.index("一年的节奏 每年") :]
    assert rhythm.index("每年") < rhythm.index("定期") < rhythm.index("及时")


def test_picture_has_a_text_twin_and_says_what_is_hidden(client: TestClient, police: str) -> None:
    html = client.get(f"/units/{police}").text
    words = words_of(html)
    assert "单位与任务 ：显示 19 / 隐藏 0" in words
    assert "以表格查看全部 37 条关系" in words
    assert f'<iframe src="/units/{police}/drawing"' in html


def test_names_say_why(client: TestClient, police: str) -> None:
    words = words_of(client.get(f"/units/{police}").text)
    assert "公安机关 级别与领域相同：本州的公安机关即州公安局" in words


def test_list_is_by_number_of_tasks_and_asks_for_names(client: TestClient) -> None:
    words = words_of(client.get("/units").text)
    assert words.index("各县〔市〕人民政府") < words.index("州教育局") < words.index("州公安局")
    assert "州教育局" in words_of(client.get("/units", params={"q": "教育部门"}).text)
    assert "没有这样的单位" in words_of(client.get("/units", params={"q": "海关"}).text)
