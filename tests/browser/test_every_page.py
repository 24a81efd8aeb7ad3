"""Every page, wide and narrow: no other host is asked, nothing overflows, axe-core finds nothing serious."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site, Watch

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
PAGES = [
    "/",
    "/?q=安全",
    "/units",
    "unit",
    "unit/drawing",
    "/tasks",
    "task",
    "policy",
    "/findings",
    "/due",
    "/diff",
    "/load",
    "/about",
    "/def.html",
    "/code.html",
    "/units/u-0",
]
WIDE, NARROW = (1280, 900), (360, 740)


def address_of(site: Site, name: str) -> str:
    """The three pages that depend on what is loaded, by name."""
    known = {"unit": site.police, "task": site.guards, "policy": site.policy, "unit/drawing": f"{site.police}/drawing"}
    return known.get(name, name)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_page(page: Page, site: Site, watch: Watch, name: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address_of(site, name), wait_until="networkidle")
    assert watch.outside == []
    assert [each for each in watch.complaints if "404" not in each] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert serious(page) == []


def test_english_is_as_accessible(page: Page, site: Site, watch: Watch) -> None:
    for address in ("/", site.police, site.guards, "/due"):
        page.goto(f"{address}?lang=en", wait_until="networkidle")
        assert serious(page) == []
    assert watch.outside == []


def serious(page: Page) -> list[str]:
    """What axe-core calls serious or critical, with the element it means."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: false})")
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
