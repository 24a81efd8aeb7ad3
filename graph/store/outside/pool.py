"""The server's side: so many queries at once, so many waiting, each in a child that is gone afterwards."""

import asyncio
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import time
import weakref
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import graph
from graph.store.outside.asked import HEAD, AskedQuery, QueryAnswer, Source, framed, raise_refused
from graph.store.outside.limits import RunLimits
from graph.store.outside.refusals import EndpointLost, QueryBusy, QueryStopped, QueryUnanswered, out_of_time

_log = logging.getLogger(__name__)
_GRACE = 1.0
"""How much longer than its time a child is waited for before the server ends it itself."""
_NURSERY = "graph.store.outside.work.nursery"


class QueryPool:
    """Answers scanned queries; belongs to one event loop and never holds it up. Starts at the first query."""

    def __init__(self, source: Source, limits: RunLimits | None = None) -> None:
        self._source, self.limits = source, limits or RunLimits()
        self._free = asyncio.Semaphore(self.limits.workers)
        self._starting = asyncio.Lock()
        self._waiting = 0
        self._nursery: Nursery | None = None

    async def answer(self, asked: AskedQuery) -> QueryAnswer:
        """The answer; raises `QueryRefused`, `NotServed` or `QueryUnanswered`, and of an endpoint `NotExact`."""
        await self._take_turn()
        try:
            return await self._answer(asked)
        finally:
            self._free.release()

    async def close(self) -> None:
        """Ends the nursery; children end with their time."""
        if self._nursery is not None:
            await asyncio.to_thread(self._nursery.close)
            self._nursery = None

    async def _take_turn(self) -> None:
        if self._waiting >= self.limits.waiting:
            raise self._busy()
        self._waiting += 1
        try:
            await asyncio.wait_for(self._free.acquire(), self.limits.seconds * 2)
        except TimeoutError as error:
            raise self._busy() from error
        finally:
            self._waiting -= 1

    async def _answer(self, asked: AskedQuery) -> QueryAnswer:
        reader, writer = await self._child()
        try:
            pid = await self._started(reader)
            writer.write(framed(asked.packed()))
            return await self._read_answer(reader, pid)
        finally:
            writer.close()

    async def _child(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A socket whose other end is on its way to a new child."""
        ours, theirs = socket.socketpair()
        with theirs:
            for attempt in (1, 2):
                nursery = await self._awake()
                try:
                    nursery.send(theirs)
                    break
                except OSError as error:
                    await self._forget(nursery)
                    if attempt == 2:
                        ours.close()
                        raise _unanswered() from error
        ours.setblocking(False)
        return await asyncio.open_connection(sock=ours)

    async def _awake(self) -> "Nursery":
        async with self._starting:
            if self._nursery is None:
                self._nursery = await asyncio.to_thread(Nursery, self._source, self.limits)
            return self._nursery

    async def _forget(self, nursery: "Nursery") -> None:
        if self._nursery is nursery:
            self._nursery = None
            _log.warning("the process that answers queries was gone; another takes its place")
            await asyncio.to_thread(nursery.close)

    async def _started(self, reader: asyncio.StreamReader) -> int:
        try:
            head = await asyncio.wait_for(reader.readexactly(HEAD.size), self.limits.start_seconds)
        except TimeoutError as error:
            raise _loading() from error
        except (asyncio.IncompleteReadError, OSError) as error:
            raise _unanswered() from error
        return int(HEAD.unpack(head)[0])

    async def _read_answer(self, reader: asyncio.StreamReader, pid: int) -> QueryAnswer:
        began = time.monotonic()
        try:
            return await asyncio.wait_for(_received(reader), self.limits.seconds + _GRACE)
        except EndpointLost as error:
            _log.warning("%s", error.log)
            raise
        except QueryStopped as error:
            raise self._stopped(late=True) from error
        except TimeoutError as error:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            raise self._stopped(late=True) from error
        except (asyncio.IncompleteReadError, OSError) as error:
            raise self._stopped(late=time.monotonic() - began >= self.limits.seconds * 0.9) from error

    def _busy(self) -> QueryBusy:
        return QueryBusy(
            "正在处理的查询太多",
            "too many queries are being answered",
            retry_after=max(1, round(self.limits.seconds)),
            hint_zh="请稍后再试。",
            hint_en="Try again in a little while.",
        )

    def _stopped(self, *, late: bool) -> QueryStopped:
        seconds = self.limits.seconds
        zh, en = (
            out_of_time(seconds) if late else ("查询用尽了内存，已停止", "the query used up its memory and was stopped")
        )
        return QueryStopped(
            zh,
            en,
            retry_after=max(1, round(seconds)),
            hint_zh="请缩小范围：写明图、文件或单位，减少相乘的模式，加上 LIMIT。",
            hint_en="Ask for less: name a graph, a policy or a unit, avoid patterns that multiply, add a LIMIT.",
        )


class Nursery:
    """The process that holds the copy of the graph. Making one blocks: do it in a thread."""

    def __init__(self, source: Source, limits: RunLimits) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", _NURSERY, str(theirs.fileno()), json.dumps(asdict(limits))],
                stdin=subprocess.PIPE,
                pass_fds=(theirs.fileno(),),
                cwd=Path(graph.__file__).parents[1],
                env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1", "PYTHONPATH": _rooms()},
            )
        self._control.setblocking(False)
        self._end = weakref.finalize(self, _end, self._control, self._process)  # also when nobody closes it
        stdin = self._process.stdin
        if stdin is not None:
            with suppress(BrokenPipeError), stdin:  # where it died at once, the first query will tell
                stdin.write(source.packed())

    def send(self, door: socket.socket) -> None:
        """Passes one end of a socket on; raises `OSError` where nobody takes it."""
        socket.send_fds(self._control, [b"q"], [door.fileno()])

    def close(self) -> None:
        """Lets it end by itself, and ends it where it does not."""
        self._end()


def _end(control: socket.socket, process: "subprocess.Popen[bytes]") -> None:
    control.close()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


async def _received(reader: asyncio.StreamReader) -> QueryAnswer:
    size = HEAD.unpack(await reader.readexactly(HEAD.size))[0]
    told: dict[str, Any] = json.loads(await reader.readexactly(size))
    if "refused" in told:
        raise_refused(told["refused"])
    return QueryAnswer(await reader.readexactly(told["size"]), told["rows"], told["truncated"], told["by"])


def _loading() -> QueryBusy:
    return QueryBusy(
        "供查询的图还在载入",
        "the graph for queries is still being loaded",
        retry_after=5,
        hint_zh="请稍后再试。",
        hint_en="Try again in a little while.",
    )


def _unanswered() -> QueryUnanswered:
    return QueryUnanswered(
        "查询进程未能启动",
        "the process that answers queries could not be started",
        retry_after=10,
        hint_zh="请稍后再试；原因见服务日志。",
        hint_en="Try again later; the server's log holds the reason.",
    )


def _rooms() -> str:
    return str(Path(graph.__file__).parents[1])
