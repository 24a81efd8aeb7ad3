"""Who compiles: one thread of this process, or processes of this machine. Both are asked in the same way.

A worker that dies takes with it only what it was compiling: that is done again, each document by itself in a process
of its own, so that the one that kills its worker is known for certain.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Protocol, Self

from graph.bulk.documents import Document, Outcome, compile_documents

if TYPE_CHECKING:
    from graph.settle.units.registers import Registers


Work = Callable[[Sequence[Document], "Registers | None"], list[Outcome]]
"""What a worker does; a function that other processes can import."""


class Promise(Protocol):
    """A result that is on its way: of this machine, or of a cluster."""

    def result(self) -> list[Outcome]:
        """Waits for it; raises what the worker raised, or that it died."""

    def exception(self) -> BaseException | None:
        """Waits for it; what `result` would raise."""


class Crew(Protocol):
    """Takes documents and promises their outcomes."""

    ahead: int
    """Parcels that are on their way at once: enough to keep all busy, few enough to be held in memory."""

    def send(self, documents: Sequence[Document]) -> Promise:
        """Has them compiled, all by one worker."""

    def send_alone(self, document: Document) -> Promise:
        """Has one compiled where nothing else is."""

    def died(self, error: BaseException) -> bool:
        """Whether this error says that a worker died, not that the compiler failed."""


class OwnThread:
    """Compiles in this process: for a few documents, or on one core."""

    ahead = 1

    def __init__(self, registers: Registers | None = None) -> None:
        self._registers = registers
        self._thread = ThreadPoolExecutor(1)

    def send(self, documents: Sequence[Document]) -> Promise:
        return self._thread.submit(compile_documents, documents, self._registers)

    def send_alone(self, document: Document) -> Promise:
        return self.send([document])

    def died(self, error: BaseException) -> bool:
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(cancel_futures=True)


class Processes:
    """Compiles in as many processes as are asked for; they end with this one, however it ends."""

    def __init__(self, workers: int, registers: Registers | None = None, work: Work = compile_documents) -> None:
        self.ahead = 2 * workers + 1
        self._workers, self._start = workers, (registers, work)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["graph.bulk.warm"])
        self._pool: Executor | None = None
        self._lone: Executor | None = None

    def send(self, documents: Sequence[Document]) -> Promise:
        self._pool = self._pool or self._started(self._workers)
        try:
            return self._pool.submit(_do, documents)
        except BrokenProcessPool:
            self._pool = self._started(self._workers)
            return self._pool.submit(_do, documents)

    def send_alone(self, document: Document) -> Promise:
        self._end(self._lone)
        self._lone = self._started(1)
        return self._lone.submit(_do, [document])

    def died(self, error: BaseException) -> bool:
        return isinstance(error, BrokenProcessPool)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end(self._pool)
        self._end(self._lone)

    def _started(self, workers: int) -> Executor:
        return ProcessPoolExecutor(workers, self._context, _begin, self._start)

    @staticmethod
    def _end(pool: Executor | None) -> None:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


_set: list[tuple[Registers | None, Work]] = []
"""In a worker, what it was started with."""


def _begin(registers: Registers | None, work: Work) -> None:
    """In each worker: Ctrl-C is the parent's affair, and without the parent there is nothing to work for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _set.append((registers, work))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(documents: Sequence[Document]) -> list[Outcome]:
    registers, work = _set[0]
    return work(documents, registers)
