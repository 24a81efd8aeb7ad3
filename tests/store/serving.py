"""A real SPARQL server, and one that answers nonsense."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

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


def free_port() -> int:
    """A port nobody listens on at the moment."""
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        return server.server_port


@contextmanager
def nonsense_server(status: int, body: bytes) -> Iterator[str]:
    """Answers every request with the same status and bytes."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
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
