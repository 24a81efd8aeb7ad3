"""Real SPARQL servers, and one that answers nonsense."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from benchmarks.serve.virtuoso import missing, virtuoso
from graph.store.engines.protocol import Endpoint, endpoint_of

OXIGRAPH = Path(sys.executable).with_name("oxigraph")


@contextmanager
def sparql_server(folder: Path, port: int = 0) -> Iterator[str]:
    """The address of an Oxigraph server that keeps its data in the folder; it is there when this begins."""
    where = f"127.0.0.1:{port or free_port()}"
    command = [str(OXIGRAPH), "serve", "--location", str(folder), "--bind", where]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if "Listening" in line:
                break
        try:
            yield f"http://{where}/query"
        finally:
            server.kill()


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[Endpoint]:
    """A Virtuoso as Debian packs it, with its usual limits; updates go to the address that wants a password."""
    if absent := missing():
        if os.environ.get("ZEREN_REQUIRE_SERVERS") == "1":
            pytest.fail(absent)
        pytest.skip(absent)
    with virtuoso(folder) as server:
        where = f"http://127.0.0.1:{server.http_port}"
        yield endpoint_of(f"{where}/sparql", f"{where}/sparql-auth", "dba", "dba")


@contextmanager
def real_server(kind: str, folder: Path) -> Iterator[Endpoint]:
    """A server of that kind, nothing of ours in it."""
    if kind == "virtuoso":
        with virtuoso_server(folder) as endpoint:
            yield endpoint
    else:
        with sparql_server(folder) as address:
            yield endpoint_of(address)


def free_port() -> int:
    """A port nobody listens on at the moment."""
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        return server.server_port


@contextmanager
def nonsense_server(status: int, body: bytes, **headers: str) -> Iterator[str]:
    """Answers every request with the same status, headers and bytes."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """The tests' output stays theirs."""

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql"
        finally:
            server.shutdown()
            thread.join()
