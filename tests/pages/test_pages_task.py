"""A task's page: the clause in full, each fact marked where it stands and explained below."""

import re

from starlette.testclient import TestClient

from tests.pages.navigator import MadeNavigator
from tests.pages.reading import anchors_of, links_of, words_of


def test_owners_name_role_basis_and_words(client: TestClient, guards: str) -> None:
    words = words_of(client.get(f"/tasks/{guards}").text)
    assert "4 责任分工" in words
    for name in ("州教育局", "州公安局", "州财政局", "各县〔市〕人民政府"):
        assert name in words


def test_every_mark_leads_to_its_explanation(client: TestClient, guards: str) -> None:
    html = client.get(f"/tasks/{guards}").text
    marks = re.findall(r'class="mark mark-[^"]*" href="#([^"]+)"', html)
    assert len(marks) > 8
    assert set(marks) <= set(anchors_of(html))


def test_damaged_norm_shows_no_upper_figure(client: TestClient, guards: str) -> None:
    words = words_of(client.get(f"/tasks/{guards}").text)
    assert "500以下：下限 2，上限 不明 原文残缺，无法判定" in words
    assert "数值残缺：上限不明" in words


def test_nobody_in_particular_is_said(client: TestClient, navigator: MadeNavigator) -> None:
    task = next(task.id for task in navigator.tasks() if task.heading.startswith("健全相关部门"))
    words = words_of(client.get(f"/tasks/{task}").text)
    assert "州有关部门 未指明具体单位：泛指，未指明具体单位" in words


def test_date_belongs_to_its_figure(client: TestClient, guards: str) -> None:
    html = client.get(f"/tasks/{guards}").text
    assert f"#{guards}-t-0" in links_of(html)
    assert "逾期无实绩" in words_of(html)


def test_as_of_is_in_the_address(client: TestClient, guards: str) -> None:
    assert 'name="as_of" value="2021-06-01"' in client.get(f"/tasks/{guards}").text


def test_list_is_by_chapter(client: TestClient) -> None:
    words = words_of(client.get("/tasks").text)
    assert "任务 22" in words
    assert "二、工作重点" in words
    assert "二（四）20 实施安全校园建设工程" in words_of(client.get("/tasks", params={"q": "二（四）20"}).text)
