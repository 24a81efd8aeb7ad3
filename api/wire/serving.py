"""uvicorn as we run it: connections that end, accepted a few at a time, and nobody's word for where they come from."""

from __future__ import annotations

import ipaddress
import logging
import socket
from typing import TYPE_CHECKING

import uvicorn

from api.wire.connections import BURST, Watch, limits_here

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.settings import Settings

QUEUE = 1024
"""Connections that the system holds for us until they are accepted."""
_LAST_ANSWERS = 10
"""Seconds for answers under way, and for who does not take them, once the server is told to stop."""
_log = logging.getLogger(__name__)


class Server(uvicorn.Server):
    """Accepts no more at one go than there are files kept for, while the system may hold more."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts; asyncio takes the length of the queue for how many to accept at one go, so it is set again."""
        await super().startup(sockets)
        for listening in sockets or ():
            listening.listen(QUEUE)


def server_of(app: FastAPI, settings: Settings) -> Server:
    """A server whose requests come from the other end of their connection, or from whom a proxy of ours names."""
    return Server(
        uvicorn.Config(
            app,
            http=Watch(limits_here()).protocol(),
            ws="none",
            backlog=BURST,
            timeout_graceful_shutdown=_LAST_ANSWERS,
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=list(settings.proxies),
            log_level="warning",
            server_header=False,
        )
    )


def warn_of_others(address: str) -> None:
    """Tells, at the start and in the log, that whoever reaches this address may write: there are no accounts."""
    if ipaddress.ip_address(address.partition("%")[0]).is_loopback:
        return
    _log.warning(
        "注意：正在 %s 上监听，能连到这个地址的任何人都可以存入文件、填报、更正和撤回，系统不核实身份；"
        "只供本机使用时请用 127.0.0.1，否则请在前面放上验证身份的代理。\n"
        "Listening on %s: anybody who can reach this address may take in documents, report, correct and withdraw;"
        " nobody's identity is checked. Use 127.0.0.1 for this machine alone, else put a proxy in front that asks who"
        " it is.",
        address,
        address,
    )
