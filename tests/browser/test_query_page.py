"""The query page in a real browser with every other host denied: the form without scripts, the editor with them."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, Watch, deny_outside
from tests.browser.test_every_page import NARROW, WIDE, serious

pytestmark = pytest.mark.browser
POLICIES = "/query?query=SELECT+*+%7B+%3Fpolicy+a+%3Chttps%3A%2F%2Fw3id.org%2Fzeren%2Fdef%23Policy%3E+%7D"
PAGES = ["/query", "/query?example=owners", POLICIES, "/query?query=ASK+%7B%7D&lang=en"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("address", PAGES)
def test_the_form_is_accessible(page: Page, watch: Watch, address: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address, wait_until="networkidle")
    assert (watch.outside, watch.complaints) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert serious(page) == []


def test_an_example_is_asked_without_scripts(browser: Browser, site: Site, watch: Watch) -> None:
    context = browser.new_context(base_url=site.base, java_script_enabled=False)
    deny_outside(context, site, watch)
    page = context.new_page()
    page.goto("/query")
    page.get_by_role("link", name="一项任务由谁负责，什么角色，依据哪句话？").click()
    page.locator("form.query button").click()
    assert page.get_by_role("heading", level=2).first.text_content() == "结果 105"
    assert page.locator("td", has_text="州教育局").count() > 0
    assert (watch.outside, watch.complaints) == ([], [])
    context.close()


def test_an_error_is_announced_beside_the_query(page: Page) -> None:
    page.goto("/query?query=SELECT+*+%7B+%3Fs+%7D")
    told = page.get_by_role("alert").text_content() or ""
    assert told.startswith("第 1 行第 15 列：不合语法：“}”不应出现在此处")
    assert page.get_by_label("查询语句").get_attribute("aria-describedby") == "query-error"


def test_the_editor_asks_this_machine_and_no_other(page: Page, watch: Watch) -> None:
    page.goto("/query/editor", wait_until="networkidle")
    with page.expect_response("**/sparql") as answer:
        page.locator(".yasqe_queryButton").click()
    assert answer.value.status == 200
    page.locator(".yasr_results tbody tr").first.wait_for()
    assert "105 results" in (page.locator(".yasr_response_chip").text_content() or "")
    assert (watch.outside, watch.complaints) == ([], [])
