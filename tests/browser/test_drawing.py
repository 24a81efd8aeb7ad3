"""The picture of 州公安局: at most twenty boxes, what is hidden is said, a table says the same."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, Watch

pytestmark = pytest.mark.browser


def test_police(page: Page, site: Site, watch: Watch) -> None:
    page.goto(site.police)
    frame = page.frame_locator("iframe")
    page.locator("iframe").scroll_into_view_if_needed()
    canvas = frame.locator("#drawing canvas")
    expect(canvas).to_be_visible()
    drawn = int(frame.locator("#drawing").get_attribute("data-drawn") or 0)
    shown = int(page.locator("[data-count=shown]").inner_text())
    hidden = int(page.locator("[data-count=hidden]").inner_text())
    assert 2 <= drawn <= 20
    assert drawn == shown
    chips = page.locator(".chip summary").all_inner_texts()
    assert sum(int(re.findall(r"\d+", chip)[0]) for chip in chips) == hidden
    assert watch.outside == []
    assert watch.complaints == []


def test_table_twin_names_every_line(page: Page, site: Site) -> None:
    page.goto(site.police)
    page.locator(".twin summary").click()
    rows = page.locator(".twin tbody tr")
    expect(rows.first).to_be_visible()
    told = int(re.findall(r"\d+", page.locator(".twin summary").inner_text())[0])
    assert rows.count() == told
    assert page.locator(".twin tbody tr", has_text="州财政局").count() >= 3


def test_hidden_boxes_are_listed_on_a_click(page: Page, site: Site) -> None:
    hub = site.navigator.hubs()[0]
    page.goto(f"/units/{hub.id}")
    chip = page.locator(".chip").first
    expect(chip.locator("li").first).to_be_hidden()
    chip.locator("summary").click()
    expect(chip.locator("li").first).to_be_visible()
    assert f"+{chip.locator('li').count()} " in chip.locator("summary").inner_text()


def test_a_box_leads_to_its_page(page: Page, site: Site) -> None:
    page.goto(f"{site.police}/drawing")
    box = page.locator("#drawing canvas").bounding_box()
    assert box is not None
    page.evaluate("document.fonts.ready")
    place = page.evaluate("() => window.placeOf && window.placeOf(JSON.parse(scene.textContent).nodes[1].id)")
    assert place is not None
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    page.wait_for_url("**/tasks/**")
