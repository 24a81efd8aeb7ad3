"""The process that holds the copy of the graph, or asks an endpoint, and has one child for each query.

Started as `python -m …nursery FD LIMITS`.

A child begins with everything loaded (it shares the memory), answers one query, and is gone; whatever the query did
to it, the next child knows nothing of it. The server keeps no graph for strangers and runs none of their queries.

It has no threads, so forking is safe. It ends when the server does: its control socket then closes.
"""

import gc
import json
import os
import signal
import socket
import sys
from contextlib import suppress

from graph.store.outside.asked import HEAD, REFUSALS, AskedQuery, QueryAnswer, Source, answer_head, refusal_head
from graph.store.outside.far.answering import Far
from graph.store.outside.limits import RunLimits
from graph.store.outside.work.confine import confine
from graph.store.outside.work.evaluate import evaluate
from graph.store.outside.work.grammar import load_grammar
from graph.store.outside.work.replica import Copy, FileCopy, JournalCopy


class Near:
    """Answers from a copy of the graph in this process."""

    alone = True

    def __init__(self, copy: Copy, *, union: bool) -> None:
        self._copy, self._union = copy, union

    def catch_up(self) -> None:
        self._copy.catch_up()

    def answer(self, asked: AskedQuery, limits: RunLimits) -> QueryAnswer:
        return evaluate(self._copy.store, asked, limits, union=self._union)


class Away:
    """Asks the endpoint that keeps the graph."""

    alone = False

    def __init__(self, far: Far) -> None:
        self.answer = far.answer

    def catch_up(self) -> None:
        """Each child sees for itself where the endpoint is."""


def main() -> None:
    """Reads what to answer from on standard input, then serves until the control socket closes."""
    control = socket.socket(fileno=int(sys.argv[1]))
    limits = RunLimits(**json.loads(sys.argv[2]))
    source = Source.of(sys.stdin.buffer.read())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which then closes the socket
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    answerer = _answerer(source)
    load_grammar()
    gc.freeze()
    serve(control, answerer, limits)


def serve(control: socket.socket, answerer: Near | Away, limits: RunLimits) -> None:
    """One child for each socket that arrives."""
    while True:
        _, passed, _, _ = socket.recv_fds(control, 1, 1)
        if not passed:
            return
        with socket.socket(fileno=passed[0]) as door:
            answerer.catch_up()
            if os.fork() == 0:
                control.close()
                _live(door, answerer, limits)


def _live(door: socket.socket, answerer: Near | Away, limits: RunLimits) -> None:
    """The whole life of a child; never returns."""
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)  # what the engine says when it dies is no news for the log
        confine(limits, alone=answerer.alone)
        with suppress(OSError, MemoryError, RecursionError):
            _answer(door, answerer, limits)
            code = 0
    finally:
        os._exit(code)


def _answer(door: socket.socket, answerer: Near | Away, limits: RunLimits) -> None:
    door.sendall(HEAD.pack(os.getpid()))
    asked = AskedQuery.of(_read(door, HEAD.unpack(_read(door, HEAD.size))[0]))
    try:
        answer = answerer.answer(asked, limits)
    except REFUSALS as error:
        door.sendall(refusal_head(error))
    else:
        door.sendall(answer_head(answer))
        door.sendall(answer.body)


def _read(door: socket.socket, size: int) -> bytes:
    parts = []
    while size:
        part = door.recv(min(size, 65536))
        if not part:
            raise ConnectionResetError("the server went away")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _answerer(source: Source) -> Near | Away:
    if source.journal is not None and source.endpoint is not None:
        return Away(Far(source.endpoint, source.journal))
    if source.journal is not None:
        return Near(JournalCopy(source.journal, source.registers), union=source.union)
    if source.quads is not None:
        return Near(FileCopy(source.quads), union=source.union)
    raise ValueError("a source is a journal or a file of quads")


if __name__ == "__main__":
    main()
