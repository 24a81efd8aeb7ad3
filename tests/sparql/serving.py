"""The SPARQL door over any data, served for real on this machine; nothing else of the application is needed."""

import asyncio
import http.client
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from fastapi import FastAPI

from api.problems import add_handlers
from api.settings import Settings
from api.sparql import door
from api.sparql.opening import close_pool
from graph.store.outside.asked import Source


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8")


@dataclass(slots=True)
class Door:
    """A running server."""

    app: FastAPI
    port: int
    loop: asyncio.AbstractEventLoop

    def over(self, source: Source) -> None:
        """Answers from other data from now on."""
        self.app.state.query_source = source
        asyncio.run_coroutine_threadsafe(close_pool(self.app), self.loop).result(30)

    def send(self, method: str, path: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Reply:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body or None, dict(headers or {}))
            answer = connection.getresponse()
            return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "*/*", **parameters: str) -> Reply:
        """A query by GET."""
        asked = urlencode({"query": query, **parameters})
        return self.send("GET", f"/sparql?{asked}", {"Accept": accept})

    def post(self, query: str, accept: str = "*/*") -> Reply:
        """A query as the body of a POST."""
        headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
        return self.send("POST", "/sparql", headers, query.encode())


def bare_app(settings: Settings, source: Source) -> FastAPI:
    """The door alone, over this data."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.state.settings, app.state.query_source = settings, source
    add_handlers(app)
    app.include_router(door.router)
    return app


@contextmanager
def served(app: FastAPI) -> Iterator[Door]:
    """The application on a free port, in a thread of its own."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", lifespan="off"))
        started = threading.Event()
        loops: list[asyncio.AbstractEventLoop] = []

        async def run() -> None:
            loops.append(asyncio.get_running_loop())
            serving = asyncio.create_task(server.serve([listening]))
            while not server.started:
                await asyncio.sleep(0.005)
            started.set()
            await serving
            await close_pool(app)

        thread = threading.Thread(target=asyncio.run, args=(run(),), daemon=True)
        thread.start()
        if not started.wait(20):
            raise RuntimeError("the server did not start")
        try:
            yield Door(app, listening.getsockname()[1], loops[0])
        finally:
            server.should_exit = True
            thread.join(20)


def quads_file(path: Path, nquads: str) -> Source:
    """Data for a door: N-Quads in a file, any graph's triples in the default graph."""
    path.write_text(nquads, "utf-8")
    return Source(quads=path)
