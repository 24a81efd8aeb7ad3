"""A person corrects an owner in a real browser with every other host denied, with JavaScript and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Site, Watch, deny_outside
from tests.browser.test_every_page import serious

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def person(request: pytest.FixtureRequest, browser: Browser, own_site: Site, watch: Watch) -> Iterator[BrowserContext]:
    """A browser of a person's own, that may or may not run scripts."""
    context = browser.new_context(base_url=own_site.base, java_script_enabled=request.param, locale="zh-CN")
    deny_outside(context, own_site, watch)
    yield context
    context.close()


def test_a_person_corrects_an_owner_and_sees_the_corrected_answer(
    person: BrowserContext, own_site: Site, watch: Watch
) -> None:
    page = person.new_page()
    page.goto(own_site.guards)
    row = page.locator("table.owners tbody tr", has_text="州公安局")
    row.get_by_role("link", name="更正").click()
    page.get_by_label("单位", exact=True).fill("州应急管理局")
    page.get_by_label("角色").select_option("lead")
    page.get_by_label("依据的原文").fill("保安人员按照学生规模")
    page.get_by_label("理由").fill("会议纪要第3页")
    page.get_by_label("更正人").fill("张三")
    page.get_by_role("button", name="记入更正").click()
    expect(page.get_by_role("status")).to_contain_text("已记入更正")
    row = page.locator("table.owners tbody tr", has_text="州应急管理局")
    expect(row).to_contain_text("牵头")
    expect(row).to_contain_text("已更正")
    expect(row).to_contain_text("张三")
    expect(row).to_contain_text("会议纪要第3页")
    expect(row.locator("del")).to_have_text("州公安局（责任）")
    page.get_by_label("谁负责什么？").fill("州应急管理局")
    page.get_by_role("button", name="查", exact=True).click()
    page.locator("main").get_by_role("link", name="州应急管理局").first.click()
    expect(page.locator("table.duties tbody")).to_contain_text("完善人防体系建设")
    assert watch.outside == []
    _take_back(page)


def _take_back(page: Page) -> None:
    """The withdrawal, by its page: the site is as it was."""
    page.goto("/corrections?state=standing")
    page.locator("tbody tr").first.get_by_role("link", name="撤回").click()
    page.get_by_label("理由").fill("核实有误")
    page.get_by_label("更正人").fill("李四")
    page.get_by_role("button", name="撤回").click()
    expect(page.locator("tbody tr").first).to_contain_text("已撤回")


def test_what_is_wrong_is_told_and_what_was_typed_stays(person: BrowserContext, own_site: Site) -> None:
    page = person.new_page()
    page.goto(f"{own_site.guards}/correct?add=owner")
    page.get_by_label("单位", exact=True).fill("有关部门")
    page.get_by_label("理由").fill("写了很长的理由")
    page.get_by_label("更正人").fill("张三")
    page.get_by_role("button", name="记入更正").click()
    expect(page.get_by_role("alert")).to_contain_text("认不出“有关部门”")
    expect(page.get_by_label("理由")).to_have_value("写了很长的理由")
    expect(page.get_by_label("单位", exact=True)).to_have_value("有关部门")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("name", ["owner", "target", "added", "names", "merges", "corrections", "task", "withdraw"])
def test_pages_of_review_fit_and_are_accessible(
    browser: Browser, own_site: Site, watch: Watch, name: str, width: int
) -> None:
    context = browser.new_context(base_url=own_site.base, viewport={"width": width, "height": 800}, locale="zh-CN")
    deny_outside(context, own_site, watch)
    page = context.new_page()
    page.goto(_address(own_site, name), wait_until="networkidle")
    assert watch.outside == []
    assert watch.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious(page) == []
    context.close()


def _address(site: Site, name: str) -> str:
    task = site.navigator.task(site.guards.rpartition("/")[2])
    known = {
        "owner": f"{site.guards}/correct?fact={task.owners[0].id}",
        "target": f"{site.guards}/correct?fact={task.targets[0].id}",
        "added": f"{site.guards}/correct?add=target",
        "names": f"{site.policy}/names?named=教育部门",
        "merges": "/merges",
        "corrections": "/corrections",
        "task": site.guards,
        "withdraw": f"/corrections/{site.navigator.corrections()[0].number}/withdraw",
    }
    return known[name]
