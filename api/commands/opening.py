"""The store as a question sees it: a snapshot that needs no right to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from graph.errors import StoreInUse

if TYPE_CHECKING:
    from datetime import date

    from api.settings import Settings
    from graph.ask.navigator import Navigator
    from graph.store.store import Store


@contextmanager
def reading() -> Iterator[tuple[Navigator, date]]:
    """A navigator over a snapshot of the store, and the day on which status is judged."""
    from api.settings import load_settings
    from api.wiring import read_store
    from graph.ask.navigator import Navigator

    settings = load_settings()
    with read_store(settings) as store:
        yield Navigator(store), settings.today()


@contextmanager
def reading_file(path: Path) -> Iterator[tuple[Navigator, str]]:
    """A navigator over one file in a store of its own, and the id of its policy; the store is gone afterwards."""
    from api.settings import load_settings
    from api.wiring import open_store
    from graph.ask.navigator import Navigator
    from graph.read.source import load_bytes

    data, name = load_bytes(path)
    with TemporaryDirectory() as folder:
        settings = load_settings().model_copy(update={"store": Path(folder), "endpoint": "", "bundled": False})
        with open_store(settings) as store:
            policy = store.ingest(data, name).policy
            yield Navigator(store), policy


def writing(settings: Settings) -> Store:
    """The store for documents to be taken in; where a server holds it, `StoreInUse` says how to give them to that."""
    from api.wiring import open_store
    from graph.store.lock import announced

    try:
        return open_store(settings)
    except StoreInUse as busy:
        server = announced(settings.store)
        if server is None:
            raise
        sent = f"curl -F file=@{{}} {server.address}/api/policies"
        raise StoreInUse(
            busy.zh,
            busy.en,
            hint_zh=f"服务正在运行：{server.address}/ ；逐份存入用 {sent.format('文件')}，或停止服务后重试。",
            hint_en=f"It is being served: take a document in by {sent.format('FILE')}, or stop the server first.",
        ) from busy
