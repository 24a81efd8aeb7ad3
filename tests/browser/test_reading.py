"""Reading by keyboard, by link, on paper, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site, Watch, deny_outside

pytestmark = pytest.mark.browser


def test_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/units")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_focus_is_visible(page: Page) -> None:
    page.goto("/")
    for _ in range(4):
        page.keyboard.press("Tab")
    width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert width >= 2


def test_a_question_is_asked_by_keyboard_and_stays_in_the_address(page: Page, site: Site) -> None:
    page.goto("/")
    page.locator("#q").fill("教育部门")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.base}/?q=%E6%95%99%E8%82%B2%E9%83%A8%E9%97%A8")
    page.locator("#units ~ ul a").first.click()
    expect(page.locator("h1")).to_have_text("州教育局")


def test_empty_filters_stay_out_of_the_address(page: Page, site: Site) -> None:
    page.goto(site.police)
    page.locator("select[name=role]").select_option("responsible")
    page.locator(".filters button").first.click()
    expect(page).to_have_url(f"{site.base}{site.police}?role=responsible#duties")


def test_a_source_opens_the_sentence_in_the_policy(page: Page, site: Site) -> None:
    page.goto(site.police)
    words = page.locator("td a.words").first
    said = words.inner_text().rstrip("…")[:12]
    words.click()
    page.wait_for_url("**/policies/**")
    expect(page.locator("#mark")).to_be_in_viewport()
    assert said.replace(" ", "") in "".join(page.locator(".focus").all_inner_texts()).replace(" ", "")


def test_a_mark_opens_what_was_understood(page: Page, site: Site) -> None:
    page.goto(site.policy)
    page.locator("a.mark-target").first.click()
    page.wait_for_url("**/tasks/**")
    expect(page.locator("tr:target")).to_be_in_viewport()


def test_the_other_language_is_the_same_page(page: Page, site: Site) -> None:
    page.goto(f"{site.police}?role=responsible")
    page.locator(".language").click()
    expect(page).to_have_url(f"{site.base}{site.police}?role=responsible&lang=en")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator("h2").first).to_have_text("Tasks held")
    page.locator(".language").click()
    expect(page).to_have_url(f"{site.base}{site.police}?role=responsible")


def test_on_paper_there_is_nothing_to_click(page: Page, site: Site) -> None:
    page.goto(site.police)
    page.emulate_media(media="print")
    for part in (".top", ".filters", ".bottom", ".drawing-frame"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator("table.duties").first).to_be_visible()


def test_without_javascript_everything_is_there(browser: Browser, site: Site, watch: Watch) -> None:
    context = browser.new_context(base_url=site.base, java_script_enabled=False)
    deny_outside(context, site, watch)
    page = context.new_page()
    page.goto(site.guards)
    expect(page.locator("#owners ~ table tbody tr")).to_have_count(4)
    page.goto(site.police)
    expect(page.locator("table.duties tbody tr").first).to_be_visible()
    context.close()
    assert watch.outside == []


def test_words_are_set_upright_and_not_too_wide(page: Page, site: Site) -> None:
    page.goto(site.policy)
    measure = page.evaluate(
        "() => { const p = document.querySelector('.clause-text p'); const s = getComputedStyle(p);"
        " return [p.getBoundingClientRect().width / parseFloat(s.fontSize), s.lineHeight, s.fontSize, s.fontStyle]; }"
    )
    assert measure[0] <= 42
    assert float(measure[1][:-2]) / float(measure[2][:-2]) >= 1.7
    assert page.evaluate("[...document.querySelectorAll('*')].every(e => getComputedStyle(e).fontStyle === 'normal')")
