"""One uvicorn worker on a free port, which is printed before the first request is taken."""

from __future__ import annotations

import socket
import sys
from typing import Any


def serve(app: Any) -> None:
    """Serves until the process is ended, quietly: a log line a request would be measured too."""
    import uvicorn

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        sys.stdout.write(f"{listening.getsockname()[1]}\n")
        sys.stdout.flush()
        config = uvicorn.Config(app, log_level="critical", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])
