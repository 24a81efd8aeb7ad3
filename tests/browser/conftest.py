"""The real application over the bundled policy, on a free port, and Chromium with every other host denied."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright

from api.app import create_app, hold_store
from api.settings import Settings
from api.wiring import open_store
from graph.ask.navigator import Navigator
from graph.ask.review.entering import Wish
from graph.store.store import Store

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass
class Site:
    """Where the pages are served, and the answers they should show."""

    base: str
    navigator: Navigator

    @property
    def police(self) -> str:
        """The page of 州公安局."""
        return f"/units/{self.navigator.find_units('州公安局')[0].unit.id}"

    @property
    def guards(self) -> str:
        """The page of item 2."""
        return f"/tasks/{self.navigator.find_tasks('完善人防体系建设')[0].id}"

    @property
    def policy(self) -> str:
        """The page of the bundled policy."""
        return f"/policies/{self.navigator.policies()[0].id}"


@dataclass
class Watch:
    """What a browser asked for outside the site, and what it complained about."""

    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[Site, Store]]:
    """The application over a store of its own, on a free port, on the first of June 2021."""
    settings = Settings(store=folder / "store", as_of=date(2021, 6, 1))
    app = create_app(settings)
    with open_store(settings) as store, socket.socket() as door:
        hold_store(app, store)
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
        started = threading.Event()
        server.config.load()
        thread = threading.Thread(target=_serve, args=(server, door, started), daemon=True)
        thread.start()
        assert started.wait(20), "the server did not start"
        yield Site(f"http://127.0.0.1:{door.getsockname()[1]}", app.state.navigator), store
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """For reading only: every test sees the same."""
    with serving(tmp_path_factory.mktemp("browser")) as (site, _):
        yield site


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """For a module that corrects something; one correction is there from the beginning."""
    with serving(tmp_path_factory.mktemp("own")) as (site, store):
        policy, when = site.navigator.policies()[0].id, "2021-05-20T10:30:00+08:00"
        unit = site.navigator.find_units("州卫生健康局")[0].unit
        wish = Wish(policy, "name", "王五", when, "州委编办三定方案", named="卫生疾控部门", unit=unit)
        store.add_correction(site.navigator.correction_of(wish))
        yield site


def _serve(server: uvicorn.Server, door: socket.socket, started: threading.Event) -> None:
    start = server.startup

    async def startup_and_tell(sockets: list[socket.socket] | None = None) -> None:
        await start(sockets)
        started.set()

    server.startup = startup_and_tell  # type: ignore[method-assign]
    server.run([door])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"browser tests need Chromium at {CHROMIUM} (apt-get install chromium fonts-noto-cjk)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def context(browser: Browser, site: Site, watch: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=site.base, viewport={"width": 1280, "height": 900}, locale="zh-CN")
    deny_outside(context, site, watch)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def deny_outside(context: BrowserContext, site: Site, watch: Watch) -> None:
    """Every request but to the site is aborted and noted; so is every complaint of the browser."""

    def decide(route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(site.base).netloc:
            route.continue_()
        else:
            watch.outside.append(route.request.url)
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            watch.complaints.append(message.text)

    context.route("**/*", decide)
    context.on("console", listen)
    context.on("weberror", lambda error: watch.complaints.append(str(error.error)))
