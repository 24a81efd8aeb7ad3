"""What every page shares: language, links that keep it, escaping that cannot be forgotten, and headers.

Both languages of a label stand side by side in the templates: `{{ t("期限", "Deadline") }}`. A page's whole state is
its address, so a link can be sent to a colleague and shows them the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from api.linked.forms import links_about
from api.pages.frame import wording
from api.problems import ExplainedRoute, status_of
from api.schemas.day import read_day
from graph.errors import BadRequest, ZerenError
from viz import legend
from viz.legend import Lang

if TYPE_CHECKING:
    from graph.ask.navigator import Navigator

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_ABOUT = re.compile(r"/(?:tasks|units|policies)/([a-z0-9-]+)")
"""Pages about one thing, which has data too."""
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals.update(legend=legend, term_of=legend.term_of)
_ENVIRONMENT.filters.update(wording.FILTERS)


@dataclass(frozen=True, slots=True)
class Frame:
    """The reader's language and address; made once a request."""

    lang: Lang
    path: str
    query: Mapping[str, str]

    def t(self, zh: str, en: str) -> str:
        """The words in the reader's language."""
        return en if self.lang == "en" else zh

    def link(self, path: str, /, **query: object) -> str:
        """An address within these pages that keeps the language: `link("/due", unit="u-1")`.

        A `#part` stays last; a bare `#part` is this page's own and stays as it is.
        """
        if path.startswith("#"):
            return path
        address, hash_mark, part = path.partition("#")
        joint = "&" if "?" in address else "?"
        asked = {name.rstrip("_"): str(value) for name, value in query.items() if value not in (None, "")}
        if self.lang == "en":
            asked["lang"] = "en"
        return address + (f"{joint}{urlencode(asked)}" if asked else "") + hash_mark + part

    def source(self, policy: str, start: int, end: int) -> str:
        """Where a passage stands in its policy's text."""
        return self.link(f"/policies/{policy}#mark", mark=f"{start}-{end}")

    @property
    def other_language(self) -> str:
        """The same page in the other language."""
        asked = {name: value for name, value in self.query.items() if name != "lang"}
        if self.lang == "zh":
            asked["lang"] = "en"
        return self.path + (f"?{urlencode(asked)}" if asked else "")

    @property
    def data(self) -> str:
        """The data of this page: the same address with `.json`."""
        asked = {name: value for name, value in self.query.items() if name != "lang"}
        home = "/search" if asked.get("q") else "/policies"
        path = home if self.path == "/" else self.path
        return f"{path}.json" + (f"?{urlencode(asked)}" if asked else "")


def frame_of(request: Request) -> Frame:
    """The frame of a request: Chinese unless `?lang=en`."""
    lang: Lang = "en" if request.query_params.get("lang") == "en" else "zh"
    return Frame(lang, request.url.path, dict(request.query_params))


def show(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page of ours, escaped throughout, with headers that let nothing in from outside."""
    frame = frame_of(request)
    html = _ENVIRONMENT.get_template(template).render(frame=frame, t=frame.t, link=frame.link, **context)
    headers = {"Content-Security-Policy": PAGE_POLICY, "Content-Language": _tag(frame.lang)}
    if status == HTTPStatus.OK and (thing := _ABOUT.fullmatch(frame.path)):
        headers["Link"] = ", ".join(links_about(thing[1]))
    return HTMLResponse(html, status, headers)


def navigator_of(request: Request) -> "Navigator":
    """The one Navigator of the application."""
    navigator: Navigator = request.app.state.navigator
    return navigator


def day_of(request: Request, name: str = "as_of") -> date | None:
    """A day from the address, or None where it is left out: `?as_of=2021-01-01`."""
    written = request.query_params.get(name, "").strip()
    if not written:
        return None
    try:
        return read_day(written)
    except ValueError as error:
        raise BadRequest(
            f"日期写法有误：{written}",
            f"not a date: {written}",
            hint_zh="写成 2021-01-01",
            hint_en="Write it as 2021-01-01",
        ) from error


def as_of(request: Request) -> date:
    """The day on which status is judged: from the address, else as set, else today in China."""
    today: date = request.app.state.settings.today()
    return day_of(request) or today


class PageRoute(ExplainedRoute):
    """A route whose errors are pages too: an unknown unit is told in words, with the way back."""

    def explain(self, request: Request, error: ZerenError) -> Response:
        """Our own error as a page."""
        return show(request, "error.html", status_of(error), error=error)


def _tag(lang: Lang) -> str:
    return "en" if lang == "en" else "zh-CN"
