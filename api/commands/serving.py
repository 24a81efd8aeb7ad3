"""`zeren serve`: the API and the pages, on this machine unless told otherwise."""

from __future__ import annotations

import errno
import secrets
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.terminal import note, out
from graph.errors import BadRequest

if TYPE_CHECKING:
    from fastapi import FastAPI

    from api.settings import Settings
    from graph.ask.answers import PolicyRef

_MOST_GREETED = 5


def serve(
    host: Annotated[str | None, typer.Option("--host", help="监听地址 / address, default 127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="端口 / port, default 8000")] = None,
) -> None:
    """启动网页与接口 · Serve the pages and the API."""
    from api.settings import load_settings

    told = {"host": host, "port": port}
    settings = load_settings().model_copy(update={name: value for name, value in told.items() if value is not None})
    with _bind(settings) as listening:
        _run(settings, listening)


def _bind(settings: Settings) -> socket.socket:
    """Take the port before anything heavy starts, and say plainly when somebody else has it."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named as TCP: only then does asyncio send small answers at once, instead of 40 ms later on a kept connection.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise _no_port(settings, error) from error
    return listening


def _no_port(settings: Settings, error: OSError) -> BadRequest:
    where = f"{settings.host}:{settings.port}"
    if error.errno == errno.EADDRINUSE:
        return BadRequest(
            f"端口已被占用：{where}",
            f"the port is in use: {where}",
            hint_zh=f"停止占用它的程序，或换一个端口：zeren serve --port {settings.port + 1}",
            hint_en="Stop what holds it, or take another port",
        )
    return BadRequest(
        f"无法监听 {where}：{error.strerror}",
        f"cannot listen on {where}: {error.strerror}",
        hint_zh="检查地址；1024 以下的端口需要管理员权限",
        hint_en="Check the address; ports below 1024 need an administrator",
    )


def _run(settings: Settings, listening: socket.socket) -> None:
    from api.app import create_app, hold_store
    from api.wire.serving import server_of, warn_of_others
    from api.wiring import open_store

    with open_store(settings) as store:
        app = create_app(settings)
        hold_store(app, store)
        _announce(settings, listening.getsockname(), app)
        _greet(settings, listening.getsockname()[1], app.state.navigator.policies())
        warn_of_others(listening.getsockname()[0])
        server_of(app, settings).run(sockets=[listening])
    note("已停止，数据都已存好。", "stopped; everything is stored.")


def _announce(settings: Settings, listening: tuple[str, int], app: FastAPI) -> None:
    """Tell commands on this machine where to send what they want recorded, unless only others can reach us."""
    from graph.store.lock import Serving, announce

    here = {"127.0.0.1": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::1": "::1", "::": "::1"}.get(listening[0])
    if here is not None:
        app.state.instance = secrets.token_hex(16)
        announce(settings.store, Serving(here, listening[1], app.state.instance))


def _greet(settings: Settings, port: int, policies: tuple[PolicyRef, ...]) -> None:
    """The address, and what is loaded."""
    from rich.text import Text

    from api.commands.shown.folding import Folded

    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{port}/"
    out().print(Text.assemble(("责任 Zeren", "bold"), "  ", (address, "bold cyan")), soft_wrap=True)
    store = settings.endpoint or settings.store
    out().print(Text(f"接口 API {address}docs · 存储 store {store} · 停止 stop: Ctrl+C", "dim"), soft_wrap=True)
    for policy in policies[:_MOST_GREETED]:
        held = f"任务 {policy.tasks} · 单位 {policy.units} · 职责 {policy.duties} · 指标 {policy.targets}"
        counts = f"  {held} · 存疑 {policy.findings}"
        out().print(Folded(Text.assemble((f"{policy.number or '无文号'} ", "cyan"), policy.title, (counts, "dim"))))
    if len(policies) > _MOST_GREETED:
        out().print(f"共 {len(policies)} 份文件 · {len(policies)} policies in all")
