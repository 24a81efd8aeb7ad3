"""Every page is shown in both languages, escaped, with headers that let nothing in from outside."""

import re

import pytest
from starlette.testclient import TestClient

from tests.pages.navigator import MadeNavigator
from tests.pages.policy_answers import POLICY, policy_text
from tests.pages.reading import anchors_of, links_of, words_of

LISTS = ["/", "/?q=安全", "/units", "/tasks", "/due", "/policies", f"/policies/{POLICY}", "/findings", "/about"]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_is_whole(client: TestClient, address: str, lang: str) -> None:
    response = client.get(address, params={"lang": lang} if "?" not in address else None)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert len(anchors_of(response.text)) == len(set(anchors_of(response.text)))
    assert not re.search(r"<style|<script(?! src=| type=)| style=| on\w+=", response.text)


@pytest.mark.parametrize("address", LISTS)
def test_nothing_points_outside(client: TestClient, address: str) -> None:
    outside = [link for link in links_of(client.get(address).text) if not link.startswith(("/", "#"))]
    assert outside == []


@pytest.mark.parametrize("address", LISTS)
def test_policy_of_content(client: TestClient, address: str) -> None:
    policy = client.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_language_is_kept_in_every_link(client: TestClient) -> None:
    html = client.get("/units?lang=en").text
    pages = [link for link in links_of(html) if link.startswith(("/units/", "/tasks", "/due", "/findings"))]
    assert pages
    assert [link for link in pages if "lang=en" not in link] == []
    assert '<input type="hidden" name="lang" value="en">' in html


def test_first_screen_asks_and_offers_three_doors(client: TestClient) -> None:
    words = words_of(client.get("/").text)
    for said in ("谁负责什么？", "部门工作人员", "问责复盘", "新任职人员", "黔南府办函〔2020〕24号", "2020年5月18日"):
        assert said in words


def test_outside_words_are_escaped(client: TestClient) -> None:
    html = client.get("/", params={"q": "<script>alert(1)</script>\"'&"}).text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_search_counts_each_group(client: TestClient) -> None:
    words = words_of(client.get("/", params={"q": "消防"}).text)
    assert "1 单位" in words
    assert "1 任务" in words
    assert "0 期限" in words


def test_a_year_finds_what_is_due_in_it(client: TestClient) -> None:
    html = client.get("/", params={"q": "2022年"}).text
    assert "2022年12月31日" in html
    assert "1 期限" in words_of(html)


def test_unknown_unit_is_told_in_words(client: TestClient) -> None:
    response = client.get("/units/u-nobody")
    assert response.status_code == 404
    assert "没有单位 u-nobody" in words_of(response.text)
    assert "按名称查找" in words_of(response.text)
    assert "no unit u-nobody" in words_of(client.get("/units/u-nobody?lang=en").text)


def test_a_wrong_date_is_told_in_words(client: TestClient) -> None:
    response = client.get("/due?from=gestern")
    assert response.status_code == 400
    assert "日期写法有误：gestern" in words_of(response.text)


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("/tasks", "/tasks.json"),
        ("/", "/policies.json"),
        ("/?q=x", "/search.json?q=x"),
        ("/due?from=2020-01-01&lang=en", "/due.json?from=2020-01-01"),
    ],
)
def test_every_page_names_its_data(client: TestClient, page: str, data: str) -> None:
    assert data in links_of(client.get(page).text)


@pytest.mark.parametrize(
    ("data", "leads_to"),
    [
        ("/due.json?from=2020-01-01", "/api/due?from=2020-01-01"),
        ("/tasks/p-1-c-2.json", "/api/tasks/p-1-c-2"),
        ("/units.json?q=x", "/api/units?q=x"),
    ],
)
def test_data_leads_to_the_api(client: TestClient, data: str, leads_to: str) -> None:
    assert client.get(data, follow_redirects=False).headers["location"] == leads_to


def test_data_of_the_list_of_units(client: TestClient, navigator: MadeNavigator) -> None:
    found = client.get("/units.json").json()
    assert found["total"] == len(navigator.units())
    assert found["items"][0]["unit"]["name"] == "各县〔市〕人民政府"


def test_policy_shows_its_whole_text(client: TestClient) -> None:
    shown = re.search(r'(?s)<div class="policy-grid".*?</div>\n</main>', client.get(f"/policies/{POLICY}").text)
    assert shown is not None
    said = "".join(words_of(shown[0]).split())
    for line in policy_text().split("\n"):
        assert "".join(line.split()) in said
