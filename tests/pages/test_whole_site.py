"""The real application: every link leads somewhere, every fact can be opened, nothing from outside breaks a page."""

from collections import Counter
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from tests.pages.reading import anchors_of, links_of, words_of

_SOURCES_FOLLOWED = 12
HOSTILE = [
    "/units/%3Cscript%3E",
    "/units/a%22b",
    "/units/%7B%7D",
    "/units/" + "x" * 3000,
    "/units/教育局",
    "/tasks/%00",
    "/tasks/a%20b",
    "/policies/x?mark=1-2",
    "/?q=%00",
    "/?q=%7B%7B7*7%7D%7D",
    "/?q=%22%20OR%201",
    "/?q=" + "问" * 400,
    "/?q=2020年13月",
    "/tasks?q=%5C",
    "/due?from=2020-13-45",
    "/due?to=0001-01-01",
    "/due?unit=zzz",
    "/findings?code=%27&policy=x",
    "/tasks?offset=-5",
    "/tasks?offset=99999999999999",
    "/units/zzz/drawing",
]


def test_every_link_leads_somewhere(real: TestClient) -> None:
    todo, anchors, pointed = ["/", "/?q=公安", "/units", "/?q=2020年&lang=en"], {}, []
    followed: Counter[str] = Counter()
    while todo:
        address = todo.pop().partition("#")[0]
        kind = kind_of(address)
        if address in anchors or (kind != "page" and followed[kind] >= _SOURCES_FOLLOWED):
            continue
        followed[kind] += 1
        response = real.get(address)
        assert response.status_code == 200, address
        html = response.text if "text/html" in response.headers["content-type"] else ""
        anchors[address] = set(anchors_of(html))
        for link in links_of(html):
            assert link.startswith(("/", "#")), (address, link)
            todo += [link] if link.startswith("/") else []
            target, _, part = link.partition("#")
            pointed += [(address, target or address, part)] if part else []
    assert followed["page"] > 100
    assert [each for each in pointed if each[1] in anchors and unquote(each[2]) not in anchors[each[1]]] == []


def kind_of(address: str) -> str:
    """Sources, English pages and forms are many alike: some of each are followed."""
    if "mark=" in address:
        return "source"
    if "lang=en" in address:
        return "english"
    return "form" if "/correct?" in address or "/names?" in address else "page"


@pytest.mark.parametrize("address", HOSTILE, ids=lambda address: address[:40])
def test_nothing_from_outside_breaks_a_page(real: TestClient, address: str) -> None:
    response = real.get(address)
    assert response.status_code in (200, 400, 404)
    assert "<script>" not in response.text
    assert "49" not in words_of(response.text) or "7*7" not in unquote(address)


def test_the_damaged_norm_has_no_upper_figure_anywhere(real: TestClient) -> None:
    task = real.get("/api/tasks", params={"q": "完善人防体系建设"}).json()["items"][0]["id"]
    words = words_of(real.get(f"/tasks/{task}").text)
    assert "下限 2名、上限不明 原文残缺" in words
    assert "下限 2，上限 不明" in words


def test_names_reach_one_unit(real: TestClient) -> None:
    reached = set()
    for name in ("教育部门", "州教育局", "教育局"):
        html = real.get("/", params={"q": name}).text
        reached.add(next(link for link in links_of(html) if link.startswith("/units/")))
    assert len(reached) == 1


def test_the_picture_of_the_police_is_small_and_says_what_it_hides(real: TestClient) -> None:
    police = real.get("/api/units", params={"q": "州公安局"}).json()["items"][0]["unit"]["id"]
    words = words_of(real.get(f"/units/{police}").text)
    shown = int(words.split("单位与任务 ：显示 ")[1].split(" ")[0])
    assert 10 <= shown <= 20
    assert "/ 隐藏 " in words
