"""Who works: one thread of this process, or processes of this machine. Both are asked in the same way.

The registers are given to a crew once, and stand beside each piece of work.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from graph.settle.units.registers import Registers

Item = TypeVar("Item")
Made = TypeVar("Made")
Made_co = TypeVar("Made_co", covariant=True)
Work = Callable[[Item, "Registers | None"], Made]
"""From one item and the registers; a function of a module, which other processes can import."""


class Promise(Protocol[Made_co]):
    """A result that is on its way: of this machine, or of a cluster."""

    def result(self) -> Made_co:
        """Waits for it; raises what the worker raised, or that it died."""

    def exception(self) -> BaseException | None:
        """Waits for it; what `result` would raise."""


class Crew(Protocol):
    """Takes work and promises what it makes."""

    ahead: int
    """Pieces of work on their way at once: enough to keep all busy, few enough to be held in memory."""

    def send(self, work: Work[Item, Made], item: Item) -> Promise[Made]:
        """Has it done by one worker."""

    def send_alone(self, work: Work[Item, Made], item: Item) -> Promise[Made]:
        """Has it done where nothing else is, so that a worker that dies died of this."""

    def died(self, error: BaseException) -> bool:
        """Whether this error says that a worker died, not that the work failed."""


class OwnThread:
    """Works in this process: for a few documents, or on one core."""

    ahead = 1

    def __init__(self, registers: Registers | None = None) -> None:
        self._registers = registers
        self._thread = ThreadPoolExecutor(1)

    def send(self, work: Work[Item, Made], item: Item) -> Promise[Made]:
        return self._thread.submit(work, item, self._registers)

    def send_alone(self, work: Work[Item, Made], item: Item) -> Promise[Made]:
        return self.send(work, item)

    def died(self, error: BaseException) -> bool:
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)


class Processes:
    """Works in as many processes as are asked for; they end with this one, however it ends."""

    def __init__(self, workers: int, registers: Registers | None = None) -> None:
        self.ahead = 2 * workers + 1
        self._workers, self._registers = workers, registers
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["graph.bulk.warm"])
        self._pool: Executor | None = None
        self._lone: Executor | None = None

    def send(self, work: Work[Item, Made], item: Item) -> Promise[Made]:
        self._pool = self._pool or self._started(self._workers)
        try:
            return self._pool.submit(_do, work, item)
        except BrokenProcessPool:
            self._pool = self._started(self._workers)
            return self._pool.submit(_do, work, item)

    def send_alone(self, work: Work[Item, Made], item: Item) -> Promise[Made]:
        self._end(self._lone)
        self._lone = self._started(1)
        return self._lone.submit(_do, work, item)

    def died(self, error: BaseException) -> bool:
        return isinstance(error, BrokenProcessPool)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end(self._pool)
        self._end(self._lone)

    def _started(self, workers: int) -> Executor:
        return ProcessPoolExecutor(workers, self._context, _begin, (self._registers,))

    @staticmethod
    def _end(pool: Executor | None) -> None:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


_held: list[Registers | None] = []
"""In a worker, the registers it was started with."""


def _begin(registers: Registers | None) -> None:
    """In each worker: Ctrl-C is the parent's affair, and without the parent there is nothing to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _held.append(registers)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(work: Work[Item, Made], item: Item) -> Made:
    return work(item, _held[0])
