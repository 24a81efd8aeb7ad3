"""`zeren correct` while a server holds the store: recorded by the server, and shown as it would be without one."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from api.commands.serving import _announce
from api.settings import Settings
from api.wiring import open_store
from graph.store.events import Correction
from graph.store.lock import LOCK, Serving, announce, announced
from tests.cli.conftest import Ended, Run
from tests.cli.test_process import _server

SIGNED = ("--who", "张三", "--why", "会议纪要第3页")
ENTRIES = (
    ("owner", "2", "--add", "州应急管理局", "--role", "support"),
    ("owner", "2", "--replace", "州公安局", "--by", "公安部门", "--role", "lead"),
    ("owner", "2", "--replace", "州教育局", "--role", "lead"),
    ("owner", "2", "--confirm", "州财政局"),
    ("date", "2", "--replace", "2020-12-31", "--by", "2021-06-30"),
    ("figure", "2", "--replace", "中小学与城镇幼儿园专职保安员配备率", "--value", "95"),
    ("figure", "2", "--add", "培训班", "--bound", ">=", "--value", "2", "--words", "安全工作人员能力提升培训班"),
    ("name", "卫生疾控部门", "--unit", "州卫生健康局"),
    ("name", "卫生疾控部门", "--nobody"),
    ("withdraw", "2"),
    ("owner", "2", "--remove", "无此单位"),
    ("date", "2", "--add", "去年"),
    ("withdraw", "999"),
)


def _all(zeren: Run) -> list[Ended]:
    """What each entry was answered with, but for the time, which is the clock's."""
    ended = [zeren("correct", *entry, *SIGNED) for entry in ENTRIES]
    return [replace(each, out=re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "TIME", each.out)) for each in ended]


@pytest.fixture
def store(seed_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zeren: Run) -> Path:
    """A store of its own."""
    shutil.copytree(seed_store, tmp_path / "store")
    monkeypatch.setenv("ZEREN_STORE", str(tmp_path / "store"))
    return tmp_path / "store"


def test_beside_a_server_all_is_as_without_one(
    store: Path, seed_store: Path, tmp_path: Path, zeren: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _server(store):
        beside = _all(zeren)
    shutil.copytree(seed_store, tmp_path / "alone")
    monkeypatch.setenv("ZEREN_STORE", str(tmp_path / "alone"))
    assert beside == _all(zeren)
    assert [ended.code for ended in beside] == [0] * 10 + [1] * 3
    assert _recorded(store) == _recorded(tmp_path / "alone")


def _recorded(folder: Path) -> list[dict[str, str | None]]:
    """What was recorded, but for the time."""
    with open_store(Settings(store=folder)) as store:
        return [{key: text for key, text in event.body.items() if key != "time"} for event in store.events()]


def test_documents_are_for_the_server_to_take_in(store: Path, zeren: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    with _server(store) as (address, _):
        refused = zeren("ingest", str(tmp_path / "a.txt"))
    assert refused.code == 1
    assert f"curl -F file=@文件 {address}api/policies" in refused.err


@contextmanager
def _another(instance: str) -> Iterator[tuple[int, list[str]]]:
    """Some other program at a port, that may even call itself as ours did; and what it was asked."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append(f"GET {self.path}")
            self.send_response(200)
            self.send_header("Zeren-Instance", instance)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_POST(self) -> None:
            asked.append(f"POST {self.path}")
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1], asked
        finally:
            server.shutdown()
            thread.join()


def test_nothing_is_sent_to_another_program(store: Path, zeren: Run) -> None:
    with open_store(Settings(store=store)), _another("f" * 32) as (port, asked):
        announce(store, Serving("127.0.0.1", port, "0" * 32))
        refused = zeren("correct", "withdraw", "2", *SIGNED)
    assert (refused.code, asked) == (1, ["GET /readyz"])
    assert "正被另一个进程" in refused.err


def test_where_nobody_answers_the_store_is_in_use(store: Path, zeren: Run) -> None:
    with open_store(Settings(store=store)):
        assert "正被另一个进程" in zeren("correct", "withdraw", "2", *SIGNED).err
        announce(store, Serving("127.0.0.1", 1, "0" * 32))
        assert "正被另一个进程" in zeren("correct", "withdraw", "2", *SIGNED).err


def test_a_lost_connection_says_that_it_may_have_been_recorded(store: Path, zeren: Run) -> None:
    with open_store(Settings(store=store)) as held, _another("a" * 32) as (port, asked):
        held.add_correction(Correction("p-x", "name", None, "李四", "2021-01-15T09:00:00+08:00", "r", named="教育部门"))
        announce(store, Serving("127.0.0.1", port, "a" * 32))
        ended = zeren("correct", "withdraw", "2", *SIGNED)
    assert (ended.code, asked) == (1, ["GET /readyz", "POST /api/corrections"])
    assert "可能已经记入" in ended.err


@pytest.mark.parametrize(
    "written",
    [
        "", "12\n", "12\n127.0.0.1 80\n", f"12\n10.0.0.9 80 {'a' * 32}\n", f"12\nevil.example 80 {'a' * 32}\n",
        f"12\n127.0.0.1 80 {'a' * 32}\nmore\n", f"12\n127.0.0.1:80/x 80 {'a' * 32}\n", "1\né\n",
    ],
)  # fmt: skip
def test_only_an_address_of_this_machine_counts(tmp_path: Path, written: str) -> None:
    (tmp_path / LOCK).write_text(written, "utf-8")
    assert announced(tmp_path) is None
    assert announced(tmp_path / "none") is None


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("0.0.0.0", "http://127.0.0.1:80"),
        ("::", "http://[::1]:80"),
        ("10.1.2.3", ""),
    ],
)
def test_a_server_for_others_only_is_not_announced(tmp_path: Path, host: str, told: str) -> None:
    from api.app import create_app

    settings = Settings(store=tmp_path)
    _announce(settings, (host, 80), create_app(settings))
    found = announced(tmp_path)
    assert (found.address if found else "") == told
